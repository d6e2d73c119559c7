"""Which technology fits a step, why another does not, and what would have to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.assess.limits import Measured, Verdict, verdicts
from auditor.assess.misfit import Misfit, misfits
from auditor.assess.tasks import StepTask, division_of, domain_of, place_of, task_of
from auditor.assess.technology import Technology
from auditor.flow import StepNumbers
from auditor.flow.workload.repetitive import Repetitive
from auditor.model import WORKING_KINDS, Audit, StepKind

#: What speaks for a technology at one step.
FitReason = StepTask | Repetitive | Verdict
#: What rules a technology out at one step.
Obstacle = Misfit | Verdict


@dataclass(frozen=True)
class Match:
    """A technology held against a step whose task it can do.

    Attributes:
        reasons: what speaks for it: the task, that the work is repetitive, the limits that are kept.
        violated: what rules it out: another trade or place, and the hard limits that are not kept; empty when it fits.
    """

    step_id: int
    technology: Technology
    reasons: tuple[FitReason, ...]
    violated: tuple[Obstacle, ...]

    @property
    def task(self) -> StepTask:
        """The step's task, which the technology can do."""
        return next(r for r in self.reasons if isinstance(r, StepTask))


def matches(audit: Audit, numbers: StepNumbers, technologies: Iterable[Technology]) -> list[Match]:
    """Every one of the technologies for the step's task and domain, fitting or excluded; none where the task is unknown.

    Limits on yearly hours are left to the whole group of steps where one investment serves several of them. What is
    made for other trades than the firm's, or cannot be used where the work is done, is excluded too; a trade or place
    that is not known excludes nothing.

    Args:
        audit: the snapshot.
        numbers: the computed numbers of the step.
        technologies: those to hold against the step.

    Returns:
        a match for each technology that can do the task, in the order given; none for what is no work of its own
        (starts, ends, forks and the like), for delays, and for a step that another process shows in detail.
    """
    step = numbers.step
    if step.kind not in WORKING_KINDS or step.kind is StepKind.DELAY or step.detail_id is not None:
        return []
    division = division_of(audit.firm)
    task = task_of(step, division)
    domain = domain_of(step, task)
    if task is None or domain is None:
        return []
    place, is_stated = place_of(step, task)
    return [
        _match(audit, numbers, tech, task, misfits(tech, division, place, is_guessed=not is_stated))
        for tech in technologies
        if task.task.key in tech.tasks and domain in tech.domains
    ]


def _match(audit: Audit, numbers: StepNumbers, tech: Technology, task: StepTask, others: tuple[Misfit, ...]) -> Match:
    hours = numbers.workload.labour_hours_per_year
    together = tech.shared or bool(tech.chain)
    measured = Measured(audit.work(numbers.step.id), hours.likely if hours is not None and not together else None)
    found = verdicts(tech.limits, measured)
    repetitive = (numbers.repetitive,) if numbers.repetitive.is_repetitive else ()
    kept = tuple(v for v in found if v.is_kept)
    violated = (*others, *(v for v in found if not v.is_kept))
    return Match(numbers.step.id, tech, (task, *repetitive, *kept), violated)
