"""What a person says about whether a technology fits, and what the firm assumes of every project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import METHOD, Assumption, FitAnswer
from auditor.model.units import Kind, parse_as
from auditor.store import Edit


@verb(N_("Answer whether it fits"))
def answer_fit(edit: Edit, step_ids: Iterable[int], technology: str, question: str, is_yes: bool | None) -> None:
    """Yes or no to a technology's question, about each of some steps.

    Args:
        edit: the edit to do it in.
        step_ids: the steps it is about.
        technology: its key.
        question: the question's key.
        is_yes: the answer; None takes it back.
    """
    stored = {
        a.step_id: a
        for a in edit.audit.table(FitAnswer).values()
        if a.technology == technology and a.question == question
    }
    for step_id in step_ids:
        known = stored.get(step_id)
        if is_yes is None:
            if known is not None:
                edit.delete(known)
        elif known is None:
            edit.put(FitAnswer(step_id=step_id, technology=technology, question=question, is_yes=is_yes))
        elif known.is_yes is not is_yes:
            edit.put(replace(known, is_yes=is_yes))


@verb(N_("Change assumption"))
def set_assumption(edit: Edit, key: str, typed: str) -> None:
    """The firm's own range for an assumption; nothing typed goes back to the program's.

    Args:
        edit: the edit to do it in.
        key: of the assumption.
        typed: percentages: one, or low – likely – high.

    Raises:
        InputError: it is no such range.
    """
    known = next((a for a in edit.audit.table(Assumption).values() if a.key == key), None)
    if not typed.strip():
        if known is not None:
            edit.delete(known)
        return
    value = parse_as(typed, Kind.SHARE, default_unit="%")
    if value.high > 1:
        raise InputError(_("At most 100%."))
    edit.put(replace(known, value=value) if known is not None else Assumption(key=key, value=value))


@verb(N_("Take note of the new way of ranking"))
def note_method(edit: Edit) -> None:
    """What the ranking does otherwise than before was read.

    Args:
        edit: the edit to do it in.
    """
    edit.put(replace(edit.audit.firm, method=METHOD))
