"""Typing the name of the selected step, or the share of the selected flow."""

from __future__ import annotations

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.features.rename.typing import name_step
from ui.map.features.share.asking import ask_share
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_selection


def edit_selected(port: MapPort) -> None:
    """The name of the selected step, or the share of the selected flow."""
    steps, flows = port.map.selected_steps(), port.map.selected_flows()
    if not port.session.can_edit:
        return
    if steps:
        name_step(port, steps[-1])
    elif flows:
        ask_share(port, flows[-1])


def _finish_or_edit(port: MapPort) -> None:
    if port.mode is None or not port.mode.confirm():
        edit_selected(port)


#: Return: the end of what was begun by a key; else the same as renaming.
CONFIRM: MapAction = Action(
    "confirm",
    N_("Map: rename"),
    _finish_or_edit,
    ("Return", "Enter"),
    is_listed=False,
)
RENAME: MapAction = Action(
    "rename",
    N_("Rename"),
    edit_selected,
    ("F2",),
    told=Told(N_("Map: rename"), 1),
    spots=(Spot(Place.CARD_MENU, 2),),
    is_possible=with_selection,
    changes_audit=True,
)
