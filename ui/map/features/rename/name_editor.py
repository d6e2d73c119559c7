"""Naming a card on the card itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameEditor(QLineEdit):
    """Return stores, Escape leaves the name, Tab stores and asks for the next step."""

    def __init__(self, parent: QWidget, text: str, place: QRect, done: Callable[[str | None, bool], None]) -> None:
        super().__init__(text, parent)
        self._done: Callable[[str | None, bool], None] | None = done
        self.setMaxLength(500)
        self.setGeometry(place)
        self.setAccessibleName(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self) -> None:
        """Store what is typed."""
        self._finish(self.text(), False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._finish(self.text(), True)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(self.text(), False)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(None, False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish(self.text(), False)

    def _finish(self, text: str | None, append: bool) -> None:
        done, self._done = self._done, None
        if done is not None:
            self.hide()
            self.deleteLater()
            done(text, append)
