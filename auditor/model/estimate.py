"""A value that may be uncertain, how we know it, and how such values are added, multiplied and averaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from math import isfinite
from operator import add

from auditor.errors import InputError
from auditor.locale import _


class Basis(StrEnum):
    """How a value is known, the best first: of a firm's own, from firms like it, from general figures, or guessed."""

    MEASURED = "measured"
    STATED = "stated"
    CALCULATED = "calculated"
    BENCHMARK = "benchmark"
    CATALOGUE = "catalogue"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, likely and high value with its basis; a point when the three are equal.

    Estimates add, subtract, multiply and divide among each other and with plain numbers:

    * likely comes from the likely values; low and high are the least and the most that the operation can give while each
      value stays between its own low and high (interval arithmetic: ``a - b`` is lowest at ``a.low - b.high``). Nothing
      is assumed about how likely it is that all of them are at their ends together.
    * With a plain number, which has no doubt in it, the basis stays what it was: a stated time in other units is stated.
      Of two estimates the result is calculated; :meth:`with_basis` says otherwise where there is reason to.
    * An estimate does not know itself: ``a - a`` is not 0 and ``a / a`` not 1 unless ``a`` is a point.

    Raises:
        InputError: unless low ≤ likely ≤ high, all finite.
    """

    low: float
    likely: float
    high: float
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high or not isfinite(self.high - self.low):
            raise InputError(_("A range runs from low to high: low ≤ likely ≤ high."))

    @classmethod
    def point(cls, value: float, basis: Basis = Basis.STATED) -> Estimate:
        """A value without spread.

        Args:
            value: the value, in any unit; finite.
            basis: how it is known.

        Returns:
            the estimate with low, likely and high all at that value.
        """
        return cls(value, value, value, basis)

    @classmethod
    def sum(cls, parts: Iterable[Estimate]) -> Estimate:
        """All parts added up, the same as with ``+`` from the first to the last; calculated. Of nothing it is 0.

        Args:
            parts: what is added up, all in one unit.

        Returns:
            the sum, in the unit of the parts.
        """
        whole = list(parts)
        return cls(
            _added(part.low for part in whole),
            _added(part.likely for part in whole),
            _added(part.high for part in whole),
            Basis.CALCULATED,
        )

    @classmethod
    def sum_of_known(cls, parts: Iterable[Estimate | None]) -> Estimate | None:
        """The sum of the parts that are known; None when none is.

        Args:
            parts: what is added up, all in one unit; None for what is not known.

        Returns:
            the sum, in the unit of the parts.
        """
        known = [part for part in parts if part is not None]
        return cls.sum(known) if known else None

    @classmethod
    def mean(cls, parts: Sequence[Estimate], weights: Sequence[float]) -> Estimate:
        """The mean of the parts in proportion to their weights; calculated.

        Args:
            parts: what is averaged, all in one unit.
            weights: one for each part, ≥ 0, in any unit.

        Returns:
            the weighted mean, in the unit of the parts.

        Raises:
            ZeroDivisionError: the weights add up to 0.
        """
        whole = _added(weights)

        def side(values: Iterable[float]) -> float:
            return _added(weight * value for weight, value in zip(weights, values, strict=True)) / whole

        return cls(
            side(part.low for part in parts),
            side(part.likely for part in parts),
            side(part.high for part in parts),
            Basis.CALCULATED,
        )

    @property
    def is_point(self) -> bool:
        """Whether there is no spread: low and high are the same."""
        return self.low == self.high

    @property
    def mean_of_pert(self) -> float:
        """The mean of its PERT distribution: (low + 4 · likely + high) ÷ 6 (Malcolm et al. 1959)."""
        return (self.low + 4 * self.likely + self.high) / 6

    @property
    def middle(self) -> float:
        """The median of its PERT distribution, by the usual approximation (low + 6 · likely + high) ÷ 8."""
        return (self.low + 6 * self.likely + self.high) / 8

    def map(self, function: Callable[[float], float], basis: Basis | None = None) -> Estimate:
        """Apply a monotone function to the three values; a falling one swaps low and high.

        Args:
            function: gives the new value of an old one; must only rise, or only fall, between low and high.
            basis: how the result is known; None keeps the basis.

        Returns:
            the estimate of the function's values, in the unit that the function gives.
        """
        a, b, c = function(self.low), function(self.likely), function(self.high)
        return Estimate(min(a, c), b, max(a, c), basis or self.basis)

    def with_basis(self, basis: Basis) -> Estimate:
        """The same values, known in another way.

        Args:
            basis: how the values are known.

        Returns:
            the estimate with that basis, in the same unit.
        """
        return replace(self, basis=basis)

    def __add__(self, other: Estimate | float) -> Estimate:
        if isinstance(other, Estimate):
            return Estimate(self.low + other.low, self.likely + other.likely, self.high + other.high, Basis.CALCULATED)
        if isinstance(other, int | float):
            return Estimate(self.low + other, self.likely + other, self.high + other, self.basis)
        return NotImplemented

    def __neg__(self) -> Estimate:
        return Estimate(-self.high, -self.likely, -self.low, self.basis)

    def __sub__(self, other: Estimate | float) -> Estimate:
        return self + -other if isinstance(other, Estimate | int | float) else NotImplemented

    def __mul__(self, other: Estimate | float) -> Estimate:
        if isinstance(other, Estimate):
            if self.low >= 0 and other.low >= 0:  # nearly always
                return Estimate(
                    self.low * other.low, self.likely * other.likely, self.high * other.high, Basis.CALCULATED
                )
            ends = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
            return Estimate(min(ends), self.likely * other.likely, max(ends), Basis.CALCULATED)
        if isinstance(other, int | float):
            a, b, c = self.low * other, self.likely * other, self.high * other
            return Estimate(a, b, c, self.basis) if a <= c else Estimate(c, b, a, self.basis)
        return NotImplemented

    def __truediv__(self, other: Estimate | float) -> Estimate:
        """Raises ZeroDivisionError where the divisor can be 0."""
        if isinstance(other, Estimate):
            _refuse_zero(other)
            ends = (self.low / other.low, self.low / other.high, self.high / other.low, self.high / other.high)
            return Estimate(min(ends), self.likely / other.likely, max(ends), Basis.CALCULATED)
        if isinstance(other, int | float):
            a, b, c = self.low / other, self.likely / other, self.high / other
            return Estimate(a, b, c, self.basis) if a <= c else Estimate(c, b, a, self.basis)
        return NotImplemented

    def __radd__(self, other: float) -> Estimate:
        return self + other

    def __rsub__(self, other: float) -> Estimate:
        return -self + other

    def __rmul__(self, other: float) -> Estimate:
        return self * other

    def __rtruediv__(self, other: float) -> Estimate:
        """Raises ZeroDivisionError where the divisor can be 0."""
        _refuse_zero(self)
        return self.map(lambda value: other / value)


def _added(values: Iterable[float]) -> float:
    """From the first to the last, rounded at each step. Unlike the ``sum`` of newer Pythons, which compensates, this can
    never put the sum of the lows above that of the likely values."""
    return reduce(add, values, 0.0)


def _refuse_zero(divisor: Estimate) -> None:
    if divisor.low <= 0 <= divisor.high:
        raise ZeroDivisionError("division by an estimate that can be 0")
