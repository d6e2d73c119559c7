"""The map's actions: one list for the bar, the palette and the shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.edit.map.arrangement import tidy_layout, turn
from auditor.edit.map.move import align_steps
from auditor.flow.layout.align import aligned, distributed
from auditor.locale import N_

if TYPE_CHECKING:
    from ui.map.view import MapView


@dataclass(frozen=True)
class MapAction:
    """One action. ``keys`` without Ctrl or a function key are the canvas's own (:mod:`ui.map.keys`) and only shown.

    Attributes:
        sign: a short text for the bar; None keeps it out of the bar.
        changes_audit: needs an audit that can be changed.
    """

    key: str
    text: str
    keys: str
    act: Callable[[MapView], object]
    sign: str | None = None
    changes_audit: bool = True


def _align(edge: str) -> Callable[[MapView], None]:
    def act(view: MapView) -> None:
        rects = {i: view.map.cards[i].rect() for i in view.map.selected_steps()}
        if len(rects) > 1:
            view.session.do(align_steps, view.process_id, aligned(rects, edge))

    return act


def _distribute(horizontally: bool) -> Callable[[MapView], None]:
    def act(view: MapView) -> None:
        rects = {i: view.map.cards[i].rect() for i in view.map.selected_steps()}
        if len(rects) > 2:
            view.session.do(align_steps, view.process_id, distributed(rects, horizontally))

    return act


def _tidy(view: MapView) -> None:
    if view.process_id:
        view.session.do(tidy_layout, view.process_id)
        view.show_beginning()


def _turn(view: MapView) -> None:
    if view.process_id:
        view.session.do(turn, view.process_id)
        view.show_beginning()


MAP_ACTIONS: tuple[MapAction, ...] = (
    MapAction("add", N_("Add step"), "N", lambda v: v.add_step(), N_("Add step")),
    MapAction("append", N_("Append"), "Tab", lambda v: v.append_step(), N_("Append")),
    MapAction("connect", N_("Connect"), "C", lambda v: v.start_connecting(), N_("Connect")),
    MapAction("delete", N_("Delete"), "Del", lambda v: v.delete_selected(), N_("Delete")),
    MapAction("rename", N_("Rename"), "F2", lambda v: v.rename_selected()),
    MapAction("space", N_("Make space"), "S", lambda v: v.start_making_space()),
    MapAction("reconnect", N_("Reconnect the end of a flow"), "R", lambda v: v.start_reconnecting(at_target=True)),
    MapAction(
        "reconnect_start",
        N_("Reconnect the beginning of a flow"),
        "Shift+R",
        lambda v: v.start_reconnecting(at_target=False),
    ),
    MapAction("straighten", N_("Straighten flow"), "", lambda v: v.straighten()),
    MapAction("pin", N_("Pin or unpin"), "P", lambda v: v.toggle_pins()),
    MapAction("detail", N_("Open as sub-process"), "O", lambda v: v.open_detail()),
    MapAction("up", N_("Up to the process above"), "U", lambda v: v.go_up.emit(), changes_audit=False),
    MapAction("cut", N_("Cut"), "Ctrl+X", lambda v: v.cut_selected()),
    MapAction("copy", N_("Copy"), "Ctrl+C", lambda v: v.copy_selected(), changes_audit=False),
    MapAction("paste", N_("Paste"), "Ctrl+V", lambda v: v.paste()),
    MapAction("duplicate", N_("Duplicate"), "Ctrl+D", lambda v: v.duplicate_selected()),
    MapAction("all", N_("Select all"), "Ctrl+A", lambda v: v.select_all(), changes_audit=False),
    MapAction("left", N_("Align left"), "", _align("left")),
    MapAction("centre", N_("Align centres"), "", _align("centre")),
    MapAction("right", N_("Align right"), "", _align("right")),
    MapAction("top", N_("Align tops"), "", _align("top")),
    MapAction("middle", N_("Align middles"), "", _align("middle")),
    MapAction("bottom", N_("Align bottoms"), "", _align("bottom")),
    MapAction("across", N_("Distribute across"), "", _distribute(True)),
    MapAction("down", N_("Distribute down"), "", _distribute(False)),
    MapAction("tidy", N_("Tidy layout"), "Ctrl+L", _tidy, N_("Tidy layout")),
    MapAction("turn", N_("Turn map: left to right or top to bottom"), "Ctrl+Shift+L", _turn),
    MapAction("smaller", N_("Zoom out"), "Ctrl+-", lambda v: v.zoom(1 / 1.25), "−", changes_audit=False),
    MapAction("larger", N_("Zoom in"), "Ctrl++", lambda v: v.zoom(1.25), "+", changes_audit=False),
    MapAction("fit", N_("Fit"), "Ctrl+0", lambda v: v.fit(), N_("Fit"), changes_audit=False),
)
#: Where the bar leaves a gap: what is before it acts on the map, what is after it on the view.
VIEW_ACTIONS = ("smaller", "larger", "fit")
#: What needs more than one card.
ALIGN_ACTIONS = ("left", "centre", "right", "top", "middle", "bottom", "across", "down")
