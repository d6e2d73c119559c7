"""Aligning, distributing, snapping: where selected cards go. Pure: rectangles in, rectangles out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.flow.layout.geometry import Rect

Rects = Mapping[int, Rect]


def aligned(rects: Rects, edge: str) -> dict[int, Rect]:
    """Cards lined up.

    Args:
        rects: step id → shape, map units.
        edge: one of left, centre, right, top, middle, bottom of all together.

    Returns:
        The same steps, where they are then.
    """
    left, top = min(r.x for r in rects.values()), min(r.y for r in rects.values())
    right, bottom = max(r.right for r in rects.values()), max(r.bottom for r in rects.values())

    def moved(r: Rect) -> Rect:
        return {
            "left": replace(r, x=left),
            "centre": replace(r, x=(left + right - r.width) / 2),
            "right": replace(r, x=right - r.width),
            "top": replace(r, y=top),
            "middle": replace(r, y=(top + bottom - r.height) / 2),
            "bottom": replace(r, y=bottom - r.height),
        }[edge]

    return {key: moved(r) for key, r in rects.items()}


def distributed(rects: Rects, horizontally: bool) -> dict[int, Rect]:
    """Cards with equal gaps between the outermost two.

    Args:
        rects: step id → shape, map units.
        horizontally: from left to right; else from top to bottom.

    Returns:
        The same steps, where they are then; fewer than three stay.
    """
    order = sorted(rects, key=lambda key: rects[key].x if horizontally else rects[key].y)
    if len(order) < 3:
        return dict(rects)
    first, last = rects[order[0]], rects[order[-1]]
    if horizontally:
        gap = (last.right - first.x - sum(rects[k].width for k in order)) / (len(order) - 1)
    else:
        gap = (last.bottom - first.y - sum(rects[k].height for k in order)) / (len(order) - 1)
    result: dict[int, Rect] = {}
    at = first.x if horizontally else first.y
    for key in order:
        r = rects[key]
        result[key] = replace(r, x=at) if horizontally else replace(r, y=at)
        at += (r.width if horizontally else r.height) + gap
    return result


def snap_to(
    moving: Rect, others: Sequence[Rect], reach: float
) -> tuple[float, float, list[tuple[float, float, float, float]]]:
    """How far to shift a dragged card so that an edge or middle lines up with another card, and the lines to show.

    Args:
        moving: the card that is dragged, map units.
        others: the cards that it may line up with.
        reach: how near is near enough, map units.

    Returns:
        dx, dy, and lines as (x1, y1, x2, y2).
    """
    dx, x_line = _nearest(
        [moving.x, moving.middle[0], moving.right], [(v, r) for r in others for v in (r.x, r.middle[0], r.right)], reach
    )
    dy, y_line = _nearest(
        [moving.y, moving.middle[1], moving.bottom],
        [(v, r) for r in others for v in (r.y, r.middle[1], r.bottom)],
        reach,
    )
    lines: list[tuple[float, float, float, float]] = []
    if x_line is not None:
        at, other = x_line
        lines.append((at, min(moving.y + dy, other.y) - 8, at, max(moving.bottom + dy, other.bottom) + 8))
    if y_line is not None:
        at, other = y_line
        lines.append((min(moving.x + dx, other.x) - 8, at, max(moving.right + dx, other.right) + 8, at))
    return dx, dy, lines


def _nearest(
    mine: list[float], theirs: list[tuple[float, Rect]], reach: float
) -> tuple[float, tuple[float, Rect] | None]:
    best: tuple[float, tuple[float, Rect] | None] = (0.0, None)
    closest = reach
    for own in mine:
        for value, rect in theirs:
            if abs(value - own) < closest:
                closest = abs(value - own)
                best = value - own, (value, rect)
    return best
