"""Two audits of the same firm: what was planned in the earlier one, and what the later one finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.assess import Technology
from auditor.decide.money.evaluation import Evaluation
from auditor.flow import Analysis
from auditor.model import Audit, Outcome


@dataclass(frozen=True)
class StepChange:
    """A step that both audits know by the same process and name. Labour hours per year, None where unknown."""

    process: str
    step: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Realised:
    """A planned candidate against what happened at its steps. Hours per year.

    ``realised`` is hours before less hours after; where a step is missing or its hours are unknown, what the firm told; else
    None. ``told`` is what became of it, as the firm says.
    """

    technology: Technology
    steps: str
    planned_hours: float
    realised_hours: float | None
    told: Outcome | None = None

    @property
    def share(self) -> float | None:
        """Hours saved as a part of those planned; None where that can not be told."""
        if self.realised_hours is None or self.planned_hours <= 0:
            return None
        return self.realised_hours / self.planned_hours


@dataclass(frozen=True)
class Comparison:
    """What became of the plan, all steps that both know, and the names that only one of them knows."""

    realised: tuple[Realised, ...]
    steps: tuple[StepChange, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def planned_hours(self) -> float:
        """Hours per year that the plan was to free at the steps that both audits have."""
        return sum(r.planned_hours for r in self.realised if r.realised_hours is not None)

    @property
    def realised_hours(self) -> float:
        """Hours per year that were freed at the planned steps that both audits have."""
        return sum(r.realised_hours for r in self.realised if r.realised_hours is not None)


def compare(
    earlier: Audit, before: Analysis, later: Audit, after: Analysis, planned: Sequence[Evaluation]
) -> Comparison:
    """Steps are the same where their process and their name are, whatever the case of the letters.

    Args:
        earlier: the audit that the plan was made from.
        before: the earlier audit in numbers.
        later: an audit after the work.
        after: the later audit in numbers.
        planned: candidates of the plan.

    Returns:
        hours per year then and now, by step and by candidate.
    """
    old, new = _hours_by_name(earlier, before), _hours_by_name(later, after)
    common = [key for key in old if key in new]
    steps = [StepChange(*old[key][:2], old[key][2], new[key][2]) for key in common]
    realised = []
    for e in planned:
        names = [_key(earlier, step_id) for step_id in e.candidate.step_ids]
        parts = [(old[n][2], new[n][2] if n in new else None) for n in names]
        known = all(a is not None and b is not None for a, b in parts)
        told = _told(earlier, later, e)
        said = told.hours_per_year if told is not None else None
        realised.append(
            Realised(
                e.candidate.technology,
                earlier.step_names(e.candidate.step_ids),
                e.hours_freed_per_year.likely,
                sum((a or 0.0) - (b or 0.0) for a, b in parts) if known else said,
                told,
            )
        )
    return Comparison(
        tuple(realised),
        tuple(steps),
        tuple(old[key][1] for key in old if key not in new),
        tuple(new[key][1] for key in new if key not in old),
    )


def told_of(audit: Audit, e: Evaluation) -> Outcome | None:
    """What the firm says became of a candidate.

    Args:
        audit: in which it is said.
        e: of the candidate.

    Returns:
        what is stored; None where nothing is.
    """
    stored = e.candidate.stored
    return audit.outcome_of(stored.id) if stored is not None else None


def _told(earlier: Audit, later: Audit, e: Evaluation) -> Outcome | None:
    """The later audit knows more, where it has the same technology at steps of the same names."""
    wanted = {_key(earlier, step_id) for step_id in e.candidate.step_ids}
    for row in later.candidate_overrides.values():
        if row.technology == e.candidate.technology.key and later.outcome_of(row.id) is not None:
            steps = later.steps_of_candidate(row.id)
            if wanted & {_key(later, step_id) for step_id in steps if step_id in later.steps}:
                return later.outcome_of(row.id)
    return told_of(earlier, e)


Name = tuple[str, str]


def _key(audit: Audit, step_id: int) -> Name:
    step = audit.steps[step_id]
    return audit.processes[step.process_id].name.casefold().strip(), step.name.casefold().strip()


def _hours_by_name(audit: Audit, analysis: Analysis) -> dict[Name, tuple[str, str, float | None]]:
    """Process and step as they are written, with labour hours; steps of one name in a process are added up."""
    found: dict[Name, tuple[str, str, float | None]] = {}
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            estimate = numbers.workload.labour_hours_per_year
            likely = estimate.likely if estimate is not None else None
            key = _key(audit, numbers.step.id)
            known = found[key][2] if key in found else None
            hours = likely if known is None else known + (likely or 0.0)
            found[key] = (process.process.name, numbers.step.name, hours)
    return found
