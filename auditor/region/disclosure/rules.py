"""The rules that one cell has to pass by itself, and what is then shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from auditor.region.measures import Measure, Shows

#: R1. Fewer firms than this are no region.
LEAST_FIRMS = 30
#: R1. From here on cells may be finer than a sector group.
LEAST_FOR_FINE = 300
#: R4. Firms on each side of a quantile, firms that a part may leave, firms that must differ between releases.
ASIDE = 5
#: R3.
LEAST_ADVISORS = 3
#: R5, (n, k): two firms never bring this many per cent of a cell.
TWO_FIRMS_PERCENT = 85
#: The quantiles, in per cent, and from how many firms each has five on either side.
QUANTILES: Mapping[int, int] = {10: 50, 25: 20, 50: 10, 75: 20, 90: 50}

_NINE = Context(prec=9, rounding=ROUND_HALF_EVEN)
#: R4. Steps of the two digits, below twenty and from there on.
_FINE_BELOW, _FINE_STEP, _COARSE_STEP = 20, 2, 5


class Reason(StrEnum):
    """Why a cell is not shown, or not as it is now."""

    FEW_FIRMS = "few_firms"
    FEW_ADVISORS = "few_advisors"
    DOMINATED = "dominated"
    EVERYBODY = "everybody"
    LEVEL = "level"
    REMAINDER = "remainder"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Strictness:
    """What a programme may tighten, and never loosen. ``p_percent`` is kept to itself.

    Attributes:
        p_percent: R5: of what a cell has, what is neither of the largest nor of the second largest firm must be this share of
            the largest, or who is second could tell the first one's figure that closely.
        least: R2: firms in a cell.
    """

    p_percent: int = 10
    least: int = 10


@dataclass(frozen=True)
class Numbers:
    """What a query says of a cell: whole numbers, amounts doubled.

    Attributes:
        between: quantile in per cent → the amounts of the two firms between which it lies.
    """

    measure: str
    item: str
    cell: str
    firms: int
    advisors: int
    largest: int
    total: int
    top: int
    second: int
    between: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Numbers:
        """From a row of the query ``numbers``.

        Args:
            row: in the order of its columns.

        Returns:
            the same with names.
        """
        measure, item, cell, firms, advisors, largest, total, top, second, *pairs = row
        between = {q: (pairs[2 * i], pairs[2 * i + 1]) for i, q in enumerate(QUANTILES)}
        return cls(
            measure, item, cell, int(firms), int(advisors), int(largest), int(total), int(top), int(second), between
        )


def objection(numbers: Numbers, measure: Measure, strictness: Strictness) -> Reason | None:
    """Why a cell may not be shown, looked at by itself.

    Args:
        numbers: of the cell.
        measure: what it is about.
        strictness: of the programme.

    Returns:
        the first rule that it breaks; None where it breaks none.
    """
    least = max(strictness.least, 2 * ASIDE) * (2 if measure.is_money else 1)
    if numbers.firms < least:
        return Reason.FEW_FIRMS
    if numbers.advisors < LEAST_ADVISORS or numbers.firms - numbers.largest < ASIDE:
        return Reason.FEW_ADVISORS
    if measure.is_of_size and is_dominated(numbers, strictness):
        return Reason.DOMINATED
    if measure.shows is Shows.SHARE:
        yes = numbers.total // 2
        if yes < ASIDE or numbers.firms - yes < ASIDE:
            return Reason.EVERYBODY
    return None


def is_dominated(numbers: Numbers, strictness: Strictness) -> bool:
    """R5, the p % rule and the (2,85) rule (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).

    Args:
        numbers: of the cell.
        strictness: of the programme.

    Returns:
        True where one or two firms are most of it.
    """
    rest = numbers.total - numbers.top - numbers.second
    by_p = 100 * rest < max(strictness.p_percent, 10) * numbers.top
    return by_p or 100 * (numbers.top + numbers.second) >= TWO_FIRMS_PERCENT * numbers.total


def quantiles(numbers: Numbers, measure: Measure) -> dict[int, float]:
    """R4: the quantiles that have five firms on each side, in two digits.

    By linear interpolation between order statistics at (n − 1)·q (Hyndman & Fan 1996, type 7), exact in whole numbers until it
    is rounded: to nine digits first, and then to two, as it would be after any engine's floating point.

    Args:
        numbers: of the cell.
        measure: what it is about.

    Returns:
        value by quantile (per cent), in the measure's unit; only the median where the quartiles are the same.
    """
    found: dict[int, float] = {}
    for q, least in QUANTILES.items():
        if numbers.firms >= least:
            low, high = numbers.between[q]
            part = (numbers.firms - 1) * q % 100  # of the way from one to the other, in hundredths
            found[q] = in_two_digits(Fraction(100 * low + (high - low) * part, 200 * measure.scale))
    if 25 in found and found[25] == found[75]:
        return {50: found[50]}
    return found


def in_two_digits(value: Fraction) -> float:
    """A number with two significant digits of which the second goes in steps: 10, 12 … 20, 25 … 95.

    With all hundred of them, one who knows all other firms of a cell of 20 pins the last one to ±10 % in a quarter of the cells; in
    these steps in three of a hundred at most (``tests/region/test_attacks.py``).

    Args:
        value: exact, not negative.

    Returns:
        the rounded number.
    """
    nine = _NINE.divide(Decimal(value.numerator), Decimal(value.denominator))
    if not nine:
        return 0.0
    digits = nine.scaleb(1 - nine.adjusted())
    step = _FINE_STEP if digits < _FINE_BELOW else _COARSE_STEP
    whole = (digits / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
    return float(whole.scaleb(nine.adjusted() - 1))


def to_fives(count: int) -> int:
    """A count as it may be shown.

    Args:
        count: of firms.

    Returns:
        the nearest multiple of five.
    """
    return (count + 2) // 5 * 5
