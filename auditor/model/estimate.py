"""A value that may be uncertain, and how we know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from auditor.errors import InputError
from auditor.locale import _


class Basis(StrEnum):
    """How a value is known."""

    MEASURED = "measured"
    STATED = "stated"
    CALCULATED = "calculated"
    CATALOGUE = "catalogue"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, likely and high value with its basis; a point when the three are equal.

    Raises:
        InputError: unless low ≤ likely ≤ high, all finite.
    """

    low: float
    likely: float
    high: float
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high or self.high - self.low == float("inf"):
            raise InputError(_("A range runs from low to high: low ≤ likely ≤ high."))

    @classmethod
    def point(cls, value: float, basis: Basis = Basis.STATED) -> Estimate:
        """A value without spread."""
        return cls(value, value, value, basis)

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def map(self, function: Callable[[float], float], basis: Basis | None = None) -> Estimate:
        """Apply a monotone function to the three values; a falling one swaps low and high."""
        a, b, c = function(self.low), function(self.likely), function(self.high)
        return Estimate(min(a, c), b, max(a, c), basis or self.basis)
