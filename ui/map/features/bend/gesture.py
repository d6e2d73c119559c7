"""Taking hold of the turn of a selected flow and putting it elsewhere."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.bends import set_bend
from auditor.flow.layout.room import snapped
from ui.map.gesture import Gesture
from ui.map.port import MapPort

_REACH = 9.0  # pixels on the screen
_LEAST = 4.0


class BendFlow(Gesture):
    """The turn of a forward flow goes along the map; the run of rework goes across it."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._flow_id: int | None = None
        self._bend: float | None = None
        self._from = QPoint()

    def accepts(self, event: QMouseEvent) -> bool:
        selected = self.port.map.selected_flows()
        if event.button() != Qt.MouseButton.LeftButton or len(selected) != 1 or not self.port.session.can_edit:
            return False
        place = event.position().toPoint()
        at = self._along_across(place)
        route = self.port.map.flows[selected[0]].route
        turned = self.port.map.grain.turned_point
        points = [turned(point) for point in route.points]
        reach = _REACH * self.reach
        for (x1, y1), (x2, y2) in pairwise(points[1:]):
            upright = x1 == x2 and abs(at[0] - x1) <= reach and min(y1, y2) <= at[1] <= max(y1, y2)
            level = y1 == y2 and abs(at[1] - y1) <= reach and min(x1, x2) <= at[0] <= max(x1, x2)
            if (level if route.backwards else upright) and self.canvas.card_at(place) is None:
                self._flow_id, self._from, self._bend = selected[0], place, None
                return True
        return False

    def _along_across(self, place: QPoint) -> tuple[float, float]:
        at = self.canvas.mapToScene(place)
        return self.port.map.grain.turned_point((at.x(), at.y()))

    def move(self, place: QPoint) -> None:
        if self._flow_id is None or (place - self._from).manhattanLength() < _LEAST:
            return
        along, across = self._along_across(place)
        backwards = self.port.map.flows[self._flow_id].route.backwards
        self._bend = snapped(across if backwards else along)
        self.port.map.show_bend(self._flow_id, self._bend)

    def end(self, place: QPoint) -> None:
        flow_id, bend = self._flow_id, self._bend
        self._flow_id = self._bend = None
        if flow_id is not None and bend is not None:
            self.port.session.do(set_bend, flow_id, bend)

    def cancel(self) -> None:
        self._flow_id = self._bend = None
        self.canvas.refresh(self.port.process_id)
