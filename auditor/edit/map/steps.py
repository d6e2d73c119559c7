"""Steps: added, renamed, made another kind, noted, and removed with their flows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from auditor.edit.map.placing import new_step, place_all, tidy_name
from auditor.edit.map.shares import share_anew, share_what_is_freed
from auditor.edit.verb import verb
from auditor.flow.layout.room import snapped
from auditor.locale import N_, _
from auditor.model import Audit, StepKind
from auditor.store import Edit

_LONGEST_NOTE = 50_000


@verb(N_("Add step"))
def add_step(edit: Edit, process_id: int, x: float, y: float, kind: StepKind = StepKind.OPERATION) -> int:
    """A new step at a place.

    Args:
        edit: the edit to do it in.
        process_id: the process that it goes into.
        x: left edge of the card, map units.
        y: top edge of the card, map units.
        kind: what kind of step.

    Returns:
        The id of the step.
    """
    place_all(edit, process_id)
    return edit.put(new_step(edit.audit, process_id, snapped(x), snapped(y), kind)).id


@verb(N_("Rename step"))
def rename_step(edit: Edit, step_id: int, name: str) -> None:
    """Another name for a step; an empty one changes nothing.

    Args:
        edit: the edit to do it in.
        step_id: which step.
        name: as typed.
    """
    step, name = edit.audit.steps[step_id], tidy_name(name)
    if name:
        edit.put(replace(step, name=name))


@verb(N_("Change kind"))
def change_kind(edit: Edit, step_ids: Collection[int], kind: StepKind) -> None:
    """Another kind for some steps; what leaves a fork that becomes something else is split equally.

    Args:
        edit: the edit to do it in.
        step_ids: which steps.
        kind: what all of them are then.
    """
    for step_id in step_ids:
        step = edit.audit.steps[step_id]
        edit.put(replace(step, kind=kind))
        if step.kind is StepKind.FORK and kind is not StepKind.FORK:
            share_anew(edit, step_id)


@verb(N_("Change notes"))
def change_notes(edit: Edit, step_id: int, notes: str) -> None:
    """Other notes of a step; what goes beyond 50,000 characters is left out.

    Args:
        edit: the edit to do it in.
        step_id: which step.
        notes: all of its notes.
    """
    edit.put(replace(edit.audit.steps[step_id], notes=notes[:_LONGEST_NOTE]))


def _delete_label(audit: Audit, step_ids: Collection[int], flow_ids: Collection[int] = ()) -> str:
    return _("Delete step") if any(i in audit.steps for i in step_ids) else _("Delete flow")


@verb(_delete_label)
def delete(edit: Edit, step_ids: Collection[int], flow_ids: Collection[int] = ()) -> None:
    """Remove steps with their flows, and flows; what stays at a split shares what is freed.

    Args:
        edit: the edit to do it in.
        step_ids: steps to remove; those that are gone already are passed over.
        flow_ids: flows to remove; the same.
    """
    audit = edit.audit
    steps = [audit.steps[i] for i in step_ids if i in audit.steps]
    gone = {s.id for s in steps}
    flows = {i: audit.flows[i] for i in flow_ids if i in audit.flows}
    flows |= {f.id: f for f in audit.flows.values() if f.source_id in gone or f.target_id in gone}
    for flow in flows.values():
        edit.delete(flow)
    for step in steps:
        edit.delete(step)
    share_what_is_freed(edit, {f.source_id for f in flows.values()} - gone, flows.keys())
