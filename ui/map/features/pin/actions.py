"""Pinning and freeing the selected cards."""

from __future__ import annotations

from auditor.edit.map.arrangement import toggle_pins
from auditor.locale import N_, _
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort, MapState
from ui.map.possible import with_step


def _toggle(port: MapPort) -> None:
    """Pinned cards stay where they are when the map is tidied."""
    port.session.do(toggle_pins, port.map.selected_steps())


def _name(state: MapState) -> str:
    card = state.pointed.card
    return _("Unpin") if card is not None and card.pinned else _("Pin")


PIN: MapAction = Action(
    "pin",
    N_("Pin or unpin"),
    _toggle,
    ("P",),
    told=Told(N_("Map: pin, open as sub-process, up again"), 0),
    spots=(Spot(Place.CARD_MENU, 5, _name),),
    is_possible=with_step,
    changes_audit=True,
)
