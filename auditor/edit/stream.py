"""What a value-stream map shows beside the steps: what is told to whom, and how work goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.locale import N_, _
from auditor.model import Information, Transfer
from auditor.store import Edit


@verb(N_("Add message"))
def add_message(edit: Edit, process_id: int) -> None:
    """A message from the customer to planning, to be changed.

    Args:
        edit: the edit to do it in.
        process_id: the process whose stream is drawn.
    """
    edit.put(Information(process_id=process_id, sender=_("Customer"), receiver=_("Planning"), says=_("orders")))


@verb(N_("Change message"))
def set_message(edit: Edit, /, message: Information, **values: Any) -> None:
    """Who says what to whom, and how.

    Args:
        edit: the edit to do it in.
        message: the message as it is.
        values: fields of an :class:`Information`.
    """
    edit.put(replace(message, **values))


@verb(N_("Remove message"))
def remove_message(edit: Edit, message: Information) -> None:
    """One message less.

    Args:
        edit: the edit to do it in.
        message: the message to remove.
    """
    edit.delete(message)


@verb(N_("Change how work goes on"))
def set_transfer(edit: Edit, process_id: int, step_id: int | None, transfer: Transfer) -> None:
    """How work comes to a step, on all its ways in.

    Args:
        edit: the edit to do it in.
        process_id: the process.
        step_id: the step.
        transfer: pushed, pulled or first in, first out.
    """
    for flow in edit.audit.flows_of(process_id):
        if flow.target_id == step_id:
            edit.put(replace(flow, transfer=transfer))
