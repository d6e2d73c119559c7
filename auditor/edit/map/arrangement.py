"""How the cards of a whole map stand: tidied, pinned to their places, turned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from auditor.edit.map.placing import place_all
from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.flow.layout import in_rows, tidy, turned
from auditor.flow.layout.room import corner_of
from auditor.locale import N_, _
from auditor.model import Audit, Heading
from auditor.store import Edit


@verb(N_("Tidy layout"))
def tidy_layout(edit: Edit, process_id: int) -> None:
    """Every card where the automatic layout puts it; pinned ones stay.

    Args:
        edit: the edit to do it in.
        process_id: whose map.
    """
    for step_id, (x, y) in tidy(edit.audit, process_id).items():
        edit.put(replace(edit.audit.steps[step_id], x=x, y=y))


@verb(N_("Arrange in rows"))
def arrange_in_rows(edit: Edit, process_id: int, room: tuple[float, float]) -> None:
    """The automatic layout, wrapped into rows that fit a room; turns made by hand are given up. Not for a map with lanes.

    Args:
        edit: the edit to do it in.
        process_id: whose map.
        room: width and height of what it is shown in, map units.

    Raises:
        InputError: the map has lanes.
    """
    if edit.audit.lanes_of(process_id):
        raise InputError(_("A map with lanes is not wrapped: its lanes would be cut."))
    for step_id, (x, y) in in_rows(edit.audit, process_id, room).items():
        edit.put(replace(edit.audit.steps[step_id], x=x, y=y))
    for flow in edit.audit.flows_of(process_id):
        if flow.bend is not None:
            edit.put(replace(flow, bend=None))


def _are_pinned(audit: Audit, step_ids: Collection[int]) -> bool:
    return all(audit.steps[i].pinned for i in step_ids)


def _pin_label(audit: Audit, step_ids: Collection[int]) -> str:
    return _("Unpin steps") if _are_pinned(audit, step_ids) else _("Pin steps")


@verb(_pin_label)
def toggle_pins(edit: Edit, step_ids: Collection[int]) -> None:
    """Pin cards to their places, or free them when all are pinned already.

    Args:
        edit: the edit to do it in.
        step_ids: which steps, of one process.
    """
    audit = edit.audit
    pin = not _are_pinned(audit, step_ids)
    for process_id in {audit.steps[i].process_id for i in step_ids}:
        place_all(edit, process_id)
    for step_id in step_ids:
        x, y = corner_of(audit, audit.steps[step_id])
        edit.put(replace(audit.steps[step_id], x=x, y=y, pinned=pin))


def _turn_label(audit: Audit, process_id: int) -> str:
    is_down = audit.processes[process_id].heading is Heading.DOWN
    return _("Turn map: left to right") if is_down else _("Turn map: top to bottom")


@verb(_turn_label)
def turn(edit: Edit, process_id: int) -> None:
    """A map from left to right becomes one from top to bottom, and back; what was placed by hand stays in place.

    Args:
        edit: the edit to do it in.
        process_id: whose map.
    """
    is_down = edit.audit.processes[process_id].heading is Heading.DOWN
    for entity in turned(edit.audit, process_id, Heading.RIGHT if is_down else Heading.DOWN):
        edit.put(entity)
