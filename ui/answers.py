"""Levels that a person chooses from a list whose first entry is “not answered”."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.model import Answer, ReadinessAnswer
from ui.session import Session


def answer_step(session: Session, label: str, step_id: int, criterion: str, level: int) -> None:
    """Store the level of a step's criterion; 0 takes the answer back."""
    answers = session.audit.table(Answer).values()
    known = next((a for a in answers if a.step_id == step_id and a.criterion == criterion), None)
    _store(session, label, known or Answer(step_id=step_id, criterion=criterion, level=level), level)


def answer_readiness(session: Session, label: str, question: str, level: int) -> None:
    """Store the level of a question about the firm; 0 takes the answer back."""
    answers = session.audit.table(ReadinessAnswer).values()
    known = next((a for a in answers if a.question == question), None)
    _store(session, label, known or ReadinessAnswer(question=question, level=level), level)


def _store(session: Session, label: str, answer: Any, level: int) -> None:
    with session.edit(label) as edit:
        if edit is None:
            return
        if level:
            edit.put(replace(answer, level=level))
        elif answer.id:
            edit.delete(answer)
