"""The firm's money settings as they are typed and shown, wherever they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _, money, number, percent
from auditor.model import Estimate, Firm
from auditor.model.country import country_of
from auditor.model.units import Kind, format_as, parse_as, says_unknown
from auditor.store import Edit

_MONEY = ("budget", "yearly_budget")
_SHARES = ("discount_rate", "realisation", "overtime_premium")
_MOST_YEARS, _MOST_PROJECTS = 50, 100


def names_and_hints() -> dict[str, tuple[str, str]]:
    """What each setting is called, and an example.

    Returns:
        name and example, in the language in force, by key.
    """
    return {
        "budget": (_("Budget"), money(100_000)),
        "yearly_budget": (_("Of that, at most in one year"), money(50_000)),
        "projects_at_once": (_("Projects at the same time"), "2"),
        "discount_rate": (_("Discount rate"), percent(0.08)),
        "horizon_years": (_("Horizon in years"), "5"),
        "payback_target_years": (_("Wanted payback in years"), "3"),
        "realisation": (_("Freed time really used"), percent(0.7)),
        "overtime_premium": (_("Overtime premium"), percent(0.25)),
        "productive_hours_per_fte": (_("Productive hours per FTE and year"), "1686"),
    }


@verb(N_("Change money settings"))
def set_money_setting(edit: Edit, key: str, typed: str) -> None:
    """Store a typed setting.

    Args:
        edit: the edit to do it in.
        key: one of :func:`names_and_hints`.
        typed: the text; amounts in the audit's currency, shares as percentages. Not known: what counts by default.

    Raises:
        InputError: it can't be that.
    """
    firm = edit.audit.firm
    value = _usual(firm, key) if says_unknown(typed) else _parsed(key, typed)
    edit.put(replace(firm, **{key: value}))


def _usual(firm: Firm, key: str) -> Any:
    """What counts where nobody knows better: no budget, the usual hours of the country, a value of our own."""
    if key == "productive_hours_per_fte":
        return country_of(firm.country).productive_hours.estimate
    return getattr(Firm(), key)


def _parsed(key: str, text: str) -> Any:
    if key in _MONEY:
        return parse_as(text, Kind.MONEY).likely if text else None
    if key in _SHARES:
        return parse_as(text, Kind.SHARE, default_unit="%").likely
    value = parse_as(text, Kind.COUNT)
    if key == "horizon_years":
        return _whole(value.likely, _MOST_YEARS, _("Whole years, from 1 to 50."))
    if key == "projects_at_once":
        return _whole(value.likely, _MOST_PROJECTS, _("A whole number, at least 1."))
    if key == "payback_target_years":
        return value.likely
    if value.low <= 0:
        raise InputError(_("This must be more than zero."))
    return value


def _whole(value: float, most: int, message: str) -> int:
    if value != int(value) or not 1 <= value <= most:
        raise InputError(message)
    return int(value)


def setting_text(firm: Firm, key: str) -> str:
    """A setting as people write it.

    Args:
        firm: the firm.
        key: one of :func:`names_and_hints`.

    Returns:
        the text; empty where nothing is set.
    """
    value = getattr(firm, key)
    if value is None:
        return ""
    if key in _MONEY:
        return format_as(Estimate.point(value), Kind.MONEY, firm.currency)
    if key in _SHARES:
        return format_as(Estimate.point(value), Kind.SHARE)
    return format_as(value, Kind.COUNT) if isinstance(value, Estimate) else number(value, 2)
