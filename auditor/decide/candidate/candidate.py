"""A candidate: a technology for one or more steps, with the figures that count; and what is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from auditor.assess import Suitability, Technology, suitability
from auditor.assess.fit import Fit
from auditor.assess.matching import FitReason, Obstacle
from auditor.assess.technology import FitQuestion
from auditor.decide.candidate.cost_figures import CostFigures
from auditor.decide.candidate.fitting import Group, fit_of_group, labour_hours
from auditor.decide.candidate.freed_labour import ALL, Labour
from auditor.decide.doubt.assumptions import AVAILABILITY
from auditor.decide.doubt.scenario import Scenario
from auditor.model import Audit, CandidateOverride, Estimate

#: Kinds of technology that stand still more often than their suppliers say.
_CELLS = frozenset({"robotics"})


@dataclass(frozen=True)
class Scrap:
    """What a step throws away: units per year and what one costs."""

    units_per_year: Estimate
    cost_per_unit: Estimate


@dataclass(frozen=True)
class Consumables:
    """What a step uses up a year (paint, film, wire), in the audit's currency."""

    cost_per_year: Estimate


@dataclass(frozen=True)
class Growth:
    """What a bottleneck could make more: units asked for but not made, and what each would contribute.

    ``next_limit_per_year``: units a year at which the tightest of the other steps is full; infinite where the use of
    none of them is known.
    """

    units_per_year: float
    unmet_per_year: Estimate
    contribution_per_unit: Estimate
    next_limit_per_year: float = inf


@dataclass(frozen=True)
class Candidate:
    """A candidate with its inputs; money in the audit's currency.

    Attributes:
        key: stable name of the candidate: technology and first step; all its steps where one machine serves several.
        claims: step and element of the work that it acts on; what shares none of them is no alternative.
        fit: how probable it is that it fits.
        assumed: what is assumed of every project, by key.
        own_rate: what an hour of the firm's own people costs a project.
        demand: the yearly demand of its process as a multiple of the likely one.
        stored: what the advisor changed, where anything was.
        growth: where one of its steps is the bottleneck, in use at least 90 % (:mod:`auditor.decide.candidate.proposing`), and there is demand that is not
            met.
        remainder_of: key of the candidate for all steps, where this is the same technology for the steps alone that nothing
            else serves better; else None.
        machines: how many of it the work needs; its figures are those of all of them.
    """

    key: str
    technology: Technology
    step_ids: tuple[int, ...]
    process_id: int
    labour: tuple[Labour, ...]
    demand: Estimate
    figures: CostFigures
    scrap: tuple[Scrap, ...]
    consumables: tuple[Consumables, ...]
    growth: Growth | None
    stored: CandidateOverride | None
    claims: frozenset[tuple[int, str]]
    fit: Fit
    assumed: Mapping[str, Estimate] = field(repr=False)
    own_rate: float
    remainder_of: str | None
    machines: int
    _audit: Audit = field(repr=False, compare=False)
    _group: Group = field(repr=False, compare=False)

    @property
    def hours_per_year(self) -> Estimate:
        """Labour hours of its steps per year in which a person is needed, over the range of demand too."""
        return Estimate.sum(item.attended_hours_per_year for item in self.labour) * self.demand

    @property
    def availability(self) -> Estimate:
        """Part of the promised saving that comes true."""
        return self.assumed[AVAILABILITY] if self.technology.kind in _CELLS else ALL

    def freed_share_in(self, item: Labour, case: Scenario = Scenario.LIKELY) -> float:
        """As :meth:`freed_share`, in one case.

        Args:
            item: the labour of one of its steps.
            case: worst, likely or best for the firm.

        Returns:
            0–1.
        """
        whole = case.gain(item.attended) * case.gain(self.figures.saving_share) * item.factor
        return whole * case.gain(self.availability)

    def freed_share_at(self, step_id: int) -> float:
        """The part of the hours of one of its steps that it frees, in the likely case.

        Args:
            step_id: the step.

        Returns:
            0–1; 0 for a step that is not its own.
        """
        return next((self.freed_share_in(item) for item in self.labour if step_id in item.step_ids), 0.0)

    def freed_share(self, item: Labour) -> Estimate:
        """The part of a step's labour hours that it frees, of the hours that the map says.

        Args:
            item: the labour of one of its steps.

        Returns:
            0–1, low to high.
        """
        return item.attended * self.figures.saving_share * item.factor * self.availability

    @property
    def share_freed(self) -> Estimate:
        """The part of the likely labour hours of all its steps that it frees: the saving as it comes out here."""
        hours = [item.hours_per_year.likely for item in self.labour]
        weights = hours if sum(hours) > 0 else [1.0] * len(hours)
        return Estimate.mean([self.freed_share(item) for item in self.labour], weights)

    @property
    def hours_freed_per_year(self) -> Estimate:
        """In full use, where it fits; over the range of demand too."""
        return Estimate.sum(item.hours_per_year * self.freed_share(item) for item in self.labour) * self.demand

    def fit_in(self, audit: Audit) -> Fit:
        """Its fit if other answers were given.

        Args:
            audit: with those answers; all else as in its own.

        Returns:
            the chance, 0 where an answer excludes it at all of its steps.
        """
        return fit_of_group(audit, self._group)

    @cached_property
    def suitabilities(self) -> dict[int, Suitability]:
        """Of each of its steps."""
        return {numbers.step.id: suitability(self._audit, numbers) for _m, numbers in self._group}

    @property
    def suitability(self) -> Estimate:
        """Of its steps, weighted by their labour hours."""
        scores = [found.score for found in self.suitabilities.values()]
        return Estimate.mean(scores, list(self._weights.values()))

    @cached_property
    def strain(self) -> float:
        """How straining its work is, 0 (light and safe) to 1 (a health risk), weighted by labour hours.

        It is the level of “heavy, dirty or dangerous”; where nothing is known it counts for nothing.
        """
        weights, strain = self._weights, 0.0
        for step_id, found in self.suitabilities.items():
            level = next(c.level for c in found.contributions if c.criterion.key == "hazard")
            known = not (level.low == 1 and level.high == 5)
            strain += ((level.low + level.high) / 2 - 1) / 4 * weights[step_id] if known else 0.0
        return strain / sum(weights.values())

    @property
    def reasons(self) -> tuple[FitReason, ...]:
        """Why it fits each of its steps, step by step; a cell's steps are neighbours besides."""
        return tuple(reason for match, _n in self._group for reason in match.reasons)

    @property
    def is_required_by_law(self) -> bool:
        """Whether the law of the firm's country asks for it anyway."""
        return self.technology.is_required_in(self._audit.firm.country)

    @property
    def _weights(self) -> Mapping[int, float]:
        """Labour hours by step, in the order of :attr:`suitabilities`; a step without any still counts for something."""
        return {numbers.step.id: max(labour_hours(numbers), 1e-9) for _m, numbers in self._group}


@dataclass(frozen=True)
class Exclusion:
    """A technology that could do a step's task but is ruled out, by limits or by a person.

    Attributes:
        violated: the place it is not for and the limits that are not kept; empty where a person left it out.
        wrong: the question about fit whose answer rules it out.
        stored: what the person said, in ``dropped_because``.
    """

    technology: Technology
    step_ids: tuple[int, ...]
    violated: tuple[Obstacle, ...] = ()
    stored: CandidateOverride | None = None
    wrong: FitQuestion | None = None
