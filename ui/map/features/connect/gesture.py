"""A flow from a card's edge: to another card, or to empty canvas, where a new step appears."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.edit.map.connect import connect
from ui.map.features.append.next_step import append
from ui.map.features.connect.connecting import Connecting
from ui.map.features.connect.ghost import Ghost
from ui.map.features.connect.loose_line import LooseLine
from ui.map.features.share.asking import ask_at_split
from ui.map.gesture import Gesture
from ui.map.port import MapPort

_LEAST = 6  # pixels from which on a press has become a drag


class Connect(Gesture):
    """Drag from the handle, or click it for a step behind its own; or, after the Connect action, click the target."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self.source: int | None = None
        self._line = LooseLine(port.map)
        self.ghost = Ghost(port.map)
        self._pressed_at = QPoint()

    def accepts(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self.port.session.can_edit:
            return False
        place = event.position().toPoint()
        if isinstance(self.port.mode, Connecting):  # the target of the Connect action
            self.source = self.port.mode.source
            return self.canvas.card_at(place) is not None
        at = self.canvas.mapToScene(place)
        for card in self.canvas.cards_near(place):
            if (card.isSelected() or card.is_hovered) and card.handle_contains(
                card.mapFromScene(at), self.canvas.transform().m11()
            ):
                self.source, self._pressed_at = card.step.id, place
                self._line.show()
                return True
        return False

    def move(self, place: QPoint) -> None:
        self.canvas.mark_target(place, self.source)
        if self._line.is_shown and self.source is not None and self.source in self.port.map.cards:
            card = self.port.map.cards[self.source]
            self._line.draw(card.mapToScene(card.handle), self.canvas.mapToScene(place))
            is_empty = not self._is_click(place) and self.canvas.card_at(place) is None
            self.ghost.show_at(self.canvas.mapToScene(place) if is_empty else None)

    def _is_click(self, place: QPoint) -> bool:
        return (place - self._pressed_at).manhattanLength() < _LEAST

    def end(self, place: QPoint) -> None:
        source, dragged = self.source, self._line.is_shown
        card = self.canvas.card_at(place)
        self.cancel()
        if source is None:
            return
        if dragged and self._is_click(place):
            append(self.port, source=source, pick_kind=True)
        elif card is None:
            if dragged:
                append(self.port, source=source, at=self.canvas.mapToScene(place), pick_kind=True)
        elif card.step.id != source:
            self.port.session.do(connect, source, card.step.id)
            ask_at_split(self.port, source, card.step.id)

    def cancel(self) -> None:
        self.source = None
        self.port.leave()
        self._line.hide()
        self.ghost.hide()
