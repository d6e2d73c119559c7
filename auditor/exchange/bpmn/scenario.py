"""What simulation data say of a model, whatever program wrote them: times, shares, resources, arrivals, working hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.model import Calendar, Estimate

DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_WEEKS_PER_YEAR = 52


@dataclass(frozen=True, slots=True)
class Resource:
    """Those who can do the same work.

    Attributes:
        name: of the role.
        rate_per_hour: in the model's currency; None where it is not stated, or 0.
        headcount: how many there are; None where it is not stated.
    """

    name: str
    rate_per_hour: float | None = None
    headcount: float | None = None


@dataclass
class Scenario:
    """The data, by the ids of the elements.

    Attributes:
        source: the format, as it is called.
        times: activity or event → seconds a pass.
        setups: activity → seconds of set-up.
        resources: key → role.
        performer: activity → key of the role.
        shares: flow or event → its probability, 0–1.
        between_arrivals_s: seconds from one case to the next, mean.
        arrives: when cases arrive, as working time.
        calendar: when people work.
        not_read: names of what it holds beyond this.
    """

    source: str = ""
    times: dict[str, Estimate] = field(default_factory=dict)
    setups: dict[str, Estimate] = field(default_factory=dict)
    resources: dict[str, Resource] = field(default_factory=dict)
    performer: dict[str, str] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)
    between_arrivals_s: float | None = None
    arrives: Calendar | None = None
    calendar: Calendar | None = None
    not_read: list[str] = field(default_factory=list)

    @property
    def arrivals_per_year(self) -> float | None:
        """Cases a year: the time in which they arrive ÷ the time between them."""
        if not self.between_arrivals_s or self.between_arrivals_s <= 0:
            return None
        during = self.arrives or self.calendar
        seconds = during.available_time_per_year_s if during is not None else 365 * 86_400.0
        return seconds / self.between_arrivals_s


def week_of(periods: Iterable[tuple[str, str, str, str]]) -> Calendar | None:
    """Working time from stretches of the week, as a shift of equal length on every day that is worked.

    Args:
        periods: first day, last day, from what time, to what time (``MONDAY``, ``FRIDAY``, ``09:00:00``, ``17:00:00``);
            the same stretch on each of the days.

    Returns:
        the calendar, its working days those of the weeks of a year; None where no stretch can be read.
    """
    hours: dict[int, float] = defaultdict(float)
    for first, last, begin, end in periods:
        if first.upper() not in DAYS or last.upper() not in DAYS:
            continue
        length = (seconds_of_day(end) or 86_400.0) - seconds_of_day(begin)
        if length <= 0:
            length += 86_400.0
        one, other = DAYS.index(first.upper()), DAYS.index(last.upper())
        for day in range(one, other + 1) if one <= other else (*range(one, 7), *range(other + 1)):
            hours[day] += length
    worked = [min(seconds, 86_400.0) for seconds in hours.values() if seconds > 0]
    if not worked:
        return None
    return Calendar(
        days_per_week=float(len(worked)),
        working_days_per_year=float(len(worked) * _WEEKS_PER_YEAR),
        shift_length_s=sum(worked) / len(worked),
        break_s=0.0,
    )


def seconds_of_day(text: str) -> float:
    """A time of day.

    Args:
        text: such as ``09:00:00.000+00:00``.

    Returns:
        seconds since midnight; 0 for what can't be read.
    """
    parts = text.strip().split("+")[0].rstrip("Z").split(":")
    try:
        hour, minute, second = (float(part) for part in (*parts, "0", "0")[:3])
    except ValueError:
        return 0.0
    return hour * 3600 + minute * 60 + second if hour >= 0 else 0.0
