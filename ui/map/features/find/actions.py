"""The line to find a step, by key."""

from __future__ import annotations

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, Panel

FIND: MapAction = Action(
    "find",
    N_("Find a step"),
    lambda port: port.show_panel(Panel.FIND),
    ("Ctrl+F",),
    told=Told(N_("Map: find a step"), 0),
    spots=(Spot(Place.VIEW_BAR, 3, icon="search"),),
)
