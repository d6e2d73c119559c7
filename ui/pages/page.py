"""What every page is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.session import Session


class Page(QWidget):
    """A stage of the journey. It draws the session's snapshot and asks the session for changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.opened.connect(self._refresh_if_visible)
        session.changed.connect(self._refresh_if_visible)
        self._stale = True

    def refresh(self) -> None:
        """Draw the snapshot."""
        raise NotImplementedError

    def _refresh_if_visible(self, *_args: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._stale = False
            self.refresh()
