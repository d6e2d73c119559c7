"""Which candidates are worth drawing for, where a large map gives thousands."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.money.cash_flow import annuity_factor
from auditor.decide.money.cash_table import yearly_benefits
from auditor.model import Audit

MOST_CANDIDATES = 200


def screened(audit: Audit, candidates: Sequence[Candidate], most: int = MOST_CANDIDATES) -> list[Candidate]:
    """The candidates that are worth most on their likely values, in the order given; all of them where there are few.

    One technology is not allowed to crowd the others out: half of the room goes to the best of each in turn. What a
    person changed, wants or made a rule for is always kept.

    Args:
        audit: the snapshot.
        candidates: all that were proposed.
        most: how many are kept at most, besides those that a person changed.

    Returns:
        those that are kept.
    """
    if len(candidates) <= most:
        return list(candidates)
    worth = {p.key: _worth(audit, p) for p in candidates}
    by_worth = sorted(candidates, key=lambda p: (-worth[p.key], p.key))
    turns: dict[str, int] = {}
    seen: dict[str, int] = {}
    for candidate in by_worth:
        turns[candidate.key] = seen.get(candidate.technology.key, 0)
        seen[candidate.technology.key] = turns[candidate.key] + 1
    in_turn = sorted(by_worth, key=lambda p: (turns[p.key], -worth[p.key], p.key))
    chosen = {p.key for p in in_turn[: most // 2]} | {p.key for p in candidates if p.stored is not None}
    for candidate in by_worth:
        if len(chosen) >= most:
            break
        chosen.add(candidate.key)
    return [p for p in candidates if p.key in chosen]


def _worth(audit: Audit, candidate: Candidate) -> float:
    """A rough net present value: full use from the first day."""
    firm, figures = audit.firm, candidate.figures
    yearly = sum(yearly_benefits(audit, candidate).values()) - figures.running_cost_per_year.likely
    worth = yearly * annuity_factor(firm.discount_rate, firm.horizon_years) - figures.investment.likely
    return worth * candidate.fit.chance if worth > 0 else worth
