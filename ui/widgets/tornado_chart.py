"""What drives a value: a bar an input, from the value where it is low to the value where it is high."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from auditor.locale import _, percent
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.money import mean_label
from ui.theme import colour, scaled_font

_ROW, _HEAD = 44.0, 26.0


@dataclass(frozen=True)
class TornadoBar:
    """An input in words, the value where it is low and where it is high, and its share of the doubt."""

    name: str
    low: float
    high: float
    share: float


class TornadoChart(QWidget):
    """Bars round the mean value."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: list[TornadoBar] = []
        self._middle, self._currency = 0.0, "EUR"
        self.setAccessibleName(_("What drives the value"))

    def show_bars(self, bars: Sequence[TornadoBar], middle: float, currency: str) -> None:
        self.bars, self._middle, self._currency = list(bars), middle, currency
        self.setMinimumHeight(round(_HEAD + _ROW * max(len(self.bars), 1)))
        parts = (f"{b.name}: {self._amount(b.low)} – {self._amount(b.high)}" for b in self.bars)
        self.setAccessibleDescription("; ".join(parts))
        self.update()

    def _amount(self, value: float) -> str:
        return money_for_reading(value, self._currency)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(0))
        if not self.bars:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("Nothing is uncertain here."))
            return
        edges = [v for b in self.bars for v in (b.low, b.high)]
        low, high = min(*edges, self._middle), max(*edges, self._middle)
        left, right = 92.0, self.width() - 150.0
        scale = (right - left) / (high - low) if high > low else 0.0

        def x(value: float) -> float:
            return left + (value - low) * scale

        painter.setPen(colour("quiet"))
        middle = QRectF(x(self._middle) - 90, 0, 180, _HEAD)
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter), mean_label(self._amount(self._middle)))
        share = QRectF(self.width() - 56.0, 0, 52, _HEAD)
        painter.drawText(share, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _("Share"))
        for i, bar in enumerate(self.bars):
            self._paint_bar(painter, bar, _HEAD + i * _ROW, x)
        painter.setPen(QPen(colour("ink"), 1.2))
        painter.drawLine(QPointF(x(self._middle), _HEAD), QPointF(x(self._middle), _HEAD + _ROW * len(self.bars)))

    def _paint_bar(self, painter: QPainter, bar: TornadoBar, top: float, x: Callable[[float], float]) -> None:
        painter.setPen(colour("ink"))
        name = QFontMetricsF(painter.font()).elidedText(bar.name, Qt.TextElideMode.ElideRight, self.width() - 70.0)
        painter.drawText(QRectF(4, top, self.width() - 70, 20), int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.setPen(Qt.PenStyle.NoPen)
        for value, fill in ((bar.low, "warn"), (bar.high, "accent")):
            a, b = sorted((x(value), x(self._middle)))
            painter.setBrush(colour(fill))
            painter.drawRect(QRectF(a, top + 22, max(b - a, 1.0), 14))
        painter.setPen(colour("quiet"))
        ends = sorted(((x(bar.low), bar.low), (x(bar.high), bar.high)))
        row = QRectF(0, top + 18, ends[0][0] - 6, 22)
        painter.drawText(
            row, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._amount(ends[0][1])
        )
        row = QRectF(ends[1][0] + 6, top + 18, 90, 22)
        painter.drawText(row, int(Qt.AlignmentFlag.AlignVCenter), self._amount(ends[1][1]))
        row = QRectF(self.width() - 56.0, top + 18, 52, 22)
        painter.drawText(row, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), percent(bar.share))
