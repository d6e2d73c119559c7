"""Connecting and reconnecting, by action."""

from __future__ import annotations

from functools import partial

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.features.connect.connecting import Connecting, Reconnecting
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_flow, with_step

_ELSEWHERE = N_("Map: the chosen flow to another step, from another step; Return")


def _start(port: MapPort) -> None:
    port.begin(Connecting(port, port.map.selected_steps()[-1]))


def _start_again(port: MapPort, *, at_target: bool) -> None:
    flow = port.session.audit.flows[port.map.selected_flows()[-1]]
    port.begin(Reconnecting(port, flow.id, at_target=at_target))
    port.map.select_steps([flow.target_id if at_target else flow.source_id])


CONNECT: MapAction = Action(
    "connect",
    N_("Connect"),
    _start,
    ("C",),
    then=("Return",),
    told=Told(N_("Map: connect the selected step to the next one selected")),
    spots=(
        Spot(Place.BAR, 3, N_("Connect"), "spline"),
        Spot(Place.PAD, 5, N_("Connect to …"), "spline"),
        Spot(Place.CARD_MENU, 3, N_("Connect to …")),
    ),
    is_possible=with_step,
    changes_audit=True,
)
RECONNECT: tuple[MapAction, ...] = (
    Action(
        "reconnect",
        N_("Reconnect the end of a flow"),
        partial(_start_again, at_target=True),
        ("R",),
        told=Told(_ELSEWHERE),
        is_possible=with_flow,
        changes_audit=True,
    ),
    Action(
        "reconnect_start",
        N_("Reconnect the beginning of a flow"),
        partial(_start_again, at_target=False),
        ("Shift+R",),
        told=Told(_ELSEWHERE),
        is_possible=with_flow,
        changes_audit=True,
    ),
)
