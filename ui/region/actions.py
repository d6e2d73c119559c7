"""What the File menu offers of sharing and comparing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.session import Session


def share_figures(parent: QWidget, session: Session) -> None:
    """What leaves, consent, and the file."""
    from ui.region.share_dialog import ShareDialog

    ShareDialog(parent, session).exec()


def where_we_stand(parent: QWidget, session: Session) -> None:
    """The firm among others."""
    from ui.region.standing_dialog import StandingDialog

    StandingDialog(parent, session).exec()
