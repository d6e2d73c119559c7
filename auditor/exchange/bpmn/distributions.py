"""Distributions of simulation data as estimates: the mean as likely, the 10 % and 90 % quantiles as low and high.

The mean, since hours a year are passes × mean.
"""

from __future__ import annotations

from math import exp, isfinite, log, sqrt

from auditor.model import Basis, Estimate

_Z90 = 1.2815515655446004


def fixed(value: float) -> Estimate | None:
    """Always the same.

    Args:
        value: seconds.

    Returns:
        the estimate; None for what can't be a time.
    """
    return _estimate(value, value, value)


def normal(mean: float, deviation: float) -> Estimate | None:
    """Normal.

    Args:
        mean: seconds.
        deviation: standard deviation, seconds.

    Returns:
        the estimate; None for what can't be a time.
    """
    return _estimate(mean - _Z90 * deviation, mean, mean + _Z90 * deviation)


def exponential(mean: float) -> Estimate | None:
    """Exponential.

    Args:
        mean: seconds.

    Returns:
        the estimate; None for what can't be a time.
    """
    return _estimate(-mean * log(0.9), mean, -mean * log(0.1))


def uniform(least: float, most: float) -> Estimate | None:
    """The same chance everywhere between two ends.

    Args:
        least: seconds.
        most: seconds.

    Returns:
        the estimate; None for what can't be a time.
    """
    return _estimate(least + 0.1 * (most - least), (least + most) / 2, least + 0.9 * (most - least))


def triangular(least: float, mode: float, most: float) -> Estimate | None:
    """Triangular.

    Args:
        least: seconds.
        mode: the most frequent, seconds.
        most: seconds.

    Returns:
        the estimate; None for what can't be a time.
    """
    if not least <= mode <= most:
        return None
    width = most - least
    low = least + sqrt(0.1 * width * (mode - least))
    high = most - sqrt(0.1 * width * (most - mode))
    return _estimate(low, (least + mode + most) / 3, high)


def lognormal(mean: float, variance: float) -> Estimate | None:
    """Lognormal, by the mean and variance of the times themselves.

    Args:
        mean: seconds.
        variance: seconds².

    Returns:
        the estimate; None for what can't be a time.
    """
    if mean <= 0 or variance < 0:
        return fixed(mean)
    spread = log(1 + variance / mean**2)
    middle = log(mean) - spread / 2
    return _estimate(exp(middle - _Z90 * sqrt(spread)), mean, exp(middle + _Z90 * sqrt(spread)))


def gamma(mean: float, variance: float) -> Estimate | None:
    """Gamma, by its mean and variance.

    Source of the quantiles: Wilson & Hilferty, PNAS 17 (1931), the cube root of a gamma variable is nearly normal.

    Args:
        mean: seconds.
        variance: seconds².

    Returns:
        the estimate; None for what can't be a time.
    """
    if mean <= 0 or variance <= 0:
        return fixed(mean)
    shape = mean**2 / variance
    third = 1 / (9 * shape)

    def at(z: float) -> float:
        return mean * max(1 - third + z * sqrt(third), 0.0) ** 3

    return _estimate(at(-_Z90), mean, at(_Z90))


def _estimate(low: float, likely: float, high: float) -> Estimate | None:
    if not all(isfinite(value) for value in (low, likely, high)) or not 0 <= likely < 1e12:
        return None
    return Estimate(max(min(low, likely), 0.0), likely, max(high, likely), Basis.STATED)


def number_in(text: str) -> float | None:
    """A number as a model states it.

    Args:
        text: of an attribute.

    Returns:
        the number; None where it is none, or not finite.
    """
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
