"""The few statistics of a time study: mean, spread, outliers, confidence, and how many observations it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, sqrt
from statistics import fmean, median, stdev

_FENCE = 1.5


@dataclass(frozen=True, slots=True)
class Spread:
    """Some times of one element (seconds); ``deviation`` is the sample standard deviation, 0 for a single one."""

    count: int
    mean: float
    median: float
    deviation: float
    least: float
    most: float


def spread(times: Sequence[float]) -> Spread | None:
    """Mean, median and spread; None of nothing.

    Args:
        times: seconds.

    Returns:
        mean, median and standard deviation in seconds, and how many.
    """
    if not times:
        return None
    deviation = stdev(times) if len(times) > 1 else 0.0
    return Spread(len(times), fmean(times), median(times), deviation, min(times), max(times))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that a share (0–1) of the values lies below, linear between the two nearest; at least one value.

    Of values that are all the same it is that value to the last digit, which ``statistics.quantiles`` does not promise, and
    low ≤ likely ≤ high hangs on it.

    Args:
        values: in any order and unit.
        share: 0–1.

    Returns:
        in the unit of the values.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def quartiles(times: Sequence[float]) -> tuple[float, float]:
    """Lower and upper quartile; at least one time.

    Args:
        times: seconds.

    Returns:
        seconds.
    """
    return quantile(times, 0.25), quantile(times, 0.75)


def fences(times: Sequence[float]) -> tuple[float, float]:
    """Times outside these are marked as outliers: a quartile and one and a half interquartile ranges beyond.

    With fewer than four times nothing is marked. Source: Tukey, Exploratory Data Analysis (1977).

    Args:
        times: seconds.

    Returns:
        lower and upper fence, in seconds.
    """
    if len(times) < 4:
        return -inf, inf
    lower, upper = quartiles(times)
    reach = _FENCE * (upper - lower)
    return lower - reach, upper + reach


def t_quantile(confidence: float, degrees: int) -> float:
    """Two-sided quantile of Student's t (0 < confidence < 1); of the normal distribution for ``degrees`` 0 or less.

    Args:
        confidence: 0–1, such as 0.95.
        degrees: of freedom.

    Returns:
        how many standard errors.
    """
    from auditor.numerics.beta import student_quantile

    return student_quantile(degrees, 0.5 + confidence / 2)


def half_width(found: Spread, confidence: float) -> float | None:
    """Half the confidence interval of the mean, t · s ÷ √n (seconds); None for fewer than two times.

    Args:
        found: of the times.
        confidence: 0–1, such as 0.95.

    Returns:
        seconds.
    """
    if found.count < 2:
        return None
    return t_quantile(confidence, found.count - 1) * found.deviation / sqrt(found.count)


def observations_needed(mean: float, deviation: float, precision: float, quantile: float) -> int:
    """n = (quantile · s ÷ (k · x̄))², rounded up; at least 1.

    Source: Niebel & Freivalds, Methods, Standards, and Work Design, number of study cycles.

    Args:
        mean: seconds.
        deviation: standard deviation, in seconds.
        precision: k, half the wanted interval as a share of the mean (0.05: ± 5 %).
        quantile: of t or z at the wanted confidence (1.96 for 95 % by z).

    Returns:
        how many.
    """
    if mean <= 0 or precision <= 0:
        return 1
    exact = (quantile * deviation / (precision * mean)) ** 2
    return max(ceil(exact - 1e-9), 1)
