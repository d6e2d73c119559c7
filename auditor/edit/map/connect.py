"""Flows: between two steps, and led elsewhere."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.map.shares import add_flow, put_with_room, share_what_is_freed
from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.store import Edit


@verb(N_("Connect steps"))
def connect(edit: Edit, source_id: int, target_id: int) -> None:
    """A flow between two steps of one process; one that exists already is left alone.

    Args:
        edit: the edit to do it in.
        source_id: the step that it leaves.
        target_id: the step that it leads to.
    """
    source = edit.audit.steps[source_id]
    flows = edit.audit.flows_of(source.process_id)
    if not any(f.source_id == source_id and f.target_id == target_id for f in flows):
        add_flow(edit, source, target_id)


@verb(N_("Reconnect flow"))
def reconnect(edit: Edit, flow_id: int, *, source_id: int | None = None, target_id: int | None = None) -> None:
    """One end of a flow to another step. Where such a flow exists already, nothing changes.

    With another target its share stays. With another source it is one flow more there, and one less where it was.

    Args:
        edit: the edit to do it in.
        flow_id: which flow.
        source_id: the step that it leaves then; None keeps it.
        target_id: the step that it leads to then; None keeps it.
    """
    flow = edit.audit.flows[flow_id]
    moved = replace(flow, source_id=source_id or flow.source_id, target_id=target_id or flow.target_id)
    taken = {(f.source_id, f.target_id) for f in edit.audit.flows_of(flow.process_id) if f.id != flow.id}
    if (moved.source_id, moved.target_id) in taken:
        return
    if moved.source_id == flow.source_id:
        edit.put(moved)
    else:
        share_what_is_freed(edit, {flow.source_id}, {flow.id})
        put_with_room(edit, edit.audit.steps[moved.source_id], moved)
