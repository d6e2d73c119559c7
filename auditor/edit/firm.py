"""Who the firm is: its name, sector, currency, logo, and when the audit was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from auditor.assess.sector_search import meant, nearest
from auditor.assess.sectors import Sector, sector_of
from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _, read_date, short_date
from auditor.store import Edit


@verb(N_("Change firm"))
def set_firm_text(edit: Edit, key: str, typed: str) -> None:
    """A text about the firm.

    Args:
        edit: the edit to do it in.
        key: field of a :class:`~auditor.model.Firm` that holds a text.
        typed: a sector as its code or in words; a currency by its three letters; a date as the
            language writes it or as ISO 8601, stored as the latter.

    Raises:
        InputError: it can't be that.
    """
    value: Any = typed
    if key == "sector_code":
        value = _sector_code(typed)
    elif key == "currency":
        value = typed.upper()
        if len(value) != 3 or not value.isascii() or not value.isalpha():
            raise InputError(_("A currency has three letters, such as EUR."))
    elif key == "audit_date" and typed:
        day = read_date(typed)
        if day is None:
            raise InputError(_("Write the date like this: {example}.").format(example=short_date(date(2026, 3, 10))))
        value = day.isoformat()
    edit.put(replace(edit.audit.firm, **{key: value[:1000]}))


@verb(N_("Change logo"))
def set_logo(edit: Edit, image: bytes | None) -> None:
    """The firm's logo.

    Args:
        edit: the edit to do it in.
        image: a plain JPEG; None takes the logo away.
    """
    edit.put(replace(edit.audit.firm, logo=image))


@verb(N_("Set up the audit"))
def set_audit_date(edit: Edit, day: str) -> None:
    """The day of the audit, where none is stated yet.

    Args:
        edit: the edit to do it in.
        day: ISO 8601.
    """
    if not edit.audit.firm.audit_date:
        edit.put(replace(edit.audit.firm, audit_date=day))


def _sector_code(text: str) -> str:
    """The code in NACE Rev. 2 that a person means: as typed, of a chosen line, or of the only sector with such words.

    Raises:
        InputError: it is none, or several; also where the code stands for one sector in NACE Rev. 2 and for another in
            Rev. 2.1.
    """
    first = text.split(" ")[0].strip()
    if not text:
        return ""
    found = meant(text)
    if len(found) == 1:
        return first if sector_of(first) == found[0] else found[0].code
    if found:
        raise InputError(_("Several sectors fit: {sectors} …").format(sectors=_listed(found[:4])))
    near = nearest(text)
    if near:
        told = _("No sector is called “{text}”. Perhaps: {sectors}").format(text=text[:60], sectors=_listed(near))
    else:
        told = _("No sector is called “{text}”; type what such a firm is called, such as joinery, or its code.").format(
            text=text[:60]
        )
    raise InputError(told)


def _listed(found: tuple[Sector, ...]) -> str:
    return "; ".join(sector.label for sector in found)
