"""The marks along an axis of working time."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.locale import number
from auditor.numerics.ticks import ticks
from auditor.phrases.simulation import short_amount, unit_of

_MOST = 5
#: Figures of a mark after its decimal point: steps are 1, 2, 2.5 or 5 of a power of ten.
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis, as a part of its length, and what stands there."""

    part: float
    text: str


def span_marks(widest_s: float, day_s: float) -> tuple[Mark, ...]:
    """Round stretches of working time from nothing on, all in the unit that suits the widest.

    Args:
        widest_s: where the axis ends, s of working time; above 0.
        day_s: working time of a day (s).

    Returns:
        marks from the left; the last lies at or before the end, and it alone names the unit.
    """
    unit_s, key = unit_of(widest_s, day_s)
    widest = widest_s / unit_s
    values = [value for value in ticks(0.0, widest, _MOST) if value <= widest * (1 + 1e-9)]
    plain = [Mark(value / widest, number(value, _DECIMALS)) for value in values[:-1]]
    return (*plain, Mark(values[-1] / widest, short_amount(key, values[-1], _DECIMALS)))
