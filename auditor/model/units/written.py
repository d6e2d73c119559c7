"""Quantities as people write them, in the language in force."""

from __future__ import annotations

from auditor.locale import _, money, number, percent, significant
from auditor.model.entity import Entity
from auditor.model.estimate import Estimate
from auditor.model.units.kinds import Kind, kind_of
from auditor.model.units.vocabulary import UNITS
from auditor.model.work import Period

_MINUTE, _HOUR = 60.0, 3600.0


def example_of(kind: Kind, currency: str = "EUR") -> str:
    """What to type into a field of a kind, as the language in force writes it.

    Args:
        kind: what the field holds.
        currency: ISO 4217 code, for money.

    Returns:
        an example, readable by :func:`parse_as`.
    """
    return {
        Kind.TIME: _("45 s, 1.5 min, 120 per h"),
        Kind.MASS: "12 kg",
        Kind.LENGTH: "3 m",
        Kind.SHARE: percent(0.8),
        Kind.COUNT: "2",
        Kind.MONEY: money(50_000, currency),
        Kind.RATE: money(38, currency),
        Kind.YEARLY: number(12_000),
    }[kind]


def _time_unit(*seconds: float) -> tuple[float, str]:
    """The unit that reads best for all of some times: minutes from two on and hours from two on, if they come out even."""
    middle = seconds[len(seconds) // 2]
    for divisor, unit in ((_HOUR, _("h")), (_MINUTE, "min")):
        even = all(abs(s / divisor * 100 - round(s / divisor * 100)) < 1e-6 for s in seconds)
        if middle >= 2 * divisor and (even or middle >= 20 * divisor):
            return divisor, unit
    return 1.0, "s"


#: Ranges that reach this have their thousands set apart, in every part alike.
_GROUPED_FROM = 10_000


def _digits(value: float, *, grouping: bool) -> str:
    """Up to four significant digits, in the language in force, so that what is shown can be typed back."""
    from math import floor, log10

    if value == 0:
        return "0"
    return number(value, max(3 - floor(log10(abs(value))), 0), grouping=grouping)


def _range(estimate: Estimate, divisor: float) -> str:
    low, likely, high = (
        _digits(v / divisor, grouping=estimate.high / divisor >= _GROUPED_FROM)
        for v in (estimate.low, estimate.likely, estimate.high)
    )
    if low == high:
        return likely
    midway = estimate.likely == (estimate.low + estimate.high) / 2
    return f"{low}–{high}" if midway else f"{low}–{likely}–{high}"


def format_time(seconds: float) -> str:
    """A length of time to read, not to edit: three digits in the unit that reads best (``45 s``, ``3.5 min``).

    Args:
        seconds: the length of time in s.

    Returns:
        the time in text, with its unit: s, min or h.
    """
    divisor, unit = next(((d, u) for d, u in ((_HOUR, _("h")), (_MINUTE, "min")) if seconds >= 2 * d), (1.0, "s"))
    return f"{significant(seconds / divisor)}\N{NO-BREAK SPACE}{unit}"


def format_as(estimate: Estimate | None, kind: Kind, currency: str = "EUR") -> str:
    """An estimate as people write it, in the language in force; readable again by :func:`parse_as`.

    Args:
        estimate: the value in the unit of the kind (s, kg, m, 0–1, …); None for nothing known.
        kind: what the field holds.
        currency: ISO 4217 code, for a point of money or of a rate.

    Returns:
        the value, or the range, in text; "" for None.
    """
    if estimate is None:
        return ""
    if kind is Kind.TIME:
        divisor, unit = _time_unit(estimate.low, estimate.likely, estimate.high)
        return f"{_range(estimate, divisor)} {unit}"
    if kind is Kind.SHARE:
        return f"{_range(estimate, 0.01)} %"
    if kind in (Kind.MONEY, Kind.RATE):
        return _amount(estimate, currency)
    unit = {Kind.MASS: " kg", Kind.LENGTH: " m"}.get(kind, "")
    return f"{_range(estimate, 1.0)}{unit}"


def _amount(estimate: Estimate, currency: str) -> str:
    """With the sign of the currency where the language has it; of a range once, where it can be typed back."""
    if estimate.is_point:
        decimals = 2 if estimate.likely != round(estimate.likely) else 0
        return money(estimate.likely, currency, decimals)
    sign = money(0, currency)
    is_known = UNITS.get(sign.replace("0", "").strip().lower()) == "currency"
    return sign.replace("0", _range(estimate, 1.0)) if is_known else _range(estimate, 1.0)


def format_field(entity: Entity, field: str, currency: str = "EUR") -> str:
    """A number of an entity as people write it, by the unit that its field declares; "" where it is None.

    Args:
        entity: the entity that has the field.
        field: name of a field that declares a unit.
        currency: ISO 4217 code.

    Returns:
        the value, or the range, in text.
    """
    value: Estimate | float | None = getattr(entity, field)
    estimate = Estimate.point(value) if isinstance(value, int | float) else value
    return format_as(estimate, kind_of(type(entity), field), currency)


def format_per_period(estimate: Estimate, period: Period, is_time: bool) -> str:
    """``2 h/week`` or ``40/day``, in the language in force.

    Args:
        estimate: the amount per period: in s if ``is_time``, otherwise a count.
        period: what it is per.
        is_time: whether the amount is a time.

    Returns:
        the amount, or the range, and the period in text.
    """
    amount = format_as(estimate, Kind.TIME) if is_time else _range(estimate, 1.0)
    return f"{amount}/{period_label(period)}"


def period_label(period: Period) -> str:
    """The name of a period in the singular, such as “week”, in the language in force.

    Args:
        period: the period.

    Returns:
        the label.
    """
    return {
        Period.HOUR: _("hour"),
        Period.SHIFT: _("shift"),
        Period.DAY: _("day"),
        Period.WEEK: _("week"),
        Period.MONTH: _("month"),
        Period.YEAR: _("year"),
    }[period]
