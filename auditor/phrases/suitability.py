"""The work of a step: what its task is known by, what its levels of suitability rest on, why a technology fits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.assess.criteria import Evidence, Sign
from auditor.assess.limits import Verdict
from auditor.assess.matching import FitReason
from auditor.assess.tasks import StepTask, TaskGround
from auditor.locale import N_, _, number, percent, significant
from auditor.model.units import format_time
from auditor.phrases.flow import repetitive_reason
from auditor.phrases.limits import verdict_text
from auditor.terms import tag_label

_TASKS: Mapping[TaskGround, str] = {
    TaskGround.STATED: N_("The task was stated: {task}."),
    TaskGround.NAME: N_("“{word}” in the name points to: {task}."),
    TaskGround.AMBIGUOUS: N_(
        "“{word}” in the name could mean: {tasks}. Choose the task, or the firm's sector on the Firm page."
    ),
    TaskGround.KIND: N_("The kind of the step points to: {task}."),
}
_SIGNS: Mapping[Sign, str] = {
    Sign.ANSWERED: N_("Answered."),
    Sign.UNKNOWN: N_("Not known yet."),
    Sign.PASSES: N_("Done about {n} times a year."),
    Sign.HOURS: N_("Takes about {n} hours of labour a year."),
    Sign.SPREAD: N_("The time runs from {low} to {high}."),
    Sign.VARIANTS: N_("There are about {n} variants."),
    Sign.SCRAP: N_("{share} is scrapped."),
    Sign.TAGGED: N_("Tagged: {tags}."),
    Sign.LIFTING_INDEX: N_("Its lifting index is {n} (NIOSH)."),
    Sign.LOAD: N_("{load} kg is lifted."),
}


def task_reason(found: StepTask) -> str:
    """Which task the step has, and how that is known.

    Args:
        found: the task and how it is known.

    Returns:
        a sentence.
    """
    meanings = ", ".join(task.name for task in (found.task, *found.others))
    return _(_TASKS[found.ground]).format(task=found.task.name, tasks=meanings, word=found.word)


def evidence_text(evidence: Evidence) -> str:
    """What a level rests on.

    Args:
        evidence: what the level rests on.

    Returns:
        a sentence.
    """
    say = _VALUES.get(evidence.sign)
    return _(_SIGNS[evidence.sign]).format(**(say(evidence) if say is not None else {}))


def fit_reason(reason: FitReason) -> str:
    """One thing that speaks for a technology at a step.

    Args:
        reason: the task, a limit, or that the work is repetitive.

    Returns:
        a sentence or two.
    """
    if isinstance(reason, StepTask):
        return task_reason(reason)
    if isinstance(reason, Verdict):
        return verdict_text(reason)
    return _("The work is repetitive. {reason}").format(reason=repetitive_reason(reason))


def lifting_index(value: float) -> str:
    """A lifting index as it is told: beyond 99 it is no longer a measure of anything.

    Args:
        value: the index (NIOSH), without a unit; above 1 the lifting is heavier than recommended.

    Returns:
        the number as text, with at most one decimal.
    """
    return number(min(value, 99), 1)


def _plain(evidence: Evidence) -> dict[str, str]:
    return {"n": number(evidence.value)}


_VALUES: Mapping[Sign, Callable[[Evidence], dict[str, str]]] = {
    Sign.PASSES: lambda e: {"n": significant(e.value)},
    Sign.HOURS: _plain,
    Sign.VARIANTS: _plain,
    Sign.SPREAD: lambda e: {"low": format_time(e.value), "high": format_time(e.upper)},
    Sign.SCRAP: lambda e: {"share": percent(e.value, 1)},
    Sign.TAGGED: lambda e: {"tags": ", ".join(sorted(tag_label(tag) for tag in e.tags))},
    Sign.LIFTING_INDEX: lambda e: {"n": lifting_index(e.value)},
    Sign.LOAD: lambda e: {"load": number(e.value, 1)},
}
