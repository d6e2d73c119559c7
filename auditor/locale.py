"""The language in force: texts (gettext), numbers, dates and money (Babel).

A process has one language; a piece of work (a report in another language, a thread) may use its own
with :func:`using`. Babel is loaded when the first number is written.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import computer

if TYPE_CHECKING:  # the first paint does not wait for it
    from datetime import date, datetime

LANGUAGES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}
DEFAULT_LANGUAGE = "en"

# Which country's habits a language follows for numbers and money.
_REGION = {"nl": "nl_NL", "en": "en_GB", "de": "de_DE"}

_LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
_process_language = DEFAULT_LANGUAGE
_language: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """The language code in force: ``nl``, ``en`` or ``de``."""
    return _language.get() or _process_language


def set_language(code: str) -> None:
    """Set the language of the process. Unknown codes fall back to English.

    Args:
        code: ``nl``, ``en`` or ``de``.
    """
    global _process_language
    _process_language = code if code in LANGUAGES else DEFAULT_LANGUAGE


def system_language() -> str:
    """The language the computer's user asked for, as far as we speak it."""
    codes = (code[:2].lower() for code in (os.environ.get("AUDITOR_LANG", ""), *computer.languages()))
    return next((code for code in codes if code in LANGUAGES), DEFAULT_LANGUAGE)


_COUNTRIES = ("NL", "DE", "BE", "AT")


def system_country() -> str:
    """Where the computer's user seems to be: as the system says for the countries we know best, else by the language."""
    codes = (code[3:5].upper() for code in computer.places())
    known = next((code for code in codes if code in _COUNTRIES), None)
    if known is not None:
        return known
    return "DE" if language() == "de" else "NL"


@contextmanager
def using(code: str) -> Iterator[None]:
    """Use another language for a while, in this thread or task only.

    Args:
        code: ``nl``, ``en`` or ``de``; unknown codes fall back to English.
    """
    token = _language.set(code if code in LANGUAGES else DEFAULT_LANGUAGE)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    """The compiled texts of a language; English is what stands in the code. (gettext's own search takes 2 ms to find them.)"""
    compiled = _LOCALE / code / "LC_MESSAGES" / "auditor.mo"
    if not compiled.exists():
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def _(text: str) -> str:
    """The text in the language in force."""
    return _translations(language()).gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The singular or plural text for ``n``, in the language in force.

    Args:
        singular: the English text for one.
        plural: the English text for any other number.
        n: how many there are.

    Returns:
        the text, with its placeholders still in it.
    """
    return _translations(language()).ngettext(singular, plural, n)


def N_(text: str) -> str:
    """Mark a text for translation where it is defined; translate it where it is shown.

    Args:
        text: the English text.

    Returns:
        the same text, untouched.
    """
    return text


def mid_sentence(text: str) -> str:
    """A label within a sentence: Dutch and English drop its capital, German nouns keep theirs.

    Args:
        text: a label as it stands on its own.

    Returns:
        the label as it stands within a sentence.
    """
    if language() == "de" or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def _region() -> str:
    return _REGION[language()]


_MOST_WRITTEN = 1e18


def _beyond(value: float) -> str:
    """What is too large to write out, or no number; "" for all others."""
    return "" if abs(value) < _MOST_WRITTEN else f"{value:.2e}"


@lru_cache(16_384)
def _written(value: float, pattern: str, region: str) -> str:
    """Pages and reports write the same numbers again and again, and reading the pattern takes longer than the number."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format=pattern, locale=region))


def number(value: float, decimals: int = 0, grouping: bool = True) -> str:
    """A number as the language writes it, with at most ``decimals`` decimals.

    Args:
        value: any number.
        decimals: at most so many; trailing zeros are dropped.
        grouping: whether thousands are set apart.

    Returns:
        the number in text; beyond 1e18 in powers of ten.
    """
    pattern = ("#,##0" if grouping else "0") + ("." + "#" * decimals if decimals else "")
    return _beyond(value) or _written(value or 0.0, pattern, _region())


