"""The efficient frontier: what the best choice within each budget is worth, and how many hours it frees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from auditor.locale import _, number
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.frontier import telling_points
from ui.theme import colour, scaled_font
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from auditor.decide.programme.plan import FrontierPoint

_LEFT, _RIGHT, _TOP, _BOTTOM = 92.0, 84.0, 28.0, 44.0
_NEAR = 14.0


class FrontierChart(QWidget):
    """Net present value as a line (left), hours as a dashed one (right); the firm's budget as a mark."""

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[FrontierPoint, ...] = ()
        self._budget: float | None = None
        self._currency = "EUR"
        self.setMinimumHeight(260)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What another budget would buy"))

    def show_frontier(self, points: tuple[FrontierPoint, ...], budget: float | None, currency: str) -> None:
        self.points, self._budget, self._currency = telling_points(points), budget, currency
        self.setAccessibleDescription("; ".join(self._words(p) for p in points))
        self.update()

    def _words(self, point: FrontierPoint) -> str:
        return _("{budget}: net present value {npv}, {hours} hours a year").format(
            budget=money_for_reading(point.budget, self._currency),
            npv=money_for_reading(point.together.npv.p50 or 0.0, self._currency),
            hours=number(point.together.hours_freed_per_year),
        )

    def _area(self) -> QRectF:
        return QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)

    def _scales(self) -> tuple[float, float, float, float]:
        """Largest budget; lowest and highest value; most hours."""
        values = [p.together.npv.p50 or 0.0 for p in self.points]
        most = max(p.together.hours_freed_per_year for p in self.points)
        return max(p.budget for p in self.points) or 1.0, min(0.0, *values), max(*values, 1.0), max(most, 1.0)

    def _place(self, point: FrontierPoint, *, hours: bool = False) -> QPointF:
        area, (widest, low, high, most) = self._area(), self._scales()
        if hours:
            part = point.together.hours_freed_per_year / most
        else:
            part = ((point.together.npv.p50 or 0.0) - low) / (high - low)
        return QPointF(area.left() + point.budget / widest * area.width(), area.bottom() - part * area.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(-0.5))
        area = self._area()
        painter.setPen(colour("quiet"))
        if len(self.points) < 2:
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignCenter), _("Nothing is worth its money within these limits.")
            )
            return
        widest, low, high, most = self._scales()
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(colour("quiet"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for part in (0.0, 0.5, 1.0):
            y = area.bottom() - part * area.height()
            value = money_for_reading(low + part * (high - low), self._currency)
            painter.drawText(QRectF(0, y - 10, _LEFT - 8, 20), right, value)
            painter.drawText(QRectF(area.right() + 8, y - 10, _RIGHT - 8, 20), left, number(part * most))
            x = area.left() + part * area.width()
            budget = money_for_reading(part * widest, self._currency)
            painter.drawText(QRectF(x - 60, area.bottom() + 4, 120, 18), int(Qt.AlignmentFlag.AlignCenter), budget)
        painter.drawText(
            QRectF(area.left(), self.height() - 20, area.width(), 18), int(Qt.AlignmentFlag.AlignCenter), _("Budget")
        )
        for hours, name, words in ((False, "accent", _("Net present value")), (True, "warn", _("Hours freed a year"))):
            pen = QPen(colour(name), 2, Qt.PenStyle.DashLine if hours else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawPolyline([self._place(p, hours=hours) for p in self.points])
            painter.drawText(QRectF(area.left(), 2, area.width(), 20), right if hours else left, words)
            painter.setBrush(colour(name))
            painter.setPen(Qt.PenStyle.NoPen)
            for point in self.points:
                at = self._place(point, hours=hours)
                if hours:
                    painter.drawRect(QRectF(at.x() - 3, at.y() - 3, 6, 6))
                else:
                    painter.drawEllipse(at, 3.5, 3.5)
        if self._budget is not None and self._budget <= widest:
            x = area.left() + self._budget / widest * area.width()
            painter.setPen(QPen(colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = [
            p for p in self.points
            if min(abs(self._place(p, hours=h).x() - event.position().x()) for h in (False, True)) < _NEAR
        ] if len(self.points) > 1 else []  # fmt: skip
        plain_tooltip(self, self._words(near[0]) if near else "")
