"""The printable report: theme, sections, figures."""

from auditor.report.write import Known, report_bytes, write_report

__all__ = ["Known", "report_bytes", "write_report"]
