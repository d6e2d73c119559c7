"""The Assess page."""

from ui.pages.assess.assess_page import AssessPage

__all__ = ["AssessPage"]
