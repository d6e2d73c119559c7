"""Which technology fits a step, and why another does not."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.assess.catalogue import Technology, catalogue
from auditor.assess.tasks import domain_of, task_of
from auditor.flow import StepNumbers
from auditor.locale import _, number
from auditor.model import WORKING_KINDS, Audit, StepKind
from auditor.model.units import format_time


@dataclass(frozen=True)
class Match:
    """A technology held against a step whose task it can do.

    Attributes:
        reasons: why it fits.
        excluded_because: the hard limits that are violated, each with the value; empty when it fits.
    """

    step_id: int
    technology: Technology
    reasons: tuple[str, ...]
    excluded_because: tuple[str, ...]


def matches(audit: Audit, numbers: StepNumbers) -> list[Match]:
    """Every technology for the step's task and domain, fitting or excluded; none where the task is unknown."""
    step = numbers.step
    if step.kind not in WORKING_KINDS or step.kind is StepKind.DELAY:
        return []
    task = task_of(step)
    domain = domain_of(step, task)
    if task is None or domain is None:
        return []
    return [
        Match(
            step.id,
            tech,
            (task.reason, *_fitting(audit, numbers, tech)),
            tuple(_violations(audit, numbers, tech)),
        )
        for tech in catalogue().values()
        if task.task.key in tech.tasks and domain in tech.domains
    ]


def _fitting(audit: Audit, numbers: StepNumbers, tech: Technology) -> list[str]:
    work, limits = audit.work(numbers.step.id), tech.limits
    found: list[str] = []
    if numbers.repetitive.is_repetitive:
        found.append(_("The work is repetitive. {reason}").format(reason=numbers.repetitive.reason))
    if limits.max_load_kg is not None and work.load_kg is not None and work.load_kg <= limits.max_load_kg:
        found.append(
            _("The load of {load} kg is within the limit of {limit} kg.").format(
                load=number(work.load_kg, 1), limit=number(limits.max_load_kg)
            )
        )
    if limits.min_batch is not None and work.batch_size is not None and work.batch_size >= limits.min_batch:
        found.append(_("Batches of {n} are long enough.").format(n=number(work.batch_size)))
    return found


def _violations(audit: Audit, numbers: StepNumbers, tech: Technology) -> list[str]:
    work, limits = audit.work(numbers.step.id), tech.limits
    hours = numbers.workload.labour_hours_per_year
    found: list[str] = []
    if limits.max_load_kg is not None and work.load_kg is not None and work.load_kg > limits.max_load_kg:
        found.append(
            _("The load of {load} kg is over the limit of {limit} kg.").format(
                load=number(work.load_kg, 1), limit=number(limits.max_load_kg)
            )
        )
    if limits.min_batch is not None and work.batch_size is not None and work.batch_size < limits.min_batch:
        found.append(
            _("Batches of {n} are shorter than the {limit} it needs.").format(
                n=number(work.batch_size), limit=number(limits.min_batch)
            )
        )
    if limits.max_variants is not None and work.variants is not None and work.variants > limits.max_variants:
        found.append(
            _("{n} variants are more than the {limit} it can handle.").format(
                n=number(work.variants), limit=number(limits.max_variants)
            )
        )
    cycle = work.cycle_time_s
    if limits.max_cycle_s is not None and cycle is not None and cycle.likely > limits.max_cycle_s:
        found.append(
            _("The cycle of {cycle} is longer than the {limit} it is made for.").format(
                cycle=format_time(cycle.likely), limit=format_time(limits.max_cycle_s)
            )
        )
    if limits.min_hours_per_year is not None and hours is not None and hours.likely < limits.min_hours_per_year:
        found.append(
            _("{hours} hours of labour a year are fewer than the {limit} that make it worth while.").format(
                hours=number(hours.likely), limit=number(limits.min_hours_per_year)
            )
        )
    return found
