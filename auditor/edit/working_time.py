"""When the firm works: country, shifts, breaks, and the working days of its year, typed or counted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.flow.volume.working_days import WorkingDays, working_days
from auditor.locale import N_, _
from auditor.model import Calendar, Estimate, Firm
from auditor.model.country import country_of
from auditor.model.units import Kind, parse_as, says_unknown
from auditor.store import Edit

_DAY_S = 24 * 3600.0
_MOST = {
    "working_days_per_year": 366.0,
    "shifts_per_day": 24.0,
    "shift_length_s": _DAY_S,
    "break_s": _DAY_S,
    "days_per_week": 7.0,
    "closing_days": 366.0,
}


def counted_days(firm: Firm, calendar: Calendar, year: int) -> WorkingDays:
    """The working days of a year by counting.

    Args:
        firm: its country, and the year of its audit where that is stated.
        calendar: days per week and closing days.
        year: which year where the audit states none.

    Returns:
        the days, with what was taken off.
    """
    with suppress(ValueError):
        year = date.fromisoformat(firm.audit_date).year
    return working_days(firm.country, year, calendar.days_per_week, calendar.closing_days)


def _recounted(firm: Firm, calendar: Calendar, year: int) -> Calendar:
    if not calendar.is_counted:
        return calendar
    return replace(calendar, working_days_per_year=counted_days(firm, calendar, year).days)


@verb(N_("Change working time"))
def set_is_counted(edit: Edit, is_counted: bool, year: int) -> None:
    """Whether the working days are counted from the week, the holidays and the closing days.

    Args:
        edit: the edit to do it in.
        is_counted: False leaves the number as it is.
        year: which year is counted where the audit states none.
    """
    edit.put(_recounted(edit.audit.firm, replace(edit.audit.calendar, is_counted=is_counted), year))


@verb(N_("Change working time"))
def set_working_time(edit: Edit, key: str, typed: str, year: int) -> None:
    """A typed part of the calendar. Working days that are typed are not counted any more.

    Args:
        edit: the edit to do it in.
        key: field of a :class:`Calendar`.
        typed: the text; a bare shift is in hours, a bare break in minutes. Not known: what is usual.
        year: which year is counted where the audit states none.

    Raises:
        InputError: it does not fit in a day or a year.
    """
    if says_unknown(typed):
        value = float(getattr(Calendar(), key))
    elif key.endswith("_s"):
        value = parse_as(typed, Kind.TIME, default_unit="h" if key == "shift_length_s" else "min").likely
    else:
        value = parse_as(typed, Kind.COUNT).likely
    if value > _MOST[key] or (key == "shift_length_s" and value <= 0):
        raise InputError(_("This does not fit in a day or a year."))
    values: dict[str, Any] = {key: value}
    if key == "working_days_per_year":
        values["is_counted"] = False
    edit.put(_recounted(edit.audit.firm, replace(edit.audit.calendar, **values), year))


@verb(N_("Change country"))
def set_country(edit: Edit, country: str, year: int) -> None:
    """The country, with its holidays where days are counted; hours and rates that are still the old one's default follow.

    Args:
        edit: the edit to do it in.
        country: ISO 3166 code of a country (NL), or of a part of one (DE-NI).
        year: which year is counted where the audit states none.
    """
    before = edit.audit.firm
    old, new = country_of(before.country), country_of(country)
    hours = before.productive_hours_per_fte
    if hours == old.productive_hours.estimate:
        hours = new.productive_hours.estimate
    firm = replace(before, country=country, productive_hours_per_fte=hours)
    edit.put(firm)
    edit.put(_recounted(firm, edit.audit.calendar, year))
    if new.code != old.code:
        _follow(edit, {f.estimate for f in (old.labour_cost, *old.earlier_labour_costs)}, new.labour_cost.estimate)


def _follow(edit: Edit, defaults: set[Estimate], rate: Estimate) -> None:
    """Roles whose rate nobody stated get that of the new country."""
    for role in list(edit.audit.roles.values()):
        if role.rate_per_hour in defaults:
            edit.put(replace(role, rate_per_hour=rate))
