"""Where it hurts: steps that wait, wear people out, go wrong or are typed twice."""

from __future__ import annotations

from collections.abc import Collection

from auditor.assess.self_check import NONE, UNKNOWN, Screen, named_steps
from auditor.edit.answers import answer_suitability
from auditor.edit.self_check.answering import put_answer
from auditor.edit.tags import judge_tag
from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Answer, Tag
from auditor.store import Edit

#: The tag that a question puts on the steps that are named.
_TAGS = {Screen.WAITING: "waiting", Screen.TWICE: "double entry"}
#: The criterion that it answers, and the level.
_CRITERIA = {Screen.HEAVY: "hazard", Screen.ERRORS: "errors"}
_LEVEL = 4


@verb(N_("Answer the self-check"))
def answer_trouble(edit: Edit, screen: Screen, step_ids: Collection[int] | None) -> None:
    """The steps that a question of trouble names; those named before and not now are let go.

    Args:
        edit: the edit to do it in.
        screen: which question.
        step_ids: the steps; none: there are none; None: not known.
    """
    was = named_steps(edit.audit, screen)
    named = set(step_ids or ())
    answer = UNKNOWN if step_ids is None else ",".join(map(str, sorted(named))) or NONE
    put_answer(edit, screen, answer)
    for step_id in sorted((was | named) & edit.audit.steps.keys()):
        if (step_id in was) != (step_id in named):
            _mark(edit, screen, step_id, step_id in named)


def _mark(edit: Edit, screen: Screen, step_id: int, is_named: bool) -> None:
    if screen in _TAGS:
        known = edit.audit.tag(step_id, _TAGS[screen])
        if is_named:
            judge_tag(edit, step_id, _TAGS[screen], True)
        elif isinstance(known, Tag):
            edit.delete(known)
        return
    criterion = _CRITERIA[screen]
    given = {a.criterion: a.level for a in edit.audit.table(Answer).values() if a.step_id == step_id}
    if is_named or given.get(criterion) == _LEVEL:
        answer_suitability(edit, step_id, criterion, _LEVEL if is_named else 0)
