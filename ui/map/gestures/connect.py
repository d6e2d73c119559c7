"""A flow from a card's edge: to another card, or to empty canvas, where a new step appears."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.connect import connect
from ui.map.gestures.base import Gesture
from ui.map.gestures.loose_line import LooseLine


class Connect(Gesture):
    """Drag from the handle; or, after the Connect action, click the target."""

    def __init__(self, view) -> None:  # type: ignore[no-untyped-def]
        super().__init__(view)
        self.source: int | None = None
        self._line = LooseLine(view.map)

    def accepts(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self.view.session.can_edit:
            return False
        place = event.position().toPoint()
        if self.view.connecting_from is not None:  # the target of the Connect action
            self.source = self.view.connecting_from
            return self.view.card_at(place) is not None
        at = self.view.mapToScene(place)
        for card in self.view.cards_near(place):
            if (card.isSelected() or card.is_hovered) and card.handle_contains(card.mapFromScene(at)):
                self.source = card.step.id
                self._line.show()
                return True
        return False

    def move(self, place: QPoint) -> None:
        self.view.mark_target(place, self.source)
        if self._line.is_shown and self.source in self.view.map.cards:
            card = self.view.map.cards[self.source]
            self._line.draw(card.mapToScene(card.handle), self.view.mapToScene(place))

    def end(self, place: QPoint) -> None:
        source, dragged = self.source, self._line.is_shown
        card = self.view.card_at(place)
        self.cancel()
        if source is None:
            return
        if card is None:
            if dragged:
                self.view.append_step(self.view.mapToScene(place), source)
        elif card.step.id != source:
            self.view.session.do(connect, source, card.step.id)

    def cancel(self) -> None:
        self.source = None
        self.view.stop_connecting()
        self._line.hide()
