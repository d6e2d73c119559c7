"""Which budgets are worth drawing: up to a little beyond the last one that changes anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.decide.programme.plan import FrontierPoint

#: So much further than the last change the line goes on, that one sees it stays level.
_BEYOND = 1.25


def telling_points(points: Sequence[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """The points of a frontier without the long level end of a budget far above what can be bought.

    Args:
        points: by rising budget.

    Returns:
        the points up to the last change, and one that shows that it stays level from there.
    """
    if not points:
        return ()
    end = points[-1]
    last = next(i for i, p in enumerate(points) if p.together == end.together)
    stop = points[last].budget * _BEYOND
    if stop <= 0 or end.budget <= stop:
        return tuple(points)
    return (*points[: last + 1], replace(end, budget=stop))
