"""A flow from a card's edge: to another card, or to empty canvas, where a new step appears."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.connect import connect
from ui.map.features.append.next_step import append
from ui.map.features.connect.connecting import Connecting
from ui.map.features.connect.loose_line import LooseLine
from ui.map.features.share.asking import ask_at_split
from ui.map.gesture import Gesture
from ui.map.port import MapPort


class Connect(Gesture):
    """Drag from the handle; or, after the Connect action, click the target."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self.source: int | None = None
        self._line = LooseLine(port.map)

    def accepts(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self.port.session.can_edit:
            return False
        place = event.position().toPoint()
        if isinstance(self.port.mode, Connecting):  # the target of the Connect action
            self.source = self.port.mode.source
            return self.canvas.card_at(place) is not None
        at = self.canvas.mapToScene(place)
        for card in self.canvas.cards_near(place):
            if (card.isSelected() or card.is_hovered) and card.handle_contains(card.mapFromScene(at)):
                self.source = card.step.id
                self._line.show()
                return True
        return False

    def move(self, place: QPoint) -> None:
        self.canvas.mark_target(place, self.source)
        if self._line.is_shown and self.source is not None and self.source in self.port.map.cards:
            card = self.port.map.cards[self.source]
            self._line.draw(card.mapToScene(card.handle), self.canvas.mapToScene(place))

    def end(self, place: QPoint) -> None:
        source, dragged = self.source, self._line.is_shown
        card = self.canvas.card_at(place)
        self.cancel()
        if source is None:
            return
        if card is None:
            if dragged:
                append(self.port, source=source, at=self.canvas.mapToScene(place))
        elif card.step.id != source:
            self.port.session.do(connect, source, card.step.id)
            ask_at_split(self.port, source, card.step.id)

    def cancel(self) -> None:
        self.source = None
        self.port.leave()
        self._line.hide()
