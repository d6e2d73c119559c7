"""What a step's work is called: the task that technologies match on, stated or guessed from the name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from auditor.assess.sectors import sector_division
from auditor.assess.task_words import Meaning, Pointer, Vocabulary
from auditor.model import Basis, Domain, Estimate, Firm, Place, Step, StepKind
from auditor.resources import InLanguage, read_toml


@dataclass(frozen=True)
class Task:
    """A kind of work.

    Attributes:
        elements: what the labour of a typical step consists of, as shares that sum to 1 (assumed).
        attended: the share (0–1) of a machine's cycle in which a person is needed, where nobody stated it (assumed);
            None: all of it.
        places: where it is done, where the task itself says so.
        sectors: NACE divisions in which some of its words mean it, and nothing else.
    """

    key: str
    domain: Domain
    names: dict[str, str]
    elements: dict[str, float]
    attended: Estimate | None = None
    places: tuple[Place, ...] = ()
    sectors: frozenset[str] = frozenset()

    name = InLanguage("names")


class TaskGround(StrEnum):
    """How the task of a step is known; ambiguous: a word with several meanings in a firm of an unknown sector."""

    STATED = "stated"
    NAME = "name"
    AMBIGUOUS = "ambiguous"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class StepTask:
    """The task of a step and how it is known; :mod:`auditor.phrases.suitability` says it.

    Attributes:
        word: what in the step's name points to it; empty unless the ground is the name.
        others: what an ambiguous word could mean besides.
    """

    task: Task
    ground: TaskGround
    word: str = ""
    others: tuple[Task, ...] = ()


@cache
def tasks() -> dict[str, Task]:
    """All tasks by key, in the order in which they are tried."""
    found = {}
    for row in read_toml("tasks.toml")["task"]:
        found[row["key"]] = Task(
            key=row["key"],
            domain=Domain(row["domain"]),
            names=row["name"],
            elements={element: float(share) for element, share in row["elements"].items()},
            attended=_range(row["attended"]) if "attended" in row else None,
            places=tuple(Place(place) for place in row.get("places", ())),
            sectors=frozenset(row.get("sectors", ())),
        )
    return found


def tasks_by_name() -> list[Task]:
    """All tasks as a person looks for them: by their name in the language in force."""
    return sorted(tasks().values(), key=lambda task: task.name.casefold())


def division_of(firm: Firm) -> str | None:
    """The NACE division of a firm.

    Args:
        firm: its sector code may be as fine as one likes, with or without dots.

    Returns:
        two digits, or None where the sector is not known.
    """
    return sector_division(firm.sector_code)


def task_of(step: Step, division: str | None = None) -> StepTask | None:
    """The task a person stated, else the one its name points to, else that of its kind; None where nothing points.

    Args:
        step: the step; its stated task, name and kind are looked at, in that order.
        division: the NACE division of the firm (:func:`division_of`), in which a word may have a meaning of its own.

    Returns:
        the task and how it is known, or None.
    """
    stated = tasks().get(step.task.strip().lower().replace(" ", "_"))
    if stated is None and step.task:
        stated = next((t for t in tasks().values() if step.task.lower() in (n.lower() for n in t.names.values())), None)
    if stated is not None:
        return StepTask(stated, TaskGround.STATED)
    text = f"{step.task} {step.name}".lower()
    found = _pointer(text, division)
    if found is not None:
        others = tuple(tasks()[key] for key in found.others)
        ground = TaskGround.AMBIGUOUS if others else TaskGround.NAME
        return StepTask(tasks()[found.key], ground, found.word, others)
    by_kind = {StepKind.INSPECTION: "inspect", StepKind.TRANSPORT: "transport", StepKind.STORAGE: "pick"}.get(step.kind)
    if by_kind is not None:
        return StepTask(tasks()[by_kind], TaskGround.KIND)
    return None


def place_of(step: Step, task: StepTask | None) -> tuple[Place | None, bool]:
    """Where a step is done: as stated, else as its name says, else where its task is done anyway.

    Args:
        step: the step.
        task: the task it has, None where it is unknown.

    Returns:
        the place, None where nothing says it; and whether a person stated it, as a place or as a task that says it.
    """
    if step.place is not None:
        return step.place, True
    named = _place_words().pointer(step.name.lower(), None)
    if named is not None:
        return Place(named.key), False
    if task is None or not task.task.places:
        return None, False
    return task.task.places[0], task.ground is TaskGround.STATED


def domain_of(step: Step, task: StepTask | None) -> Domain | None:
    """Where in the firm the step belongs: stated, else that of its task.

    Args:
        step: the step.
        task: the task it has, None where it is unknown.

    Returns:
        the domain; None where neither the step nor a task says it.
    """
    return step.domain or (task.task.domain if task is not None else None)


@lru_cache(maxsize=4096)
def _pointer(text: str, division: str | None) -> Pointer | None:
    return _task_words().pointer(text, division)


def _range(row: list[float]) -> Estimate:
    low, likely, high = row
    return Estimate(low, likely, high, Basis.ASSUMED)


@cache
def _task_words() -> Vocabulary:
    data = read_toml("tasks.toml")
    meanings = []
    for row in data["task"]:
        meanings.append(Meaning(row["key"], row["stems"]))
        if "sector_stems" in row:
            meanings.append(Meaning(row["key"], row["sector_stems"], frozenset(row["sectors"])))
    return Vocabulary(meanings, data["means_nothing"])


@cache
def _place_words() -> Vocabulary:
    return Vocabulary(Meaning(row["key"], row["words"]) for row in read_toml("tasks.toml")["place"])
