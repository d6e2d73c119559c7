"""The incomplete beta function, and Student's distribution by it."""

from __future__ import annotations

from functools import lru_cache
from math import lgamma, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from auditor.numerics.root import root

Numbers = NDArray[np.float64]
_TINY = 1e-300
_MOST_TERMS = 20_000
_CLOSE = 4e-16
#: With more degrees of freedom Student's distribution is the normal one to nine digits.
_NORMAL_FROM = 1_000_000


def incomplete_beta(a: float, b: float, x: Numbers) -> Numbers:
    """The regularised incomplete beta function I_x(a, b): the distribution function of the beta distribution.

    Source: DLMF 8.17.22, its continued fraction; Lentz, Applied Optics 15 (1976), for adding it up from the front.

    Args:
        a: above 0.
        b: above 0.
        x: 0–1, any shape.

    Returns:
        0–1, in the shape of ``x``, to about 1e-14.
    """
    turned = x > (a + 1) / (a + b + 2)  # there 1 − I_(1−x)(b, a) converges faster
    found = np.where(turned, 0.0, x)
    result = np.where(turned, 1 - _front(b, a, np.where(turned, 1 - x, 0.0)), _front(a, b, found))
    return np.clip(result, 0.0, 1.0)


def _front(a: float, b: float, x: Numbers) -> Numbers:
    """I_x(a, b) for x below the mean."""
    with np.errstate(divide="ignore"):
        scale = np.exp(a * np.log(x) + b * np.log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    upper, lower = np.ones_like(x), 1 / _away(1 - (a + b) / (a + 1) * x)
    value = lower.copy()
    for m in range(1, _MOST_TERMS):
        for term in (
            m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m)) * x,
            -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1)) * x,
        ):
            lower = 1 / _away(1 + term * lower)
            upper = _away(1 + term / upper)
            change = upper * lower
            value *= change
        if np.all(np.abs(change - 1) < _CLOSE):
            break
    return np.asarray(np.where(x > 0, scale * value, 0.0), dtype=np.float64)


def _away(numbers: Numbers) -> Numbers:
    """What is divided by is kept from 0."""
    return np.where(np.abs(numbers) < _TINY, _TINY, numbers)


@lru_cache(4096)
def student_quantile(degrees: int, probability: float) -> float:
    """Below which value a variable of Student's distribution lies with a given probability.

    Args:
        degrees: of freedom; 0 or less: the normal distribution.
        probability: above 0.5 and below 1.

    Returns:
        the quantile, to about 1e-12 of itself.
    """
    normal = NormalDist().inv_cdf(probability)
    if degrees <= 0 or degrees > _NORMAL_FROM:
        return normal
    middle, half = 2 * probability - 1, degrees / 2  # middle: what lies between −t and t
    if incomplete_beta(0.5, half, np.array([0.5]))[0] > middle:
        share = _inverse(0.5, half, middle)  # t² ÷ (degrees + t²)
        return sqrt(degrees * share / (1 - share))
    share = _inverse(half, 0.5, 2 * (1 - probability))  # degrees ÷ (degrees + t²)
    return sqrt(degrees * (1 - share) / share)


def _inverse(a: float, b: float, probability: float) -> float:
    """Where the incomplete beta function has a value."""
    return root(lambda x: float(incomplete_beta(a, b, np.array([x]))[0]) - probability, 0.0, 1.0, 0.0, 1e-16)
