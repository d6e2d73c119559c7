"""Taking hold of an end of a selected flow and putting it on another card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.connect import reconnect
from ui.map.features.connect.loose_line import LooseLine
from ui.map.features.share.asking import ask_at_split
from ui.map.gesture import Gesture
from ui.map.port import MapPort

_REACH = 14.0


class Reconnect(Gesture):
    """Dropped on empty canvas, the flow stays as it was."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._flow_id: int | None = None
        self._at_target = True
        self._anchor = QPointF()
        self._line = LooseLine(port.map)

    def accepts(self, event: QMouseEvent) -> bool:
        selected = self.port.map.selected_flows()
        if event.button() != Qt.MouseButton.LeftButton or len(selected) != 1 or not self.port.session.can_edit:
            return False
        points = self.port.map.flows[selected[0]].route.points
        at = self.canvas.mapToScene(event.position().toPoint())
        for is_target, near, far in ((True, points[-1], points[0]), (False, points[0], points[-1])):
            if (at - QPointF(*near)).manhattanLength() <= _REACH * self.reach:
                self._flow_id, self._at_target, self._anchor = selected[0], is_target, QPointF(*far)
                self._line.show()
                return True
        return False

    def move(self, place: QPoint) -> None:
        self._line.draw(self._anchor, self.canvas.mapToScene(place))
        self.canvas.mark_target(place, None)

    def end(self, place: QPoint) -> None:
        card, flow_id = self.canvas.card_at(place), self._flow_id
        self.cancel()
        if card is None or flow_id is None:
            return
        if self._at_target:
            self.port.session.do(reconnect, flow_id, target_id=card.step.id)
        else:
            self.port.session.do(reconnect, flow_id, source_id=card.step.id)
            ask_at_split(self.port, card.step.id, self.port.session.audit.flows[flow_id].target_id)

    def cancel(self) -> None:
        self._flow_id = None
        self.port.leave()
        self._line.hide()
