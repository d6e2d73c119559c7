"""Cards to other places: by hand, lined up, or moved along to make room."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.edit.map.append import lead_through
from auditor.edit.map.placing import put_at
from auditor.edit.verb import verb
from auditor.flow.layout import Rect
from auditor.locale import N_, _
from auditor.model import Audit
from auditor.store import Edit


def _move_label(_audit: Audit, process_id: int, rects: Mapping[int, Rect], into_flow: int | None = None) -> str:
    if into_flow is not None:
        return _("Insert step into flow")
    return _("Move step") if len(rects) == 1 else _("Move steps")


@verb(_move_label)
def move_steps(edit: Edit, process_id: int, rects: Mapping[int, Rect], into_flow: int | None = None) -> None:
    """Cards to new places; the lane follows the place.

    Args:
        edit: the edit to do it in.
        process_id: the process that all of them are in.
        rects: step id → shape, map units.
        into_flow: the flow that a single card is dropped into, and leads through it then.
    """
    put_at(edit, process_id, rects)
    if into_flow is not None:
        (step_id,) = rects
        lead_through(edit, into_flow, step_id)


@verb(N_("Align steps"))
def align_steps(edit: Edit, process_id: int, rects: Mapping[int, Rect]) -> None:
    """Cards aligned or distributed; the lane follows the place.

    Args:
        edit: the edit to do it in.
        process_id: the process that all of them are in.
        rects: step id → shape, map units.
    """
    put_at(edit, process_id, rects)


@verb(N_("Make space"))
def make_space(edit: Edit, process_id: int, rects: Mapping[int, Rect]) -> None:
    """Cards moved along to make room; their lanes stay.

    Args:
        edit: the edit to do it in.
        process_id: the process that all of them are in.
        rects: step id → shape, map units.
    """
    put_at(edit, process_id, rects, keep_lanes=True)


@verb(N_("Resize lane"))
def resize_lane(edit: Edit, process_id: int, rects: Mapping[int, Rect]) -> None:
    """The cards below a lane moved along with its edge; their lanes stay.

    Args:
        edit: the edit to do it in.
        process_id: the process that all of them are in.
        rects: step id → shape, map units.
    """
    put_at(edit, process_id, rects, keep_lanes=True)
