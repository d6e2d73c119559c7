"""Removing what is selected."""

from __future__ import annotations

from auditor.edit.map.steps import delete
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_selection


def delete_selected(port: MapPort) -> None:
    """Selected steps with their flows, and selected flows."""
    port.session.do(delete, port.map.selected_steps(), port.map.selected_flows())


DELETE: MapAction = Action(
    "delete",
    N_("Delete"),
    delete_selected,
    ("Del", "Backspace"),
    told=Told(N_("Map: delete")),
    spots=(
        Spot(Place.BAR, 4, N_("Delete"), "trash-2"),
        Spot(Place.PAD, 6, N_("Delete"), "trash-2"),
        Spot(Place.CARD_MENU, 14),
        Spot(Place.FLOW_MENU, 3),
    ),
    is_possible=with_selection,
    changes_audit=True,
)
