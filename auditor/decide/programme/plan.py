"""The plan: what to carry out within the firm's means, when, and what it brings together."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranking
from auditor.decide.programme.eligible import could_be, may_be_pilot, plannable
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import Choice, Goal, Limits, rules_of
from auditor.decide.programme.search import IMPOSSIBLE, Search
from auditor.decide.programme.together import Together, of_planned
from auditor.model import Audit


@dataclass(frozen=True)
class FrontierPoint:
    """What the best choice within a budget brings."""

    budget: float
    together: Together


@dataclass(frozen=True)
class Plan:
    """The chosen candidates on the roadmap, what they bring together, and what other budgets would buy.

    Attributes:
        choice: what was chosen, and whether it is proven the best.
        requires: pairs of keys in the plan; the first waits for the second.
        frontier: by rising budget; empty where it was not asked for.
        considered: how many candidates there were to choose from.
        eligible: how many of them are worth while, keep the firm's norm and are confirmed to fit, or are wanted.
        unconfirmed: how many more would be, if it were confirmed that they fit.
    """

    limits: Limits
    goal: Goal
    planned: tuple[Planned, ...]
    together: Together
    choice: Choice
    frontier: tuple[FrontierPoint, ...]
    requires: tuple[tuple[str, str], ...] = ()
    considered: int = 0
    eligible: int = 0
    unconfirmed: int = 0

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Of the candidates in the plan, in the order of their start."""
        return tuple(p.evaluation for p in self.planned)


def limits_of(audit: Audit) -> Limits:
    """What the firm said it can spend and carry.

    Args:
        audit: the snapshot.

    Returns:
        budgets in the audit's currency, projects at once, discount rate per year.
    """
    firm = audit.firm
    return Limits(firm.budget, firm.yearly_budget, firm.projects_at_once or None, firm.discount_rate)


def plan(
    audit: Audit,
    ranking: Ranking,
    limits: Limits | None = None,
    goal: Goal = Goal.MONEY,
    with_frontier: bool = True,
) -> Plan:
    """The set with the highest expected value (or the most hours freed) within the limits, and its roadmap.

    Only what is worth while and keeps the firm's own norm for payback enters, and what a person wants.

    Args:
        audit: the snapshot.
        ranking: of the same audit.
        limits: None: what the firm stated.
        goal: money or hours.
        with_frontier: whether other budgets are tried too.

    Returns:
        what to carry out, when, and what it brings together.
    """
    limits = limits or limits_of(audit)
    rules = rules_of(audit, [r.evaluation for r in ranking.candidates])
    allowed = plannable(ranking.candidates, rules)
    leading = frozenset(r.evaluation.candidate.key for r in allowed if may_be_pilot(r))
    search = Search(audit, [r.evaluation for r in allowed], leading, limits, goal, rules)
    found = search.best(limits.budget)
    planned, choice = (found[0].planned, found[1]) if found is not None else ((), IMPOSSIBLE)
    frontier = _frontier(search, limits.budget) if with_frontier else ()
    keys = {p.key for p in planned}
    requires = tuple((a, b) for a, b in rules.requires if a in keys and b in keys)
    unconfirmed = sum(could_be(r) and not r.evaluation.is_confirmed for r in ranking.candidates)
    counts = len(ranking.candidates), len(allowed), unconfirmed
    return Plan(limits, goal, planned, of_planned(audit, planned), choice, frontier, requires, *counts)


def _frontier(search: Search, budget: float | None) -> tuple[FrontierPoint, ...]:
    """The best choice for rising budgets, and for the firm's own. What a smaller budget bought, a larger one can buy."""
    points: list[FrontierPoint] = []
    best = None
    for amount in sorted({*search.steps, *(() if budget is None else (budget,))}):
        found = search.best(amount)
        if found is not None:
            best = found[0] if best is None or found[0].value > best.value else best
            points.append(FrontierPoint(amount, best.together))
    return tuple(points)
