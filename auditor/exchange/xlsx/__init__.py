"""The audit as a spreadsheet: real tables, numbers as numbers, and cash flows that an accountant can change."""

from auditor.exchange.xlsx.workbook import write_xlsx

__all__ = ["write_xlsx"]
