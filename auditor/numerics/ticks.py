"""Round values along an axis."""

from __future__ import annotations

from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


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
