"""Lanes: added, renamed, moved, removed; and steps from one to another."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.map.placing import place_all, tidy_name
from auditor.edit.verb import verb
from auditor.flow.layout import tidy
from auditor.flow.layout.room import place_in_lane
from auditor.locale import N_
from auditor.model import Lane
from auditor.store import Edit


@verb(N_("Add lane"))
def add_lane(edit: Edit, process_id: int, name: str) -> int:
    """A lane below the others; the first one takes in all steps.

    Args:
        edit: the edit to do it in.
        process_id: the process that it goes into.
        name: a department or work area.

    Returns:
        The id of the lane.
    """
    lanes = edit.audit.lanes_of(process_id)
    lane = edit.put(Lane(process_id=process_id, name=name[:500], position=len(lanes)))
    if not lanes:
        for step in edit.audit.steps_of(process_id):
            edit.put(replace(step, lane_id=lane.id))
    return lane.id


@verb(N_("Rename lane"))
def rename_lane(edit: Edit, lane_id: int, name: str) -> None:
    """Another name for a lane; an empty one changes nothing.

    Args:
        edit: the edit to do it in.
        lane_id: which lane.
        name: as typed.
    """
    if name := tidy_name(name):
        edit.put(replace(edit.audit.lanes[lane_id], name=name))


@verb(N_("Move lane"))
def move_lane(edit: Edit, lane_id: int, by: int) -> None:
    """A lane one place earlier or later; the map is laid out anew so that its cards go along.

    Args:
        edit: the edit to do it in.
        lane_id: which lane.
        by: −1 or 1; beyond the first or the last place nothing changes.
    """
    audit = edit.audit
    process_id = audit.lanes[lane_id].process_id
    lanes = list(audit.lanes_of(process_id))
    at = next(i for i, lane in enumerate(lanes) if lane.id == lane_id)
    if not 0 <= at + by < len(lanes):
        return
    lanes[at], lanes[at + by] = lanes[at + by], lanes[at]
    ordered = {lane.id: replace(lane, position=i) for i, lane in enumerate(lanes)}
    for lane in ordered.values():
        edit.put(lane)
    for step_id, (x, y) in tidy(audit.replaced({"lane": ordered}), process_id).items():
        edit.put(replace(audit.steps[step_id], x=x, y=y))


@verb(N_("Remove lane"))
def remove_lane(edit: Edit, lane_id: int) -> None:
    """A lane without its steps: they go to the lane above, or below where there is none above.

    Args:
        edit: the edit to do it in.
        lane_id: which lane.
    """
    audit = edit.audit
    lane = audit.lanes[lane_id]
    others = [other for other in audit.lanes_of(lane.process_id) if other.id != lane_id]
    heir = next((o for o in reversed(others) if o.position < lane.position), others[0] if others else None)
    for step in audit.steps_of(lane.process_id):
        if step.lane_id == lane_id:
            edit.put(replace(step, lane_id=heir.id if heir else None))
    edit.delete(lane)


@verb(N_("Move to lane"))
def move_to_lane(edit: Edit, step_id: int, lane_id: int) -> None:
    """A step to another lane, at the same place along the map, clear of the cards there.

    Args:
        edit: the edit to do it in.
        step_id: which step.
        lane_id: a lane of the same process.
    """
    step = edit.audit.steps[step_id]
    x, y = place_in_lane(edit.audit, step, lane_id)
    place_all(edit, step.process_id)
    edit.put(replace(step, lane_id=lane_id, x=x, y=y))
