"""Report: which sections it has at the left, its pages as they will be printed at the right."""

from ui.pages.report.report_page import ReportPage

__all__ = ["ReportPage"]
