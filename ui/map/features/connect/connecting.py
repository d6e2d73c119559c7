"""Begun by a key, finished by another: the step to connect to, or to lead a flow to, is chosen in between."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from auditor.edit.map.connect import connect, reconnect
from ui.map.features.share.asking import ask_at_split
from ui.map.port import MapPort, Mode


class Connecting(Mode):
    """The card clicked next, or the one selected when Return is pressed, becomes the target."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, port: MapPort, source: int) -> None:
        self._port = port
        self.source = source

    def hover(self, place: QPoint) -> None:
        self._port.canvas.mark_target(place, self.source)

    def confirm(self) -> bool:
        selected = self._port.map.selected_steps()
        if not selected:
            return False
        self._port.leave()
        if self.source != selected[-1]:
            self._port.session.do(connect, self.source, selected[-1])
            ask_at_split(self._port, self.source, selected[-1])
        return True


class Reconnecting(Mode):
    """The step selected when Return is pressed becomes the target of a flow, or its source."""

    def __init__(self, port: MapPort, flow_id: int, *, at_target: bool) -> None:
        self._port = port
        self._flow_id = flow_id
        self._at_target = at_target

    def confirm(self) -> bool:
        selected = self._port.map.selected_steps()
        if not selected:
            return False
        self._port.leave()
        if self._flow_id in self._port.session.audit.flows:
            source_id, target_id = (None, selected[-1]) if self._at_target else (selected[-1], None)
            self._port.session.do(reconnect, self._flow_id, source_id=source_id, target_id=target_id)
            if source_id is not None:
                ask_at_split(self._port, source_id, self._port.session.audit.flows[self._flow_id].target_id)
        return True
