"""A level in words, with a mark whose colour and shape say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import UNIT, colour, is_dark
from ui.widgets.labels import label

_SIZE = 18


class LevelMark(QWidget):
    """Levels 0 (a disc), 1 (a triangle) and 2 (a square); None for what is not known (a ring)."""

    def __init__(self) -> None:
        super().__init__()
        self.sign = _Sign()
        self.text = label("", size=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.sign)
        row.addWidget(self.text, 1)

    def show_level(self, level: int | None, text: str) -> None:
        """Take over a level and its words."""
        self.sign.level = level
        self.sign.update()
        self.text.setText(text)
        self.setAccessibleName(text)


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.level: int | None = None
        self.setFixedSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, 2, _SIZE - 4, _SIZE - 4)
        painter.setPen(colour("quiet"))
        if self.level is None:
            painter.drawEllipse(box)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(level_colour(self.level))
        if self.level == 0:
            painter.drawEllipse(box)
        elif self.level == 1:
            painter.drawPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), (box.topLeft() + box.topRight()) / 2]))
        else:
            painter.drawRect(box)


def level_colour(level: int) -> QColor:
    """Blue-green, amber, red-brown: apart in lightness too, for the colour-blind."""
    dark = ("#3fb0b6", "#f0c05e", "#f0705e")
    light = ("#0b6e75", "#c98a00", "#9c2a17")
    return QColor((dark if is_dark() else light)[level])
