"""Results, each with the audit that it is of; what follows from one is computed once and kept with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.assess.known import KnownFigures
    from auditor.decide import Evaluation, Plan, Ranked, Ranking
    from auditor.decide.asking.worth import Asking
    from auditor.decide.money.tornado import Driver
    from auditor.decide.order.certainty import Certainty
    from auditor.decide.order.priority import PriorityPoint
    from auditor.decide.programme.before_after import ProcessChange
    from auditor.decide.programme.load import Quarter
    from auditor.decide.programme.people import PeopleView
    from auditor.decide.programme.twins import Twins
    from auditor.flow import Analysis
    from auditor.model import Audit
    from auditor.simulate.result import Simulation

T = TypeVar("T")


@dataclass(frozen=True)
class Result(Generic[T]):
    """A value and the audit that it is of."""

    audit: Audit
    value: T


@dataclass(frozen=True)
class SimulationResult:
    """A simulation, the audit that it is of, and the plan that it plays beside it; None: no plan."""

    audit: Audit
    value: Simulation
    plan: Plan | None = None

    @property
    def projects(self) -> frozenset[str] | None:
        """What it plays beside the floor as it is; None: nothing."""
        return projects_of(self.plan) if self.plan is not None else None


def projects_of(plan: Plan) -> frozenset[str]:
    """The keys of the candidates that a plan holds."""
    return frozenset(e.candidate.key for e in plan.evaluations)


@dataclass(frozen=True)
class RankingResult:
    """A ranking, the audit that it is of, the analysis that it rests on, and what pages show of it."""

    audit: Audit
    value: Ranking
    analysis: Analysis
    _drivers: dict[str, tuple[Driver, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def candidates(self) -> tuple[Ranked, ...]:
        return self.value.candidates

    def candidate(self, key: str) -> Ranked | None:
        """The ranked candidate with a key."""
        return next((r for r in self.candidates if r.evaluation.candidate.key == key), None)

    @cached_property
    def known(self) -> KnownFigures:
        """How the figures that decide are known."""
        from auditor.assess.known import known_figures

        return known_figures(self.audit, self.analysis)

    @cached_property
    def asking(self) -> Asking:
        """What leads, and what an answer to each open question would be worth."""
        from auditor.decide.asking.worth import Asking

        return Asking(self.audit, self.value)

    @cached_property
    def certainty(self) -> Certainty | None:
        """How sure the first place is; None where nothing is ranked."""
        from auditor.decide.order.certainty import certainty

        return certainty(self.value)

    @cached_property
    def front(self) -> frozenset[str]:
        """The keys of the candidates that no other one beats on every criterion."""
        from auditor.decide.order.pareto import pareto_front

        return pareto_front(self.value)

    @cached_property
    def priority_points(self) -> tuple[PriorityPoint, ...]:
        """Value against ease, a point a candidate."""
        from auditor.decide.order.priority import priority_points

        return priority_points(self.audit, self.value)

    def drivers(self, evaluation: Evaluation) -> tuple[Driver, ...]:
        """What drives the value of one of the candidates."""
        from auditor.decide.money.tornado import tornado

        key = evaluation.candidate.key
        if key not in self._drivers:
            sample = self.value.sample
            self._drivers[key] = tornado(evaluation, sample) if sample is not None else ()
        return self._drivers[key]


@dataclass(frozen=True)
class PlanResult:
    """A plan, the audit that it is of, the ranking that it was chosen from, and what it means."""

    audit: Audit
    value: Plan
    ranking: RankingResult

    @cached_property
    def people(self) -> PeopleView:
        """Hours freed against people missing."""
        from auditor.decide.programme.people import people_view

        return people_view(self.audit, self.ranking.analysis, self.value.evaluations)

    @cached_property
    def twins(self) -> tuple[Twins, ...]:
        """Equal machines that the plan buys though fewer might serve."""
        from auditor.decide.programme.twins import twins

        return twins(self.audit, self.ranking.analysis, self.value.evaluations)

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """Money and own hours by quarter."""
        from auditor.decide.programme.load import quarters_of

        return quarters_of(self.audit, self.value.planned)

    @cached_property
    def changes(self) -> tuple[ProcessChange, ...]:
        """The map's numbers before and after; empty where nothing is planned."""
        from auditor.decide.programme.before_after import before_after

        if not self.value.planned:
            return ()
        return before_after(self.audit, self.ranking.analysis, self.value.evaluations)
