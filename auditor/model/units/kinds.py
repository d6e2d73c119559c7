"""What a field expects: the kinds of quantity, how a typed text becomes one, and how it is written back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from auditor.errors import QuantityError
from auditor.locale import _, money, number, significant
from auditor.model.entity import Entity
from auditor.model.estimate import Basis, Estimate
from auditor.model.unit import (
    KILOGRAMS,
    METRES,
    MONEY,
    MONEY_PER_HOUR,
    MONEY_PER_PIECE,
    MONEY_PER_YEAR,
    PIECES_PER_YEAR,
    SECONDS,
    SHARE,
    unit_of,
)
from auditor.model.units.parse import Stated, parse_number, parse_quantity
from auditor.model.work import Period


class Kind(StrEnum):
    """What a field holds, and so which units it takes."""

    TIME = "time"  # seconds per cycle; a rate (120 per h) is turned round
    MASS = "mass"  # kilograms
    LENGTH = "length"  # metres
    SHARE = "share"  # 0–1; typed as 80 % or 0.8
    COUNT = "count"  # pieces, people, stations
    MONEY = "money"  # the audit's currency
    RATE = "rate"  # currency per hour
    YEARLY = "yearly"  # pieces per year


#: What to type, where a message needs an example.
EXAMPLES = {
    Kind.TIME: "45 s, 1.5 min, 120 per h",
    Kind.MASS: "12 kg",
    Kind.LENGTH: "3 m",
    Kind.SHARE: "80%",
    Kind.COUNT: "2",
    Kind.MONEY: "€ 50 000",
    Kind.RATE: "€ 38 per h",
    Kind.YEARLY: "12 000 per year",
}
_DIMENSIONS = {
    Kind.TIME: "[time]",
    Kind.MASS: "[mass]",
    Kind.LENGTH: "[length]",
    Kind.COUNT: "[count]",
    Kind.MONEY: "[money]",
    Kind.RATE: "[money]",
    Kind.YEARLY: "[count]",
}
_MINUTE, _HOUR = 60.0, 3600.0
_UNITLESS = frozenset({Kind.COUNT, Kind.MONEY, Kind.RATE, Kind.YEARLY})


#: By the unit that a field declares; what is not here is a count.
_KIND_OF_UNIT = {
    SECONDS.symbol: Kind.TIME,
    KILOGRAMS.symbol: Kind.MASS,
    METRES.symbol: Kind.LENGTH,
    SHARE.symbol: Kind.SHARE,
    MONEY.symbol: Kind.MONEY,
    MONEY_PER_PIECE.symbol: Kind.MONEY,
    MONEY_PER_YEAR.symbol: Kind.MONEY,
    MONEY_PER_HOUR.symbol: Kind.RATE,
    PIECES_PER_YEAR.symbol: Kind.YEARLY,
}


def kind_of(cls: type, field: str) -> Kind:
    """What a field of an entity takes, by the unit that it declares.

    Args:
        cls: a dataclass whose numeric fields declare their units.
        field: name of a field of the entity class ``cls``.

    Returns:
        the kind; a count for units without a kind of their own.

    Raises:
        KeyError: it declares none.
    """
    return _KIND_OF_UNIT.get(unit_of(cls, field).symbol, Kind.COUNT)


@dataclass(frozen=True, slots=True)
class PeriodQuantity:
    """Work or events stated per period: ``2 h/week`` (seconds per week) or ``40 per day``."""

    estimate: Estimate
    period: Period
    is_time: bool


def parse_as(
    text: str, kind: Kind, *, default_unit: str | None = None, basis: Basis = Basis.STATED, decimal: str | None = None
) -> Estimate:
    """Read a typed text as ``kind``, in canonical units.

    Args:
        text: as typed.
        kind: what the field holds.
        default_unit: unit word for a bare number (``"min"``); without one a bare time, mass or length is refused.
        basis: how the value is known.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.

    Returns:
        the estimate in the unit of the kind: s, kg, m, 0–1, pieces, currency, currency/h or pieces/year.

    Raises:
        QuantityError: unreadable, another kind of unit, out of range.
    """
    stated = parse_quantity(text, basis=basis, decimal=decimal)
    if stated.is_bare and default_unit is not None:
        stated = parse_quantity(f"{text.strip()} {default_unit}", basis=basis, decimal=decimal)
    if kind is Kind.TIME:
        return _time(stated)
    if kind is Kind.SHARE:
        return _share(stated)
    if stated.is_bare and kind not in _UNITLESS:
        raise _unit_missing(text, kind)
    if not stated.is_bare and not stated.is_a(_DIMENSIONS[kind]):
        raise _wrong_kind(kind)
    if kind is Kind.RATE and stated.period not in (None, Period.HOUR):
        raise _wrong_kind(kind)
    if kind is Kind.YEARLY and stated.period not in (None, Period.YEAR):
        raise QuantityError(_("State this per year."), 0)
    if kind not in (Kind.RATE, Kind.YEARLY) and (stated.period is not None or stated.per is not None):
        raise _wrong_kind(kind)
    return stated.estimate


def parse_per_period(text: str, *, basis: Basis = Basis.STATED, decimal: str | None = None) -> PeriodQuantity:
    """Read ``2 h/week`` or ``40 per day``.

    Args:
        text: as typed.
        basis: how the value is known.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.

    Returns:
        the amount per period: in seconds where ``is_time``, otherwise a count.

    Raises:
        QuantityError: unreadable, or without a period.
    """
    stated = parse_quantity(text, basis=basis, decimal=decimal)
    is_time = stated.is_a("[time]")
    if stated.period is None or not (stated.is_bare or is_time or stated.is_a("[count]")):
        raise QuantityError(_("State how often, per period: 40 per day, or 2 h per week."), 0)
    return PeriodQuantity(stated.estimate, stated.period, is_time)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What lies before a step: in days of demand, or in pieces; the other is None."""

    days: float | None
    pieces: float | None


