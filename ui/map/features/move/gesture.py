"""Dragging cards: they line up with others, take their flows along, and may be dropped into a flow."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsLineItem

from auditor.edit.map.move import move_steps
from auditor.flow.layout import Rect
from auditor.flow.layout.align import snap_to
from auditor.flow.layout.room import lane_at
from ui.map.flow_item import FlowItem
from ui.map.gesture import Gesture
from ui.map.port import MapPort
from ui.theme import colour

_SNAP = 7.0  # pixels on the screen
_LEAST = 4.0


class MoveCards(Gesture):
    """Qt drags the selected cards; this snaps them, leads the flows, and stores the result as one edit."""

    lets_through = True

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._before: dict[int, QPointF] = {}
        self._lines: list[QGraphicsLineItem] = []
        self._grabbed: int | None = None
        self._flow: FlowItem | None = None

    def accepts(self, event: QMouseEvent) -> bool:
        card = self.canvas.card_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or card is None or not self.port.session.can_edit:
            return False
        self._grabbed = card.step.id
        self._before = {key: QPointF(c.pos()) for key, c in self.port.map.cards.made.items()}
        return True

    def move(self, place: QPoint) -> None:
        scene = self.port.map
        moving = [i for i in scene.selected_steps() if scene.cards[i].pos() != self._before.get(i)]
        if not moving or self._grabbed not in scene.cards:
            return
        self._snap(moving)
        scene.reroute(self.port.session.audit, moving)
        self._mark_flow(moving)
        self._mark_lane(moving)
        self.port.hide_pad()

    def _snap(self, moving: list[int]) -> None:
        """Line the grabbed card up with the others that are in sight."""
        self._clear_lines()
        scene = self.port.map
        grabbed = scene.cards[self._grabbed or 0].rect()
        area = self.canvas.visible_scene()
        others = [
            card.rect()
            for key, card in scene.cards.made.items()
            if key not in moving and area.intersects(card.scene_box())
        ]
        dx, dy, lines = snap_to(grabbed, others, _SNAP * self.reach)
        for step_id in moving:
            scene.cards[step_id].moveBy(dx, dy)
        for x1, y1, x2, y2 in lines:
            line = QGraphicsLineItem(QLineF(x1, y1, x2, y2))
            pen = QPen(colour("accent"), 1, Qt.PenStyle.DotLine)
            pen.setCosmetic(True)
            line.setPen(pen)
            line.setZValue(4)
            scene.addItem(line)
            self._lines.append(line)

    def _mark_flow(self, moving: list[int]) -> None:
        """The flow under a single unconnected card, which a drop would insert it into."""
        found: FlowItem | None = None
        if len(moving) == 1 and not self._has_flows(moving[0]):
            middle = QPointF(*self.port.map.cards[moving[0]].rect().middle)
            found = next((f for f in self.port.map.flows.made.values() if f.shape().contains(middle)), None)
        if found is not self._flow:
            for flow in (self._flow, found):
                if flow is not None:
                    flow.is_target = flow is found
                    flow.update()
            self._flow = found

    def _mark_lane(self, moving: list[int]) -> None:
        """The lane that a card would go to, where it is not in it."""
        lanes, audit = self.port.map.lanes, self.port.session.audit
        wanted: set[int | None] = set()
        if lanes:
            for step_id in moving:
                middle, now = self.port.map.cards[step_id].rect().middle, audit.steps[step_id].lane_id
                wanted |= {lane_at(audit, self.port.process_id, middle, now)} - {now}
        for lane_id, lane in lanes.items():
            lane.mark(is_target=lane_id in wanted)

    def _has_flows(self, step_id: int) -> bool:
        flows = self.port.session.audit.flows_of(self.port.process_id)
        return any(step_id in (f.source_id, f.target_id) for f in flows)

    def end(self, place: QPoint) -> None:
        into = self._flow.flow.id if self._flow is not None else None
        moved: dict[int, Rect] = {}
        for step_id in self.port.map.selected_steps():
            card, before = self.port.map.cards[step_id], self._before.get(step_id)
            if before is not None and (card.pos() - before).manhattanLength() >= _LEAST:
                moved[step_id] = card.rect()
        self._finish()
        if moved:
            self.port.session.do(move_steps, self.port.process_id, moved, into_flow=into)
        self.port.map.show_process(self.port.session.audit, self.port.process_id)

    def cancel(self) -> None:
        self._finish()
        self.port.map.show_process(self.port.session.audit, self.port.process_id)

    def _finish(self) -> None:
        self._clear_lines()
        for lane in self.port.map.lanes.values():
            lane.mark(is_target=False)
        if self._flow is not None:
            self._flow.is_target = False
            self._flow.update()
            self._flow = None
        self._grabbed = None

    def _clear_lines(self) -> None:
        for line in self._lines:
            self.port.map.removeItem(line)
        self._lines = []
