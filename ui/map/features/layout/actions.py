"""Tidying and turning the map."""

from __future__ import annotations

from auditor.edit.map.arrangement import arrange_in_rows, tidy_layout, turn
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.port import MapAction, MapPort, MapState
from ui.map.possible import with_process

_SENTENCE = N_("Map: tidy layout; turn it: left to right, top to bottom")


def _tidy(port: MapPort) -> None:
    port.session.do(tidy_layout, port.process_id)
    port.canvas.show_beginning()


def _in_rows(port: MapPort) -> None:
    port.session.do(arrange_in_rows, port.process_id, port.canvas.life_size())
    port.canvas.show_beginning()


def _without_lanes(state: MapState) -> bool:
    return with_process(state) and not state.audit.lanes_of(state.process_id)


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
        spots=(Spot(Place.BAR, 5, N_("Tidy layout"), "wand-sparkles"),),
        is_possible=with_process,
        changes_audit=True,
    ),
    Action(
        "rows",
        N_("Arrange in rows"),
        _in_rows,
        ("Ctrl+R",),
        told=Told(N_("Map: wrap a long map into rows that fit the window (not with lanes)")),
        spots=(Spot(Place.BAR, 6, N_("In rows"), "wrap-text"), Spot(Place.CANVAS_MENU, 2, N_("Arrange in rows"))),
        is_possible=_without_lanes,
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
