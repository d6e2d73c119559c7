"""Several short things, one a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit


class LinesBox(QPlainTextEdit):
    """A box of lines.

    Signals:
        left: the keyboard went elsewhere (carries what stands in the box).
    """

    left = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedHeight(88)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(self.toPlainText())
