"""Making room: everything to the right of (or below) the press moves along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsLineItem

from auditor.edit.map.move import make_space
from auditor.flow.layout import Rect
from auditor.flow.layout.room import snapped, with_room
from ui.map.features.make_space.making_space import MakingSpace
from ui.map.gesture import Gesture
from ui.map.port import MapPort
from ui.theme import colour


class MakeSpace(Gesture):
    """After the action (S): press, and drag sideways or downwards."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._from = QPointF()
        self._before: dict[int, Rect] = {}
        self._moved: dict[int, Rect] = {}
        self._line: QGraphicsLineItem | None = None

    def accepts(self, event: QMouseEvent) -> bool:
        if not isinstance(self.port.mode, MakingSpace) or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._from = self.canvas.mapToScene(event.position().toPoint())
        self._before = self.port.map.rects()
        self._moved = {}
        self._line = QGraphicsLineItem()
        self._line.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
        self._line.setZValue(5)
        self.port.map.addItem(self._line)
        return True

    def move(self, place: QPoint) -> None:
        delta = self.canvas.mapToScene(place) - self._from
        sideways = abs(delta.x()) >= abs(delta.y())
        beyond, by = (self._from.x(), delta.x()) if sideways else (self._from.y(), delta.y())
        self._moved = with_room(self._before, beyond, snapped(by), sideways)
        for key, card in self.port.map.cards.made.items():
            rect = self._moved.get(key, self._before[key])
            card.setPos(rect.x, rect.y)
        self.port.map.reroute(self.port.session.audit, self._moved.keys() & self.port.map.cards.made.keys())
        area = self.canvas.visible_scene()
        if self._line is not None:
            if sideways:
                self._line.setLine(self._from.x() + by, area.top(), self._from.x() + by, area.bottom())
            else:
                self._line.setLine(area.left(), self._from.y() + by, area.right(), self._from.y() + by)

    def end(self, place: QPoint) -> None:
        moved = {key: rect for key, rect in self._moved.items() if rect != self._before[key]}
        self._finish()
        if moved:
            self.port.session.do(make_space, self.port.process_id, moved)

    def cancel(self) -> None:
        self._finish()
        self.canvas.refresh(self.port.process_id)

    def _finish(self) -> None:
        if self._line is not None:
            self.port.map.removeItem(self._line)
            self._line = None
        self.port.leave()
