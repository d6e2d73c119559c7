"""Entering the time of the selected step."""

from __future__ import annotations

from auditor.locale import N_
from auditor.model import WORKING_KINDS
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort, MapState

_FIELD = "cycle"


def enter_time(port: MapPort) -> None:
    """To the field where the time of the selected step is typed."""
    port.edit_field(_FIELD)


def _works(state: MapState) -> bool:
    step = state.audit.steps.get(state.steps[0]) if len(state.steps) == 1 else None
    return step is not None and step.kind in WORKING_KINDS


TIME: MapAction = Action(
    "time",
    N_("Enter time"),
    enter_time,
    ("T",),
    told=Told(N_("Map: the time of the step")),
    spots=(Spot(Place.CARD_MENU, 2),),
    is_possible=_works,
    changes_audit=True,
)
