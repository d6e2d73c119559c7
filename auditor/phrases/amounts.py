"""How exactly an amount of money is said."""

from __future__ import annotations


def round_for_reading(value: float) -> float:
    """Two or three significant digits: money in an audit is not known better than that.

    Args:
        value: an amount of money.

    Returns:
        rounded to 1 below 100, to 10 below 10,000, to 100 below 100,000, else to 1,000.
    """
    size = abs(value)
    step = 1 if size < 100 else 10 if size < 10_000 else 100 if size < 100_000 else 1_000
    return round(value / step) * step
