"""An answer to an open question: it says what fits, and sets numbers of the step where the question is one of the sector."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.assess.self_check import UNKNOWN
from auditor.decide.asking.question import OpenQuestion, fit_key
from auditor.edit.fit import answer_fit
from auditor.edit.self_check.answering import put_answer
from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Work
from auditor.store import Edit


@verb(N_("Answer the self-check"))
def answer_open(edit: Edit, question: OpenQuestion, answer: str) -> None:
    """One of the possible answers to an open question.

    Args:
        edit: the edit to do it in.
        question: as it is open in the audit.
        answer: key of the answer; unknown: nobody here knows, and it is not asked again.
    """
    put_answer(edit, question.key, answer, question.step_ids[0])
    if answer == UNKNOWN:
        _pass_over_its_parts(edit, question)
        return
    chosen = next(a for a in question.answers if a.key == answer)
    for effect in chosen.effects:
        answer_fit(edit, [effect.step_id], effect.technology, effect.question, effect.is_yes)
    if chosen.option is not None and chosen.option.numbers:
        step_id = question.step_ids[0]
        work = edit.audit.table(Work).get(step_id) or Work(id=step_id)
        numbers: dict[str, Any] = dict(chosen.option.numbers)
        edit.put(replace(work, **numbers))


def _pass_over_its_parts(edit: Edit, question: OpenQuestion) -> None:
    """Who does not know the answer in the words of the sector is not asked the same of each technology."""
    if question.sector_question is None:
        return
    keys = {
        fit_key(effect.technology, effect.question, effect.step_id)
        for answer in question.answers
        for effect in answer.effects
    }
    for key in sorted(keys):
        put_answer(edit, key, UNKNOWN, question.step_ids[0])
