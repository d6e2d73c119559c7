"""The list of problems, shown and hidden."""

from __future__ import annotations

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, Panel

PROBLEMS: MapAction = Action(
    "problems",
    N_("Problems"),
    lambda port: port.show_panel(Panel.PROBLEMS),
    ("Ctrl+P",),
    told=Told(N_("Map: problems, the map as a list"), 0),
    spots=(Spot(Place.VIEW_BAR, 1, icon="triangle-alert"),),
)
