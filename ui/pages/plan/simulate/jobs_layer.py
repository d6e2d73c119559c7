"""Jobs over the map: dots that wait before a card, that are worked on in it, and that move along the flows."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from auditor.locale import number
from auditor.model import Audit
from auditor.simulate.film import Frame
from ui.map.scene import MapScene
from ui.theme import colour, map_font

_RADIUS, _STEP = 5.0, 13.0
_ROWS, _COLUMNS = 2, 9
_NOTHING = Frame({}, {}, ())


class JobsLayer(QGraphicsItem):
    """Drawn over everything; takes no clicks."""

    def __init__(self, scene: MapScene, audit: Audit, steps: dict[int, int]) -> None:
        super().__init__()
        self._scene = scene
        self._cards = {place: scene.cards[step].rect() for place, step in steps.items() if step in scene.cards}
        self._ways = _Ways(scene, audit)
        self._steps = steps
        self.frame = _NOTHING
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_frame(self, frame: Frame) -> None:
        """Take over another moment."""
        self.frame = frame
        self.update()

    def boundingRect(self) -> QRectF:
        return self._scene.sceneRect()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, count in self.frame.waiting.items():
            if place in self._cards:
                self._paint_queue(painter, place, count)
        painter.setBrush(colour("accent"))
        for place, count in self.frame.working.items():
            card = self._cards.get(place)
            for i in range(min(count, _COLUMNS) if card is not None else 0):
                assert card is not None
                painter.drawEllipse(QPointF(card.right - 12 - i * _STEP, card.bottom), _RADIUS, _RADIUS)
        for source, target, part in self.frame.moving:
            way = self._ways.between(self._steps.get(source, 0), self._steps.get(target, 0))
            if way is not None:
                painter.drawEllipse(way.pointAtPercent(min(max(part, 0.0), 1.0)), _RADIUS, _RADIUS)

    def _paint_queue(self, painter: QPainter, place: int, count: int) -> None:
        """Dots above the card, from its left edge on; how many there are where not all have room."""
        card = self._cards[place]
        painter.setBrush(colour("warn"))
        for i in range(min(count, _ROWS * _COLUMNS)):
            row, column = divmod(i, _COLUMNS)
            painter.drawEllipse(QPointF(card.x + 8 + column * _STEP, card.y - 9 - row * _STEP), _RADIUS, _RADIUS)
        if count > _ROWS * _COLUMNS:
            painter.setPen(colour("warn"))
            painter.setFont(map_font(13, bold=True))
            painter.drawText(QPointF(card.x + 10 + _COLUMNS * _STEP, card.y - 5), number(count))
            painter.setPen(Qt.PenStyle.NoPen)


class _Ways:
    """The line from one card to another, along the flows between them."""

    def __init__(self, scene: MapScene, audit: Audit) -> None:
        self._scene = scene
        self._onward: dict[int, list[tuple[int, int]]] = {}
        for flow in audit.flows_of(scene.process_id):
            self._onward.setdefault(flow.source_id, []).append((flow.target_id, flow.id))
        self._known: dict[tuple[int, int], QPainterPath | None] = {}

    def between(self, source: int, target: int) -> QPainterPath | None:
        if (source, target) not in self._known:
            self._known[source, target] = self._found(source, target)
        return self._known[source, target]

    def _found(self, source: int, target: int) -> QPainterPath | None:
        came: dict[int, tuple[int, int]] = {}
        ahead = deque([source])
        while ahead:
            here = ahead.popleft()
            for there, flow in self._onward.get(here, ()):
                if there not in came:
                    came[there] = here, flow
                    ahead.append(there)
            if target in came:
                break
        if target not in came:
            return None
        flows: list[int] = []
        at = target
        while not flows or at != source:
            at, flow = came[at]
            flows.append(flow)
        points = [QPointF(*p) for flow in reversed(flows) for p in self._scene.flows[flow].route.points]
        way = QPainterPath(points[0])
        for point in points[1:]:
            way.lineTo(point)
        return way
