"""Moving what is selected by keys: cards, or the turn of a flow."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF

from auditor.edit.map.move import move_steps
from auditor.flow.layout.room import GRID
from auditor.locale import N_
from ui.actions.action import Action
from ui.map.features.bend.actions import nudge_bend
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_selection


def _nudge(dx: int, dy: int, port: MapPort) -> None:
    """Selected cards, or else the turn of the selected flow, by a step of the grid."""
    selected = port.map.selected_steps()
    if not selected:
        nudge_bend(port, dx, dy)
        return
    rects = {}
    for step_id in selected:
        card = port.map.cards[step_id]
        card.setPos(card.pos() + QPointF(dx * GRID, dy * GRID))
        rects[step_id] = card.rect()
    port.session.do(move_steps, port.process_id, rects)


NUDGE: tuple[MapAction, ...] = tuple(
    Action(
        f"nudge_{key.casefold()}",
        N_("Map: move the step, or bend the chosen flow"),
        partial(_nudge, dx, dy),
        (f"Alt+{key}",),
        is_possible=with_selection,
        is_listed=False,
        changes_audit=True,
    )
    for key, dx, dy in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, -1), ("Down", 0, 1))
)
