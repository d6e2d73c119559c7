"""Heavy, dirty and dangerous hours: one definition for people, before and after, findings and summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.assess import Technology
from auditor.assess.criteria import Level, Sign
from auditor.assess.suitability import suitability
from auditor.decide.money.evaluation import Evaluation
from auditor.flow import Analysis, StepNumbers
from auditor.model import Audit
from auditor.study.body_load import body_load

#: From this level of the criterion “heavy, dirty, dangerous” on, and above this multiple of a method's first limit.
_LEVEL, _LIMIT = 3, 1.0
#: A weight alone, of which nobody knows how often it is lifted, strains from this level on: 15 kg.
_LEVEL_BY_WEIGHT = 4


@dataclass(frozen=True)
class Lighter:
    """A step whose heavy, dirty or dangerous work a machine takes over, with the hours a year that it takes over."""

    step_id: int
    technology: Technology
    hours_per_year: float


def hazard_of(audit: Audit, numbers: StepNumbers) -> Level:
    """How heavy, dirty or dangerous a step is: as a person answered, else by its tags, its lifts or the load.

    Args:
        audit: the snapshot.
        numbers: the step in numbers.

    Returns:
        a level of 1–5 with what it rests on; a range where it is not known.
    """
    return next(c for c in suitability(audit, numbers).contributions if c.criterion.key == "hazard").level


def is_hazardous(audit: Audit, numbers: StepNumbers) -> bool:
    """Whether the hazard of a step is 3 of 5 or more; 4 where nothing but the weight of the load is known.

    Args:
        audit: the snapshot.
        numbers: the step in numbers.

    Returns:
        True where it is known to be.
    """
    level = hazard_of(audit, numbers)
    least = _LEVEL_BY_WEIGHT if level.evidence.sign is Sign.LOAD else _LEVEL
    return not level.is_open and level.low >= least


def is_straining(audit: Audit, numbers: StepNumbers) -> bool:
    """Whether the work of a step is heavy, dirty or dangerous: what nobody knows is not.

    It is where it is hazardous, or where lifting or screening lies above the first limit of its method.

    Args:
        audit: the snapshot.
        numbers: the step in numbers.

    Returns:
        True where it is known to be.
    """
    load = body_load(audit, numbers.step.id).against_limit
    return is_hazardous(audit, numbers) or (load is not None and load > _LIMIT)


def straining_hours(
    audit: Audit, analysis: Analysis, process_id: int | None = None, chosen: Sequence[Evaluation] = ()
) -> float:
    """Labour hours a year at straining steps, less those that a machine takes over.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        process_id: of one process; None: of all.
        chosen: candidates that are carried out.

    Returns:
        hours per year.
    """
    known = _straining(audit, analysis, process_id)
    gone = sum(item.hours_per_year for item in taken_over(audit, analysis, chosen) if item.step_id in known)
    return sum(known.values()) - gone


def taken_over(audit: Audit, analysis: Analysis, chosen: Sequence[Evaluation]) -> tuple[Lighter, ...]:
    """Where candidates that relieve take straining work over, most hours first.

    Only the part of a step's hours that is freed counts: what is left to do by hand is as heavy as before. A step is
    never relieved of more than its hours.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        chosen: candidates that are carried out.

    Returns:
        one a step and candidate.
    """
    left = _straining(audit, analysis, None)
    whole = dict(left)
    found = []
    for e in chosen:
        if not e.candidate.technology.relieves:
            continue
        for step_id in dict.fromkeys(i for item in e.candidate.labour for i in item.step_ids):
            hours = min(whole.get(step_id, 0.0) * e.candidate.freed_share_at(step_id), left.get(step_id, 0.0))
            if hours > 0:
                left[step_id] -= hours
                found.append(Lighter(step_id, e.candidate.technology, hours))
    return tuple(sorted(found, key=lambda x: -x.hours_per_year))


def _straining(audit: Audit, analysis: Analysis, process_id: int | None) -> dict[int, float]:
    """The likely hours a year of every straining step with known hours."""
    return {
        step_id: numbers.workload.labour_hours_per_year.likely
        for key, process in analysis.processes.items()
        if process_id is None or key == process_id
        for step_id, numbers in process.steps.items()
        if numbers.workload.labour_hours_per_year is not None and is_straining(audit, numbers)
    }
