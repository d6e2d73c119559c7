"""Firm: who it is, when it works, who works there, what it makes, and its money."""

from ui.pages.firm.firm_page import FirmPage

__all__ = ["FirmPage"]
