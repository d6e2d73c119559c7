"""How probable it is that a technology fits the work of a step, and which questions would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.assess.tasks import StepTask, TaskGround, division_of, place_of
from auditor.assess.technology import FitQuestion, Technology
from auditor.model import Audit, Place

#: How probable it is that a step's task is the right one, by how it is known. Our judgement.
_TASK_CHANCE = {TaskGround.STATED: 1.0, TaskGround.KIND: 0.9, TaskGround.NAME: 0.6}
_LEAST_SURE_TASK = 0.35
#: A technology made for some sectors, where the firm's own is not known. Our judgement.
_SECTOR_UNKNOWN = 0.3
#: A technology that stands somewhere, where it is not known where the step's work is done. Our judgement.
_PLACE_UNKNOWN, _PLACE_GUESSED = 0.85, 0.95


class ChanceOf(StrEnum):
    """What the chance that a technology fits is made of."""

    TASK = "task"
    QUESTION = "question"
    SECTOR = "sector"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class FitPart:
    """One factor of the chance that a technology fits (0–1); ``question`` where it is that of an open question."""

    of: ChanceOf
    chance: float
    question: FitQuestion | None = None


@dataclass(frozen=True)
class Fit:
    """Whether a technology fits the work of one step.

    Attributes:
        chance: that it fits (0–1); 0 where an answer excludes it.
        is_task_guessed: the task was read from the step's name, or follows from its kind; nobody stated it.
        is_sector_unknown: it is made for some sectors, and the firm's own is not stated.
        open_questions: those of its questions that neither a person nor a stated figure answered.
        wrong: the question whose answer excludes it; None where none does.
    """

    chance: float
    is_task_guessed: bool = False
    open_questions: tuple[FitQuestion, ...] = ()
    wrong: FitQuestion | None = None
    is_sector_unknown: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether a person said everything that the fit depends on."""
        is_guessed = self.is_task_guessed or self.is_sector_unknown or bool(self.open_questions)
        return self.wrong is None and not is_guessed


def fit_of(audit: Audit, step_id: int, technology: Technology, task: StepTask) -> Fit:
    """The chance that a technology fits a step: of its task, its sector, its place, and of each question.

    Args:
        audit: the snapshot, for the answers, the firm's sector and the step's place.
        step_id: the step.
        technology: held against it.
        task: of the step, and how it is known.

    Returns:
        the chance, and what is open.
    """
    still_open = []
    for question in technology.fit_questions:
        answer = answer_to(audit, step_id, technology, question)
        if answer is None:
            still_open.append(question)
        elif answer != question.fits_if:
            return Fit(0.0, wrong=question)
    parts = _parts(audit, step_id, technology, task, still_open)
    chance = 1.0
    for part in parts:
        chance *= part.chance
    return Fit(
        chance,
        task.ground is not TaskGround.STATED,
        tuple(part.question for part in parts if part.question is not None),
        is_sector_unknown=any(part.of is ChanceOf.SECTOR for part in parts),
    )


def parts_of(audit: Audit, step_id: int, technology: Technology, task: StepTask) -> tuple[FitPart, ...]:
    """The factors of the chance that a technology fits a step, where no answer excludes it.

    Args:
        audit: the snapshot, for the answers, the firm's sector and the step's place.
        step_id: the step.
        technology: held against it.
        task: of the step, and how it is known.

    Returns:
        that of its task first, then one for each open question, for an unknown sector, and for its place.
    """
    still_open = [q for q in technology.fit_questions if answer_to(audit, step_id, technology, q) is None]
    return _parts(audit, step_id, technology, task, still_open)


def _parts(
    audit: Audit, step_id: int, technology: Technology, task: StepTask, still_open: Sequence[FitQuestion]
) -> tuple[FitPart, ...]:
    found = [FitPart(ChanceOf.TASK, _TASK_CHANCE.get(task.ground, _LEAST_SURE_TASK))]
    found += [FitPart(ChanceOf.QUESTION, question.chance, question) for question in still_open]
    if technology.sectors and division_of(audit.firm) is None:
        found.append(FitPart(ChanceOf.SECTOR, _SECTOR_UNKNOWN))
    if technology.places != frozenset(Place):
        place, is_stated = place_of(audit.steps[step_id], task)
        found.append(FitPart(ChanceOf.PLACE, 1.0 if is_stated else _PLACE_UNKNOWN if place is None else _PLACE_GUESSED))
    return tuple(found)


def answer_to(audit: Audit, step_id: int, technology: Technology, question: FitQuestion) -> bool | None:
    """What is answered to a question about a step: by a person, else by a figure that is stated for the step.

    Args:
        audit: the snapshot.
        step_id: the step.
        technology: that asks.
        question: one of its questions.

    Returns:
        yes (True) or no; None where it is open.
    """
    said = audit.fit_answers_of(step_id, technology.key).get(question.key)
    return said if said is not None else question.answer_from(audit.work(step_id).load_kg)


def together(fits: Sequence[Fit], weights: Sequence[float], *, all_needed: bool) -> Fit:
    """The fit of a technology at several steps.

    Args:
        fits: of each step.
        weights: labour hours of each step.
        all_needed: it must fit every step (a cell); otherwise it is worth what the steps are that it fits.

    Returns:
        the chance of the least probable step, or the mean by hours; open is what is open at any step.
    """
    chances = [f.chance for f in fits]
    total = sum(weights)
    mean = sum(c * w for c, w in zip(chances, weights, strict=True)) / total if total > 0 else min(chances)
    questions = {q.key: q for f in fits for q in f.open_questions}
    return Fit(
        min(chances) if all_needed else mean,
        any(f.is_task_guessed for f in fits),
        tuple(questions.values()),
        next((f.wrong for f in fits if f.wrong is not None), None),
        any(f.is_sector_unknown for f in fits),
    )