def fixed(value: float, decimals: int) -> str:
    """A number with exactly ``decimals`` decimals, for columns that align.

    Args:
        value: any number.
        decimals: exactly so many.

    Returns:
        the number in text.
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _beyond(value) or _written(value or 0.0, pattern, _region())


def significant(value: float, digits: int = 3) -> str:
    """A number rounded to ``digits`` significant digits; the certainty of an audit warrants no more.

    Args:
        value: any number.
        digits: how many digits count.

    Returns:
        the number in text.
    """
    if value == 0 or _beyond(value):
        return _beyond(value) or "0"
    from math import floor, log10

    decimals = digits - 1 - floor(log10(abs(value)))
    return number(round(value, decimals), max(decimals, 0))


def quoted(name: str) -> str:
    """A name in the quotation marks of the language.

    Args:
        name: of a step, a candidate or the like.

    Returns:
        such as “Sawing” or „Sägen“.
    """
    return _("“{name}”").format(name=name)


def percent(share: float, decimals: int = 0) -> str:
    """A share (0–1) as a percentage.

    Args:
        share: 0–1.
        decimals: at most so many of the percentage.

    Returns:
        the percentage in text, with its sign.
    """
    pattern = (
        "#,##0" + ("." + "0" * decimals if decimals else "") + ("%" if language() == "en" else "\N{NO-BREAK SPACE}%")
    )
    return _beyond(share) or _written(share or 0.0, pattern, _region())


def inner_percent(share: float, decimals: int = 0) -> str:
    """A share that is neither none nor all as a percentage, so that it does not read as one of them.

    Args:
        share: 0–1.
        decimals: at most so many of the percentage.

    Returns:
        the percentage in text; of what would be written as 0 % or 100 %, that it is below or beyond the nearest that is not.
    """
    least: float = 10.0 ** -(2 + decimals)
    if share >= 1 - least / 2:
        return f">\N{NO-BREAK SPACE}{percent(1 - least, decimals)}"
    return f"<\N{NO-BREAK SPACE}{percent(least, decimals)}" if share <= least / 2 else percent(share, decimals)


def money(value: float, currency: str = "EUR", decimals: int = 0) -> str:
    """An amount as the language writes it.

    Args:
        value: an amount in ``currency``.
        currency: ISO 4217 code.
        decimals: digits of the smaller unit that are shown.

    Returns:
        the amount in text, with its sign.
    """
    from babel.numbers import format_currency

    pattern = {
        "nl": "¤\N{NO-BREAK SPACE}#,##0",
        "en": "¤#,##0",
        "de": "#,##0",
    }[language()]
    if _beyond(value):
        return f"{currency} {_beyond(value)}"
    cents = "." + "0" * decimals if decimals else ""
    tail = "\N{NO-BREAK SPACE}¤" if language() == "de" else ""
    text = format_currency(
        value + 0.0, currency, format=pattern + cents + tail, locale=_region(), currency_digits=False
    )
    return str(text)


def long_date(day: date) -> str:
    """A date in words, as the language writes it.

    Args:
        day: the date.

    Returns:
        such as “27 November 2026”.
    """
    from babel.dates import format_date

    return str(format_date(day, format="long", locale=_region()))


def month_name_and_year(month: str) -> str:
    """A month in words, as the language writes it.

    Args:
        month: YYYY-MM.

    Returns:
        such as “November 2026”.
    """
    from datetime import date

    from babel.dates import format_date

    return str(format_date(date.fromisoformat(f"{month}-01"), format="MMMM y", locale=_region()))


_DATE_MARK = {"nl": "-", "de": "."}


def short_date(day: date) -> str:
    """A date in figures, as the language writes it; English, which has two orders, writes it as ISO 8601.

    Args:
        day: the date.

    Returns:
        such as “27-11-2026” (Dutch), “27.11.2026” (German), “2026-11-27” (English).
    """
    mark = _DATE_MARK.get(language())
    return day.isoformat() if mark is None else f"{day.day:02}{mark}{day.month:02}{mark}{day.year:04}"


def short_moment(moment: datetime) -> str:
    """A moment in figures, in the time of this computer, as the language writes it.

    Args:
        moment: with its zone, or in local time.

    Returns:
        such as “27.11.2026 14:30” (German).
    """
    here = moment.astimezone()
    return f"{short_date(here.date())} {here:%H:%M}"


def written_moment(stored: str) -> str:
    """A stored moment as the language writes it.

    Args:
        stored: ISO 8601.

    Returns:
        see :func:`short_moment`; the text itself where it is no moment.
    """
    from datetime import datetime

    try:
        return short_moment(datetime.fromisoformat(stored))
    except (ValueError, OverflowError, OSError):
        return stored


def day_of_year(day: date) -> str:
    """A day without its year, as the language writes it.

    Args:
        day: the date.

    Returns:
        such as “3-4” (Dutch), “3.4.” (German), “3 Apr” (English).
    """
    if language() == "en":
        from babel.dates import format_date

        return str(format_date(day, format="d MMM", locale=_region()))
    return f"{day.day}.{day.month}." if language() == "de" else f"{day.day}-{day.month}"


_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mrt": 3,
    "maa": 3,
    "mar": 3,
    "mär": 3,
    "mae": 3,
    "apr": 4,
    "mei": 5,
    "may": 5,
    "mai": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
    "dez": 12,
}


def read_date(text: str) -> date | None:
    """A date that somebody typed: in figures or with its month in words, in any of the languages, or as ISO 8601.

    Args:
        text: such as “27.11.2026”, “27 nov 2026”, “27. November 2026” or “2026-11-27”.

    Returns:
        the date; None where it is none, or could be read in two ways (English: 3/4/2026).
    """
    from datetime import date

    typed = " ".join(text.split())
    figures = re.fullmatch(r"(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)", typed, re.ASCII)
    day_first = re.fullmatch(r"(\d{1,2})(?:\.|st|nd|rd|th|e)?[ -]?([^\W\d_]{3,})[., -]+(\d{4})", typed)
    month_first = re.fullmatch(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", typed)
    try:
        if figures is not None:
            first, mark, second, year = int(figures[1]), figures[2], int(figures[3]), int(figures[4])
            has_two_orders = language() not in _DATE_MARK and mark != "."
            if has_two_orders and first <= 12 and second <= 12 and first != second:
                return None
            if has_two_orders and second > 12:
                first, second = second, first
            return date(year if year > 99 else 2000 + year, second, first)
        if day_first is not None:
            return date(int(day_first[3]), _MONTHS.get(day_first[2][:3].lower(), 0), int(day_first[1]))
        if month_first is not None:
            return date(int(month_first[3]), _MONTHS.get(month_first[1][:3].lower(), 0), int(month_first[2]))
        return date.fromisoformat(re.sub(r"^(\d{4})[/.](\d{2})[/.](\d{2})$", r"\1-\2-\3", typed))
    except ValueError:
        return None


def country_name(code: str) -> str:
    """A country in the language in force.

    Args:
        code: ISO 3166 code, or EU.

    Returns:
        its name; the code itself where it has none.
    """
    from babel import Locale

    return str(Locale(language()).territories.get(code, code))


def decimal_mark() -> str:
    """The decimal mark of the language in force."""
    return "." if language() == "en" else ","
