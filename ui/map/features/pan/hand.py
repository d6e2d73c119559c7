"""The hand that takes hold of the canvas while the space bar is down."""

from __future__ import annotations

from PySide6.QtCore import Qt

from auditor.locale import N_
from ui.actions.action import Action
from ui.map.port import MapAction, MapPort, Mode


class HandReady(Mode):
    """Until the space bar is released; what was begun before goes on then, as when looking for the step to connect to."""

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, port: MapPort) -> None:
        self._port = port
        self._beneath = port.mode

    def release(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Space:
            self._port.leave()
            if self._beneath is not None:
                self._port.begin(self._beneath)

    def escape(self) -> bool:
        had, self._beneath = self._beneath, None
        return had is not None and had.escape()


def _get_ready(port: MapPort) -> None:
    if not isinstance(port.mode, HandReady):
        port.begin(HandReady(port))


PAN: MapAction = Action(
    "pan",
    N_("Map: move the canvas: hold, and drag"),
    _get_ready,
    ("Space",),
    is_listed=False,
)
