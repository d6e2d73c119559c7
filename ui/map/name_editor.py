"""A line to type in on the canvas: a name on its card, an answer on its line."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class Ended(Enum):
    """How typing on the canvas came to its end."""

    TAKEN = auto()
    """Return."""
    TAKEN_NEXT = auto()
    """Tab: taken, and the next step is asked for."""
    CANCELLED = auto()
    """Escape."""
    LEFT = auto()
    """The focus went elsewhere."""


Typed = Callable[[str, Ended], None]


class NameEditor(QLineEdit):
    """Return stores, Escape leaves the name, Tab stores and asks for the next step."""

    def __init__(self, parent: QWidget, text: str, done: Typed) -> None:
        super().__init__(text, parent)
        self._done: Typed | None = done
        self.setMaxLength(500)
        self.setAccessibleName(text)

    def open_at(self, place: QRect) -> None:
        """Show it in a box of its parent, all of its text selected."""
        self.setGeometry(place)
        self.begin()

    def begin(self) -> None:
        """Let it be typed in."""
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self) -> None:
        """Store what is typed."""
        self._finish(Ended.LEFT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._finish(Ended.TAKEN_NEXT)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(Ended.TAKEN)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(Ended.CANCELLED)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish(Ended.LEFT)

    def _finish(self, ended: Ended) -> None:
        done, self._done = self._done, None
        if done is not None:
            self.put_away()
            done(self.text(), ended)

    def put_away(self) -> None:
        """Take it off the canvas."""
        self.hide()
        self.deleteLater()
