"""How much money is enough: the first point of the frontier that brings nearly all there is to have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.decide.programme.plan import FrontierPoint

#: So much of the best value is nearly all of it.
NEARLY_ALL = 0.95


@dataclass(frozen=True, slots=True)
class Enough:
    """The smallest investment on the frontier that brings nearly all.

    Attributes:
        investment: what it takes, in the audit's currency.
        share: of the best value, 0–1.
        rest: what the best point takes more; nothing where this is the best.
    """

    investment: float
    share: float
    rest: float


def enough(points: Sequence[FrontierPoint]) -> Enough | None:
    """The first point with at least 95 % of the best middle value.

    Args:
        points: of a frontier, by rising budget.

    Returns:
        what it takes; None where no point is worth anything.
    """
    values = [p.together.npv.p50 or 0.0 for p in points]
    best = max(values, default=0.0)
    if best <= 0:
        return None
    first = next(i for i, value in enumerate(values) if value >= NEARLY_ALL * best)
    top = next(i for i, value in enumerate(values) if value >= best)
    invested = points[first].together.investment
    return Enough(invested, values[first] / best, points[top].together.investment - invested)
