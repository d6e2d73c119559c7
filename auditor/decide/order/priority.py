"""The priority picture: value against ease, with hours freed as size and the range of the value as whiskers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from auditor.assess.readiness import readiness
from auditor.decide.order.rank_criteria import Situation, ease
from auditor.decide.order.ranking import Ranking
from auditor.model import Audit

#: Candidates of one ease stand beside each other within so much of a level.
_ROOM = 0.86


@dataclass(frozen=True)
class PriorityPoint:
    """One candidate. ``x`` is its ease (1–5) moved aside where several have the same; money in the audit's currency."""

    key: str
    rank: int
    x: float
    ease: float
    low: float
    middle: float
    high: float
    hours_freed_per_year: float
    is_alternative: bool


def priority_points(audit: Audit, ranking: Ranking, most: int = 20) -> tuple[PriorityPoint, ...]:
    """The first candidates; net present value from its 10 % to its 90 % case.

    Args:
        audit: the snapshot, for the firm's readiness.
        ranking: of the same audit.
        most: how many points at most.

    Returns:
        ease (1–5) and net present value (in the audit's currency) of each.
    """
    situation = Situation(audit, readiness(audit))
    shown = ranking.candidates[:most]
    levels = {r.rank: ease(situation, r.evaluation) for r in shown}
    by_level: dict[float, list[int]] = defaultdict(list)
    for ranked in shown:
        by_level[levels[ranked.rank]].append(ranked.rank)
    points = []
    for ranked in shown:
        level, q = levels[ranked.rank], ranked.evaluation.npv
        beside = by_level[level]
        offset = (beside.index(ranked.rank) + 0.5) / len(beside) - 0.5
        likely = ranked.evaluation.npv_likely
        middle = q.p50 if q.p50 is not None else likely
        points.append(
            PriorityPoint(
                key=ranked.evaluation.candidate.key,
                rank=ranked.rank,
                x=level - offset * _ROOM,  # the better one at the right, where easier is
                ease=level,
                low=q.p10 if q.p10 is not None else middle,
                middle=middle,
                high=q.p90 if q.p90 is not None else middle,
                hours_freed_per_year=ranked.evaluation.hours_freed_per_year.likely,
                is_alternative=not ranked.is_recommended,
            )
        )
    return tuple(points)
