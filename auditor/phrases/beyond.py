"""That the map holds more labour than the firm has people, in words."""

from __future__ import annotations

from auditor.flow import Analysis
from auditor.flow.workload.beyond import Beyond, beyond
from auditor.locale import _, number, significant
from auditor.model import Audit, Work
from auditor.model.units import format_field


def is_mendable(work: Work) -> bool:
    """Whether a batch or nobody standing by could be what was meant: the labour follows from a cycle time.

    Args:
        work: time and labour content of the step.

    Returns:
        False where hours are stated per period, or no time is known.
    """
    return work.cycle_time_s is not None and work.labour_s is None


def beyond_of(audit: Audit, analysis: Analysis) -> str:
    """Whether the whole map holds more labour than the people have hours, as a warning.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        two sentences; empty where it does not.
    """
    found = beyond(audit, analysis.coverage, analysis.hours_by_step)
    return beyond_sentence(audit, found) if found is not None else ""


def beyond_sentence(audit: Audit, found: Beyond) -> str:
    """How far the hours exceed the people, and what to ask about it.

    Args:
        audit: the snapshot.
        found: by how much, and at which step.

    Returns:
        two sentences.
    """
    if found.are_people_known:
        said = _("This is {times} times your firm: {hours} hours a year, and all your people work {all}.").format(
            times=significant(found.times), hours=number(found.hours), all=number(found.hours_of_people)
        )
    else:
        said = _("This would be the work of {people} people: {hours} hours a year.").format(
            people=number(found.people), hours=number(found.hours)
        )
    work = audit.work(found.step_id)
    question = _("Is what is stated of “{step}” right?")
    if is_mendable(work) and work.units_per_cycle == 1:
        question = _("“{step}”: is {time} per piece or per batch?")
    elif is_mendable(work):
        question = _("“{step}”: is {time} right for {n} pieces at a time?")
    question = question.format(
        step=audit.steps[found.step_id].name,
        time=format_field(work, "cycle_time_s"),
        n=number(work.units_per_cycle, 2),
    )
    return f"{said} {question}"
