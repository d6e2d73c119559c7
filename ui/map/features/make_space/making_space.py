"""Making room, begun by a key: the next drag, or the arrows until Return, move what lies beyond."""

from __future__ import annotations

from PySide6.QtCore import Qt

from auditor.edit.map.move import make_space
from auditor.flow.layout.room import GRID, with_room
from auditor.locale import N_
from ui.actions.action import Action, Told
from ui.map.port import MapAction, MapPort, Mode

_ROOM = 5 * GRID  # what one press makes room


class MakingSpace(Mode):
    """By arrows: the selected card, and all that stands level with it or beyond, moves on (or back)."""

    cursor = Qt.CursorShape.SplitHCursor

    def __init__(self, port: MapPort) -> None:
        self._port = port

    def confirm(self) -> bool:
        self._port.leave()
        return True

    def arrow(self, dx: int, dy: int) -> bool:
        selected = self._port.map.selected_steps()
        if not selected:
            return False
        rects = self._port.map.rects()
        here = rects[selected[-1]]
        moved = with_room(rects, here.x if dx else here.y, (dx or dy) * _ROOM, horizontally=bool(dx))
        self._port.session.do(make_space, self._port.process_id, moved)
        return True


MAKE_SPACE: MapAction = Action(
    "space",
    N_("Make space"),
    lambda port: port.begin(MakingSpace(port)),
    ("S",),
    told=Told(N_("Map: make space: drag, or arrows and Return")),
    changes_audit=True,
)
