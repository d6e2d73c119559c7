"""The Assess page."""

from ui.pages.assess.page import AssessPage

__all__ = ["AssessPage"]
