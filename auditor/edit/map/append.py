"""The next step: behind another, connected to it; or in a flow, between two others."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.map.placing import new_step, place_all, put_at
from auditor.edit.map.shares import add_flow
from auditor.edit.verb import verb
from auditor.flow.layout import Point, drawing
from auditor.flow.layout.room import place_behind, room_for_one, snapped
from auditor.locale import N_
from auditor.model import Audit, Flow, Step, StepKind
from auditor.store import Edit


@verb(N_("Append step"))
def append_step(edit: Edit, source_id: int, at: Point | None = None, kind: StepKind = StepKind.OPERATION) -> int:
    """A new step behind another, connected to it.

    Args:
        edit: the edit to do it in.
        source_id: the step to stand behind.
        at: top-left corner of the new card, map units; None puts it where a person would, in the lane of its source.
        kind: what kind of step.

    Returns:
        The id of the new step.
    """
    audit = edit.audit
    source = audit.steps[source_id]
    place_all(edit, source.process_id)
    place = (snapped(at[0]), snapped(at[1])) if at else _free_place(audit, source)
    step = new_step(audit, source.process_id, *place, kind)
    if not at or not audit.lanes_of(source.process_id):
        step = replace(step, lane_id=source.lane_id)
    step = edit.put(step)
    add_flow(edit, source, step.id)
    return step.id


@verb(N_("Insert step into flow"))
def insert_step(edit: Edit, flow_id: int, kind: StepKind = StepKind.OPERATION) -> int:
    """A new step in a flow, behind its source; where there is no room, what lies beyond moves along.

    Args:
        edit: the edit to do it in.
        flow_id: which flow.
        kind: what kind of step.

    Returns:
        The id of the new step.
    """
    audit = edit.audit
    flow = audit.flows[flow_id]
    source = audit.steps[flow.source_id]
    shapes = drawing(audit, flow.process_id)
    room = room_for_one(shapes.grain, shapes.cards, flow.source_id, flow.target_id)
    put_at(edit, flow.process_id, room, keep_lanes=True)
    cards = {**shapes.cards, **room}
    place = place_behind(shapes.grain, source, shapes.cards[source.id], list(cards.values()))
    step = edit.put(replace(new_step(audit, flow.process_id, *place, kind), lane_id=source.lane_id))
    lead_through(edit, flow_id, step.id)
    return step.id


def lead_through(edit: Edit, flow_id: int, step_id: int) -> None:
    """A flow by way of a step: it ends there, and another goes on from there with all of it.

    Args:
        edit: the edit to do it in.
        flow_id: which flow, as in the snapshot.
        step_id: the step that comes in between.
    """
    flow = edit.audit.flows[flow_id]
    edit.put(replace(flow, target_id=step_id))
    edit.put(Flow(process_id=flow.process_id, source_id=step_id, target_id=flow.target_id))


def _free_place(audit: Audit, source: Step) -> Point:
    """Behind the source, clear of what is there already."""
    shapes = drawing(audit, source.process_id)
    others = [card for key, card in shapes.cards.items() if key != source.id]
    return place_behind(shapes.grain, source, shapes.cards[source.id], others)
