"""The roles of the firm: who does the work, at what rate."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Role
from auditor.model.country import default_rate
from auditor.model.units import Kind, parse_as, says_unknown
from auditor.store import Edit


@verb(N_("Add role"))
def add_role(edit: Edit) -> Role:
    """A role under a name that no other has, at the rate that is usual in the firm's country.

    Args:
        edit: the edit to do it in.

    Returns:
        the role with its id.
    """
    names = {role.name for role in edit.audit.roles.values()}
    base = _("New role")
    free = next(n for n in (base, *(f"{base} {i}" for i in range(2, len(names) + 3))) if n not in names)
    return edit.put(Role(name=free, rate_per_hour=default_rate(edit.audit.firm.country)))


@verb(N_("Change role"))
def set_role_text(edit: Edit, role: Role, key: str, typed: str) -> None:
    """What a person typed about a role.

    Args:
        edit: the edit to do it in.
        role: the role as it is.
        key: field of a :class:`Role`.
        typed: the text; rates per hour in the audit's currency, absence as a percentage, people and vacancies in FTE. Not known: nothing, and for
            the rate the usual one of the country.

    Raises:
        InputError: it can't be that.
    """
    if key == "rate_per_hour" and says_unknown(typed):
        edit.put(replace(role, rate_per_hour=default_rate(edit.audit.firm.country)))
        return
    edit.put(replace(role, **{key: _parsed(key, typed)}))


def _parsed(key: str, text: str) -> Any:
    if key == "name":
        if not text:
            raise InputError(_("A role needs a name."))
        return text[:500]
    if key == "rate_per_hour":
        return parse_as(text, Kind.RATE)
    if not text or says_unknown(text):
        return None
    if key == "absence_share":
        return parse_as(text, Kind.SHARE, default_unit="%").likely
    return parse_as(text, Kind.COUNT).likely


@verb(N_("Remove role"))
def remove_role(edit: Edit, role: Role) -> None:
    """One role less; its steps have none any more.

    Args:
        edit: the edit to do it in.
        role: the role to remove.
    """
    edit.delete(role)
