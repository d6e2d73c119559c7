"""Candidates: a technology for one or more steps, with the figures that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from auditor.assess import Match, Suitability, Technology, matches, suitability, technologies
from auditor.assess.limits import Verdict, hours_verdict
from auditor.assess.matching import FitReason
from auditor.decide.candidate.chains import chains
from auditor.decide.candidate.cost_figures import CostFigures, cost_figures
from auditor.decide.candidate.freed_labour import Labour, labour_of, merged
from auditor.flow import Analysis, ProcessNumbers, StepNumbers
from auditor.model import Audit, Basis, CandidateOverride, Estimate

#: A bottleneck in use less than this holds no output back: it could make more as it is. Below 100 % because breaks in the
#: flow keep a step from ever being in use all the time (Hopp & Spearman, Factory Physics: waiting grows without bound as use
#: nears 100 %). The figure itself is our own estimate.
FULL_USE = 0.9

Group = list[tuple[Match, StepNumbers]]
Stored = Mapping[tuple[str, frozenset[int]], CandidateOverride]


@dataclass(frozen=True)
class Scrap:
    """What a step throws away: units per year and what one costs."""

    units_per_year: Estimate
    cost_per_unit: Estimate


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
        key: stable name of the candidate: technology and first step.
        demand: the yearly demand of its process as a multiple of the likely one.
        stored: what the advisor changed, where anything was.
        growth: where one of its steps is the bottleneck, in use at least :data:`FULL_USE`, and there is demand that is not
            met.
    """

    key: str
    technology: Technology
    step_ids: tuple[int, ...]
    process_id: int
    labour: tuple[Labour, ...]
    demand: Estimate
    figures: CostFigures
    scrap: tuple[Scrap, ...]
    growth: Growth | None
    stored: CandidateOverride | None
    _audit: Audit = field(repr=False, compare=False)
    _group: Group = field(repr=False, compare=False)

    @property
    def hours_per_year(self) -> Estimate:
        """Labour hours of its steps per year, over the range of demand too."""
        return Estimate.sum(item.hours_per_year for item in self.labour) * self.demand

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
    def _weights(self) -> Mapping[int, float]:
        """Labour hours by step, in the order of :attr:`suitabilities`; a step without any still counts for something."""
        return {numbers.step.id: max(_hours(numbers), 1e-9) for _m, numbers in self._group}


@dataclass(frozen=True)
class Exclusion:
    """A technology that could do a step's task but is ruled out, by limits or by a person.

    Attributes:
        violated: the limits that are not kept; empty where a person left it out.
        stored: what the person said, in ``dropped_because``.
    """

    technology: Technology
    step_ids: tuple[int, ...]
    violated: tuple[Verdict, ...] = ()
    stored: CandidateOverride | None = None


def propose(audit: Audit, analysis: Analysis) -> tuple[list[Candidate], list[Exclusion]]:
    """Candidates that fit, and what was excluded.

    A technology marked as shared (software, mostly) is one candidate for all steps of a process that it fits; a chain
    is one for every run of neighbouring steps; others are one per step. Steps without known labour hours make no
    candidate: there is nothing to free.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        candidates, and technologies that were ruled out for steps, each with why.
    """
    stored = {(c.technology, audit.steps_of_candidate(c.id)): c for c in audit.candidate_overrides.values()}
    found: list[Candidate] = []
    exclusions: list[Exclusion] = []
    known = tuple(technologies(audit).values())
    for process in analysis.processes.values():
        groups, ruled_out = _groups(audit, process, known)
        exclusions += ruled_out
        for group in groups:
            tech, step_ids = group[0][0].technology, tuple(match.step_id for match, _n in group)
            together = tech.shared or tech.chain
            verdict = hours_verdict(tech.limits, sum(_hours(n) for _m, n in group)) if together else None
            if verdict is not None and not verdict.is_kept:
                exclusions.append(Exclusion(tech, step_ids, (verdict,)))
                continue
            candidate = _proposal(audit, process, group, stored)
            if candidate.stored is not None and candidate.stored.dropped_because:
                exclusions.append(Exclusion(tech, step_ids, (), candidate.stored))
            else:
                found.append(candidate)
    return found, exclusions


