"""One text as a point in time: the formats of Europe, the United States, ISO 8601, Unix and spreadsheets.

Times are seconds on the wall clock since 1970-01-01, and the offset from UTC that the text states beside them.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from math import nan
from typing import NamedTuple

DAY_S = 86_400.0
#: A spreadsheet counts days from here (1900 system, with its day that never was).
_SHEET_EPOCH = date(1899, 12, 30).toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
#: Years that stand for “never” in the exports of ERP systems, or for an empty field.
_NEVER_FROM, _NEVER_TO = 2200, 1971

_MONTHS = {
    1: "jan january januari januar jän jänner janv",
    2: "feb february februari februar febr",
    3: "mar march mrt maart mär märz mrz maerz",
    4: "apr april",
    5: "may mei mai",
    6: "jun june juni",
    7: "jul july juli",
    8: "aug august augustus",
    9: "sep sept september",
    10: "oct october okt oktober",
    11: "nov november",
    12: "dec december dez dezember",
}
_DAYS = (
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday ma maandag di"
    " dinsdag wo woensdag do donderdag vr vrijdag za zaterdag zo zondag mo montag dienstag mi mittwoch donnerstag fr"
    " freitag sa samstag sonnabend so sonntag"
)
#: Words between the parts of a time that say nothing more.
_FILLERS = "uhr uur um om at the op de den der h hrs th st nd rd"
#: Hours ahead of UTC of the names that logs write; others are not known.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0.0),
    **dict.fromkeys(("cet", "mez", "met", "bst", "west"), 1.0),
    **dict.fromkeys(("cest", "mesz", "mest", "eet"), 2.0),
    "eest": 3.0,
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "mst": -7.0,
    "mdt": -6.0,
    "pst": -8.0,
    "pdt": -7.0,
}


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalpha())


_MONTH_OF = {_bare(word): number for number, words in _MONTHS.items() for word in words.split()}
_SAYS_NOTHING = {_bare(word) for word in (*_DAYS.split(), *_FILLERS.split())} - _MONTH_OF.keys()

_CLOCK = (
    r"(?P<h>\d{1,2})[:.h](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?)?"
)
_OFFSET = r"(?P<zone>[Zz]|UTC|GMT)?\s*(?P<offset>[+-]\d{2}:?(?:\d{2})?(?::?\d{2})?)?"
_NUMERIC = re.compile(
    rf"(?P<a>\d{{1,4}})(?P<sep>[./-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<c>\d{{1,4}})(?:[\sT,]+{_CLOCK})?\s*{_OFFSET}"
)
_CLOCK_ANYWHERE = re.compile(rf"(?<![\d.:]){_CLOCK}(?!\.?\d|:)\s*{_OFFSET}")
_CLOCK_ALONE = re.compile(rf"{_CLOCK}\s*(?:[Uu]hr|uur|h)?\s*")
_COMPACT = re.compile(r"(?P<date>(?:19|20)\d{6})(?:[T ]?(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})?)?(?:\.0|(?P<zone>Z))?")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE]\+?\d+)?")


class Moment(NamedTuple):
    """A text as a time under both orders of day and month.

    Attributes:
        day_first: seconds on the wall clock since 1970-01-01; nan where that order makes no date.
        month_first: the same with the month first; equal where the text leaves no doubt.
        offset_s: seconds ahead of UTC; nan where the text states none.
        has_clock: whether it states a time of day.
    """

    day_first: float
    month_first: float
    offset_s: float = nan
    has_clock: bool = True


#: Stands for “never”: an end of 31.12.9999, a date before there were computers.
NEVER = Moment(-1e18, -1e18)


def read_moment(text: str) -> Moment | None:
    """A date with or without a time of day, however it is written.

    Args:
        text: a cell.

    Returns:
        the moment; :data:`NEVER` for a date that stands for none; None where it is no date.
    """
    text = text.strip().strip("'\"")
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        days = _numeric_date(match["a"], match["b"], match["c"], match["sep"])
        return _moment(days, _seconds(match), match) if days is not None else None
    match = _COMPACT.fullmatch(text)
    if match is not None:
        digits = match["date"]
        day = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return _moment((day, day), _seconds(match), match) if day == day else None
    return _with_month_name(text) if any(c.isalpha() for c in text) else None


def read_clock(text: str) -> float | None:
    """A time of day alone.

    Args:
        text: such as ``8:05``, ``08:05:30``, ``8.05 uur``; a share of a day (``0.337``), as spreadsheets keep it.

    Returns:
        seconds since midnight, at most a day; None where it is none.
    """
    text = text.strip()
    match = _CLOCK_ALONE.fullmatch(text)
    if match is not None and not re.fullmatch(r"0\.\d+", text):
        return _seconds(match)
    moment = read_moment(text) if len(text) > 8 else None
    if moment is not None and moment is not NEVER:
        return moment.day_first % DAY_S if moment.day_first == moment.day_first else None
    if _NUMBER.fullmatch(text) and 0 <= float(text.replace(",", ".")) < 1:
        return round(float(text.replace(",", ".")) * DAY_S)
    return None


def looks_like_time(text: str) -> bool:
    """Whether a text is a date that can be read, with or without a time of day; bare numbers are not.

    Args:
        text: a cell.

    Returns:
        True for a date.
    """
    return not text.strip().replace(".", "", 1).isdigit() and read_moment(text) is not None


def read_count(text: str, unit_s: float, is_sheet: bool) -> Moment | None:
    """A count of time units as a moment.

    Args:
        text: a number.
        unit_s: seconds a unit.
        is_sheet: counted from 1899-12-30, as spreadsheets do; else from 1970-01-01.

    Returns:
        the moment; None where it is no number.
    """
    if not _NUMBER.fullmatch(text.strip()):
        return None
    seconds = float(text.replace(",", ".")) * unit_s
    if is_sheet:
        seconds = round(seconds, 3) + (_SHEET_EPOCH - _EPOCH) * DAY_S
    return Moment(seconds, seconds, nan if is_sheet else 0.0)


def _moment(days: tuple[float, float], clock: float | None, match: re.Match[str]) -> Moment | None:
    groups = match.groupdict()
    has_clock = groups["h"] is not None
    if has_clock and clock is None:
        return None
    years = [date.fromordinal(int(d) + _EPOCH).year for d in days if d == d]
    if all(year >= _NEVER_FROM or year < _NEVER_TO for year in years):
        return NEVER
    seconds = clock or 0.0
    return Moment(days[0] * DAY_S + seconds, days[1] * DAY_S + seconds, _offset(groups), has_clock)


def _offset(groups: dict[str, str | None]) -> float:
    offset = groups.get("offset")
    if offset:
        digits = offset[1:].replace(":", "")
        seconds = int(digits[:2]) * 3600 + int(digits[2:4] or 0) * 60
        return -float(seconds) if offset[0] == "-" else float(seconds)
    return 0.0 if groups.get("zone") else nan


def _seconds(match: re.Match[str]) -> float | None:
    """Seconds since midnight; None for a time that no clock shows. 24:00 is the end of the day."""
    groups = match.groupdict()
    hour, minute, second = int(groups["h"] or 0), int(groups["m"] or 0), int(groups["s"] or 0)
    if groups.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if str(groups["half"])[0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    fraction = groups.get("f")
    return hour * 3600 + minute * 60 + second + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)


@lru_cache(maxsize=100_000)
def _numeric_date(a: str, b: str, c: str, separator: str = "/") -> tuple[float, float] | None:
    """Days since 1970-01-01 with the day and with the month first; None where neither is a date.

    With points between them the day is first wherever that makes a date: nobody writes 01.31.2024.
    """
    if len(a) >= 3:
        if len(a) == 3 or len(c) > 2:
            return None
        day = _day(int(a), int(b), int(c))
        return (day, day) if day == day else None
    if len(c) in (1, 3) or len(b) > 2:
        return None
    year = int(c) if len(c) == 4 else 2000 + int(c) if int(c) < 70 else 1900 + int(c)
    found = _day(year, int(b), int(a)), _day(year, int(a), int(b))
    if separator == "." and found[0] == found[0]:
        return found[0], found[0]
    return found if found[0] == found[0] or found[1] == found[1] else None


def _day(year: int, month: int, day: int) -> float:
    try:
        return float(date(year, month, day).toordinal() - _EPOCH)
    except ValueError:
        return nan


def _with_month_name(text: str) -> Moment | None:
    """``13-Jan-2024 08:00``, ``14 januari 2024``, ``January 3, 2024 8:05 PM``, ``Sat Jan 13 08:00:00 CET 2024``."""
    clock = _CLOCK_ANYWHERE.search(text)
    rest = text if clock is None else f"{text[: clock.start()]} {text[clock.end() :]}"
    numbers: list[str] = []
    month, offset = 0, nan
    for word in _WORDS.findall(rest):
        bare = _bare(word)
        if word.isdigit():
            numbers.append(word)
        elif bare in _MONTH_OF and not month:
            month = _MONTH_OF[bare]
        elif bare in _ZONES:
            offset = _ZONES[bare] * 3600
        elif bare not in _SAYS_NOTHING and bare != "t":
            return None
    if not month and len(numbers) == 3:  # a numeric date with words about it: Mon 13.01.2024 um 10:00 Uhr
        days = _numeric_date(*numbers)
        month_number = None
    elif month and len(numbers) == 2:
        year_at = 0 if len(numbers[0]) == 4 else 1
        year, of_month = numbers[year_at], numbers[1 - year_at]
        if len(year) not in (2, 4) or len(of_month) > 2:
            return None
        month_number = _day(int(year) if len(year) == 4 else 2000 + int(year), month, int(of_month))
        days = (month_number, month_number) if month_number == month_number else None
    else:
        return None
    if days is None:
        return None
    seconds = 0.0 if clock is None else _seconds(clock)
    if seconds is None:
        return None
    years = [date.fromordinal(int(d) + _EPOCH).year for d in days if d == d]
    if all(year >= _NEVER_FROM or year < _NEVER_TO for year in years):
        return NEVER
    if clock is not None and (clock["offset"] or clock["zone"]):
        offset = _offset(clock.groupdict())
    return Moment(days[0] * DAY_S + seconds, days[1] * DAY_S + seconds, offset, clock is not None)
