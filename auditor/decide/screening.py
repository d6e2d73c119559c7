"""Which candidates are worth drawing for, where a large map gives thousands."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decide.candidates import Proposal
from auditor.decide.cash_flow import annuity_factor
from auditor.decide.cash_table import yearly_benefits
from auditor.model import Audit

MOST_CANDIDATES = 200


def screened(audit: Audit, proposals: Sequence[Proposal], most: int = MOST_CANDIDATES) -> list[Proposal]:
    """The proposals that are worth most on their likely values, in the order given; all of them where there are few.

    One technology is not allowed to crowd the others out: half of the places go to the best of each in turn.
    """
    if len(proposals) <= most:
        return list(proposals)
    worth = {p.key: _worth(audit, p) for p in proposals}
    by_worth = sorted(proposals, key=lambda p: (-worth[p.key], p.key))
    turns: dict[str, int] = {}
    seen: dict[str, int] = {}
    for proposal in by_worth:
        turns[proposal.key] = seen.get(proposal.technology.key, 0)
        seen[proposal.technology.key] = turns[proposal.key] + 1
    in_turn = sorted(by_worth, key=lambda p: (turns[p.key], -worth[p.key], p.key))
    chosen = {p.key for p in in_turn[: most // 2]}
    for proposal in by_worth:
        if len(chosen) >= most:
            break
        chosen.add(proposal.key)
    return [p for p in proposals if p.key in chosen]


def _worth(audit: Audit, proposal: Proposal) -> float:
    """A rough net present value: full use from the first day."""
    firm, figures = audit.firm, proposal.figures
    yearly = sum(yearly_benefits(audit, proposal).values()) - figures.running_cost_per_year.likely
    return yearly * annuity_factor(firm.discount_rate, firm.horizon_years) - figures.investment.likely
