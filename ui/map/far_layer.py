"""A large map from afar: plain boxes and lines in two strokes of the brush, in place of thousands of items."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from auditor.flow.layout import MapDrawing, Rect
from auditor.model import Flow
from ui.theme import colour

#: Below this scale nothing on a card can be read, and the map is drawn from afar.
FAR_SCALE = 0.3


class FarLayer(QGraphicsItem):
    """All cards and flows of the map, as shapes only."""

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False
        self._boxes: list[QRectF] = []
        self._lines: list[QLineF] = []
        self._bounds = QRectF()
        self.setZValue(0.5)

    def show_map(self, shapes: MapDrawing, flows: Iterable[Flow], bounds: Rect) -> None:
        """Take over the shapes. Straight lines: their bends could not be seen from afar."""
        self.prepareGeometryChange()
        self._bounds = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
        rects, is_down = shapes.cards, shapes.grain.is_down
        self._boxes = [QRectF(r.x, r.y, r.width, r.height) for r in rects.values()]
        self._lines = []
        for flow in flows:
            a, b = rects.get(flow.source_id), rects.get(flow.target_id)
            if a is not None and b is not None:
                if is_down:
                    self._lines.append(QLineF(a.middle[0], a.bottom, b.middle[0], b.y))
                else:
                    self._lines.append(QLineF(a.right, a.middle[1], b.x, b.middle[1]))

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.is_on or painter.worldTransform().m11() >= FAR_SCALE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(colour("quiet"), 0)
        painter.setPen(pen)
        painter.drawLines(self._lines)
        painter.setBrush(colour("raised"))
        painter.drawRects(self._boxes)
