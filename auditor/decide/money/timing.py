"""When a project pays: nothing while it is being delivered, then a ramp-up, then in full."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from auditor.decide.doubt.draws import Draws

_MONTHS = 12.0


def use_until(time: Draws | float, lead: Draws | float, ramp: Draws | float) -> Draws:
    """Years of full use up to a time (all in years): ∫ of a straight ramp from 0 at ``lead`` to 1 at ``lead + ramp``.

    Args:
        time: years from now.
        lead: years until delivery.
        ramp: years of the ramp-up.

    Returns:
        years of full use, in the shape of what was given.
    """
    since = np.maximum(np.asarray(time, dtype=np.float64) - lead, 0.0)
    ramp = np.asarray(ramp, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        rising = np.where(ramp > 0, since * since / (2 * ramp), 0.0)
    return np.asarray(np.where(since < ramp, rising, since - ramp / 2), dtype=np.float64)


def use_by_year(lead_years: float, ramp_years: float, years: int) -> tuple[float, ...]:
    """The part of full use in each year 1 … ``years``.

    Args:
        lead_years: until delivery.
        ramp_years: of the ramp-up.
        years: the horizon.

    Returns:
        0–1 for each year.
    """
    until = use_until(np.arange(years + 1, dtype=np.float64), lead_years, ramp_years)
    return tuple(float(x) for x in np.diff(until))


def discounts(rate: float, years: int) -> Draws:
    """1 ÷ (1 + rate)^t for t = 1 … ``years``.

    Args:
        rate: discount rate per year.
        years: the horizon.

    Returns:
        one factor a year (shape: years).
    """
    return np.asarray((1 + rate) ** -np.arange(1.0, years + 1), dtype=np.float64)


def factor(lead: Draws, ramp: Draws, rate: float, years: int) -> Draws:
    """Present value of 1 a year of full use, paid at the end of each year (shape of ``lead``, in years).

    Args:
        lead: years until delivery.
        ramp: years of the ramp-up, in the shape of ``lead``.
        rate: discount rate per year.
        years: the horizon.

    Returns:
        years of benefit now, in the shape of ``lead``.
    """
    until = use_until(np.arange(years + 1.0)[:, None], lead[None, :], ramp[None, :])
    return np.asarray(discounts(rate, years) @ np.diff(until, axis=0), dtype=np.float64)


@lru_cache(maxsize=1024)
def factor_table(
    lead: tuple[float, float], ramp: tuple[float, float], rate: float, years: int, nodes: int = 129
) -> tuple[Draws, Draws]:
    """Factors of benefit and of running cost over the range of a delay (0 … 1, ``nodes`` points).

    Lead time and ramp-up run through their ranges (months) together: a project that slips, slips in both.
    Running cost begins when the lead time ends, at once in full.

    Args:
        lead: shortest and longest lead time, in months.
        ramp: shortest and longest ramp-up, in months.
        rate: discount rate per year.
        years: the horizon.
        nodes: how many points the range is cut into.

    Returns:
        two of shape ``nodes``: the factor of the benefit, and that of the running cost.
    """
    at = np.linspace(0.0, 1.0, nodes)
    leads = (lead[0] + at * (lead[1] - lead[0])) / _MONTHS
    ramps = (ramp[0] + at * (ramp[1] - ramp[0])) / _MONTHS
    return factor(leads, ramps, rate, years), factor(leads, np.zeros(nodes), rate, years)


def payback(investment: Draws, gross: Draws, running: Draws, lead: Draws, ramp: Draws) -> Draws:
    """Years until what came in equals the investment, undiscounted; infinite when never (all shapes alike, in years).

    Solves gross · use(T) − running · (T − lead) = investment; on the ramp that is a quadratic.

    Args:
        investment: in the audit's currency.
        gross: benefit a year in full use, before running cost.
        running: running cost a year.
        lead: years until delivery.
        ramp: years of the ramp-up.

    Returns:
        years, in the shape of what was given.
    """
    net = gross - running
    with np.errstate(divide="ignore", invalid="ignore"):
        after = lead + (investment + gross * ramp / 2) / net
        a = gross / (2 * np.where(ramp > 0, ramp, 1.0))
        root = (running + np.sqrt(running * running + 4 * a * investment)) / (2 * a)
    on_ramp = (gross > 0) & (ramp > 0) & (root <= ramp)
    found = np.where(on_ramp, lead + root, np.where(net > 0, after, np.inf))
    return np.asarray(np.where(investment <= 0, 0.0, found), dtype=np.float64)
