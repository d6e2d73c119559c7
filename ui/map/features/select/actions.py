"""Selecting by keys: the next card, a flow out of it, all, none."""

from __future__ import annotations

from functools import partial

from auditor.locale import N_
from ui.actions.action import Action, Told
from ui.map.features.select.walk import neighbour
from ui.map.port import MapAction, MapPort


def _arrow(dx: int, dy: int, port: MapPort) -> None:
    """What was begun by a key has the arrows first; else they lead to the next card."""
    if port.mode is not None and port.mode.arrow(dx, dy):
        return
    target = neighbour(port.session.audit, port.map, dx, dy)
    if target is not None:
        port.map.select_steps([target])
        port.canvas.ensureVisible(port.map.cards[target].scene_box(), 40, 40)


def _next_flow(port: MapPort) -> None:
    """The first flow out of the selected step; then the next one out of the same step."""
    steps, chosen = port.map.selected_steps(), port.map.selected_flows()
    source = steps[-1] if steps else port.session.audit.flows[chosen[-1]].source_id if chosen else None
    outgoing = [f.id for f in port.session.audit.flows_of(port.process_id) if f.source_id == source]
    if outgoing:
        at = outgoing.index(chosen[-1]) + 1 if chosen and chosen[-1] in outgoing else 0
        port.map.clearSelection()
        port.map.flows[outgoing[at % len(outgoing)]].setSelected(True)


WALK: tuple[MapAction, ...] = tuple(
    Action(
        f"walk_{key.casefold()}",
        N_("Map: go along the flow"),
        partial(_arrow, dx, dy),
        (key,),
        is_listed=False,
    )
    for key, dx, dy in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, -1), ("Down", 0, 1))
)
NEXT_FLOW: MapAction = Action(
    "next_flow",
    N_("Map: choose a flow out of the step, and its share"),
    _next_flow,
    ("F",),
    then=("Return",),
    is_listed=False,
)
SELECT_ALL: MapAction = Action(
    "all",
    N_("Select all"),
    lambda port: port.map.select_steps(sorted(port.map.cards)),
    ("Ctrl+A",),
    told=Told(N_("Map: select all")),
)
ESCAPE: MapAction = Action(
    "escape",
    N_("Map: leave what was begun; select nothing"),
    lambda port: port.escape(),
    ("Esc",),
    is_listed=False,
)
