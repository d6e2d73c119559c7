"""Which technology fits a step, why another does not, and what would have to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.assess.limits import Measured, verdicts
from auditor.assess.tasks import domain_of, task_of
from auditor.assess.technology import Technology
from auditor.flow import StepNumbers
from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit, StepKind
from auditor.phrases.flow import repetitive_reason


@dataclass(frozen=True)
class Match:
    """A technology held against a step whose task it can do.

    Attributes:
        reasons: why it fits.
        excluded_because: the hard limits that are violated, each with the value; empty when it fits.
        remedies: what would have to change for it to fit.
    """

    step_id: int
    technology: Technology
    reasons: tuple[str, ...]
    excluded_because: tuple[str, ...]
    remedies: tuple[str, ...]


def matches(audit: Audit, numbers: StepNumbers, technologies: Iterable[Technology]) -> list[Match]:
    """Every one of the technologies for the step's task and domain, fitting or excluded; none where the task is unknown.

    Limits on yearly hours are left to the whole group of steps where one investment serves several of them.
    """
    step = numbers.step
    if step.kind not in WORKING_KINDS or step.kind is StepKind.DELAY or step.detail_id is not None:
        return []
    task = task_of(step)
    domain = domain_of(step, task)
    if task is None or domain is None:
        return []
    return [
        _match(audit, numbers, tech, task.reason)
        for tech in technologies
        if task.task.key in tech.tasks and domain in tech.domains
    ]


def _match(audit: Audit, numbers: StepNumbers, tech: Technology, why_task: str) -> Match:
    hours = numbers.workload.labour_hours_per_year
    together = tech.shared or bool(tech.chain)
    measured = Measured(audit.work(numbers.step.id), hours.likely if hours is not None and not together else None)
    found = verdicts(tech.limits, measured)
    reasons = [why_task]
    if numbers.repetitive.is_repetitive:
        reasons.append(_("The work is repetitive. {reason}").format(reason=repetitive_reason(numbers.repetitive)))
    reasons += [v.text for v in found if v.is_kept]
    violated = [v for v in found if not v.is_kept]
    return Match(
        numbers.step.id, tech, tuple(reasons), tuple(v.text for v in violated), tuple(v.remedy for v in violated)
    )
