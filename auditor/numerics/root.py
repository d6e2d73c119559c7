"""Where a function is zero."""

from __future__ import annotations

from collections.abc import Callable
from sys import float_info

_MOST_STEPS = 500


def root(function: Callable[[float], float], low: float, high: float, closest: float, close: float) -> float:
    """Where a continuous function is zero, by Brent's method: inverse quadratic interpolation, halving where that gains too little.

    Source: Brent, Algorithms for Minimization without Derivatives (1973), ch. 4.

    Args:
        function: of one number.
        low: where it has one sign.
        high: where it has the other.
        closest: how near to the zero is near enough.
        close: the same, as a share of the zero.

    Returns:
        the zero, within ``closest + close · |zero|``.

    Raises:
        ValueError: the signs at both ends are the same.
    """
    a, b = low, high
    at_a, at_b = function(a), function(b)
    if at_a == 0:
        return a
    if at_b == 0:
        return b
    if (at_a > 0) == (at_b > 0):
        raise ValueError(f"no change of sign between {low} and {high}")
    c, at_c = a, at_a  # b is the best so far; the zero lies between b and c
    step = before = b - a
    for _step in range(_MOST_STEPS):
        if abs(at_c) < abs(at_b):
            a, b, c = b, c, b
            at_a, at_b, at_c = at_b, at_c, at_b
        tolerance = (closest + max(close, 4 * float_info.epsilon) * abs(b)) / 2
        half = (c - b) / 2
        if at_b == 0 or abs(half) < tolerance:
            return b
        before, step = step, _interpolated(a, b, c, at_a, at_b, at_c) if abs(at_a) > abs(at_b) else half
        if abs(step) >= min(abs(before), 1.5 * abs(half) - tolerance / 2) or step * half < 0:
            before = step = half
        a, at_a = b, at_b
        b += step if abs(step) > tolerance else (tolerance if half > 0 else -tolerance)
        at_b = function(b)
        if (at_b > 0) == (at_c > 0):
            c, at_c = a, at_a
            before = step = b - a
    return b


def _interpolated(a: float, b: float, c: float, at_a: float, at_b: float, at_c: float) -> float:
    """How far from b the zero is, by the line through two points or the parabola through three."""
    if a == c:
        return -at_b * (b - a) / (at_b - at_a)
    ratio_a, ratio_c, both = at_a / at_c, at_b / at_c, at_b / at_a
    above = both * (2 * (c - b) / 2 * ratio_a * (ratio_a - ratio_c) - (b - a) * (ratio_c - 1))
    below = (ratio_a - 1) * (ratio_c - 1) * (both - 1)
    return -above / below if below else (c - b) / 2
