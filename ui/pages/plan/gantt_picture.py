"""The roadmap as it is drawn: bars over quarters."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from auditor.locale import _
from auditor.phrases.plan import quarter_name
from ui.theme import colour, scaled_font

if TYPE_CHECKING:
    from auditor.decide.programme.planned import Planned
    from ui.session.result import PlanResult

_HEAD, _ROW, _BAR = 46.0, 46.0, 20.0
_LEAST_QUARTERS = 8


class GanttPicture(QWidget):
    """Delivery as a full bar, the ramp-up behind it pale.

    Attributes:
        key: of the candidate that is looked at.
        shifted: the key of a bar that is being dragged, and by how many quarters.
    """

    def __init__(self) -> None:
        super().__init__()
        self.planned: tuple[Planned, ...] = ()
        self.key = ""
        self._names: list[tuple[str, str]] = []
        self._crowded: frozenset[int] = frozenset()
        self._requires: tuple[tuple[str, str], ...] = ()
        self.shifted: tuple[str, int] = ("", 0)
        self.setAccessibleName(_("Roadmap"))

    def show_plan(self, made: PlanResult, crowded: tuple[int, ...], key: str) -> None:
        """The projects of a plan; the quarters that are crowded are tinted."""
        planned = made.value.planned
        self.planned, self._crowded, self.key = planned, frozenset(crowded), key
        self._requires = made.value.requires
        self._names = [
            (p.evaluation.candidate.technology.name, made.audit.step_names(p.evaluation.candidate.step_ids))
            for p in planned
        ]
        self.setMinimumHeight(round(_HEAD + _ROW * max(len(planned), 1)) + 6)
        words = (
            f"{name}, {steps}: {quarter_name(p.start_quarter)}"
            for (name, steps), p in zip(self._names, planned, strict=True)
        )
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def _left(self) -> float:
        return min(max(self.width() * 0.3, 200.0), 330.0)

    def quarters(self) -> int:
        """How many quarters are shown: whole years."""
        ends = [p.start_quarter + p.quarters + ceil(p.ramp_up_months / 3) for p in self.planned]
        return max(_LEAST_QUARTERS, 4 * ceil((max(ends, default=0) + 1) / 4))

    def cell(self) -> float:
        """The width of a quarter."""
        return (self.width() - self._left() - 8) / self.quarters()

    def bar(self, row: int) -> QRectF:
        """Where the delivery of a project is drawn."""
        item = self.planned[row]
        key, by = self.shifted
        start = item.start_quarter + (by if key == item.key else 0)
        top = _HEAD + row * _ROW + (_ROW - _BAR) / 2
        return QRectF(self._left() + start * self.cell(), top, item.quarters * self.cell(), _BAR)

    def row_at(self, y: float) -> int | None:
        """The project at a height."""
        row = int((y - _HEAD) // _ROW)
        return row if 0 <= row < len(self.planned) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.planned:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("There is no project in the plan."))
            return
        self._paint_quarters(painter)
        for row in range(len(self.planned)):
            self._paint_row(painter, row)
        self._paint_dependencies(painter)

    def _paint_dependencies(self, painter: QPainter) -> None:
        """From the delivery of what is required to the order of what waits for it."""
        rows = {item.key: row for row, item in enumerate(self.planned)}
        painter.setPen(QPen(colour("ink"), 1.2))
        painter.setBrush(colour("ink"))
        for waiting, needed in self._requires:
            start, end = self.bar(rows[needed]), self.bar(rows[waiting])
            at, to = QPointF(start.right(), start.center().y()), QPointF(end.left() + 6, end.center().y())
            side = end.top() if to.y() > at.y() else end.bottom()
            painter.drawPolyline([at, QPointF(to.x(), at.y()), QPointF(to.x(), side)])
            tip = -7.0 if to.y() > at.y() else 7.0
            painter.drawPolygon(
                [QPointF(to.x(), side), QPointF(to.x() - 4, side + tip), QPointF(to.x() + 4, side + tip)]
            )

    def _paint_quarters(self, painter: QPainter) -> None:
        cell, left = self.cell(), self._left()
        bottom = _HEAD + _ROW * len(self.planned)
        painter.setFont(scaled_font(-0.5))
        for q in range(self.quarters()):
            x = left + q * cell
            if q in self._crowded:
                painter.fillRect(QRectF(x, _HEAD, cell, bottom - _HEAD), colour("warn_pale"))
            painter.setPen(QPen(colour("line"), 1.6 if q % 4 == 0 else 0.6))
            painter.drawLine(QPointF(x, 20 if q % 4 == 0 else 24), QPointF(x, bottom))
            painter.setPen(colour("quiet"))
            box = QRectF(x, 22, cell, 22)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _("Q{n}").format(n=q % 4 + 1))
            if q % 4 == 0:
                year = QRectF(x + 4, 0, 4 * cell, 22)
                painter.drawText(year, int(Qt.AlignmentFlag.AlignVCenter), _("Year {n}").format(n=q // 4 + 1))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        item, (name, steps) = self.planned[row], self._names[row]
        band = QRectF(0, _HEAD + row * _ROW, self.width(), _ROW)
        if item.key == self.key:
            tint = colour("accent_pale")
            tint.setAlpha(150)
            painter.fillRect(band.adjusted(0, 1, 0, -1), tint)
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 1))
                painter.drawRect(band.adjusted(0.5, 1.5, -0.5, -1.5))
        room = self._left() - 16
        for text, top, ink, bold in ((name, 3.0, "ink", True), (steps, 23.0, "quiet", False)):
            painter.setFont(scaled_font(0 if bold else -0.5, bold))
            painter.setPen(colour(ink))
            shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(8, band.top() + top, room, 20), int(Qt.AlignmentFlag.AlignVCenter), shown)
        bar = self.bar(row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("track"))
        ramp = QRectF(bar.right(), bar.top() + 4, item.ramp_up_months / 3 * self.cell(), bar.height() - 8)
        painter.drawRect(ramp)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setFont(scaled_font(-0.5, bold=True))
        mark = (_("pilot") if item.is_pilot else "") + (" ⚑" if item.is_fixed else "")
        if QFontMetricsF(painter.font()).horizontalAdvance(mark) < bar.width() - 6:
            painter.setPen(colour("on_accent"))
            painter.drawText(bar, int(Qt.AlignmentFlag.AlignCenter), mark)
        elif mark:
            painter.setPen(colour("quiet"))
            beside = QRectF(ramp.right() + 6, bar.top(), 90, bar.height())
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), mark)
