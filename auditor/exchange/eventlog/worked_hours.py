"""The hours of the week in which a log shows work, and the calendar that they suggest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.draft import ImportReport
from auditor.locale import _, ngettext, number
from auditor.model import Calendar

Numbers = NDArray[np.float64]

DAY_S, HOUR_S = 86_400.0, 3600.0
#: 1970-01-01 was a Thursday; weeks are counted from the Monday after.
_FIRST_MONDAY_S = 4 * DAY_S
_WEEKS_PER_YEAR = 365.25 / 7
_HOLIDAYS = 8  # public holidays on working days in a Dutch or German year, about
_QUIET = 0.01  # an hour with less than this share of events is not worked
_QUIET_DAY = 0.03
_NIGHT_H = 4  # a pause of fewer hours is a break, not the end of the working day
_ENOUGH = 20  # events below which the hours of the day can't be told
_TWO_WEEKS = 14
_BREAK_S = 30 * 60.0
_WORKING_WEEK = 5
_AT_A_TIME = 50_000  # moments


@dataclass(frozen=True)
class WorkedHours:
    """The hours of the week that are worked.

    Attributes:
        is_worked: 7 × 24 truths, from Monday 0:00.
        days_per_week: how many weekdays are worked.
        hours_per_day: from the first to the last hour of a working day, breaks included.
        longest_s: the longest stretch without a night or weekend, in seconds.
        is_seen: the log has events enough to tell; else every hour of a usual week counts.
    """

    is_worked: NDArray[np.bool_]
    days_per_week: int
    hours_per_day: int
    longest_s: float
    is_seen: bool

    def until(self, seconds: Numbers) -> Numbers:
        """Worked seconds since the first Monday of 1970.

        Args:
            seconds: on the wall clock since 1970-01-01.

        Returns:
            seconds, one each; the difference of two is the worked time between them.
        """
        ends = np.concatenate([[0.0], np.cumsum(self.is_worked.ravel()) * HOUR_S])
        hours = np.arange(169) * HOUR_S
        worked: Numbers = np.empty(len(seconds))
        for first in range(0, len(seconds), _AT_A_TIME):
            since = seconds[first : first + _AT_A_TIME] - _FIRST_MONDAY_S
            weeks = np.floor(since / (7 * DAY_S))
            worked[first : first + _AT_A_TIME] = weeks * ends[-1] + np.interp(since - weeks * 7 * DAY_S, hours, ends)
        return worked

    def days_between(self, first: float, last: float) -> float:
        """Working days from one moment to another, both days included.

        Args:
            first: seconds since 1970-01-01.
            last: the same.

        Returns:
            days, at least 1.
        """
        from_day, to_day = int((first - _FIRST_MONDAY_S) // DAY_S), int((last - _FIRST_MONDAY_S) // DAY_S)
        worked = np.asarray(self.is_worked.any(axis=1))
        weeks, rest = divmod(to_day - from_day + 1, 7)
        days = weeks * int(worked.sum()) + sum(bool(worked[(from_day + i) % 7]) for i in range(rest))
        return float(max(days, 1))

    @property
    def days_per_year(self) -> float:
        """Working days of a year without its public holidays."""
        return self.days_per_week * _WEEKS_PER_YEAR


def worked_hours(marks: Numbers) -> WorkedHours:
    """The hours in which things begin and end.

    Args:
        marks: moments of the log, seconds since 1970-01-01.

    Returns:
        the hours of the week that are worked.
    """
    since = marks - _FIRST_MONDAY_S
    weekday = (since // DAY_S % 7).astype(int)
    hour = (since % DAY_S // HOUR_S).astype(int)
    by_day = np.bincount(weekday, minlength=7)
    days = len(np.unique(since // DAY_S))
    span_days = (since.max() - since.min()) / DAY_S if len(since) else 0.0
    is_seen = len(marks) >= _ENOUGH and days > 1
    worked_days = by_day >= max(_QUIET_DAY * len(marks), 1)
    if span_days < _TWO_WEEKS or len(marks) < _ENOUGH:
        worked_days = worked_days | (np.arange(7) < _WORKING_WEEK)  # days that the log is too short to show
    hours = _worked_of_day(np.bincount(hour, minlength=24), len(marks)) if is_seen else np.ones(24, bool)
    table = np.outer(worked_days, hours)
    per_day = int(hours.sum())
    return WorkedHours(table, int(worked_days.sum()), per_day, _longest(table) * HOUR_S, is_seen)


def _worked_of_day(counts: NDArray[np.intp], events: int) -> NDArray[np.bool_]:
    """All but the longest quiet stretch, where that is as long as a night."""
    busy = counts >= max(_QUIET * events, 1)
    if busy.all():
        return busy
    start, length = 0, 0
    for first in range(24):
        n = 0
        while n < 24 and not busy[(first + n) % 24]:
            n += 1
        if n > length:
            start, length = first, n
    worked = np.ones(24, bool)
    if length >= _NIGHT_H:
        worked[(start + np.arange(length)) % 24] = False
    return worked


def _longest(table: NDArray[np.bool_]) -> int:
    """Hours of the longest stretch of the week that is worked throughout."""
    week = table.ravel()
    if week.all():
        return len(week)
    longest = run = 0
    for worked in np.concatenate([week, week]):
        run = run + 1 if worked else 0
        longest = max(longest, run)
    return longest


def calendar_of(hours: WorkedHours, report: ImportReport) -> Calendar:
    """Working days and shifts that fit the hours seen.

    Args:
        hours: that are worked.
        report: takes what is assumed.

    Returns:
        the calendar.
    """
    per_day = hours.hours_per_day if hours.is_seen else 8
    shifts = 1 if per_day <= 11 else 2 if per_day <= 18 else 3
    days = hours.days_per_week * 52 - (_HOLIDAYS if hours.days_per_week >= _WORKING_WEEK else 0)
    if hours.is_seen:
        text = ngettext(
            "Calendar: {days} days a year, {shifts} shift a day of 8 hours, from the weekdays and hours with events.",
            "Calendar: {days} days a year, {shifts} shifts a day of 8 hours, from the weekdays and hours with events.",
            shifts,
        )
    else:
        text = _(
            "Calendar: {days} days a year, {shifts} shift a day of 8 hours: the log is too short to show the hours worked."
        )
    report.guessed.append(text.format(days=number(days), shifts=shifts))
    return Calendar(
        working_days_per_year=float(days),
        shifts_per_day=float(shifts),
        break_s=_BREAK_S,
        days_per_week=float(hours.days_per_week),
    )
