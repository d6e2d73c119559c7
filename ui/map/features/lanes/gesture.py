"""Dragging the far edge of a lane: it grows or shrinks, and the lanes beyond go along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.move import resize_lane
from auditor.flow.layout import Rect
from auditor.flow.layout.room import snapped, with_room
from ui.map.gesture import Gesture
from ui.map.port import MapPort

_REACH = 5.0  # pixels on the screen


class ResizeLane(Gesture):
    """A lane never gets smaller than its cards."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._edge = 0.0
        self._least = 0.0
        self._before: dict[int, Rect] = {}
        self._moved: dict[int, Rect] = {}

    def accepts(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.port.session.can_edit or self.canvas.card_at(place):
            return False
        at, grain = self.canvas.mapToScene(place), self.port.map.grain
        along, across = grain.turned_point((at.x(), at.y()))
        reach = _REACH * self.reach
        lanes = sorted(self.port.map.lanes.values(), key=lambda item: item.index)
        for lane in lanes[:-1]:
            band = grain.turned(lane.band)
            if abs(band.bottom - across) <= reach and band.x <= along <= band.right:
                self._edge = band.bottom
                self._before = self.port.map.rects()
                cards = [grain.turned(r) for r in self._before.values()]
                above = [r.bottom for r in cards if r.middle[1] < self._edge]
                self._least = max([band.y + grain.across, *above]) + 8 - self._edge
                shape = Qt.CursorShape.SizeHorCursor if grain.is_down else Qt.CursorShape.SizeVerCursor
                self.canvas.viewport().setCursor(shape)
                return True
        return False

    def move(self, place: QPoint) -> None:
        at, grain = self.canvas.mapToScene(place), self.port.map.grain
        across = grain.turned_point((at.x(), at.y()))[1]
        by = max(snapped(across - self._edge), snapped(self._least))
        self._moved = with_room(self._before, self._edge, by, horizontally=grain.is_down)
        for key, card in self.port.map.cards.made.items():
            rect = self._moved.get(key, self._before[key])
            card.setPos(rect.x, rect.y)
        self.port.map.reroute(self.port.session.audit, self._moved.keys() & self.port.map.cards.made.keys())

    def end(self, place: QPoint) -> None:
        self.canvas.viewport().unsetCursor()
        moved = {key: rect for key, rect in self._moved.items() if rect != self._before[key]}
        self._moved = {}
        if moved:
            self.port.session.do(resize_lane, self.port.process_id, moved)

    def cancel(self) -> None:
        self.canvas.viewport().unsetCursor()
        self._moved = {}
        self.canvas.refresh(self.port.process_id)
