"""What was typed in a line of a dialog; what can't be used is refused, and the keyboard goes to where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from auditor.errors import InputError
from auditor.locale import _, read_date
from auditor.model.units import kind_of, parse_if_known

if TYPE_CHECKING:
    from auditor.model import Entity, Estimate


def refuse(field: QLineEdit, text: str) -> InputError:
    """What to raise of a field, which is gone to."""
    field.setFocus()
    return InputError(text)


def typed_day(field: QLineEdit) -> str:
    """The ISO date of a field; empty where nothing stands in it."""
    text = field.text().strip()
    day = read_date(text) if text else None
    if text and day is None:
        raise refuse(field, _("“{text}” is not a date.").format(text=text))
    return day.isoformat() if day is not None else ""


def typed_amount(field: QLineEdit, cls: type[Entity], name: str) -> Estimate | None:
    """What a field of an entity is to be, in its unit and not below nothing; None where nobody knows."""
    try:
        found = parse_if_known(field.text().strip(), kind_of(cls, name))
    except InputError:
        field.setFocus()
        raise
    if found is not None and found.low < 0:
        raise refuse(field, _("This can't be less than nothing."))
    return found
