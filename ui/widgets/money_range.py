"""What something may bring, as a range on a line with nothing marked: the doubt at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from auditor.locale import _
from auditor.phrases.amounts import money_for_reading
from ui.theme import colour, scaled_font

_HIGH, _BAR = 30, 8


class Range(NamedTuple):
    """Low, middle and high, in a currency."""

    low: float
    middle: float
    high: float


def common_scale(ranges: Iterable[Range]) -> tuple[float, float]:
    """The ends of a line that all ranges fit on, with nothing on it.

    Args:
        ranges: any number.

    Returns:
        least and most.
    """
    listed = list(ranges)
    return min([0.0, *(r.low for r in listed)]), max([1.0, *(r.high for r in listed)])


class MoneyRange(QWidget):
    """A bar from low to high with a mark in the middle; what lies below nothing is in the colour of a warning."""

    def __init__(self, found: Range, scale: tuple[float, float], currency: str) -> None:
        super().__init__()
        self._range, self._scale = found, scale
        self._low, self._high = (money_for_reading(value, currency) for value in (found.low, found.high))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("Brings {low} to {high}, in the middle {middle}").format(
                low=self._low, high=self._high, middle=money_for_reading(found.middle, currency)
            )
        )
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(220, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("track"))
        painter.drawRoundedRect(QRectF(0, top + 2, self.width(), _BAR - 4), 2, 2)
        nothing = self._at(0.0)
        for low, high, ink in ((self._range.low, min(self._range.high, 0.0), "warn"), (max(self._range.low, 0.0), self._range.high, "accent")):  # fmt: skip
            if high > low:
                painter.setBrush(colour(ink))
                painter.drawRect(QRectF(self._at(low), top, max(self._at(high) - self._at(low), 2.0), _BAR))
        painter.setPen(QPen(colour("ink"), 1.5))
        painter.drawLine(QLineF(nothing, top - 2, nothing, top + _BAR + 2))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(QRectF(self._at(self._range.middle) - 4, top + _BAR / 2 - 4, 8, 8))
        self._write(painter, top + _BAR + 2)
        painter.end()

    def _write(self, painter: QPainter, top: float) -> None:
        """The two amounts, below the ends of the bar, without running into each other or over the edge."""
        font = scaled_font(-1)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colour("quiet"))
        low, high = metrics.horizontalAdvance(self._low), metrics.horizontalAdvance(self._high)
        right = min(self._at(self._range.high), self.width() - 1.0)
        right = max(right, low + 12.0 + high)
        left = min(max(self._at(self._range.low), 0.0), right - high - 12.0 - low)
        base = top + metrics.ascent()
        painter.drawText(QRectF(max(left, 0.0), top, low + 2, metrics.height()), 0, self._low)
        painter.drawText(QRectF(right - high, base - metrics.ascent(), high + 2, metrics.height()), 0, self._high)

    def _at(self, value: float) -> float:
        least, most = self._scale
        inner = self.width() - 8
        return 4 + inner * (min(max(value, least), most) - least) / max(most - least, 1e-9)
