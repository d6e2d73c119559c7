"""Tags that the data suggest for a step, each with its reason; a person accepts or refuses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditor.assess.tasks import Task, division_of, task_of
from auditor.flow import StepNumbers
from auditor.flow.volume.seasons import process_peak
from auditor.flow.workload.repetitive import SHORT_CYCLE_S, Repetitive
from auditor.model import Audit, StepKind
from auditor.study.body_load import LIFT_LIMIT, body_load
from auditor.study.lifting import LOAD_CONSTANT_KG

#: From a quarter busier than the average month on we call a product seasonal. Our own threshold.
_SEASONAL = 1.25
#: Half a full-time job of one short cycle is monotonous. Our own threshold.
_HALF_A_JOB = 0.5
_WORDS = {
    "paper-based": r"\bpapie?r|\bpaper|\bform(s|ulier|ular)?\b|\bpakbon|\bhandgeschr|\bhandwritten|\blieferschein|\bprint(s|ed)? ",
    "double entry": r"\bovertyp|\bovernem|\bretyp|\bre-?enter|\babtipp|\bcopy from|\bübertrag",
    "searching": r"\bzoek|\bsearch|\blook for|\bsuche",
    "waiting": r"\bwacht|\bwait|\bwarte",
}
_TASKS = {
    "dirty": ("deburr", "coat"),
    "noisy": ("deburr",),
    "dangerous": ("weld", "bend"),
    "precise": ("measure", "inspect", "assemble"),
}


class TagSign(StrEnum):
    """What in the data points to a tag."""

    SHORT_CYCLE = "short_cycle"
    LIFTING_INDEX = "lifting_index"
    LOAD = "load"
    SEASON = "season"
    DELAY = "delay"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class TagReason:
    """Why a tag is suggested; :mod:`auditor.phrases.tags` says it.

    Attributes:
        value: the cycle (s) of a short one that fills much of a job, the lifting index, the load (kg), or the busiest
            month as a multiple of the average one.
        fte: how much of a full-time job the short cycle fills.
        word: what in the name or notes points to it.
    """

    sign: TagSign
    value: float = 0.0
    fte: float = 0.0
    word: str = ""


@dataclass(frozen=True, slots=True)
class TagSuggestion:
    """A tag and why: a reason of its own, that the work is repetitive, or the task."""

    name: str
    reason: TagReason | Repetitive | Task


def suggested_tags(audit: Audit, numbers: StepNumbers) -> tuple[TagSuggestion, ...]:
    """What nobody has accepted or refused yet, one suggestion a tag.

    Args:
        audit: the snapshot.
        numbers: the computed numbers of the step.

    Returns:
        the suggestions, each with what in the data points to it.
    """
    found: dict[str, TagSuggestion] = {}
    for rule in _RULES:
        for suggestion in rule(audit, numbers):
            if audit.tag(numbers.step.id, suggestion.name) is None:
                found.setdefault(suggestion.name, suggestion)
    return tuple(found.values())


def _repetitive(_audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    if numbers.repetitive.is_repetitive:
        yield TagSuggestion("repetitive", numbers.repetitive)


def _monotonous(audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    cycle, fte = audit.work(numbers.step.id).cycle_time_s, numbers.workload.fte
    if cycle is not None and fte is not None and 0 < cycle.likely < SHORT_CYCLE_S and fte.likely >= _HALF_A_JOB:
        yield TagSuggestion("monotonous", TagReason(TagSign.SHORT_CYCLE, cycle.likely, fte=fte.likely))


def _heavy(audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    index, load = body_load(audit, numbers.step.id).lifting_index, audit.work(numbers.step.id).load_kg
    if index is not None and index > LIFT_LIMIT:
        yield TagSuggestion("heavy", TagReason(TagSign.LIFTING_INDEX, index))
    elif load is not None and load > LOAD_CONSTANT_KG:
        yield TagSuggestion("heavy", TagReason(TagSign.LOAD, load))


def _seasonal(audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    peak = process_peak(audit, audit.processes[numbers.step.process_id])
    if peak >= _SEASONAL:
        yield TagSuggestion("seasonal", TagReason(TagSign.SEASON, peak))


def _waiting(_audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    if numbers.step.kind is StepKind.DELAY:
        yield TagSuggestion("waiting", TagReason(TagSign.DELAY))


def _by_words(_audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    text = f"{numbers.step.name} {numbers.step.notes} ".casefold()
    for name, pattern in _WORDS.items():
        match = re.search(pattern, text)
        if match:
            yield TagSuggestion(name, TagReason(TagSign.WORD, word=match[0].strip()))


def _by_task(audit: Audit, numbers: StepNumbers) -> Iterator[TagSuggestion]:
    task = task_of(numbers.step, division_of(audit.firm))
    for name, keys in _TASKS.items():
        if task is not None and task.task.key in keys:
            yield TagSuggestion(name, task.task)


_RULES: tuple[Callable[[Audit, StepNumbers], Iterator[TagSuggestion]], ...] = (
    _repetitive,
    _monotonous,
    _heavy,
    _seasonal,
    _waiting,
    _by_words,
    _by_task,
)
