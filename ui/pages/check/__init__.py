"""The self-check: one question a screen, a first answer, and then the questions that would change it."""

from ui.pages.check.check_page import CheckPage

__all__ = ["CheckPage"]
