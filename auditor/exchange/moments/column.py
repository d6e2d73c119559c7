"""Whole columns of times: read as they come, and day and month told apart by all rows of all columns together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta, timezone, tzinfo
from enum import StrEnum
from math import nan
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import numpy as np
from numpy.typing import NDArray

from auditor.errors import InputError
from auditor.exchange.growing import Growing
from auditor.exchange.moments.formats import DAY_S, NEVER, Moment, read_clock, read_count, read_moment
from auditor.locale import _

Seconds = NDArray[np.float64]

_ISO_LENGTHS = frozenset({16, 19, 22, 23, 26})
_COUNTS = (  # what bare numbers may count: lowest, highest, seconds a unit, whether as spreadsheets do
    (20_000.0, 80_000.0, DAY_S, True),
    (3e8, 5e9, 1.0, False),
    (3e11, 5e12, 1e-3, False),
    (3e14, 5e15, 1e-6, False),
    (3e17, 5e18, 1e-9, False),
)
_HOUR_S = 3600.0
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>[01]\d):(?P<minutes>[0-5]\d)")


class DateOrder(StrEnum):
    """Which part of a date such as 03/04/2024 is written first."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class TimeColumn:
    """Takes the texts of one column, a part of the rows at a time, and keeps numbers of them."""

    def __init__(self) -> None:
        self._day_first = Growing(np.float64)
        self._month_first: list[tuple[int, Seconds]] = []  # from which row on it is not as with the day first
        self._offsets: list[tuple[int, Seconds]] = []
        self.never = 0
        self.without_clock = 0
        self.clocks: list[Seconds] | None = None

    def add(self, texts: Sequence[str], clocks: Sequence[str] | None = None) -> None:
        """Read the next rows.

        Args:
            texts: a cell a row.
            clocks: times of day of the same rows, where they stand in a column of their own.
        """
        fast = _iso(texts) if clocks is None else None
        if fast is not None:
            self._day_first.add(fast)
            return
        zoned = _iso_with_zone(texts) if clocks is None else None
        if zoned is not None:
            self._offsets.append((len(self._day_first), zoned[1]))
            self._day_first.add(zoned[0])
            return
        days, months, offsets = (np.full(len(texts), nan) for _part in range(3))
        for i, text in enumerate(texts):
            moment = _any_moment(text) if text else None
            if moment is None:
                continue
            if moment is NEVER:
                self.never += 1
                continue
            self.without_clock += not moment.has_clock
            days[i], months[i], offsets[i] = moment.day_first, moment.month_first, moment.offset_s
        if clocks is not None:
            of_day = np.array([nan if not text or (s := read_clock(text)) is None else s for text in clocks])
            stated = ~np.isnan(of_day)
            for part in (days, months):
                part[stated] = np.floor(part[stated] / DAY_S) * DAY_S + of_day[stated]
        first = len(self._day_first)
        self._day_first.add(days)
        if not np.array_equal(days, months, equal_nan=True):
            self._month_first.append((first, months))
        if not np.isnan(offsets).all():
            self._offsets.append((first, offsets))

    def under(self, order: DateOrder) -> Seconds:
        """All rows, with the day or the month first.

        Args:
            order: which.

        Returns:
            seconds on the wall clock since 1970-01-01, nan where a row has no readable time.
        """
        days: Seconds = self._day_first.whole()
        return days if order is DateOrder.DAY_FIRST or not self.is_open else _with(days, self._month_first)

    @property
    def is_open(self) -> bool:
        """Whether the order of day and month makes a difference."""
        return bool(self._month_first)

    @property
    def offsets_s(self) -> Seconds | None:
        """Seconds ahead of UTC by row, nan where not stated; None where no row states any."""
        return _with(np.full(len(self._day_first), nan), self._offsets) if self._offsets else None


def _with(column: Seconds, parts: Sequence[tuple[int, Seconds]]) -> Seconds:
    """A copy of a column in which some rows are others."""
    copy = column.copy()
    for first, part in parts:
        copy[first : first + len(part)] = part
    return copy


@dataclass
class Moments:
    """The columns as they are read in the end.

    Attributes:
        seconds: by column: on the wall clock since 1970-01-01, nan where there is none.
        order: of day and month; None where all dates leave no doubt.
        is_sure: the order follows from the dates; else it is the usual one of the country.
        reason: why that order, a sentence.
        zone: what was done about time zones, a sentence; empty where none is stated.
    """

    seconds: dict[str, Seconds]
    order: DateOrder | None = None
    is_sure: bool = True
    reason: str = ""
    zone: str = ""
    never: int = 0
    notes: list[str] = field(default_factory=list)