def _hours(numbers: StepNumbers) -> float:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0


def _groups(audit: Audit, process: ProcessNumbers, known: Sequence[Technology]) -> tuple[list[Group], list[Exclusion]]:
    """The steps that belong to one candidate each, and the single steps that are ruled out."""
    fitting: dict[str, Group] = defaultdict(list)
    by_chain: dict[str, dict[int, tuple[Match, StepNumbers]]] = defaultdict(dict)
    exclusions: list[Exclusion] = []
    for numbers in process.steps.values():
        for match in matches(audit, numbers, known):
            tech = match.technology
            if match.violated:
                if not tech.chain:
                    exclusions.append(Exclusion(tech, (match.step_id,), match.violated))
            elif numbers.workload.labour_hours_per_year is not None:
                if tech.chain:
                    by_chain[tech.key][match.step_id] = (match, numbers)
                else:
                    fitting[tech.key if tech.shared else f"{tech.key}:{match.step_id}"].append((match, numbers))
    groups = list(fitting.values())
    for members in by_chain.values():
        technology = next(iter(members.values()))[0].technology
        runs = chains(audit, process.process.id, technology.chain, frozenset(members))
        groups += [[members[i] for i in run] for run in runs]
    return groups, exclusions


def _proposal(audit: Audit, process: ProcessNumbers, group: Group, stored: Stored) -> Candidate:
    technology = group[0][0].technology
    step_ids = tuple(match.step_id for match, _n in group)
    change = stored.get((technology.key, frozenset(step_ids)))
    key = f"{technology.key}:{step_ids[0]}"
    labour = tuple(labour_of(audit, numbers) for _m, numbers in group)
    return Candidate(
        key=key,
        technology=technology,
        step_ids=step_ids,
        process_id=process.process.id,
        labour=merged(labour, key),
        demand=_demand(audit, process.process.id),
        figures=cost_figures(technology, change, audit.costs_of(change.id) if change is not None else ()),
        scrap=_scrap(audit, process, group),
        growth=_growth(process, step_ids),
        stored=change,
        _audit=audit,
        _group=group,
    )


def _scrap(audit: Audit, process: ProcessNumbers, group: Group) -> tuple[Scrap, ...]:
    cost = process.process.scrap_cost_per_unit
    if cost is None:
        return ()
    found = []
    for _match, numbers in group:
        share = audit.work(numbers.step.id).scrap
        volume = numbers.volume_per_year
        if share is not None and volume is not None:
            found.append(Scrap((share * volume).with_basis(Basis.CALCULATED), cost))
    return tuple(found)


def _growth(process: ProcessNumbers, step_ids: tuple[int, ...]) -> Growth | None:
    """Only a full bottleneck holds output back, only as far as the next step lets more through, and only demand that is
    not met is worth anything."""
    made = process.process
    if (
        process.bottleneck is None
        or process.bottleneck.id not in step_ids
        or made.unmet_demand_per_year is None
        or made.contribution_per_unit is None
        or process.demand_per_year is None
    ):
        return None
    uses = {key: n.workload.utilisation for key, n in process.steps.items() if n.workload.utilisation is not None}
    if uses[process.bottleneck.id] < FULL_USE:
        return None
    next_use = max((use for key, use in uses.items() if key not in step_ids), default=0.0)
    limit = process.demand_per_year / next_use if next_use > 0 else inf
    return Growth(process.demand_per_year, made.unmet_demand_per_year, made.contribution_per_unit, limit)


def _demand(audit: Audit, process_id: int) -> Estimate:
    """The yearly demand of a process as a multiple of its likely value."""
    process = audit.processes[process_id]
    stated = Estimate.sum_of_known(f.demand_per_year for f in audit.families_of(process_id))
    if stated is None:
        stated = process.demand_per_year
    if stated is None and process.family_id is not None:
        stated = audit.families[process.family_id].demand_per_year
    if stated is None or stated.likely <= 0:
        return Estimate.point(1.0)
    return stated / stated.likely
