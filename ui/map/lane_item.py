"""A lane: a band behind the cards, with its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from auditor.flow.layout import Rect
from auditor.model import Lane
from ui.theme import colour, map_font


class LaneItem(QGraphicsItem):
    """Draws one lane."""

    def __init__(self, lane: Lane, band: Rect, index: int) -> None:
        super().__init__()
        self.lane, self.band, self.index = lane, band, index
        self.is_target = False
        self.setZValue(0)

    def mark(self, *, is_target: bool) -> None:
        """Whether a card would go here."""
        if is_target != self.is_target:
            self.is_target = is_target
            self.update()

    def show_lane(self, lane: Lane, band: Rect, index: int) -> None:
        self.prepareGeometryChange()
        self.lane, self.band, self.index = lane, band, index
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self.band.x, self.band.y, self.band.width, self.band.height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        fill = "accent_pale" if self.is_target else "lane" if self.index % 2 == 0 else "canvas"
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour(fill))
        painter.drawRect(self.boundingRect())
        painter.setFont(map_font(bold=True))
        painter.setPen(colour("quiet"))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(self.lane.name, Qt.TextElideMode.ElideRight, self.band.width - 20)
        painter.drawText(QPointF(self.band.x + 10, self.band.y + metrics.ascent() + 6), name)
