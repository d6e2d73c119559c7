"""A text that keeps to one line, and its line where there is none: cut short in sight, whole when pointed at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import colour
from ui.widgets.tooltips import wrapped_tooltip


class OneLine(QLabel):
    """``ink`` is a colour of the theme. It never asks for more width than there is."""

    def __init__(self, ink: str = "quiet") -> None:
        super().__init__()
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(wrapped_tooltip(text))

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cut(self, self._ink)


def paint_cut(label: QLabel, ink: str) -> None:
    """The text of a label on one line, cut short where there is no room; in a colour of the theme."""
    painter = QPainter(label)
    painter.setPen(colour(ink))
    shown = label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, label.width())
    painter.drawText(label.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.end()
