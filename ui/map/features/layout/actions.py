"""Tidying and turning the map."""

from __future__ import annotations

from auditor.edit.map.arrangement import tidy_layout, turn
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_process

_SENTENCE = N_("Map: tidy layout; turn it: left to right, top to bottom")


def _tidy(port: MapPort) -> None:
    port.session.do(tidy_layout, port.process_id)
    port.canvas.show_beginning()


def _turn(port: MapPort) -> None:
    port.session.do(turn, port.process_id)
    port.canvas.show_beginning()


LAYOUT: tuple[MapAction, ...] = (
    Action(
        "tidy",
        N_("Tidy layout"),
        _tidy,
        ("Ctrl+L",),
        told=Told(_SENTENCE, 0),
        spots=(Spot(Place.BAR, 5, N_("Tidy layout")),),
        is_possible=with_process,
        changes_audit=True,
    ),
    Action(
        "turn",
        N_("Turn map: left to right or top to bottom"),
        _turn,
        ("Ctrl+Shift+L",),
        told=Told(_SENTENCE, 1),
        spots=(Spot(Place.CANVAS_MENU, 3, N_("Turn map")),),
        is_possible=with_process,
        changes_audit=True,
    ),
)
