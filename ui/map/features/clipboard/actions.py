"""Cut, copy, paste, duplicate."""

from __future__ import annotations

from auditor.edit.map.copies import duplicate_steps
from auditor.edit.map.process import ensure_process
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told
from ui.map.features.clipboard import clipboard
from ui.map.features.delete.actions import delete_selected
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_step

_SENTENCE = N_("Map: cut, copy, paste, duplicate; rows of a spreadsheet become steps")


def _copy(port: MapPort) -> None:
    clipboard.copy_steps(port.session.audit, port.map.selected_steps())


def _cut(port: MapPort) -> None:
    _copy(port)
    delete_selected(port)


def _paste(port: MapPort) -> None:
    """At the middle of what is visible; what was pasted is selected."""
    process_id = port.process_id or port.session.do(ensure_process)
    if process_id:
        centre = port.canvas.middle()
        x, y = centre.x() - CARD_WIDTH, centre.y() - CARD_HEIGHT / 2
        port.map.select_steps(clipboard.paste(port.session, process_id, x, y))


def _duplicate(port: MapPort) -> None:
    copies = port.session.do(duplicate_steps, port.process_id, port.map.selected_steps())
    port.map.select_steps(copies or [])


CLIPBOARD: tuple[MapAction, ...] = (
    Action(
        "cut",
        N_("Cut"),
        _cut,
        ("Ctrl+X",),
        told=Told(_SENTENCE, 0),
        spots=(Spot(Place.CARD_MENU, 11),),
        is_possible=with_step,
        changes_audit=True,
    ),
    Action(
        "copy",
        N_("Copy"),
        _copy,
        ("Ctrl+C",),
        told=Told(_SENTENCE, 1),
        spots=(Spot(Place.CARD_MENU, 12),),
        is_possible=with_step,
    ),
    Action(
        "paste",
        N_("Paste"),
        _paste,
        ("Ctrl+V",),
        told=Told(_SENTENCE, 2),
        spots=(Spot(Place.CANVAS_MENU, 2),),
        changes_audit=True,
    ),
    Action(
        "duplicate",
        N_("Duplicate"),
        _duplicate,
        ("Ctrl+D",),
        told=Told(_SENTENCE, 3),
        spots=(Spot(Place.CARD_MENU, 13),),
        is_possible=with_step,
        changes_audit=True,
    ),
)
