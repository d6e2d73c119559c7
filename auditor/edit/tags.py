"""Tags, tasks and places of steps: judged and named by a person."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Audit, Place, Tag
from auditor.store import Edit
from auditor.terms import tag_key


def _judge_label(audit: Audit, step_id: int, name: str, accepted: bool) -> str:
    return _("Accept tag") if accepted else _("Refuse tag")


@verb(_judge_label)
def judge_tag(edit: Edit, step_id: int, name: str, accepted: bool) -> None:
    """A tag of a step; one that is refused is not suggested again.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        name: key of a built-in tag, or the text of one's own.
        accepted: False refuses it.
    """
    known = edit.audit.tag(step_id, name)
    edit.put(replace(known, accepted=accepted) if known else Tag(step_id=step_id, name=name, accepted=accepted))


@verb(N_("Accept tag"))
def add_tag(edit: Edit, step_id: int, typed: str) -> None:
    """A tag of one's own.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        typed: one tag.

    Raises:
        InputError: several at once.
    """
    if "," in typed:
        raise InputError(_("One tag at a time, without commas."))
    judge_tag(edit, step_id, tag_key(typed)[:200], True)


@verb(N_("Change task"))
def set_task(edit: Edit, step_id: int, task: str) -> None:
    """What kind of work a step is.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        task: key of a task; nothing: to be guessed.
    """
    edit.put(replace(edit.audit.steps[step_id], task=task))


@verb(N_("Change place of work"))
def set_place(edit: Edit, step_id: int, place: Place | None) -> None:
    """Where the work of a step is done.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        place: None: not known, to be guessed.
    """
    edit.put(replace(edit.audit.steps[step_id], place=place))


@verb(N_("Change task"))
def set_task_object(edit: Edit, step_id: int, typed: str) -> None:
    """What the work is done to.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        typed: such as “sheets” or “invoices”.
    """
    edit.put(replace(edit.audit.steps[step_id], task_object=typed[:500]))
