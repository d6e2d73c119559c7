"""A flow on the canvas: its line, its head, its share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from auditor.flow.layout import Route
from auditor.model import Basis, Flow
from auditor.phrases.shares import share_text
from ui.map.card_marks import light
from ui.theme import colour, map_font

_CORNER = 6.0
_HEAD = 9.0
_THICKEST, _THINNEST = 10.0, 1.2
_REACH = 12.0  # how near a click must be
_READABLE = 0.4  # from this scale on the share is written
_ALL = 0.9995
_BENT, _STRAIGHT = 1.0, 1.1  # branches that run along a straight line at first are not to strike its share out


class FlowItem(QGraphicsItem):
    """Draws one flow along its route."""

    def __init__(self, flow: Flow, route: Route) -> None:
        super().__init__()
        self.flow = flow
        self.route = route
        self.is_target = self.is_hovered = False
        self.setAcceptHoverEvents(True)
        self._weight: float | None = None
        self._drawn: QPainterPath | None = None
        self._near: QPainterPath | None = None
        self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.show_flow(flow, route)

    def show_flow(self, flow: Flow, route: Route) -> None:
        """Take over another state of the flow or another route."""
        self.prepareGeometryChange()
        self.flow, self.route = flow, route
        self._drawn = self._near = None
        xs, ys = [p[0] for p in route.points], [p[1] for p in route.points]
        is_straight = len(set(xs)) == 1 or len(set(ys)) == 1
        self.setZValue(_STRAIGHT if is_straight else _BENT)
        self._bounds = QRectF(min(xs) - 30, min(ys) - 16, max(xs) - min(xs) + 60, max(ys) - min(ys) + 32)
        self.update()

    def show_weight(self, weight: float | None) -> None:
        """Take over its part of what goes along the busiest flow, which it is then as thick as; None for no such thing."""
        if weight != self._weight:
            self.prepareGeometryChange()
            self._weight, self._drawn, self._near = weight, None, None
            self.update()

    @property
    def width(self) -> float:
        """How thick its line is, map units."""
        if self._weight is not None:
            return max(_THICKEST * self._weight, _THINNEST)
        return 2.6 if self.isSelected() or self.is_target else 1.1 + 1.1 * self.flow.share

    @property
    def _head_length(self) -> float:
        return _HEAD if self._weight is None else max(_HEAD, 1.6 * self.width)

    @property
    def _path(self) -> QPainterPath:
        if self._drawn is None:
            self._drawn = _rounded(self.route, 0.0 if self._weight is None else 0.8 * self._head_length)
        return self._drawn

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        if self._near is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(_REACH)
            self._near = stroker.createStroke(self._path)
        return self._near

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.is_hovered = True
        self.update()

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.is_hovered = False
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        scale = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale > 0.3)
        tint = (
            colour("accent")
            if self.isSelected() or self.is_target or self.is_hovered
            else colour("warn")
            if self.route.backwards
            else colour("quiet")
        )
        if self.is_hovered or self.is_target:
            painter.setPen(light())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._path)
        pen = QPen(tint, self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.route.backwards:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(_head(self.route, self._head_length))
        if scale >= _READABLE and self.flow.share < _ALL:
            self._paint_share(painter)

    def label_contains(self, at: QPointF, scale: float) -> bool:
        """Whether a point of the map lies on the share as it is written at a scale."""
        return scale >= _READABLE and self.flow.share < _ALL and self._label().contains(at)

    def _label(self) -> QRectF:
        """The room of the share on the line."""
        metrics = QFontMetricsF(map_font(11))
        width, height = metrics.horizontalAdvance(share_text(self.flow)), metrics.height()
        x, y = self.route.label_at
        return QRectF(x - width / 2 - 3, y - height / 2, width + 6, height)

    def _paint_share(self, painter: QPainter) -> None:
        painter.setFont(map_font(11))
        box = self._label()
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(box, 3, 3)
        is_said = self.flow.share_basis is not Basis.ASSUMED
        painter.setPen(colour("quiet" if not is_said else "warn" if self.route.backwards else "ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), share_text(self.flow))


def _rounded(route: Route, short: float) -> QPainterPath:
    """The line with round corners, ending short of its target: a thick one would stick out of its head."""
    points = [QPointF(*p) for p in route.points]
    last = points[-1] - points[-2]
    length = (last.x() ** 2 + last.y() ** 2) ** 0.5
    if length > short:
        points[-1] -= last * (short / length)
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(points[-1])
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    delta = other - corner
    length = (delta.x() ** 2 + delta.y() ** 2) ** 0.5
    return corner + delta * (min(_CORNER, length / 2) / length) if length else corner


def _head(route: Route, length: float) -> QPolygonF:
    (x0, y0), (x, y) = route.points[-2], route.points[-1]
    if abs(x - x0) >= abs(y - y0):
        back = length if x > x0 else -length
        corners = [QPointF(x, y), QPointF(x - back, y + length / 2), QPointF(x - back, y - length / 2)]
    else:
        back = length if y > y0 else -length
        corners = [QPointF(x, y), QPointF(x + length / 2, y - back), QPointF(x - length / 2, y - back)]
    return QPolygonF(corners)
