"""Cards put at places, inside an edit that is open: what the verbs of the map share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Orientation, Rect, drawing
from auditor.flow.layout.room import lane_at, snapped
from auditor.locale import _
from auditor.model import Audit, Step, StepKind
from auditor.store import Edit


def place_all(edit: Edit, process_id: int) -> None:
    """Before a card is placed by hand, the others get the places that they are shown at; else they would move by themselves.

    Args:
        edit: the edit to do it in.
        process_id: whose cards.
    """
    audit = edit.audit
    if any(step.x is None or step.y is None for step in audit.steps_of(process_id)):
        shapes = drawing(audit, process_id)
        for step in audit.steps_of(process_id):
            x, y = shapes.grain.corner(step, shapes.cards[step.id])
            edit.put(replace(step, x=x, y=y))


def put_at(edit: Edit, process_id: int, rects: Mapping[int, Rect], *, keep_lanes: bool = False) -> None:
    """Cards to new places, on the grid.

    Args:
        edit: the edit to do it in.
        process_id: the process that all of them are in.
        rects: step id → shape, map units.
        keep_lanes: each stays in its lane; else the lane follows the place.
    """
    audit = edit.audit
    place_all(edit, process_id)
    grain = Orientation.of(audit, process_id)
    for step_id, rect in rects.items():
        step = audit.steps[step_id]
        lane = step.lane_id if keep_lanes else lane_at(audit, process_id, rect.middle, step.lane_id)
        x, y = grain.corner(step, rect)
        edit.put(replace(step, x=snapped(x), y=snapped(y), lane_id=lane))


def new_step(audit: Audit, process_id: int, x: float, y: float, kind: StepKind) -> Step:
    """A step that is not stored yet, with a name that no other has, in the lane of its place.

    Args:
        audit: the snapshot that it goes into.
        process_id: the process that it goes into.
        x: left edge of the card, map units.
        y: top edge of the card, map units.
        kind: what kind of step.

    Returns:
        The step, without an id.
    """
    names = {s.name for s in audit.steps_of(process_id)}
    base = _("New step")
    name = next(n for n in (base, *(f"{base} {i}" for i in range(2, len(names) + 3))) if n not in names)
    lane = lane_at(audit, process_id, (x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2), None)
    return Step(process_id=process_id, name=name, kind=kind, x=x, y=y, lane_id=lane)


def tidy_name(name: str) -> str:
    """A name as it is stored: single spaces, at most 500 characters.

    Args:
        name: as typed.

    Returns:
        The name; empty where nothing was typed.
    """
    return " ".join(name.split())[:500]
