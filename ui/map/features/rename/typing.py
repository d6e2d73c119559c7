"""Typing a step's name on its card."""

from __future__ import annotations

from functools import partial

from auditor.edit.map.steps import delete, rename_step
from auditor.model import Audit
from ui.map.features.kind.picker import KindPicker
from ui.map.features.share.asking import ask_at_split
from ui.map.name_editor import Ended, Typed
from ui.map.port import MapPort

_HEIGHT = 34
_LEAST_WIDTH = 180


def name_new(port: MapPort, step_id: int | None, source_id: int | None = None, *, pick_kind: bool = False) -> None:
    """Select a step that was just made, and let it be named; nothing where none was made.

    Escape takes a step back that was given no name. Where its source (if any) had another way out before, it is asked then
    how much goes which way. ``pick_kind``: the kinds of step are offered beside it meanwhile.
    """
    if step_id is None or step_id not in port.map.cards:
        return
    port.map.select_steps([step_id])
    port.canvas.ensureVisible(port.map.cards[step_id].scene_box(), 60, 60)
    made, given = port.session.audit, port.map.cards[step_id].step.name

    picker: list[KindPicker] = []

    def done(text: str, ended: Ended) -> None:
        for shown in picker:
            shown.put_away()
        if ended is Ended.CANCELLED:
            if text == given:
                _take_back(port, made, step_id, source_id)
            return
        _store(port, step_id, text)
        go_on = partial(_append_behind, port, step_id, ended)
        if source_id is None or ended is Ended.LEFT:
            go_on()
        else:
            ask_at_split(port, source_id, step_id, go_on)

    _edit_name(port, step_id, done)
    if pick_kind:
        picker.append(KindPicker(port, step_id))


def name_step(port: MapPort, step_id: int) -> None:
    """Edit a step's name on its card; Tab stores it and appends the next step."""

    def done(text: str, ended: Ended) -> None:
        if ended is not Ended.CANCELLED:
            _store(port, step_id, text)
            _append_behind(port, step_id, ended)

    _edit_name(port, step_id, done)


def _edit_name(port: MapPort, step_id: int, done: Typed) -> None:
    card = port.map.cards[step_id]
    place = port.canvas.mapFromScene(card.scene_box()).boundingRect()
    place.setHeight(_HEIGHT)
    place.setWidth(max(place.width(), _LEAST_WIDTH))
    port.edit_text(card.step.name, place, done)


def _store(port: MapPort, step_id: int, name: str) -> None:
    if step_id in port.session.audit.steps:
        port.session.do(rename_step, step_id, name)


def _append_behind(port: MapPort, step_id: int, ended: Ended) -> None:
    if ended is Ended.TAKEN_NEXT and step_id in port.session.audit.steps:
        port.append_behind(step_id)


def _take_back(port: MapPort, made: Audit, step_id: int, source_id: int | None) -> None:
    """As if the step had never been made; where something else was changed since, it is removed."""
    if port.session.audit is made:
        port.session.undo()
    elif step_id in port.session.audit.steps:
        port.session.do(delete, [step_id])
    if source_id is not None:
        port.map.select_steps([source_id])
