"""The best set of candidates, judged by what it really brings: every set where there are few, else better neighbours.

The mixed-integer programme prices freed hours with means and pools vacancies over the horizon: a value that stands in
for the real one. So every set that matters is put on the roadmap and judged over all draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import (
    QUARTERS_A_YEAR,
    YEARS,
    Choice,
    ChoiceProblem,
    Goal,
    Limits,
    Option,
    Rules,
    capacities_of,
    choose,
    options_of,
)
from auditor.decide.programme.promise import Promise
from auditor.decide.programme.roadmap import roadmap
from auditor.decide.programme.together import Together, of_planned
from auditor.model import Audit, Project

#: Up to so many sets without a conflict (those of twelve free options) each is looked at, which proves the best.
MOST_SETS = 4096
#: Budgets tried between nothing and what everything worth while would cost.
STEPS = 10
_TIME_LIMIT_S = 0.5
_MOST_ROUNDS, _MOST_NEIGHBOURS = 50, 30
_A_HAIR = 1e-6

Keys = frozenset[str]


@dataclass(frozen=True)
class Judged:
    """A set of candidates on the roadmap, with what it brings.

    Attributes:
        value: what the goal asks for, were every start left to the program: who moves a bar does not lose the project.
    """

    keys: Keys
    planned: tuple[Planned, ...]
    together: Together
    value: float


class Search:
    """The candidates that may be planned, and the best set of them within any budget.

    Args:
        evaluations: of the candidates that may be planned.
        may_lead: keys of those that may be the pilot.
    """

    def __init__(
        self, audit: Audit, evaluations: Sequence[Evaluation], may_lead: Keys, limits: Limits, goal: Goal, rules: Rules
    ) -> None:
        self.audit, self.limits, self.goal, self.rules = audit, limits, goal, rules
        self.evaluations = {e.candidate.key: e for e in evaluations}
        self.options = {o.key: o for o in options_of(audit, evaluations, goal)}
        self._may_lead = may_lead
        self._wanted = frozenset(o.key for o in self.options.values() if o.is_wanted)
        self._judged: dict[Keys, Judged | None] = {}
        self._best: dict[float | None, tuple[Judged, Choice] | None] = {}

    def best(self, budget: float | None) -> tuple[Judged, Choice] | None:
        """The best set within a budget, and the choice that it is. What a smaller budget bought, a larger one can buy too.

        Args:
            budget: in the audit's currency; None: no limit.

        Returns:
            the set and the choice; None where what is wanted does not fit.
        """
        if budget not in self._best:
            if self._sets is not None:
                self._best[budget] = self._best_of_all(budget)
            else:
                smaller = max((s for s in self.steps if budget is None or s < budget), default=None)
                before = self.best(smaller) if smaller is not None else None
                self._best[budget] = self._improved(budget, before[0] if before is not None else None)
        return self._best[budget]

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """Even parts of what everything worth while would cost."""
        whole = self._best_of_all(None) if self._sets is not None else self._improved(None)
        cost = self.cost(whole[0].keys) if whole is not None else 0.0
        return tuple(cost * i / STEPS for i in range(STEPS + 1))

    def cost(self, keys: Keys) -> float:
        """What the firm pays for a set.

        Args:
            keys: of candidates that may be planned.

        Returns:
            an amount in the audit's currency.
        """
        return sum(self.options[key].investment for key in keys)

    def judged(self, keys: Keys) -> Judged | None:
        """A set on the roadmap.

        Args:
            keys: of candidates that may be planned.

        Returns:
            the set with what it brings; None where the firm can't pay or carry it in the years of a plan.
        """
        if keys not in self._judged:
            self._judged[keys] = self._judge(keys)
        return self._judged[keys]

    def _judge(self, keys: Keys) -> Judged | None:
        limits = self.limits
        planned = self._planned(self._unmoved, keys)
        if limits.yearly_budget is not None and any(p.evaluation.outlay > limits.yearly_budget for p in planned):
            return None
        is_bound = limits.yearly_budget is not None or limits.projects_at_once is not None
        if is_bound and any(p.start_quarter >= YEARS * QUARTERS_A_YEAR for p in planned):
            return None
        made = of_planned(self.audit, planned)
        value = made.npv_expected if self.goal is Goal.MONEY else made.hours_freed_per_year
        if self._unmoved is not self.audit:
            planned = self._planned(self.audit, keys)
            made = of_planned(self.audit, planned)
        return Judged(keys, planned, made, value)

    def _planned(self, audit: Audit, keys: Keys) -> tuple[Planned, ...]:
        chosen = [e for key, e in self.evaluations.items() if key in keys]
        return roadmap(audit, chosen, {}, self.limits, self.rules.requires, self._may_lead)

    @cached_property
    def _unmoved(self) -> Audit:
        """The audit as if no person had put a project in a quarter."""
        moved = {p.id: replace(p, start_quarter=None) for p in self.audit.table(Project).values() if p.start_quarter is not None}  # fmt: skip
        return self.audit.replaced({"project": moved}) if moved else self.audit

    @cached_property
    def _sets(self) -> tuple[Keys, ...] | None:
        """All sets without a conflict, the most promising first; None where there are too many."""
        found: list[Keys] = []
        for keys in _free_sets(list(self.options.values()), self.rules):
            found.append(keys)
            if len(found) > MOST_SETS:
                return None
        allowed = [keys for keys in found if self._is_allowed(keys)]
        return tuple(sorted(allowed, key=lambda keys: (-self._at_most(keys), self.cost(keys), sorted(keys))))

    @cached_property
    def _least(self) -> Keys:
        """What is wanted, with what that requires."""
        found = self._wanted
        while more := {b for a, b in self.rules.requires if a in found and b in self.options} - found:
            found |= more
        return found

    def _is_allowed(self, keys: Keys) -> bool:
        """Whether what is wanted and what is required is in it, and nothing in it clashes."""
        if not (self._wanted <= keys and all(b in keys for a, b in self.rules.requires if a in keys)):
            return False
        return all(not (self._conflicts[key] & keys) for key in keys)

    def _at_most(self, keys: Keys) -> float:
        """No set brings more than its members would each alone, and those that lose nothing."""
        return sum(self._alone[key] for key in keys)

    @cached_property
    def _alone(self) -> dict[str, float]:
        if self.goal is Goal.HOURS:
            return {key: e.hours_freed_per_year.likely for key, e in self.evaluations.items()}
        return {key: max(float(e.drawn.npv.mean()), 0.0) for key, e in self.evaluations.items()}

    def _best_of_all(self, budget: float | None) -> tuple[Judged, Choice] | None:
        best: Judged | None = None
        for keys in self._sets or ():
            if best is not None and self._at_most(keys) <= best.value:
                break
            if budget is not None and self.cost(keys) > budget + _A_HAIR:
                continue
            found = self.judged(keys)
            if found is not None and (best is None or found.value > best.value):
                best = found
        is_exact = best is not None and not any(p.is_fixed for p in best.planned)
        return (best, _choice(best, 0.0, is_exact)) if best is not None else None

    def _improved(self, budget: float | None, known: Judged | None = None) -> tuple[Judged, Choice] | None:
        """What the programme chooses, and what is known already, made better by exchanges until none helps."""
        options, limits = list(self.options.values()), replace(self.limits, budget=budget)
        made = choose(options, limits, self.rules, capacities_of(self.audit), _TIME_LIMIT_S)
        sets = [frozenset(made.years), *([known.keys] if known is not None else []), self._least]
        starts = [found for keys in sets if (found := self._carried(keys, budget)) is not None]
        if not starts:
            return None
        best = max((self._climbed(start, budget) for start in starts), key=lambda found: found.value)
        return best, _choice(best, made.gap, is_exact=False)

    def _carried(self, keys: Keys, budget: float | None) -> Judged | None:
        """A set without the least of its members that the firm can't carry in the years of a plan."""
        if not self._fits(keys, budget):
            return None
        found = self.judged(keys)
        for key in sorted(keys - self._least, key=lambda key: (self._alone[key], key)):
            if found is not None:
                break
            keys -= {key}
            found = self.judged(keys) if self._is_allowed(keys) else None
        return found

    def _climbed(self, start: Judged, budget: float | None) -> Judged:
        best = start
        for _round in range(_MOST_ROUNDS):
            better = self._better_neighbour(best, budget)
            if better is None:
                break
            best = better
        return best

    def _better_neighbour(self, known: Judged, budget: float | None) -> Judged | None:
        """The best of the exchanges that promise most, judged as it is; None where none of them is better."""
        best, looked_at = known, 0
        for _gain, out, new in self._promise.exchanges(known.keys):
            keys = known.keys - {out}
            keys = keys - self._conflicts[new] | {new} if new else keys
            if not self._fits(keys, budget):
                continue
            found = self.judged(keys)
            if found is not None and found.value > best.value + _A_HAIR:
                best = found
            looked_at += found is not None
            if looked_at == _MOST_NEIGHBOURS:
                break
        return best if best is not known else None

    @cached_property
    def _promise(self) -> Promise:
        return Promise(self.audit, list(self.evaluations.values()), self.goal)

    def _fits(self, keys: Keys, budget: float | None) -> bool:
        return self._is_allowed(keys) and (budget is None or self.cost(keys) <= budget + _A_HAIR)

    @cached_property
    def _conflicts(self) -> dict[str, Keys]:
        options = self.options.values()
        return {o.key: frozenset(p.key for p in options if p is not o and _clash(o, p, self.rules)) for o in options}


def _clash(a: Option, b: Option, rules: Rules) -> bool:
    """Two projects never work at one step, nor where a rule excludes it."""
    return bool(a.claims & b.claims) or (a.key, b.key) in rules.excludes or (b.key, a.key) in rules.excludes


def _free_sets(options: Sequence[Option], rules: Rules) -> Iterator[Keys]:
    """Every set of options in which no two clash, the empty one too."""

    def beyond(at: int, taken: tuple[Option, ...]) -> Iterator[Keys]:
        if at == len(options):
            yield frozenset(o.key for o in taken)
            return
        if not any(_clash(options[at], o, rules) for o in taken):
            yield from beyond(at + 1, (*taken, options[at]))
        yield from beyond(at + 1, taken)

    return beyond(0, ())


def _choice(judged: Judged, gap: float, is_exact: bool) -> Choice:
    return Choice({p.key: p.year for p in judged.planned}, judged.value, gap, None, is_exact)


#: What a search gives where a person wants more than fits.
IMPOSSIBLE = Choice({}, 0.0, 0.0, ChoiceProblem.WANTED_DOES_NOT_FIT)
