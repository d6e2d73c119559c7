"""Is a step repetitive work? A suggestion with its reason; the advisor decides."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.locale import _, number
from auditor.model import Audit, Step, StepKind
from auditor.model.units import format_time

# Silverstein, Fine & Armstrong, British Journal of Industrial Medicine 43 (1986): highly repetitive work has a cycle
# under 30 s, or more than half of the cycle the same motions.
SHORT_CYCLE_S = 30.0
# Work done this often is repetitive whatever its cycle: some forty times on each of 250 days. Our own threshold.
MANY_PASSES_PER_YEAR = 10_000.0

TAG = "repetitive"


@dataclass(frozen=True, slots=True)
class Repetitive:
    """The suggestion for one step and why."""

    is_repetitive: bool
    reason: str


def repetitive(audit: Audit, step: Step, labour_passes_per_year: float | None) -> Repetitive:
    """Whether the step looks repetitive. What a person tagged goes before what the numbers say."""
    tag = audit.tag(step.id, TAG)
    if tag is not None:
        return Repetitive(tag.accepted, _("Marked by the advisor.") if tag.accepted else _("Judged not to be."))
    if step.kind not in (StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT):
        return Repetitive(False, "")
    work = audit.work(step.id)
    if work.cycle_time_s is not None and 0 < work.cycle_time_s.likely < SHORT_CYCLE_S:
        cycle = format_time(work.cycle_time_s.likely)
        return Repetitive(True, _("The cycle of {cycle} is under 30 s (Silverstein 1986).").format(cycle=cycle))
    if labour_passes_per_year is not None and labour_passes_per_year >= MANY_PASSES_PER_YEAR:
        passes = number(labour_passes_per_year)
        return Repetitive(True, _("It is done about {passes} times a year.").format(passes=passes))
    return Repetitive(False, "")
