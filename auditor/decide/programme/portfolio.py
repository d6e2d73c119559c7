"""Which candidates to carry out, and in which year: a mixed-integer programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf

import numpy as np

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.assumptions import REALISATION_LESS, assumptions
from auditor.decide.doubt.draws import Draws
from auditor.decide.money.cash_flow import annuity_factor
from auditor.decide.money.evaluation import Evaluation
from auditor.model import Audit, CandidateRule, RuleKind
from auditor.numerics.programme import Columns, Row, least_cost

#: Years in which a project can begin.
YEARS = 4
QUARTERS_A_YEAR = 4
TIME_LIMIT_S = 5.0
#: A project that has been delivered and is being run in asks for so much of what one under way asks for. No public
#: figure was found: an assumption, half.
RAMP_UP_LOAD = 0.5
#: No freed hour is worth more than so many times its rate: a bound for looking options over.
_MOST_WORTH = 3.0


class Goal(StrEnum):
    """What a portfolio is chosen for."""

    MONEY = "money"
    HOURS = "hours"


@dataclass(frozen=True)
class Option:
    """A candidate as the programme sees it. Money in the audit's currency.

    Attributes:
        claims: what of the work it takes; options that share any of it exclude each other.
        value: what it is worth apart from freed labour (or, for hours, in all).
        labour: role → present value of the hours freed over the horizon, and their rate.
        quarters: how long the project keeps people busy: whole from the order to delivery, in part while it is run in.
    """

    key: str
    claims: frozenset[Hashable]
    value: float
    labour: dict[int | None, tuple[float, float]]
    investment: float
    quarters: float
    is_wanted: bool = False


@dataclass(frozen=True)
class Capacity:
    """What one role can use of freed hours at a better price than the rest: present hours, times the rate."""

    hours: float
    worth: float


@dataclass(frozen=True)
class Limits:
    """What a firm can spend and carry; None does not limit. ``rate`` discounts a start in a later year."""

    budget: float | None = None
    yearly_budget: float | None = None
    projects_at_once: int | None = None
    rate: float = 0.0


@dataclass(frozen=True)
class Rules:
    """Pairs of keys: the first requires the second; two exclude each other."""

    requires: tuple[tuple[str, str], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()


class ChoiceProblem(StrEnum):
    """Why nothing could be chosen."""

    WANTED_DOES_NOT_FIT = "wanted_does_not_fit"


@dataclass(frozen=True)
class Choice:
    """The best choice found.

    Attributes:
        years: key → year of the start (0 is the first).
        objective: what the programme maximised.
        gap: how far the optimum of the programme may lie above it, as a share; 0 when it is proven.
        problem: why there is no choice; None when there is one.
        is_exact: whether what the programme maximised is the value itself, not one that stands in for it.
    """

    years: dict[str, int]
    objective: float
    gap: float
    problem: ChoiceProblem | None = None
    is_exact: bool = True

    @property
    def is_optimal(self) -> bool:
        """Whether nothing better exists within the limits, as was proven on the value itself."""
        return self.problem is None and self.is_exact and self.gap <= 1e-6


def choose(
    options: Sequence[Option],
    limits: Limits,
    rules: Rules = Rules(),
    capacities: Mapping[int | None, Sequence[Capacity]] = {},
    time_limit_s: float = TIME_LIMIT_S,
) -> Choice:
    """Σ value · x as large as it can be, one option per part of a step's work, within budgets and the projects carried at once.

    ``x[i, t]`` is 1 when option i starts in year t. Freed hours of a role go to its capacities first (overtime avoided,
    vacancies filled), whatever project they come from. Solved by HiGHS.

    Args:
        options: with value, cost and steps each, and whether it must be in.
        limits: budgets, projects at once, discount rate.
        rules: which option requires or excludes which.
        capacities: by role, present hours over the horizon (hours a year × annuity factor) that freed time is worth
            something for, with the part of the rate; a role without any is worth its full rate.
        time_limit_s: after so many seconds the best found so far is taken.

    Returns:
        which options in which year, and whether that is proven the best.
    """
    kept = _worth_a_look(options, rules)
    if not kept:
        return Choice({}, 0.0, 0.0)
    return _Programme(kept, limits, rules, capacities).solve(time_limit_s)


def _worth_a_look(options: Sequence[Option], rules: Rules) -> list[Option]:
    """Options that can add anything, or that another one or a person asks for."""
    asked = {other for _key, other in rules.requires}
    best = {o.key: o.value + sum(hours * rate * _MOST_WORTH for hours, rate in o.labour.values()) for o in options}
    return [o for o in options if o.is_wanted or o.key in asked or best[o.key] > 0]


class _Programme:
    """Columns: x[i, t] for every option and year, then the hours that go to each capacity of each role."""

    def __init__(
        self,
        options: Sequence[Option],
        limits: Limits,
        rules: Rules,
        capacities: Mapping[int | None, Sequence[Capacity]],
    ) -> None:
        self.options, self.limits, self.rules = options, limits, rules
        bound = limits.yearly_budget is not None or limits.projects_at_once is not None
        self.years = YEARS if bound else 1
        self.at = {o.key: i for i, o in enumerate(options)}
        roles = sorted({r for o in options for r in o.labour}, key=lambda r: (r is None, r or 0))
        self.segments = [(role, c) for role in roles for c in capacities.get(role, (Capacity(inf, 1.0),))]
        self.roles = roles
        self.columns = len(options) * self.years + len(self.segments)
        self.rows: list[Row] = []

    def x(self, key: str, year: int) -> int:
        return self.at[key] * self.years + year

    def discount(self, year: int) -> float:
        return float((1 + self.limits.rate) ** -year)

    def solve(self, time_limit_s: float) -> Choice:
        cost = np.zeros(self.columns)
        upper = np.ones(self.columns)
        first = len(self.options) * self.years
        for option in self.options:
            for year in range(self.years):
                cost[self.x(option.key, year)] = -option.value * self.discount(year)
        for i, (role, capacity) in enumerate(self.segments):
            rate = next(o.labour[role][1] for o in self.options if role in o.labour)
            cost[first + i] = -capacity.worth * rate
            upper[first + i] = capacity.hours
        self._build(first)
        is_whole = [True] * first + [False] * len(self.segments)
        found = least_cost(Columns(cost, 0.0, upper, is_whole), self.rows, time_limit_s, gap=0.0)
        values = found.values
        if values is None:
            return Choice({}, 0.0, 0.0, ChoiceProblem.WANTED_DOES_NOT_FIT)
        years = {o.key: year for o in self.options for year in range(self.years) if values[self.x(o.key, year)] > 0.5}
        return Choice(years, -found.least, found.gap)

    def _row(self, row: dict[int, float], low: float, high: float) -> None:
        self.rows.append(Row(row, low, high))

    def _build(self, first: int) -> None:
        years = range(self.years)
        by_claim: dict[Hashable, list[Option]] = defaultdict(list)
        for option in self.options:
            every = {self.x(option.key, year): 1.0 for year in years}
            self._row(every, 1.0 if option.is_wanted else 0.0, 1.0)
            for claim in option.claims:
                by_claim[claim].append(option)
        for group in {tuple(o.key for o in found) for found in by_claim.values() if len(found) > 1}:
            self._row({self.x(key, year): 1.0 for key in group for year in years}, 0.0, 1.0)
        for a, b in self.rules.excludes:
            if a in self.at and b in self.at:
                self._row({self.x(key, year): 1.0 for key in (a, b) for year in years}, 0.0, 1.0)
        for a, b in self.rules.requires:
            self._requires(a, b)
        self._limits()
        for role in self.roles:
            row = {first + i: 1.0 for i, (r, _c) in enumerate(self.segments) if r == role}
            for option in self.options:
                hours, _rate = option.labour.get(role, (0.0, 0.0))
                if hours:
                    row |= {self.x(option.key, year): -hours * self.discount(year) for year in years}
            self._row(row, -inf, 0.0)

    def _requires(self, a: str, b: str) -> None:
        """Up to each year, a only where b; never where b is not among the options."""
        if a not in self.at:
            return
        for year in range(self.years):
            row = {self.x(a, y): 1.0 for y in range(year + 1)}
            if b in self.at:
                row |= {self.x(b, y): -1.0 for y in range(year + 1)}
            self._row(row, -inf, 0.0)

    def _limits(self) -> None:
        limits, years = self.limits, range(self.years)
        if limits.budget is not None:
            invested = {self.x(o.key, y): o.investment for o in self.options for y in years}
            self._row(invested, -inf, limits.budget)
        for year in years:
            if limits.yearly_budget is not None:
                self._row({self.x(o.key, year): o.investment for o in self.options}, -inf, limits.yearly_budget)
            if limits.projects_at_once is not None:
                slots = float(limits.projects_at_once * QUARTERS_A_YEAR)
                self._row({self.x(o.key, year): min(o.quarters, slots) for o in self.options}, -inf, slots)


def options_of(audit: Audit, evaluations: Sequence[Evaluation], goal: Goal = Goal.MONEY) -> list[Option]:
    """The candidates as options: expected values over the draws, budgets on the likely investment less subsidy.

    Args:
        audit: the snapshot.
        evaluations: of the candidates.
        goal: what the value of an option is, money or hours.

    Returns:
        one option a candidate, in the same order.
    """
    found = []
    for e in evaluations:
        figures = e.candidate.figures
        labour: dict[int | None, tuple[float, float]] = {}
        worth = 0.0  # of its freed labour where it is carried out alone
        for role_id, (hours, rate) in e.drawn.freed.items():
            labour[role_id] = (_mean(hours * e.drawn.time_factor), _mean(rate))
            worth += _mean(rate) * _mean(
                use_of(audit, role_id).paid_hours(hours, e.drawn.realisation) * e.drawn.time_factor
            )
        stored = e.candidate.stored
        found.append(
            Option(
                key=e.candidate.key,
                claims=frozenset(e.candidate.claims),
                value=_mean(e.drawn.npv) - worth if goal is Goal.MONEY else _mean(e.drawn.hours),
                labour=labour if goal is Goal.MONEY else {},
                investment=e.outlay,
                quarters=max(ceil(figures.lead_time_months.likely / 3), 1) + RAMP_UP_LOAD * ramp_up_quarters(e),
                is_wanted=stored is not None and stored.is_wanted,
            )
        )
    return found


def ramp_up_quarters(e: Evaluation) -> int:
    """Quarters that the run-in touches, in the likely case.

    Args:
        e: of the candidate.

    Returns:
        whole quarters behind the delivery.
    """
    return ceil(e.candidate.figures.ramp_up_months.likely / 3)


def capacities_of(audit: Audit) -> dict[int | None, tuple[Capacity, ...]]:
    """What freed hours of each role are good for over the horizon, the best first.

    Args:
        audit: the snapshot.

    Returns:
        by role (None: work without one): present hours over the horizon (hours a year × annuity factor), and the part
        of the rate that they are worth.
    """
    firm = audit.firm
    years = annuity_factor(firm.discount_rate, firm.horizon_years)
    used = max(firm.realisation - assumptions(audit)[REALISATION_LESS].mean_of_pert, 0.0)
    found: dict[int | None, tuple[Capacity, ...]] = {None: (Capacity(inf, used),)}
    for role in audit.roles.values():
        use = use_of(audit, role.id)
        found[role.id] = (
            Capacity(use.overtime_hours * years, 1 + use.premium),
            Capacity(use.vacancy_hours * years, 1.0),
            Capacity(inf, used),
        )
    return found


def rules_of(audit: Audit, evaluations: Sequence[Evaluation]) -> Rules:
    """The rules between stored candidates that are in the ranking.

    Args:
        audit: the snapshot.
        evaluations: of the candidates in the ranking.

    Returns:
        the rules by candidate key.
    """
    keys = {e.candidate.stored.id: e.candidate.key for e in evaluations if e.candidate.stored is not None}
    pairs: dict[RuleKind, list[tuple[str, str]]] = {kind: [] for kind in RuleKind}
    for rule in audit.table(CandidateRule).values():
        if rule.candidate_id in keys:
            other = keys.get(rule.other_id, "")
            pairs[rule.kind].append((keys[rule.candidate_id], other))
    return Rules(tuple(pairs[RuleKind.REQUIRES]), tuple(pairs[RuleKind.EXCLUDES]))


def _mean(values: Draws) -> float:
    return float(np.mean(values))
