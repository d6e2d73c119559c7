"""Larger, smaller, all of it."""

from __future__ import annotations

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction

_SENTENCE = N_("Map: the whole map, or a readable size; larger, smaller")
_STEP = 1.25

ZOOM: tuple[MapAction, ...] = (
    Action(
        "smaller",
        N_("Zoom out"),
        lambda port: port.canvas.zoom(1 / _STEP),
        ("Ctrl+-",),
        told=Told(_SENTENCE, 2),
        spots=(Spot(Place.VIEW_BAR, 11, icon="zoom-out"),),
    ),
    Action(
        "larger",
        N_("Zoom in"),
        lambda port: port.canvas.zoom(_STEP),
        ("Ctrl++",),
        told=Told(_SENTENCE, 1),
        spots=(Spot(Place.VIEW_BAR, 12, icon="zoom-in"),),
    ),
    Action(
        "fit",
        N_("Whole map, or a readable size"),
        lambda port: port.canvas.fit_or_read(),
        ("Ctrl+0",),
        told=Told(_SENTENCE, 0),
        spots=(Spot(Place.VIEW_BAR, 13, icon="scan"),),
    ),
)
