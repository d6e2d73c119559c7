"""An answer put beside what follows from it, inside an edit that is open: what the verbs of the self-check share."""

from __future__ import annotations

from dataclasses import replace

from auditor.assess.sector_template import TemplateStep
from auditor.assess.self_check import check_answers
from auditor.model import CheckAnswer, Step
from auditor.store import Edit


def put_answer(edit: Edit, question: str, answer: str, step_id: int | None = None) -> None:
    """Store an answer in place of the one before.

    Args:
        edit: the edit to do it in.
        question: its key.
        answer: key of the answer, or a number.
        step_id: the step that it is about.
    """
    known = check_answers(edit.audit).get(question)
    row = known if known is not None and (known.step_id is None or known.step_id in edit.audit.steps) else None
    fresh = CheckAnswer(question=question, answer=answer, step_id=step_id)
    edit.put(replace(row, answer=answer, step_id=step_id) if row is not None else fresh)


def step_of(row: TemplateStep, process_id: int, lane_id: int | None, step_id: int = 0) -> Step:
    """A kind of work as a card of the map.

    Args:
        row: of the template.
        process_id: the process that it goes into.
        lane_id: its lane.
        step_id: 0 for one that is not stored yet.

    Returns:
        the step, without a place on the map.
    """
    return Step(
        id=step_id,
        process_id=process_id,
        name=row.name,
        kind=row.kind,
        lane_id=lane_id,
        domain=row.domain,
        task=row.task,
        place=row.place,
        value_class=row.value_class,
        notes=row.hint,
    )
