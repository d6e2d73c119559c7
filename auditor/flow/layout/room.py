"""Where there is room on a map: the grid, a place clear of other cards, the lane of a place, and room made. Pure: shapes in, shapes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.flow.layout.drawing import drawing
from auditor.flow.layout.geometry import COLUMN_GAP, LANE_PADDING, ROW_GAP, Orientation, Point, Rect
from auditor.model import Audit, Step

#: What places of cards are rounded to, map units.
GRID = 8.0


def snapped(value: float) -> float:
    """A coordinate on the grid.

    Args:
        value: map units.

    Returns:
        The nearest multiple of ``GRID``, map units.
    """
    return round(value / GRID) * GRID


def corner_of(audit: Audit, step: Step) -> Point:
    """Where a card stands, placed by hand or by the automatic layout.

    Args:
        audit: the snapshot that holds the step.
        step: one of its steps.

    Returns:
        The top-left corner of the card, map units.
    """
    shapes = drawing(audit, step.process_id)
    return shapes.grain.corner(step, shapes.cards[step.id])


def place_behind(grain: Orientation, source: Step, shape: Rect, taken: Sequence[Rect]) -> Point:
    """The next place along the flow from a step, moved across it until it is clear.

    Args:
        grain: the way the map runs.
        source: the step to stand behind.
        shape: the shape of its card, map units.
        taken: the shapes that must not be met.

    Returns:
        The top-left corner of a card there, map units.
    """
    along, across = grain.turned_point(grain.corner(source, shape))
    return clear_place(grain, along + grain.along + COLUMN_GAP, across, taken)


def clear_place(grain: Orientation, along: float, across: float, taken: Sequence[Rect]) -> Point:
    """Where a card meets none of the others: the first place across the flow from a given one.

    Args:
        grain: the way the map runs.
        along: the place in the direction of the flows, map units.
        across: where to begin across them, map units.
        taken: the shapes that must not be met.

    Returns:
        The top-left corner of a card there, as x and y, map units.
    """
    others = [grain.turned(rect) for rect in taken]

    def meets(c: Rect) -> bool:
        return c.x < along + grain.along and c.right > along and c.y < across + grain.across and c.bottom > across

    while any(map(meets, others)):
        across += grain.across + ROW_GAP
    return grain.turned_point((along, across))


def place_in_lane(audit: Audit, step: Step, lane_id: int) -> Point:
    """Where a step stands in another lane: at the same place along the map, clear of the cards there.

    Args:
        audit: the snapshot that holds both.
        step: one of its steps.
        lane_id: a lane of the same process.

    Returns:
        The top-left corner of the card, map units.
    """
    shapes = drawing(audit, step.process_id)
    band = shapes.grain.turned(next(band for lane, band in shapes.lanes if lane.id == lane_id))
    along = shapes.grain.turned(shapes.cards[step.id]).x
    others = [card for key, card in shapes.cards.items() if key != step.id]
    return clear_place(shapes.grain, along, band.y + LANE_PADDING, others)


def lane_at(audit: Audit, process_id: int, middle: Point, otherwise: int | None) -> int | None:
    """The lane whose band is nearest to a place.

    Args:
        audit: the snapshot that holds the process.
        process_id: whose lanes.
        middle: the middle of a card, map units.
        otherwise: what it is where there are no lanes.

    Returns:
        The id of a lane, or ``otherwise``.
    """
    shapes = drawing(audit, process_id)
    if not shapes.lanes:
        return otherwise
    across = shapes.grain.turned_point(middle)[1]
    bands = [(lane, shapes.grain.turned(band)) for lane, band in shapes.lanes]
    return min(bands, key=lambda item: abs(item[1].middle[1] - across) - item[1].height / 2)[0].id


def with_room(rects: Mapping[int, Rect], beyond: float, by: float, horizontally: bool) -> dict[int, Rect]:
    """Everything right of (or below) a line moved on.

    Args:
        rects: step id → shape, map units.
        beyond: where the line is, map units.
        by: how far to move, map units; below 0 moves back.
        horizontally: to the right of an upright line; else down from a level one.

    Returns:
        The shapes that move, where they are then.
    """
    if horizontally:
        return {key: replace(r, x=r.x + by) for key, r in rects.items() if r.x >= beyond}
    return {key: replace(r, y=r.y + by) for key, r in rects.items() if r.y >= beyond}


def room_for_one(grain: Orientation, cards: Mapping[int, Rect], source_id: int, target_id: int) -> dict[int, Rect]:
    """What moves along so that a card fits between a step and the one that it leads to.

    Args:
        grain: the way the map runs.
        cards: step id → shape, map units.
        source_id: the step before.
        target_id: the step after.

    Returns:
        The shapes that move, where they are then; none where there is room already.
    """
    start, end = grain.turned(cards[source_id]), grain.turned(cards[target_id])
    behind = start.x + 2 * (grain.along + COLUMN_GAP)
    if not start.x < end.x < behind:
        return {}
    return with_room(cards, end.x, behind - end.x, horizontally=not grain.is_down)