def parse_inventory(text: str, *, in_days: bool = False, decimal: str | None = None) -> Inventory:
    """Read pieces (``500``), or days where it says so (``5 d``); ``in_days`` takes a bare number as days.

    Args:
        text: as typed.
        in_days: whether a bare number is days; otherwise it is pieces.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.

    Returns:
        days of demand or pieces; of a range of pieces the likely value.

    Raises:
        QuantityError: unreadable.
    """
    stated = re.fullmatch(r"(.*?)\s*(?:d|day|days|dag|dagen|tag|tage|tagen)", text.strip().lower())
    if stated or in_days:
        return Inventory(parse_number(stated[1] if stated else text, decimal), None)
    return Inventory(None, parse_as(text, Kind.COUNT, decimal=decimal).likely)


def _time(stated: Stated) -> Estimate:
    if stated.is_a("[time]") and stated.period is None and stated.per is None:
        return stated.estimate
    if (stated.is_bare or stated.is_a("[count]")) and stated.per is not None:
        if stated.estimate.low <= 0:
            raise QuantityError(_("A rate must be more than zero."), 0)
        return float(stated.per.magnitude) / stated.estimate
    if stated.is_bare and stated.period is None:
        raise QuantityError(_("Add the unit: s, min or h."), 0)
    raise _wrong_kind(Kind.TIME)


def _share(stated: Stated) -> Estimate:
    if not (stated.is_bare or stated.is_a("[]")) or stated.period is not None:
        raise _wrong_kind(Kind.SHARE)
    if stated.estimate.high > 1:
        raise QuantityError(_("A share is at most 100% (or 1)."), 0)
    return stated.estimate


def _wrong_kind(kind: Kind) -> QuantityError:
    return QuantityError(_("This asks for something like {example}.").format(example=EXAMPLES[kind]), 0)


def _unit_missing(text: str, kind: Kind) -> QuantityError:
    return QuantityError(_("Add the unit, as in {example}.").format(example=EXAMPLES[kind]), len(text))


def _time_unit(*seconds: float) -> tuple[float, str]:
    """The unit that reads best for all of some times: minutes from two on and hours from two on, if they come out even."""
    middle = seconds[len(seconds) // 2]
    for divisor, unit in ((_HOUR, "h"), (_MINUTE, "min")):
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
    divisor, unit = next(((d, u) for d, u in ((_HOUR, "h"), (_MINUTE, "min")) if seconds >= 2 * d), (1.0, "s"))
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
    if kind in (Kind.MONEY, Kind.RATE) and estimate.is_point:
        decimals = 2 if estimate.likely != round(estimate.likely) else 0
        return money(estimate.likely, currency, decimals)
    unit = {Kind.MASS: " kg", Kind.LENGTH: " m"}.get(kind, "")
    return f"{_range(estimate, 1.0)}{unit}"


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
