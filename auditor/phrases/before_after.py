"""The map's numbers before and after, by name, with what changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.decide.programme.before_after import Measure, MeasureKey, ProcessChange
from auditor.locale import N_, _, number, percent, quoted
from auditor.model.units import format_time
from auditor.phrases.amounts import money_for_reading

_MEASURES: Mapping[MeasureKey, str] = {
    MeasureKey.LABOUR_HOURS: N_("Labour hours a year"),
    MeasureKey.FTE: N_("Full-time jobs (FTE)"),
    MeasureKey.LABOUR_COST: N_("Value of the labour at hourly rates, a year"),
    MeasureKey.BOTTLENECK_USE: N_("Use of the bottleneck"),
    MeasureKey.TAKT_TIME: N_("Takt time"),
    MeasureKey.LEAD_TIME: N_("Lead time"),
    MeasureKey.CYCLE_EFFICIENCY: N_("Process cycle efficiency"),
    MeasureKey.STRAINING_HOURS: N_("Heavy, dirty or dangerous work, hours a year"),
}

#: A difference below this many hours a year is rounding.
_LEAST_HOURS = 0.5


def measure_row(m: Measure, currency: str) -> list[str]:
    """What is compared, before, after, the change, and the steps it is of.

    Args:
        m: the measure.
        currency: ISO 4217 code.

    Returns:
        five cells, in the order told above.
    """
    return [
        _(_MEASURES[m.key]),
        measure_text(m.before, m.unit, currency),
        measure_text(m.after, m.unit, currency),
        change_text(m),
        " → ".join(quoted(name) for name in m.steps),
    ]


def change_rows(change: ProcessChange, currency: str) -> list[list[str]]:
    """The measures in which a reader sees a change.

    Args:
        change: of one process.
        currency: ISO 4217 code.

    Returns:
        five cells a measure, as of :func:`measure_row`; what reads the same before and after is left out.
    """
    rows = [measure_row(m, currency) for m in change.changed]
    return [row for row in rows if row[1] != row[2]]


def measure_text(value: float | None, unit: str, currency: str) -> str:
    """A number of the map as its unit wants it.

    Args:
        value: a number in ``unit``; None where it is not known.
        unit: h, fte, money, s, days or share (0–1).
        currency: ISO 4217 code, for money.

    Returns:
        the number as text: money to two or three digits, shares as percentages, seconds as a time; “–” for None.
    """
    if value is None:
        return "–"
    if unit == "share":
        return percent(value, 1)
    if unit == "money":
        return money_for_reading(value, currency)
    if unit == "s":
        return format_time(value)
    if unit == "days":
        return _("{n} days").format(n=number(value, 1))
    return number(value, 1 if unit == "fte" else 0)


def change_text(m: Measure) -> str:
    """By how much it changes, with a sign that says whether that is good.

    Args:
        m: the measure.

    Returns:
        the change as a percentage, with ✓ where it is for the better and ! where it is for the worse; “–” where it
        can't be told.
    """
    if not m.before or m.after is None:
        return "–"
    part = m.after / m.before - 1
    if abs(part) < 0.0005:
        return percent(0.0)
    good = m.less_is_better is not None and (part < 0) is m.less_is_better
    mark = "" if m.less_is_better is None else " ✓" if good else " !"
    return f"{'+' if part > 0 else '−'}{percent(abs(part), 1)}{mark}"


def unchanged_sentence(change: ProcessChange, amount: Callable[[float], str]) -> str:
    """What the money leaves as it is: the bottleneck and the lead time, where nothing of them changes.

    Args:
        change: of one process.
        amount: writes an amount in the audit's currency.

    Returns:
        a sentence; empty where both change or are not known.
    """
    stays = {m.key: m for m in change.unchanged}
    use, lead = stays.get(MeasureKey.BOTTLENECK_USE), stays.get(MeasureKey.LEAD_TIME)
    money_text = amount(change.investment)
    use_text = percent(use.before or 0.0) if use is not None else ""
    lead_text = measure_text(lead.before, "days", "") if lead is not None else ""
    if use is not None and lead is not None:
        text = _("The {money} spent on this process leaves its bottleneck ({use}) and lead time ({lead}) as they are.")
    elif use is not None:
        text = _("The {money} spent on this process leaves its bottleneck ({use}) as it is.")
    elif lead is not None:
        text = _("The {money} spent on this process leaves its lead time ({lead}) as it is.")
    else:
        return ""
    return text.format(money=money_text, use=use_text, lead=lead_text)


def hours_sentence(change: ProcessChange) -> str:
    """Why the map loses other hours than the plan frees.

    Args:
        change: of one process.

    Returns:
        a sentence; empty where the hours agree.
    """
    if abs(change.avoided_hours) < _LEAST_HOURS:
        return ""
    if change.avoided_hours > 0:
        text = _("The plan frees {freed} hours a year here; the other {n} hours are rework and scrap that are avoided.")
        return text.format(freed=number(change.freed_hours), n=number(change.avoided_hours))
    text = _("The plan frees {freed} hours a year here; with its routes and products the map shows {n} of them less.")
    return text.format(freed=number(change.freed_hours), n=number(-change.avoided_hours))
