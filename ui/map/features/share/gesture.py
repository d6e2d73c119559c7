"""A click on a share that nobody said."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from auditor.model import Basis
from ui.map.features.share.asking import ask_share
from ui.map.flow_item import FlowItem
from ui.map.gesture import Gesture
from ui.map.port import MapPort


class AnswerShare(Gesture):
    """Asks for it on the line."""

    def __init__(self, port: MapPort) -> None:
        super().__init__(port)
        self._flow_id: int | None = None

    def accepts(self, event: QMouseEvent) -> bool:
        flow = self._assumed_at(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if flow is None or not plain or not self.port.session.can_edit or self.port.mode is not None:
            return False
        self._flow_id = flow.flow.id
        return True

    def end(self, place: QPoint) -> None:
        flow, flow_id = self._assumed_at(place), self._flow_id
        self._flow_id = None
        if flow is not None and flow.flow.id == flow_id:
            self.port.map.clearSelection()
            flow.setSelected(True)
            ask_share(self.port, flow.flow.id)

    def _assumed_at(self, place: QPoint) -> FlowItem | None:
        if self.canvas.card_at(place) is not None:
            return None
        at, scale = self.canvas.mapToScene(place), self.canvas.transform().m11()
        return next(
            (
                item
                for item in self.canvas.items(place)
                if isinstance(item, FlowItem)
                and item.flow.share_basis is Basis.ASSUMED
                and item.label_contains(at, scale)
            ),
            None,
        )
