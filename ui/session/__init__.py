"""The open audit as the window sees it: the file, what is computed of it, and what is looked at."""

from ui.session.session import Session

__all__ = ["Session"]
