"""The turn of the selected flow, by action and by keys."""

from __future__ import annotations

from auditor.edit.map.bends import set_bend
from auditor.flow.layout.room import GRID, snapped
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot
from ui.map.port import MapAction, MapPort, MapState


def nudge_bend(port: MapPort, dx: int, dy: int) -> None:
    """The turn of the selected flow by a step of the grid: along the map, or across it where it is rework."""
    flow = port.session.audit.flows[port.map.selected_flows()[-1]]
    route = port.map.flows[flow.id].route
    turned = port.map.grain.turned_point
    (along, across), (by_along, by_across) = turned(route.points[1]), turned((dx, dy))
    now, by = (across, by_across) if route.backwards else (along, by_along)
    if by and len(route.points) > 2:
        now = flow.bend if flow.bend is not None else now
        port.session.do(set_bend, flow.id, snapped(now) + by * GRID)


def _straighten(port: MapPort) -> None:
    for flow_id in port.map.selected_flows():
        port.session.do(set_bend, flow_id, None)


def _is_bent(state: MapState) -> bool:
    return any(flow.bend is not None for flow in state.selected_flows())


STRAIGHTEN: MapAction = Action(
    "straighten",
    N_("Straighten flow"),
    _straighten,
    spots=(Spot(Place.FLOW_MENU, 2, is_there=_is_bent),),
    is_possible=_is_bent,
    changes_audit=True,
)
