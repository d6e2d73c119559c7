"""Which lanes a strip of the map can do without."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from auditor.flow.layout import MapDrawing, Rect
from auditor.model import Flow

#: Ends of a line that differ by less (map units) lie on a level.
_LEVEL = 1.0


def unused_lanes(
    shapes: MapDrawing, window: Rect, step_ids: Collection[int], flows: Iterable[Flow]
) -> tuple[Rect, ...]:
    """Lanes of a window in which nothing stands: no step, no label, and no flow but those that cross them straight.

    A lane that has no step anywhere on the map is shown: that it is empty says something.

    Args:
        shapes: the whole map.
        window: the part of it that is drawn, map units.
        step_ids: the steps that stand in the window.
        flows: those that begin or end there; drawn are those that do both.

    Returns:
        the bands of these lanes from top to bottom, cut to the window.
    """
    own = set(step_ids)
    within = (f for f in flows if f.source_id in own and f.target_id in own)
    drawn = [route for f in within if (route := shapes.routes.get(f.id)) is not None]
    taken = [a[1] for route in drawn for a, b in pairwise(route.points) if abs(a[1] - b[1]) < _LEVEL]
    taken += [route.label_at[1] for route in drawn]
    taken += [shapes.cards[i].middle[1] for i in own]
    found = []
    for _lane, band in shapes.lanes:
        is_inside = band.y >= window.y and band.bottom <= window.bottom
        is_used_elsewhere = any(_holds(band, card.middle[1]) for card in shapes.cards.values())
        if is_inside and is_used_elsewhere and not any(_holds(band, y) for y in taken):
            found.append(band)
    return tuple(found)


def _holds(band: Rect, y: float) -> bool:
    return band.y <= y <= band.bottom
