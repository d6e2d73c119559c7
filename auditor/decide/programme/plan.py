"""The plan: what to carry out within the firm's means, when, and what it brings together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import Quantiles, quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranking
from auditor.decide.programme.portfolio import (
    QUARTERS_A_YEAR,
    TIME_LIMIT_S,
    Choice,
    Goal,
    Limits,
    capacities_of,
    choose,
    options_of,
    rules_of,
)
from auditor.decide.programme.roadmap import Planned, roadmap
from auditor.model import Audit

_FRONTIER_POINTS = 10
_FRONTIER_TIME_LIMIT_S = 1.0


@dataclass(frozen=True)
class Together:
    """What a set of candidates brings together. Money in the audit's currency.

    Overtime and vacancies of a role are counted once for all of them.
    """

    investment: float
    npv: Quantiles
    npv_expected: float
    hours_freed_per_year: float
    fte_freed: float


@dataclass(frozen=True)
class FrontierPoint:
    """What the best choice within a budget brings."""

    budget: float
    together: Together


@dataclass(frozen=True)
class Plan:
    """The chosen candidates on the roadmap, what they bring together, and what other budgets would buy.

    Attributes:
        choice: as the programme made it, with its gap.
        requires: pairs of keys in the plan; the first waits for the second.
        frontier: by rising budget; empty where it was not asked for.
    """

    limits: Limits
    goal: Goal
    planned: tuple[Planned, ...]
    together: Together
    choice: Choice
    frontier: tuple[FrontierPoint, ...]
    requires: tuple[tuple[str, str], ...] = ()

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
    """The portfolio with the highest expected value (or the most hours freed) within the limits, and its roadmap.

    Args:
        audit: the snapshot.
        ranking: of the same audit.
        limits: None: what the firm stated.
        goal: money or hours.
        with_frontier: whether other budgets are tried too.

    Returns:
        what to carry out, when, and what it brings together.
    """
    problem = _Problem(audit, ranking, limits or limits_of(audit), goal)
    choice = problem.best(problem.limits.budget)
    planned = problem.planned(choice)
    frontier = problem.frontier() if with_frontier else ()
    keys = {p.key for p in planned}
    requires = tuple((a, b) for a, b in problem.rules.requires if a in keys and b in keys)
    return Plan(problem.limits, goal, planned, of_planned(audit, planned), choice, frontier, requires)


class _Problem:
    """The candidates of a ranking as options, with the rules between them."""

    def __init__(self, audit: Audit, ranking: Ranking, limits: Limits, goal: Goal) -> None:
        self.audit, self.limits, self.goal = audit, limits, goal
        self.evaluations = [r.evaluation for r in ranking.candidates]
        self.options = options_of(audit, self.evaluations, goal)
        self.rules = rules_of(audit, self.evaluations)
        self.capacities = capacities_of(audit)

    def best(self, budget: float | None, time_limit_s: float = TIME_LIMIT_S) -> Choice:
        limits = replace(self.limits, budget=budget)
        return choose(self.options, limits, self.rules, self.capacities, time_limit_s)

    def planned(self, choice: Choice) -> tuple[Planned, ...]:
        chosen = [e for e in self.evaluations if e.candidate.key in choice.years]
        return roadmap(self.audit, chosen, choice.years, self.limits, self.rules.requires)

    def frontier(self) -> tuple[FrontierPoint, ...]:
        """The best choice for rising budgets. What a smaller budget bought, a larger one can buy too."""
        points: list[FrontierPoint] = []
        for budget in self._budgets():
            choice = self.best(budget, _FRONTIER_TIME_LIMIT_S)
            if choice.problem is not None:
                continue
            point = FrontierPoint(budget, of_planned(self.audit, self.planned(choice)))
            if points and self._worth(point) < self._worth(points[-1]):
                point = replace(points[-1], budget=budget)
            points.append(point)
        return tuple(points)

    def _worth(self, point: FrontierPoint) -> float:
        if self.goal is Goal.HOURS:
            return point.together.hours_freed_per_year
        return point.together.npv.p50 or 0.0

    def _budgets(self) -> list[float]:
        """Even parts of what everything worth while would cost, and the firm's own budget."""
        cost = {o.key: o.investment for o in self.options}
        full_cost = sum(cost[key] for key in self.best(None, _FRONTIER_TIME_LIMIT_S).years)
        found = {full_cost * i / _FRONTIER_POINTS for i in range(_FRONTIER_POINTS + 1)}
        return sorted(found | ({self.limits.budget} if self.limits.budget is not None else set()))


def of_planned(audit: Audit, planned: Sequence[Planned]) -> Together:
    """What projects bring together, each from its start on.

    Args:
        audit: the snapshot.
        planned: projects with their starts.

    Returns:
        money in the audit's currency, hours per year, FTE.
    """
    starts = {p.key: p.start_quarter / QUARTERS_A_YEAR for p in planned}
    return together(audit, [p.evaluation for p in planned], starts)


def together(audit: Audit, chosen: Sequence[Evaluation], start_years: Mapping[str, float] = {}) -> Together:
    """What candidates bring together, each discounted to its start (years from the first on).

    Freed hours of one role are added up before they avoid overtime and fill vacancies, so no vacancy is filled twice.

    Args:
        audit: the snapshot.
        chosen: candidates that are carried out.
        start_years: by candidate; those that are not named start now.

    Returns:
        money in the audit's currency, hours per year, FTE.
    """
    if not chosen:
        return Together(0.0, Quantiles(0.0, 0.0, 0.0), 0.0, 0.0, 0.0)
    firm = audit.firm
    discount = {e.candidate.key: (1 + firm.discount_rate) ** -start_years.get(e.candidate.key, 0.0) for e in chosen}
    value: Draws = np.sum([e.drawn.npv * discount[e.candidate.key] for e in chosen], axis=0)
    roles = {role_id for e in chosen for role_id in e.drawn.freed}
    for role_id in roles:
        use = use_of(audit, role_id)
        own = [(e, *e.drawn.freed[role_id]) for e in chosen if role_id in e.drawn.freed]
        hours: Draws = np.sum([h for _e, h, _rate in own], axis=0)
        alone: Draws = np.sum([use.paid_hours(h) for _e, h, _rate in own], axis=0)
        weighted = np.sum([h * e.drawn.time_factor * discount[e.candidate.key] for e, h, _rate in own], axis=0)
        factor = np.divide(weighted, hours, out=np.zeros_like(hours), where=hours > 0)
        value = value - own[0][2] * factor * (alone - use.paid_hours(hours))
    freed = sum(e.hours_freed_per_year.likely for e in chosen)
    return Together(
        investment=sum(e.outlay for e in chosen),
        npv=quantiles(value),
        npv_expected=float(value.mean()),
        hours_freed_per_year=freed,
        fte_freed=freed / max(firm.productive_hours_per_fte.likely, 1.0),
    )
