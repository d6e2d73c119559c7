"""How long pieces are under way: the share that is done within a time, as it is and with a change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from auditor.locale import _, percent
from auditor.phrases.simulation import stays_words
from auditor.phrases.span_axis import span_marks
from auditor.simulate.stays_curve import done_within, widest_stay
from ui.theme import colour, scaled_font

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 20.0, 34.0, 40.0
#: How tall it is: as a picture, and where it only says that there is none.
_PICTURE, _LINE = 260, 40


class LeadChart(QWidget):
    """Two rising lines; the further left, the sooner."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[tuple[str, tuple[float, ...]], ...] = ()
        self._day_s = 1.0
        self.setMinimumSize(340, _LINE)
        self.setAccessibleName(_("How long pieces are under way"))

    def show_stays(self, lines: Sequence[tuple[str, tuple[float, ...]]], day_s: float) -> None:
        """Take over the lead times of single jobs (s, rising), each with its name."""
        self.lines, self._day_s = tuple(line for line in lines if line[1]), day_s
        self.setAccessibleDescription("; ".join(stays_words(*line, day_s) for line in self.lines))
        self.setFixedHeight(_PICTURE if self.lines else _LINE)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(0))
        if not self.lines:
            painter.setPen(colour("quiet"))
            text = _("A queue that keeps growing has no lead time.")
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), text)
            return
        area = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)
        widest = widest_stay(stays for _name, stays in self.lines)
        self._paint_grid(painter, area, widest)
        styles = ((colour("quiet"), Qt.PenStyle.DashLine), (colour("accent"), Qt.PenStyle.SolidLine))
        left = area.left()
        for (name, stays), (ink, style) in zip(self.lines, styles[-len(self.lines) :], strict=True):
            pen = QPen(ink, 2.4)
            pen.setStyle(style)
            painter.setPen(pen)
            points = [
                QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
                for x, y in done_within(stays, widest)
            ]
            painter.drawPolyline(QPolygonF(points))
            painter.drawLine(QPointF(left, 14), QPointF(left + 26, 14))
            painter.setPen(colour("ink"))
            box = QRectF(left + 32, 2, area.width() / 2, 24)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += 44 + painter.fontMetrics().horizontalAdvance(name)

    def _paint_grid(self, painter: QPainter, area: QRectF, widest: float) -> None:
        for share in (0.0, 0.5, 0.9):
            y = area.bottom() - share * area.height()
            painter.setPen(colour("line"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("quiet"))
            box = QRectF(0, y - 10, area.left() - 6, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), percent(share))
        for mark in span_marks(widest, self._day_s):
            x = area.left() + mark.part * area.width()
            painter.setPen(colour("line"))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            painter.setPen(colour("quiet"))
            wide = painter.fontMetrics().horizontalAdvance(mark.text) + 2.0
            left = min(x - wide / 2, self.width() - wide)
            painter.drawText(QRectF(left, area.bottom() + 6, wide, 20), int(Qt.AlignmentFlag.AlignHCenter), mark.text)
