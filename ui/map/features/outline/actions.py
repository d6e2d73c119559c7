"""The map as a list, shown and hidden."""

from __future__ import annotations

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, Panel

OUTLINE: MapAction = Action(
    "outline",
    N_("The map as a list"),
    lambda port: port.show_panel(Panel.OUTLINE),
    ("Ctrl+T",),
    told=Told(N_("Map: problems, the map as a list"), 1),
    spots=(Spot(Place.VIEW_BAR, 2, icon="list-tree"),),
)
