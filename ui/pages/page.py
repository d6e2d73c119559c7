"""What every page is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea

from ui.session import Session
from ui.session.follows import Follows
from ui.widgets.begins_at import BeginsAt


class Page(BeginsAt):
    """A stage of the journey. It draws what it follows, once for each result, and asks the session for changes.

    While a newer result is on its way the page keeps what it shows; an older one is never drawn first. What is read
    from the snapshot itself (fields to type in) is drawn by :meth:`show_snapshot`, at once.

    Attributes:
        follows: what the page is drawn from.
    """

    follows: ClassVar[Follows] = Follows.SNAPSHOT

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._is_stale = True
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        for what, ready in (
            (Follows.ANALYSIS, session.analysed),
            (Follows.RANKING, session.ranked),
            (Follows.PLAN, session.planned),
        ):
            if what in self.follows:
                ready.connect(self._on_result)
        if Follows.CHOICE in self.follows:
            session.candidate_chosen.connect(self._on_choice)

    def set_name(self, name: str) -> None:
        """What a reader calls the page, and what scrolls in it."""
        self.setAccessibleName(name)
        for area in self.findChildren(QScrollArea):
            if not area.accessibleName():
                area.setAccessibleName(name)

    def refresh(self) -> None:
        """Draw what the page follows."""
        raise NotImplementedError

    def show_snapshot(self) -> None:
        """Draw what comes from the snapshot itself, on a page that follows a result."""

    def show_choice(self) -> None:
        """Draw another candidate."""
        self.refresh()

    @property
    def is_waiting(self) -> bool:
        """Whether a newer result than the one that is shown is on its way."""
        return self.session.results.is_waiting(self.follows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.show_snapshot()
            if not self.is_waiting:
                self._is_stale = False
                self.refresh()

    def _on_opened(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.show_snapshot()
            self._on_result()

    def _on_changed(self) -> None:
        if not self.isVisible():
            self._is_stale = True
        elif Follows.SNAPSHOT in self.follows:
            self.refresh()
        else:
            self.show_snapshot()

    def _on_result(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def _on_choice(self) -> None:
        if self.isVisible():
            self.show_choice()
        else:
            self._is_stale = True