def decide(columns: dict[str, TimeColumn], stated: DateOrder | None = None, time_zone: str = "") -> Moments:
    """Read all columns in one order of day and month.

    A 13th month rules an order out; else the order counts under which fewer rows end before they start; else that under
    which rows that follow each other lie closer; else the day is first.

    Args:
        columns: by what they are; of ``start`` and ``end`` the end is the later one.
        stated: the order that the person says.
        time_zone: an IANA name or an offset (+01:00) that the times are to be shown in; empty: as they are written.

    Returns:
        the columns, and what was decided.

    Raises:
        InputError: there is no such time zone.
    """
    result = Moments({}, never=sum(column.never for column in columns.values()))
    order = stated or DateOrder.DAY_FIRST
    if any(column.is_open for column in columns.values()):
        result.order = order
        if stated is None:
            order, result.is_sure, result.reason = _order(columns)
            result.order = order
        else:
            result.reason = _("as it was said")
    result.seconds = {name: column.under(order) for name, column in columns.items()}
    _in_one_zone(columns, result, time_zone)
    return result


def _order(columns: dict[str, TimeColumn]) -> tuple[DateOrder, bool, str]:
    both = {order: {name: column.under(order) for name, column in columns.items()} for order in DateOrder}
    unread = {order: sum(int(np.isnan(s).sum()) for s in by.values()) for order, by in both.items()}
    first, second = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
    if unread[first] != unread[second]:
        best = min(unread, key=lambda order: unread[order])
        return best, True, _("other rows have days after the 12th")
    if {"start", "end"} <= columns.keys():
        backwards = {order: int((by["end"] < by["start"]).sum()) for order, by in both.items()}
        if backwards[first] != backwards[second]:
            best = min(backwards, key=lambda order: backwards[order])
            return best, True, _("else rows would end before they start")
    jumps = {order: sum(_jumps(s) for s in by.values()) for order, by in both.items()}
    low, high = sorted(jumps.values())
    if high > 1.5 * low:
        best = min(jumps, key=lambda order: jumps[order])
        return best, True, _("so the rows follow each other in time")
    return first, False, _("nothing in the file says it")


def _jumps(seconds: Seconds) -> float:
    known = seconds[~np.isnan(seconds)]
    return float(np.abs(np.diff(known)).sum())


def _in_one_zone(columns: dict[str, TimeColumn], result: Moments, time_zone: str) -> None:
    """Bring times to one clock: that of the zone asked for, or else the one they are written in."""
    offsets = {name: column.offsets_s for name, column in columns.items()}
    stated = [o[~np.isnan(o)] for o in offsets.values() if o is not None]
    together = np.concatenate(stated) if stated else np.empty(0)
    if not len(together):
        if time_zone:
            zone_named(time_zone)
            result.zone = _("The times name no time zone: they are taken as they are written.")
        return
    if time_zone:
        zone = zone_named(time_zone)
        for name, seconds in result.seconds.items():
            result.seconds[name] = _shown_in(seconds, offsets[name], zone)
        result.zone = _("Times are shown on the clock of {zone}.").format(zone=time_zone)
        return
    distinct, counts = np.unique(together, return_counts=True)
    usual = float(distinct[counts.argmax()])
    if distinct[-1] - distinct[0] > _HOUR_S:  # more than summer and winter: several places, or UTC among others
        for name, seconds in result.seconds.items():
            given = offsets[name]
            if given is not None:
                result.seconds[name] = seconds + np.nan_to_num(usual - given, nan=0.0)
        result.zone = _("Times of several zones were brought to one clock, {offset}.").format(offset=_words(usual))
    elif usual == 0.0 and len(distinct) == 1:
        result.zone = _(
            "The times are in UTC and taken as they are written; the working hours may lie an hour or two later."
        )
    else:
        result.zone = _("Times are taken as the clock on the wall shows them ({offset}).").format(offset=_words(usual))
        _keep_lengths(result, offsets)


def _keep_lengths(result: Moments, offsets: dict[str, Seconds | None]) -> None:
    """A row that runs over the change to summer time is as long as it was."""
    start, end = offsets.get("start"), offsets.get("end")
    if start is not None and end is not None:
        shift = np.nan_to_num(start - end, nan=0.0)
        result.seconds["end"] = result.seconds["end"] + shift


