"""Labels with a dotted line below their text, which says under the mouse that a click tells more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from ui.theme import colour

if TYPE_CHECKING:  # the first paint does not wait for it
    from PySide6.QtCore import QEvent

_DOTS = (1.0, 2.0)  # of the line below a text, in its thickness


class UnderlinedLabel(QLabel):
    """Knows whether the mouse is over it, and what a click on it is."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.is_hovered = False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.is_hovered = False
        self.update()

    def is_click(self, event: QMouseEvent) -> bool:
        """Whether the left button was let go over it."""
        return event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint())


def dotted_underline(label: QLabel, *, thick: bool = False) -> None:
    """Dots below each line of a label's text, where Qt has drawn it; thicker ones for what has the keyboard."""
    room = label.contentsRect()
    layout = QTextLayout(label.text(), label.font())
    wrap = QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.ManualWrap
    layout.setTextOption(QTextOption(label.alignment()))
    option = layout.textOption()
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    layout.beginLayout()
    height, lines = 0.0, []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines.append(line.naturalTextRect())
    layout.endLayout()
    over = 0.0 if label.alignment() & Qt.AlignmentFlag.AlignTop else (room.height() - height) / 2
    painter = QPainter(label)
    pen = QPen(colour("accent"), 2.0 if thick else 1.0)
    pen.setDashPattern(_DOTS)
    painter.setPen(pen)
    descent = label.fontMetrics().descent()
    for rect in lines:
        at = round(room.top() + over + rect.bottom() - descent + 2) + 0.5
        painter.drawLine(QPointF(room.left() + rect.left(), at), QPointF(room.left() + rect.right(), at))
    painter.end()
