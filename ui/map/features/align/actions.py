"""Aligning and distributing the selected cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from auditor.edit.map.move import align_steps
from auditor.flow.layout import Rect
from auditor.flow.layout.align import aligned, distributed
from auditor.locale import N_
from ui.actions.action import Action, Place, Spot
from ui.map.port import MapAction, MapPort, MapState
from ui.map.possible import with_more_than_two, with_several


def _rearrange(arranged: Callable[[dict[int, Rect]], dict[int, Rect]], port: MapPort) -> None:
    rects = {i: port.map.cards[i].rect() for i in port.map.selected_steps()}
    port.session.do(align_steps, port.process_id, arranged(rects))


def _action(
    key: str, text: str, arranged: Callable[[dict[int, Rect]], dict[int, Rect]], is_possible: Callable[[MapState], bool]
) -> MapAction:
    return Action(
        key,
        text,
        partial(_rearrange, arranged),
        spots=(Spot(Place.ALIGN_MENU),),
        is_possible=is_possible,
        changes_audit=True,
    )


ALIGN: tuple[MapAction, ...] = (
    _action("left", N_("Align left"), partial(aligned, edge="left"), with_several),
    _action("centre", N_("Align centres"), partial(aligned, edge="centre"), with_several),
    _action("right", N_("Align right"), partial(aligned, edge="right"), with_several),
    _action("top", N_("Align tops"), partial(aligned, edge="top"), with_several),
    _action("middle", N_("Align middles"), partial(aligned, edge="middle"), with_several),
    _action("bottom", N_("Align bottoms"), partial(aligned, edge="bottom"), with_several),
    _action("across", N_("Distribute across"), partial(distributed, horizontally=True), with_more_than_two),
    _action("down", N_("Distribute down"), partial(distributed, horizontally=False), with_more_than_two),
)
