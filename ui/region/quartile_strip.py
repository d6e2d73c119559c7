"""A strip that shows where a figure lies among those of other firms: the range of the middle half, the median, the own mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from auditor.region.standing import Standing
from auditor.region.words import band_text, value_text
from ui.theme import colour

_HEIGHT, _BAR, _MARK = 30, 8, 5.0


class QuartileStrip(QWidget):
    """Not in colour alone: the own figure is a diamond, the median a line, and the words say the same."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{value_text(standing.measure, standing.own)}, {band_text(standing.band)}")

    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        at, own = dict(self.standing.cell.quantiles), self.standing.own
        low, high = min([own, *at.values()]), max([own, *at.values()])
        spread = (high - low) or abs(high) or 1.0
        room = self.width() - 4 * _MARK

        def x(value: float) -> float:
            return 2 * _MARK + room * (value - low) / spread if high > low else self.width() / 2

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(x(low), middle), QPointF(x(high), middle))
        if 25 in at and 75 in at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("line"))
            painter.drawRoundedRect(QRectF(x(at[25]), middle - _BAR / 2, max(x(at[75]) - x(at[25]), 2), _BAR), 3, 3)
        painter.setPen(QPen(colour("quiet"), 2))
        painter.drawLine(QPointF(x(at[50]), middle - _BAR), QPointF(x(at[50]), middle + _BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.translate(x(own), middle)
        painter.rotate(45)
        painter.drawRect(QRectF(-_MARK, -_MARK, 2 * _MARK, 2 * _MARK))
        painter.end()
