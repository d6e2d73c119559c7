"""A quiet note in the status line while what the page shows is being worked out anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from auditor.locale import _
from ui.session import Session

#: What is ready sooner passes without a word.
_PATIENCE_MS = 400


class RecalculatingNote(QLabel):
    """Empty most of the time; it never moves what is beside it."""

    def __init__(self, session: Session, is_waiting: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("status")
        self._is_waiting = is_waiting
        session.changed.connect(lambda _change: QTimer.singleShot(_PATIENCE_MS, self, self.follow))
        for ready in (session.opened, session.analysed, session.ranked, session.planned):
            ready.connect(self._follow_if_shown)

    def follow(self) -> None:
        """Say it where the page waits, be silent where it does not."""
        self.setText(_("Recalculating …") if self._is_waiting() else "")

    def _follow_if_shown(self) -> None:
        if self.text():
            self.follow()
