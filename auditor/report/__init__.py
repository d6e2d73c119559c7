"""The printable report: theme, sections, figures."""

from auditor.report.write import report_bytes, write_report

__all__ = ["report_bytes", "write_report"]