def zone_named(name: str) -> tzinfo:
    """A time zone by its name.

    Args:
        name: of the IANA database, or an offset such as +01:00.

    Returns:
        the zone.

    Raises:
        InputError: there is none of that name.
    """
    try:
        if name[:1] in "+-" and name[1:].replace(":", "").isdigit():
            digits = name[1:].replace(":", "").ljust(4, "0")
            delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
            return timezone(-delta if name[0] == "-" else delta)
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        if not available_timezones():  # Windows brings none of its own
            raise InputError(
                _(
                    "This computer has no list of time zones, so “{name}” can't be looked up. Write an offset such as +01:00, or add the list: pip install tzdata."
                ).format(name=name)
            ) from error
        raise InputError(
            _("No time zone is called “{name}”: write such as Europe/Amsterdam or +01:00.").format(name=name)
        ) from error


def _shown_in(seconds: Seconds, offsets: Seconds | None, zone: tzinfo) -> Seconds:
    from datetime import UTC, datetime

    if offsets is None:
        return seconds
    instants = seconds - np.nan_to_num(offsets, nan=0.0)
    hours = np.floor(instants / 900)  # offsets change on a quarter of an hour at the most
    known, where = np.unique(hours[~np.isnan(hours)], return_inverse=True)
    ahead = np.array(
        [
            (datetime.fromtimestamp(float(h) * 900, UTC).astimezone(zone).utcoffset() or timedelta()).total_seconds()
            for h in known
        ]
    )
    shown = instants.copy()
    stated = ~np.isnan(instants) & ~np.isnan(offsets)
    shown[~np.isnan(hours)] += ahead[where] if len(known) else 0.0
    return np.where(stated, shown, seconds)


def _words(offset_s: float) -> str:
    minutes = int(offset_s // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _iso(texts: Sequence[str]) -> Seconds | None:
    """A part of a column that is ISO 8601 throughout, read at once; None where it is not."""
    first = next((text for text in texts if text), "")
    if len(first) not in _ISO_LENGTHS or first[4:5] != "-" or first[10:11] not in (" ", "T") or not first[-1].isdigit():
        return None
    if not _all_plain(texts):
        return None
    try:
        read = np.array([text or "NaT" for text in texts], dtype="datetime64[us]")
    except ValueError:
        return None
    seconds = read.astype(np.int64) / 1e6
    seconds[np.isnat(read)] = nan
    usual = (seconds > 3.2e7) & (seconds < 7.2e9)
    return seconds if bool((usual | np.isnan(seconds)).all()) else None


def _iso_with_zone(texts: Sequence[str]) -> tuple[Seconds, Seconds] | None:
    """As :func:`_iso` where every cell ends in Z or in an offset such as +01:00; the seconds as written, and the offsets."""
    if not all(texts):
        return None
    width = 1 if texts[0][-1] == "Z" else 6
    ends = [text[-width:] for text in texts]
    offset_of = {end: _offset_of(end) for end in set(ends)}
    if any(offset is None for offset in offset_of.values()):
        return None
    seconds = _iso([text[:-width] for text in texts])
    if seconds is None:
        return None
    return seconds, np.array([offset_of[end] for end in ends], np.float64)


def _offset_of(end: str) -> float | None:
    """Seconds ahead of UTC; None for what is no offset."""
    if end == "Z":
        return 0.0
    match = _OFFSET.fullmatch(end)
    if match is None:
        return None
    seconds = int(match["hours"]) * 3600.0 + int(match["minutes"]) * 60.0
    return -seconds if match["sign"] == "-" else seconds


def _all_plain(texts: Sequence[str]) -> bool:
    """Whether all are dates with two dashes and a time without a zone: numpy would shift zones, and know “now”."""
    together, length = "".join(texts), len(texts[0])
    if len(together) == length * len(texts) and length in _ISO_LENGTHS and set(map(len, texts)) == {length}:
        dashes = together[4::length].count("-") == len(texts) == together[7::length].count("-")
        return dashes and together.count("-") == 2 * len(texts) and _is_plain(together)
    filled = sum(1 for text in texts if text)
    if together.count("-") != 2 * filled or not _is_plain(together):
        return False
    return all(len(text) in _ISO_LENGTHS and text[4] == "-" and text[7] == "-" for text in texts if text)


def _is_plain(together: str) -> bool:
    return together.isascii() and not any(sign in together for sign in "Zz+")


def _any_moment(text: str) -> Moment | None:
    number = text.strip()
    if number.replace(".", "", 1).replace(",", "", 1).isdigit():
        value = float(number.replace(",", "."))
        for low, high, unit_s, is_sheet in _COUNTS:
            if low <= value < high:
                return read_count(number, unit_s, is_sheet)
    return read_moment(text)
