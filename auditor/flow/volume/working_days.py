"""How many days a firm works in a year: weekdays, less public holidays, less its own closing days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from auditor.locale import language


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The count of one year.

    Attributes:
        weekdays: days that would be worked without holidays.
        holidays: public holidays on those days: date and name.
        lost_to_holidays: what they take (a holiday on a half day takes half).
        days: what is left after the closing days; at least 0.
    """

    year: int
    weekdays: float
    holidays: tuple[tuple[date, str], ...]
    lost_to_holidays: float
    days: float


def working_days(country: str, year: int, days_per_week: float, closing_days: float) -> WorkingDays:
    """Weeks begin on Monday: five days a week are Monday to Friday, 4.5 leave Friday afternoon free.

    A country whose holidays are not known has none. Source of the holidays: the ``holidays`` package.

    Args:
        country: ISO 3166 code, such as NL.
        year: the calendar year.
        days_per_week: up to 7; halves are half days.
        closing_days: that the firm takes off besides, per year.

    Returns:
        days per year, and what was taken off.
    """
    known = public_holidays(country, year, language())
    weekdays = lost = 0.0
    found: list[tuple[date, str]] = []
    day = date(year, 1, 1)
    while day.year == year:
        part = min(max(days_per_week - day.weekday(), 0.0), 1.0)
        weekdays += part
        if part > 0 and day in known:
            lost += part
            found.append((day, known[day]))
        day += timedelta(days=1)
    return WorkingDays(year, weekdays, tuple(found), lost, max(weekdays - lost - closing_days, 0.0))


@cache
def public_holidays(country: str, year: int, tongue: str) -> dict[date, str]:
    """Date → name of a country's nation-wide public holidays (ISO 3166 code, such as NL).

    Named in the language asked for, else in English, else in the country's own.

    Args:
        country: ISO 3166 code, such as NL.
        year: the calendar year.
        tongue: language of the names: ``nl``, ``en`` or ``de``.

    Returns:
        name by date.
    """
    import holidays

    try:
        own = holidays.country_holidays(country.upper())
        spoken = {name.split("_")[0]: name for name in own.supported_languages}
        named = spoken.get(tongue, spoken.get("en", own.default_language))
        return dict(holidays.country_holidays(country.upper(), years=year, language=named))
    except NotImplementedError:
        return {}


def countries() -> list[tuple[str, str]]:
    """Codes and names, in the language in force, of the countries whose holidays are known; by name."""
    import holidays
    from babel import Locale

    names = Locale(language()).territories
    codes = [code for code in holidays.list_supported_countries() if len(code) == 2 and code in names]
    return sorted(((code, str(names[code])) for code in codes), key=lambda item: item[1].casefold())
