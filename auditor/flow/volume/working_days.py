"""How many days a firm works in a year: weekdays, less public holidays, less its own closing days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from auditor.locale import language
from auditor.model.country import country_and_region


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
        country: ISO 3166 code of a country (NL), or of a part of one (DE-NI).
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


# Public holidays on which most firms work, by their English names. In the Netherlands no law gives a day off, and collective
# agreements leave Good Friday out.
_WORKED = {"NL": ("Good Friday",)}
_SOME_YEAR = 2026  # to see whether the holidays of a country's parts differ; they do so in every year


@cache
def public_holidays(country: str, year: int, tongue: str) -> dict[date, str]:
    """Date → name of the public holidays of a country, or of a part of one where that is stated.

    Named in the language asked for, else in English, else in the country's own. Not those on which most firms of the
    country work: Good Friday in the Netherlands.

    Args:
        country: ISO 3166 code of a country (NL), or of a part of one (DE-NI).
        year: the calendar year.
        tongue: language of the names: ``nl``, ``en`` or ``de``.

    Returns:
        name by date.
    """
    import holidays

    code, region = country_and_region(country)
    try:
        own = holidays.country_holidays(code)
    except NotImplementedError:
        return {}
    spoken = {name.split("_")[0]: name for name in own.supported_languages}
    part = _parts(code).get(region)

    def named(language_code: str) -> dict[date, str]:
        in_language = spoken.get(language_code, spoken.get("en", own.default_language))
        return dict(holidays.country_holidays(code, subdiv=part, years=year, language=in_language))

    english = named("en")
    return {day: name for day, name in named(tongue).items() if english[day] not in _WORKED.get(code, ())}


@cache
def _parts(country: str) -> dict[str, str | None]:
    """ISO 3166-2 code of a part of a country, without the country's → what the ``holidays`` package calls it."""
    import holidays

    return {part.upper(): part for part in holidays.country_holidays(country).subdivisions}


def regions(country: str) -> list[tuple[str, str]]:
    """Codes (DE-NI) and own names of the parts of a country whose holidays differ by law, by name.

    Args:
        country: ISO 3166 code of the country.

    Returns:
        the parts; none where the holidays are those of the whole country, or the parts have no names here.
    """
    import holidays

    code, _region = country_and_region(country)
    try:
        own = holidays.country_holidays(code)
    except NotImplementedError:
        return []
    names: dict[str, str] = {}
    for name, part in getattr(own, "subdivisions_aliases", {}).items():
        names.setdefault(part, name)  # the full name comes first
    nationwide = public_holidays(code, _SOME_YEAR, "en")
    differing = any(public_holidays(f"{code}-{part}", _SOME_YEAR, "en") != nationwide for part in names)
    found = [(f"{code}-{part}", name) for part, name in names.items()] if differing else []
    return sorted(found, key=lambda item: item[1].casefold())


def countries() -> list[tuple[str, str]]:
    """Codes and names, in the language in force, of the countries whose holidays are known; by name."""
    import holidays
    from babel import Locale

    names = Locale(language()).territories
    codes = [code for code in holidays.list_supported_countries() if len(code) == 2 and code in names]
    return sorted(((code, str(names[code])) for code in codes), key=lambda item: item[1].casefold())
