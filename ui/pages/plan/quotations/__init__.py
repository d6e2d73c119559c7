"""Quotations of suppliers, side by side: what each asks and leaves out, and what it does to the case."""

from ui.pages.plan.quotations.quotations_page import QuotationsPage

__all__ = ["QuotationsPage"]
