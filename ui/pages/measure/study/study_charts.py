"""The two pictures of a study: times in the order in which they came, and how often which time came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from auditor.locale import _, number, significant
from auditor.study.statistics import fences, spread
from ui.theme import colour, scaled_font

_LEFT, _BOTTOM, _TOP, _RIGHT = 44.0, 22.0, 22.0, 22.0
_LEAST_BARS, _MOST_BARS = 5, 20


class _Chart(QWidget):
    """Times to draw (seconds), with those that do not count set apart."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.times: list[float] = []
        self.left_out: list[bool] = []
        self.setMinimumSize(260, 190)

    def show_times(self, times: Sequence[float], left_out: Sequence[bool]) -> None:
        """Times in order, and which of them are left out of the mean."""
        self.times, self.left_out = list(times), list(left_out)
        found = spread(self._used())
        self.setAccessibleName(self.title)
        if found is not None:
            text = _("{n} times, mean {mean} s, median {median} s, from {least} to {most} s").format(
                n=number(found.count),
                mean=significant(found.mean),
                median=significant(found.median),
                least=significant(found.least),
                most=significant(found.most),
            )
            self.setAccessibleDescription(text)
            self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._begin()
        used = self._used()
        if used:
            self._paint(painter, used)
        painter.end()

    def _paint(self, painter: QPainter, used: list[float]) -> None:
        """Draw the times that count (at least one)."""
        raise NotImplementedError

    def _used(self) -> list[float]:
        return [t for t, out in zip(self.times, self.left_out, strict=True) if not out]

    def _area(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)

    def _begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(-1))
        painter.setPen(colour("quiet"))
        painter.drawText(QRectF(_LEFT, 2, self.width() - _LEFT, _TOP - 4), int(Qt.AlignmentFlag.AlignLeft), self.title)
        if not self._used():
            painter.drawText(self._area(), int(Qt.AlignmentFlag.AlignCenter), _("no times yet"))
        return painter

    def _mark(self, painter: QPainter, x: float, y: float, text: str, *, across: bool) -> None:
        if across:
            box, side = QRectF(x - 30, y + 3, 60, 16), Qt.AlignmentFlag.AlignHCenter
        else:
            box, side = QRectF(0, y - 8, x - 5, 16), Qt.AlignmentFlag.AlignRight
        painter.setPen(colour("quiet"))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)


class RunChart(_Chart):
    """A dot a time, in order; the mean as a line, the fences beyond which a time is marked as dashes."""

    def __init__(self) -> None:
        super().__init__(_("In the order of the study (s)"))

    def _paint(self, painter: QPainter, used: list[float]) -> None:
        area = self._area()
        low, high = min(self.times) * 0.95, max(self.times) * 1.05
        if high <= low:
            high = low + 1
        found, edges = spread(used), fences(used)
        assert found is not None

        def y(value: float) -> float:
            return area.bottom() - (value - low) / (high - low) * area.height()

        def x(i: int) -> float:
            return area.left() + (i + 0.5) / len(self.times) * area.width()

        for value, style in ((found.mean, Qt.PenStyle.SolidLine), *((e, Qt.PenStyle.DashLine) for e in edges)):
            if low <= value <= high:
                painter.setPen(QPen(colour("line").darker(115), 1, style))
                painter.drawLine(QPointF(area.left(), y(value)), QPointF(area.right(), y(value)))
        for value in (low, found.mean, high):
            self._mark(painter, _LEFT, y(value), significant(value), across=False)
        for i, (value, out) in enumerate(zip(self.times, self.left_out, strict=True)):
            strange = not edges[0] <= value <= edges[1]
            at = QPointF(x(i), y(value))
            painter.setPen(QPen(colour("warn" if strange or out else "accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush if out else colour("warn" if strange else "accent"))
            if strange:  # a shape of its own, not only a colour
                painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
            else:
                painter.drawEllipse(at, 3.2, 3.2)
        self._mark(painter, x(0), area.bottom(), "1", across=True)
        if len(self.times) > 1:
            self._mark(painter, x(len(self.times) - 1), area.bottom(), number(len(self.times)), across=True)


class Histogram(_Chart):
    """How many times fall where; mean and median as lines."""

    def __init__(self) -> None:
        super().__init__(_("How often (s)"))

    def _paint(self, painter: QPainter, used: list[float]) -> None:
        area, found = self._area(), spread(used)
        assert found is not None
        low, high = found.least, found.most
        if high <= low:
            low, high = low - 0.5, high + 0.5
        bars = min(max(round(len(used) ** 0.5), _LEAST_BARS), _MOST_BARS)
        counts = [0] * bars
        for value in used:
            counts[min(int((value - low) / (high - low) * bars), bars - 1)] += 1
        tallest, width = max(counts), area.width() / bars
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        for i, count in enumerate(counts):
            height = count / tallest * area.height()
            painter.drawRect(QRectF(area.left() + i * width + 1, area.bottom() - height, width - 2, height))
        painter.setPen(QPen(colour("line").darker(115), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

        def x(value: float) -> float:
            return area.left() + (value - low) / (high - low) * area.width()

        for value, style in ((found.mean, Qt.PenStyle.SolidLine), (found.median, Qt.PenStyle.DotLine)):
            painter.setPen(QPen(colour("ink"), 1.4, style))
            painter.drawLine(QPointF(x(value), area.top()), QPointF(x(value), area.bottom()))
        self._mark(painter, _LEFT, area.top(), number(tallest), across=False)
        for value in (low, found.mean, high):
            self._mark(painter, x(value), area.bottom(), significant(value), across=True)
