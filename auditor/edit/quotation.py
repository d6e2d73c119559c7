"""Quotations of suppliers: entered, changed, removed, and one of them chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from auditor.decide import Candidate
from auditor.edit.candidate import stored_of
from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Audit, Quotation, QuotedItem, QuotedLine, Stands
from auditor.store import Edit

#: What is said of an item: included or left out, and an amount or none.
Said = tuple[Stands, float | None]


def _label(audit: Audit, /, candidate: Candidate, known: Quotation | None, said: Any, **fields: Any) -> str:
    return _("Enter quotation") if known is None else _("Change quotation")


@verb(_label)
def put_quotation(
    edit: Edit, /, candidate: Candidate, known: Quotation | None, said: Mapping[QuotedItem, Said], **fields: Any
) -> Quotation:
    """Enter a quotation, or change one.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps that it is for.
        known: the quotation that is changed; None for another one.
        said: what it says of each item; what is not there it does not mention.
        fields: fields of a :class:`Quotation` but ``is_chosen``, in its units.

    Returns:
        the quotation as it is stored.

    Raises:
        InputError: the supplier has no name.
    """
    if not str(fields.get("supplier", known.supplier if known is not None else "")).strip():
        raise InputError(_("Say whose quotation it is."))
    if known is None:
        stored = edit.put(Quotation(candidate_id=stored_of(edit, candidate).id, **fields))
    else:
        stored = edit.put(replace(known, **fields))
    before = {line.item: line for line in edit.audit.quoted_lines_of(stored.id)}
    for item in QuotedItem:
        line, now = before.get(item), said.get(item)
        if now is None:
            if line is not None:
                edit.delete(line)
            continue
        stands, amount = now
        fresh = line or QuotedLine(quotation_id=stored.id, item=item, stands=stands)
        edit.put(replace(fresh, stands=stands, amount=amount))
    return stored


@verb(N_("Remove quotation"))
def remove_quotation(edit: Edit, quotation: Quotation) -> None:
    """Take a quotation out; a price that was its is our own range again.

    Args:
        edit: the edit to do it in.
        quotation: which.
    """
    edit.delete(quotation)


@verb(N_("Choose quotation"))
def choose_quotation(edit: Edit, quotation: Quotation, is_chosen: bool = True) -> None:
    """Reckon with the price of a quotation; another one of the same candidate is chosen no longer.

    Args:
        edit: the edit to do it in.
        quotation: which.
        is_chosen: False goes back to our own range.
    """
    for other in edit.audit.quotations_of(quotation.candidate_id):
        wanted = is_chosen and other.id == quotation.id
        if other.is_chosen != wanted:
            edit.put(replace(other, is_chosen=wanted))
