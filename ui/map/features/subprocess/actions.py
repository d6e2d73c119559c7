"""Into the detail of a step, which is made when there is none; and up to the process above."""

from __future__ import annotations

from auditor.edit.map.process import ensure_detail
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort, MapState

_SENTENCE = N_("Map: pin, open as sub-process, up again")


def open_detail(port: MapPort) -> None:
    """Into the selected step: its sub-process, which is made when there is none."""
    (step_id,) = port.map.selected_steps()
    detail_id = port.session.audit.steps[step_id].detail_id or port.session.do(ensure_detail, step_id)
    if detail_id is not None:
        port.show_process(detail_id)


def _can_open(state: MapState) -> bool:
    if len(state.steps) != 1 or state.steps[0] not in state.audit.steps:
        return False
    return state.can_edit or state.audit.steps[state.steps[0]].detail_id is not None


OPEN: MapAction = Action(
    "detail",
    N_("Open as sub-process"),
    open_detail,
    ("O",),
    told=Told(_SENTENCE, 1),
    spots=(Spot(Place.CARD_MENU, 4),),
    is_possible=_can_open,
)
UP: MapAction = Action(
    "up",
    N_("Up to the process above"),
    lambda port: port.show_above(),
    ("U",),
    told=Told(_SENTENCE, 2),
    is_possible=lambda state: state.process_id in state.audit.parent_steps,
)
