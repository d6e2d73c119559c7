"""Levels that a person chooses from a list whose first entry is “not answered”."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Answer, ReadinessAnswer
from auditor.store import Edit


@verb(N_("Answer suitability"))
def answer_suitability(edit: Edit, step_id: int, criterion: str, level: int) -> None:
    """Store the level (1–5) of a step's criterion; 0 takes the answer back.

    Args:
        edit: the edit to do it in.
        step_id: the step that is judged.
        criterion: key of the criterion.
        level: 1–5, or 0 for no answer.
    """
    _answer_step(edit, step_id, criterion, level)


@verb(N_("Answer screening"))
def answer_screening(edit: Edit, step_id: int, factor: str, level: int) -> None:
    """Store the level of a factor of the screening of repetitive work; 0 takes the answer back.

    Args:
        edit: the edit to do it in.
        step_id: the step that is looked at.
        factor: key under which the factor is stored, with the screening's prefix: ``art.`` and the factor's key.
        level: 1 for the first of the factor's levels, and so on; 0 for no answer.
    """
    _answer_step(edit, step_id, factor, level)


@verb(N_("Answer readiness"))
def answer_readiness(edit: Edit, question: str, level: int) -> None:
    """Store the level of a question about the firm; 0 takes the answer back.

    Args:
        edit: the edit to do it in.
        question: key of the question.
        level: 1–5, or 0 for no answer.
    """
    answers = edit.audit.table(ReadinessAnswer).values()
    known = next((a for a in answers if a.question == question), None)
    _store(edit, known or ReadinessAnswer(question=question, level=level), level)


def _answer_step(edit: Edit, step_id: int, criterion: str, level: int) -> None:
    answers = edit.audit.table(Answer).values()
    known = next((a for a in answers if a.step_id == step_id and a.criterion == criterion), None)
    _store(edit, known or Answer(step_id=step_id, criterion=criterion, level=level), level)


def _store(edit: Edit, answer: Answer | ReadinessAnswer, level: int) -> None:
    if level:
        edit.put(replace(answer, level=level))
    elif answer.id:
        edit.delete(answer)
