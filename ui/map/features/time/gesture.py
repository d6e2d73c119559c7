"""A click on the room that a card keeps for its time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from ui.map.card_item import CardItem
from ui.map.features.time.actions import enter_time
from ui.map.gesture import Gesture
from ui.map.port import MapPort


class EnterTime(Gesture):
    """Selects the step and goes to the field of its time."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._step_id: int | None = None

    def accepts(self, event: QMouseEvent) -> bool:
        card = self._card_with_room_at(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if card is None or not plain or not self.port.session.can_edit or self.port.mode is not None:
            return False
        self._step_id = card.step.id
        return True

    def end(self, place: QPoint) -> None:
        card, step_id = self._card_with_room_at(place), self._step_id
        self._step_id = None
        if card is not None and card.step.id == step_id:
            self.port.map.select_steps([card.step.id])
            enter_time(self.port)

    def _card_with_room_at(self, place: QPoint) -> CardItem | None:
        card = self.canvas.card_at(place)
        at = self.canvas.mapToScene(place)
        scale = self.canvas.transform().m11()
        return card if card is not None and card.time_room_contains(card.mapFromScene(at), scale) else None
