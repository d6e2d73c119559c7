"""A scale with round steps."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


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


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from at or below ``low`` to at or above ``high``, at most about ``most`` steps.

    Args:
        low: in any unit.
        high: in the same unit; not above ``low`` it becomes ``low + 1``.
        most: steps, about.

    Returns:
        rising values at equal distances.
    """
    if not high > low:
        high = low + 1.0
    raw = (high - low) / most
    size = 10.0 ** floor(log10(raw))
    step = next(s * size for s in _STEPS if s * size >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [i * step for i in range(first, last + 1)]
