"""The working calendar that a log's times suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from auditor.exchange.draft import ImportReport
from auditor.locale import _
from auditor.model import Calendar

_HOLIDAYS = 8  # public holidays on working days in a Dutch or German year, about
_QUIET = 0.01  # an hour or weekday with less than this share of events is not worked
_BREAK_S = 30 * 60.0


def guess_calendar(events: Sequence[datetime], report: ImportReport) -> Calendar:
    """Working days from the weekdays with events, shifts from the hours of the day with events.

    Args:
        events: times on the wall.
        report: takes what is guessed.

    Returns:
        the calendar.
    """
    weekdays = Counter(moment.weekday() for moment in events)
    hours = Counter(moment.hour for moment in events)
    days_per_week = sum(1 for n in weekdays.values() if n >= _QUIET * 3 * len(events))
    busy_hours = sum(1 for n in hours.values() if n >= _QUIET * len(events))
    shifts = 1 if busy_hours <= 11 else 2 if busy_hours <= 18 else 3
    days = max(days_per_week, 1) * 52 - (_HOLIDAYS if days_per_week >= 5 else 0)
    report.guessed.append(
        _(
            "Calendar: {days} days a year, {shifts} shifts a day of 8 hours, from the weekdays and hours with events."
        ).format(days=days, shifts=shifts)
    )
    return Calendar(working_days_per_year=float(days), shifts_per_day=float(shifts), break_s=_BREAK_S)
