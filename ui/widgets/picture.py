"""A picture of the set beside a text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw
from ui.theme import colour


class Picture(QWidget):
    """Drawn in a colour of the theme; it says nothing to a reader that the text beside it does not say."""

    def __init__(self, name: str, size: int = 28, ink: str = "accent") -> None:
        super().__init__()
        self._name, self._size, self._ink = name, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(0, 0, self._size, self._size), self._name, colour(self._ink))
        painter.end()
