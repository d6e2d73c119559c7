"""Is a step repetitive work? A suggestion with its reason; the advisor decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model import Audit, Step, StepKind

# Silverstein, Fine & Armstrong, British Journal of Industrial Medicine 43 (1986): highly repetitive work has a cycle
# under 30 s, or more than half of the cycle the same motions.
SHORT_CYCLE_S = 30.0
# Work done this often is repetitive whatever its cycle: some forty times on each of 250 days. Our own threshold.
MANY_PASSES_PER_YEAR = 10_000.0

TAG = "repetitive"


class RepetitiveReason(StrEnum):
    """Why a step is taken for repetitive, or not."""

    MARKED = "marked"
    REFUSED = "refused"
    SHORT_CYCLE = "short_cycle"
    MANY_PASSES = "many_passes"


@dataclass(frozen=True, slots=True)
class Repetitive:
    """The suggestion for one step and why; :mod:`auditor.phrases.flow` says it.

    Attributes:
        reason: None where nothing points to it.
        value: the cycle (s) or the passes (1/year) that count, None where a person judged.
    """

    is_repetitive: bool
    reason: RepetitiveReason | None = None
    value: float | None = None


def repetitive(audit: Audit, step: Step, labour_passes_per_year: float | None) -> Repetitive:
    """Whether the step looks repetitive. What a person tagged goes before what the numbers say.

    Args:
        audit: the snapshot.
        step: the step.
        labour_passes_per_year: how often somebody does it; None where that is not known.

    Returns:
        yes or no, with the reason.
    """
    tag = audit.tag(step.id, TAG)
    if tag is not None:
        return Repetitive(tag.accepted, RepetitiveReason.MARKED if tag.accepted else RepetitiveReason.REFUSED)
    if step.kind not in (StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT):
        return Repetitive(False)
    work = audit.work(step.id)
    if work.cycle_time_s is not None and 0 < work.cycle_time_s.likely < SHORT_CYCLE_S:
        return Repetitive(True, RepetitiveReason.SHORT_CYCLE, work.cycle_time_s.likely)
    if labour_passes_per_year is not None and labour_passes_per_year >= MANY_PASSES_PER_YEAR:
        return Repetitive(True, RepetitiveReason.MANY_PASSES, labour_passes_per_year)
    return Repetitive(False)
