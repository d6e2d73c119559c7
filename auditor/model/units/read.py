"""What is typed, read as the kind of quantity that a field expects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.errors import PiecesAsked, QuantityError
from auditor.locale import _, percent
from auditor.model.estimate import Basis, Estimate
from auditor.model.firm import Calendar
from auditor.model.units.figures import in_figures, parse_number, share_in_figures, without_thousands_mark
from auditor.model.units.kinds import Kind
from auditor.model.units.parse import Stated, parse_quantity
from auditor.model.units.vocabulary import says_unknown
from auditor.model.units.written import example_of
from auditor.model.work import Period

_DIMENSIONS = {
    Kind.TIME: "[time]",
    Kind.MASS: "[mass]",
    Kind.LENGTH: "[length]",
    Kind.COUNT: "[count]",
    Kind.MONEY: "[money]",
    Kind.RATE: "[money]",
    Kind.YEARLY: "[count]",
}
_MONEY = frozenset({Kind.MONEY, Kind.RATE, Kind.YEARLY})  # and what is counted by the thousand
_UNITLESS = frozenset({Kind.COUNT, Kind.MONEY, Kind.RATE, Kind.YEARLY})


@dataclass(frozen=True, slots=True)
class PeriodQuantity:
    """Work or events stated per period: ``2 h/week`` (seconds per week) or ``40 per day``."""

    estimate: Estimate
    period: Period
    is_time: bool


def parse_as(
    text: str,
    kind: Kind,
    *,
    default_unit: str | None = None,
    basis: Basis = Basis.STATED,
    decimal: str | None = None,
    calendar: Calendar | None = None,
) -> Estimate:
    """Read a typed text as ``kind``, in canonical units.

    Args:
        text: as typed.
        kind: what the field holds.
        default_unit: unit word for a bare number (``"min"``); without one a bare time, mass or length is refused.
        basis: how the value is known.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.
        calendar: how long a day of work is; without one, times in days are refused.

    Returns:
        the estimate in the unit of the kind: s, kg, m, 0–1, pieces, currency, currency/h or pieces/year.

    Raises:
        PiecesAsked: a time per something that is no piece: how many does one give?
        QuantityError: unreadable, another kind of unit, out of range.
    """
    if kind is Kind.TIME:
        text = _with_minutes(text)
    elif kind is Kind.SHARE:
        text = share_in_figures(text)
    elif kind in _MONEY and decimal is None:
        text = without_thousands_mark(text)
    stated = parse_quantity(text, basis=basis, decimal=decimal, calendar=calendar)
    if stated.is_bare and default_unit is not None and not stated.thing:
        stated = parse_quantity(f"{text.strip()} {default_unit}", basis=basis, decimal=decimal)
    if kind is Kind.TIME:
        return _time(stated, text)
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
    is_yearly = kind is Kind.MONEY and stated.period is Period.YEAR
    if kind not in (Kind.RATE, Kind.YEARLY) and not is_yearly and (stated.period is not None or stated.per is not None):
        raise _wrong_kind(kind)
    if stated.thing or stated.pieces not in (None, 1.0):
        raise _wrong_kind(kind)
    return stated.estimate


def parse_if_known(
    text: str, kind: Kind, *, default_unit: str | None = None, calendar: Calendar | None = None
) -> Estimate | None:
    """Read a typed text that may also say that the value is not known.

    Args:
        text: as typed.
        kind: what the field holds.
        default_unit: unit word for a bare number.
        calendar: how long a day of work is; without one, times in days are refused.

    Returns:
        as :func:`parse_as`; None for nothing, and for “weiß nicht”, “weet niet”, “don't know”, “?”.

    Raises:
        QuantityError: see :func:`parse_as`.
    """
    if not text or says_unknown(text):
        return None
    return parse_as(text, kind, default_unit=default_unit, calendar=calendar)


def parse_per_period(
    text: str, *, basis: Basis = Basis.STATED, decimal: str | None = None, calendar: Calendar | None = None
) -> PeriodQuantity:
    """Read ``2 h/week`` or ``40 per day``.

    Args:
        text: as typed.
        basis: how the value is known.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.
        calendar: how long a day of work is; without one, times in days are refused.

    Returns:
        the amount per period: in seconds where ``is_time``, otherwise a count.

    Raises:
        QuantityError: unreadable, or without a period.
    """
    stated = parse_quantity(text, basis=basis, decimal=decimal, calendar=calendar)
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
    stated = re.fullmatch(
        r"(.*?)\s*(?:d|days?|dag|dagen|tage?n?|werkdag(?:en)?|arbeitstage?)", in_figures(text).strip().lower()
    )
    if stated or in_days:
        return Inventory(parse_number(stated[1] if stated else text, decimal), None)
    return Inventory(None, parse_as(text, Kind.COUNT, decimal=decimal).likely)


#: Standard deviation ÷ mean: more than this is no longer a time that a firm could plan with.
_MOST_VARIATION = 10.0


def parse_variation(text: str, *, decimal: str | None = None) -> float:
    """Read how much single pieces differ: ``30 %`` or ``0.3``; unlike a share it may be more than 100 %.

    Args:
        text: as typed.
        decimal: decimal mark where a number could mean two things; None for that of the language in force.

    Returns:
        standard deviation ÷ mean.

    Raises:
        QuantityError: unreadable, or more than 1000 %.
    """
    return _share(parse_quantity(share_in_figures(text), decimal=decimal), _MOST_VARIATION).likely


def _with_minutes(text: str) -> str:
    """“30 m” and “1 h 30m” are no metres where a time is asked for; what a time is per may be."""
    time = _PER.sub("", text)
    return re.sub(r"(?<=\d)\s*m(?=\s|$)", " min", time) + text[len(time) :]


#: Where a time ends and what it is per begins.
_BEFORE_THING = re.compile(r"\s*(?:/|\b[^\W\d_]+\b)\s*$")
_PER = re.compile(r"\s*(?:/|\b(?:per|pro|je|p|each|elke?|for|voor|für)\b).*", re.IGNORECASE | re.DOTALL)


def _time(stated: Stated, text: str) -> Estimate:
    if stated.thing and stated.pieces is None and stated.is_a("[time]"):
        time = _BEFORE_THING.sub("", text[: max(text.casefold().find(stated.thing.casefold()), 0)]) or _PER.sub(
            "", text
        )
        question = _("How many pieces does one “{thing}” give? Type for example {example}.")
        raise PiecesAsked(question.format(thing=stated.thing, example=f"{time} / 12"), time, stated.thing)
    if stated.is_a("[time]") and stated.period is None and stated.per is None:
        return stated.estimate / stated.pieces if stated.pieces else stated.estimate
    if (stated.is_bare or stated.is_a("[count]")) and stated.per is not None:
        if stated.estimate.low <= 0:
            raise QuantityError(_("A rate must be more than zero."), 0)
        return float(stated.per.magnitude) / stated.estimate
    if stated.is_bare and stated.period is None:
        raise QuantityError(_("Add the unit: s, min or h."), 0)
    raise _wrong_kind(Kind.TIME)


@dataclass(frozen=True, slots=True)
class CycleQuantity:
    """A cycle as stated: its time (s), and for how many pieces, where that was said."""

    time: Estimate
    pieces: float | None


def parse_cycle(text: str, *, calendar: Calendar | None = None) -> CycleQuantity:
    """Read a cycle time: ``45 s``, ``120 per h``, ``45 min per 12`` or ``8 min per batch of 300``.

    Args:
        text: as typed.
        calendar: how long a day of work is; without one, times in days are refused.

    Returns:
        the time of a cycle and how many pieces it gives (a rate of pieces: one); None where only a time was typed.

    Raises:
        PiecesAsked: a time per something that is no piece: how many does one give?
        QuantityError: unreadable, or no time.
    """
    text = _with_minutes(text)
    stated = parse_quantity(text, calendar=calendar)
    if stated.pieces is not None and stated.is_a("[time]") and stated.period is None and stated.per is None:
        return CycleQuantity(stated.estimate, stated.pieces)
    return CycleQuantity(_time(stated, text), 1.0 if stated.is_a("[count]") else None)


def _share(stated: Stated, most: float = 1.0) -> Estimate:
    if not (stated.is_bare or stated.is_a("[]")) or stated.period is not None:
        raise _wrong_kind(Kind.SHARE)
    share = stated.estimate / 100 if stated.is_bare and stated.estimate.high > 1 else stated.estimate  # 80 is 80 %
    if share.high > most:
        text = _("A share is at most 100% (or 1).") if most == 1 else _("This is at most {most}.")
        raise QuantityError(text.format(most=percent(most)), 0)
    return share


def _wrong_kind(kind: Kind) -> QuantityError:
    return QuantityError(_("This asks for something like {example}.").format(example=example_of(kind)), 0)


def _unit_missing(text: str, kind: Kind) -> QuantityError:
    return QuantityError(_("Add the unit, as in {example}.").format(example=example_of(kind)), len(text))
