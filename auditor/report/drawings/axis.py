"""A scale along an axis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """From values to points: ``low`` … ``high`` over ``start`` … ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value on the paper.

        Args:
            value: in the unit of the scale; it may lie outside.

        Returns:
            points; ``start`` where the scale has no span.
        """
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start
