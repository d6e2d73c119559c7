"""Candidates: a technology for one or more steps, with the figures that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.assess import Match, Suitability, Technology, matches, suitability
from auditor.flow import Analysis, StepNumbers
from auditor.flow.totals import total
from auditor.model import Audit, Basis, Candidate, CandidateStep, Estimate
from auditor.model.firm import DEFAULT_RATE_PER_HOUR


@dataclass(frozen=True)
class Labour:
    """Labour of one step that a candidate touches: hours per year, rate per hour, and the role that does it."""

    step_id: int
    hours_per_year: Estimate
    rate_per_hour: Estimate
    role_id: int | None


@dataclass(frozen=True)
class Proposal:
    """A candidate with its inputs; money in the audit's currency.

    Attributes:
        key: stable name of the candidate: technology and first step.
        stored: what the advisor changed, where anything was.
        suitability: of its steps, weighted by their labour hours.
    """

    key: str
    technology: Technology
    step_ids: tuple[int, ...]
    labour: tuple[Labour, ...]
    investment: Estimate
    running_cost_per_year: Estimate
    saving_share: Estimate
    suitability: Estimate
    suitabilities: dict[int, Suitability]
    reasons: tuple[str, ...]
    stored: Candidate | None

    @property
    def hours_per_year(self) -> Estimate:
        """Labour hours of its steps per year."""
        return total(item.hours_per_year for item in self.labour) or Estimate.point(0.0)


@dataclass(frozen=True)
class Exclusion:
    """A technology that could do a step's task but is ruled out, and why."""

    technology: Technology
    step_ids: tuple[int, ...]
    because: tuple[str, ...]


def propose(audit: Audit, analysis: Analysis) -> tuple[list[Proposal], list[Exclusion]]:
    """Candidates that fit, and what was excluded.

    A technology marked as shared (software, mostly) is one candidate for all steps of a process that it fits;
    others are one per step. Steps without known labour hours make no candidate: there is nothing to free.
    """
    stored = _stored(audit)
    proposals: list[Proposal] = []
    exclusions: list[Exclusion] = []
    for process in analysis.processes.values():
        fitting: dict[str, list[tuple[Match, StepNumbers]]] = defaultdict(list)
        for numbers in process.steps.values():
            for match in matches(audit, numbers):
                if match.excluded_because and not match.technology.shared:
                    exclusions.append(Exclusion(match.technology, (match.step_id,), match.excluded_because))
                elif numbers.workload.labour_hours_per_year is not None:
                    key = match.technology.key if match.technology.shared else f"{match.technology.key}:{match.step_id}"
                    fitting[key].append((match, numbers))
        for group in fitting.values():
            excluded = _excluded_together(group)
            if excluded is not None:
                exclusions.append(excluded)
            else:
                proposals.append(_proposal(audit, group, stored))
    kept = [p for p in proposals if not (p.stored and p.stored.dropped_because)]
    exclusions += [
        Exclusion(p.technology, p.step_ids, (p.stored.dropped_because,))
        for p in proposals
        if p.stored and p.stored.dropped_because
    ]
    return kept, exclusions


def _excluded_together(group: list[tuple[Match, StepNumbers]]) -> Exclusion | None:
    """A shared technology is measured by the hours of all its steps; its other limits exclude single steps."""
    technology = group[0][0].technology
    if not technology.shared:
        return None
    hours = sum(n.workload.labour_hours_per_year.likely for _m, n in group if n.workload.labour_hours_per_year)
    needed = technology.limits.min_hours_per_year or 0.0
    if hours >= needed:
        return None
    reasons = tuple(dict.fromkeys(r for m, _n in group for r in m.excluded_because))
    return Exclusion(technology, tuple(m.step_id for m, _n in group), reasons)


def _proposal(
    audit: Audit,
    group: list[tuple[Match, StepNumbers]],
    stored: dict[tuple[str, frozenset[int]], Candidate],
) -> Proposal:
    technology = group[0][0].technology
    step_ids = tuple(match.step_id for match, _n in group)
    change = stored.get((technology.key, frozenset(step_ids)))
    suitabilities = {numbers.step.id: suitability(audit, numbers) for _m, numbers in group}
    labour = tuple(_labour(audit, numbers) for _m, numbers in group)

    def figure(changed: Estimate | None, own: Estimate) -> Estimate:
        return changed if changed is not None else own

    return Proposal(
        key=f"{technology.key}:{step_ids[0]}",
        technology=technology,
        step_ids=step_ids,
        labour=labour,
        investment=figure(change.investment if change else None, technology.investment.estimate),
        running_cost_per_year=figure(
            change.running_cost_per_year if change else None, technology.running_cost_per_year.estimate
        ),
        saving_share=figure(change.saving_share if change else None, technology.saving_share.estimate),
        suitability=_weighted(suitabilities, labour),
        suitabilities=suitabilities,
        reasons=tuple(dict.fromkeys(reason for match, _n in group for reason in match.reasons)),
        stored=change,
    )


def _labour(audit: Audit, numbers: StepNumbers) -> Labour:
    work = audit.work(numbers.step.id)
    rate = audit.roles[work.role_id].rate_per_hour if work.role_id is not None else DEFAULT_RATE_PER_HOUR
    hours = numbers.workload.labour_hours_per_year
    assert hours is not None  # only steps with known hours become candidates
    return Labour(numbers.step.id, hours, rate, work.role_id)


def _weighted(suitabilities: dict[int, Suitability], labour: Iterable[Labour]) -> Estimate:
    weights = {item.step_id: max(item.hours_per_year.likely, 1e-9) for item in labour}
    whole = sum(weights.values())

    def mean(side: str) -> float:
        return float(sum(getattr(suitabilities[k].score, side) * w for k, w in weights.items()) / whole)

    return Estimate(mean("low"), mean("likely"), mean("high"), Basis.CALCULATED)


def _stored(audit: Audit) -> dict[tuple[str, frozenset[int]], Candidate]:
    covered: dict[int, set[int]] = defaultdict(set)
    for link in audit.table(CandidateStep).values():
        covered[link.candidate_id].add(link.step_id)
    return {(c.technology, frozenset(covered[c.id])): c for c in audit.candidates.values()}
