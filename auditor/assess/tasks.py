"""What a step's work is called: the task that technologies match on, stated or guessed from the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from auditor.model import Domain, Estimate, Step, StepKind
from auditor.resources import InLanguage, read_toml

_SHORT_STEM = 5


@dataclass(frozen=True)
class Task:
    """A kind of work, with the stems of words that point to it."""

    key: str
    domain: Domain
    names: dict[str, str]
    pattern: re.Pattern[str]
    elements: dict[str, float] = field(default_factory=dict)
    attended: Estimate | None = None

    name = InLanguage("names")


class TaskGround(StrEnum):
    """How the task of a step is known."""

    STATED = "stated"
    NAME = "name"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class StepTask:
    """The task of a step and how it is known; :mod:`auditor.phrases.suitability` says it.

    Attributes:
        word: what in the step's name points to it; empty unless the ground is the name.
    """

    task: Task
    ground: TaskGround
    word: str = ""


@cache
def tasks() -> dict[str, Task]:
    """All tasks by key, in the order in which they are tried."""
    data = read_toml("tasks.toml")
    return {
        row["key"]: Task(row["key"], Domain(row["domain"]), row["name"], _pattern(row["stems"])) for row in data["task"]
    }


def task_of(step: Step) -> StepTask | None:
    """The task a person stated, else the one its name points to, else that of its kind; None where nothing points.

    Args:
        step: the step; its stated task, name and kind are looked at, in that order.

    Returns:
        the task and how it is known, or None.
    """
    stated = tasks().get(step.task.strip().lower().replace(" ", "_"))
    if stated is None and step.task:
        stated = next((t for t in tasks().values() if step.task.lower() in (n.lower() for n in t.names.values())), None)
    if stated is not None:
        return StepTask(stated, TaskGround.STATED)
    text = f"{step.task} {step.name} ".lower()
    for task in tasks().values():
        match = task.pattern.search(text)
        if match:
            return StepTask(task, TaskGround.NAME, match[0].strip())
    by_kind = {StepKind.INSPECTION: "inspect", StepKind.TRANSPORT: "transport", StepKind.STORAGE: "pick"}.get(step.kind)
    if by_kind is not None:
        return StepTask(tasks()[by_kind], TaskGround.KIND)
    return None


def domain_of(step: Step, task: StepTask | None) -> Domain | None:
    """Where in the firm the step belongs: stated, else that of its task.

    Args:
        step: the step.
        task: the task it has, None where it is unknown.

    Returns:
        the domain; None where neither the step nor a task says it.
    """
    return step.domain or (task.task.domain if task is not None else None)


def _pattern(stems: list[str]) -> re.Pattern[str]:
    parts = [re.escape(stem) if len(stem.strip()) >= _SHORT_STEM else rf"\b{re.escape(stem)}" for stem in stems]
    return re.compile("|".join(parts))
