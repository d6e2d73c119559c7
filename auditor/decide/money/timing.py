"""When a project pays: nothing while it is being delivered, then a ramp-up, then in full until the end of its life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from auditor.decide.doubt.draws import Draws, pert
from auditor.model import Estimate

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


def use_by_year(lead_years: float, ramp_years: float, years: int, life_years: float = np.inf) -> tuple[float, ...]:
    """The part of full use in each year 1 … ``years``.

    Args:
        lead_years: until delivery.
        ramp_years: of the ramp-up.
        years: the horizon.
        life_years: from delivery on; nothing is used after it.

    Returns:
        0–1 for each year.
    """
    ends = np.minimum(np.arange(years + 1, dtype=np.float64), lead_years + life_years)
    return tuple(float(x) for x in np.diff(use_until(ends, lead_years, ramp_years)))


def discounts(rate: float, years: int) -> Draws:
    """1 ÷ (1 + rate)^t for t = 1 … ``years``.

    Args:
        rate: discount rate per year.
        years: the horizon.

    Returns:
        one factor a year (shape: years).
    """
    return np.asarray((1 + rate) ** -np.arange(1.0, years + 1), dtype=np.float64)


def growths(growth: float, years: int) -> Draws:
    """(1 + growth)^(t − 1) for t = 1 … ``years``: the first year is today's.

    Args:
        growth: a year (0.02 is 2 %).
        years: the horizon.

    Returns:
        one factor a year (shape: years).
    """
    return np.asarray((1 + growth) ** np.arange(0.0, years), dtype=np.float64)


def factor(
    lead: Draws, ramp: Draws, rate: float, years: int, life: float = np.inf, growth: float = 0.0, ages: bool = False
) -> Draws:
    """Present value of 1 a year of full use, paid at the end of each year (shape of ``lead``, in years).

    Args:
        lead: years until delivery.
        ramp: years of the ramp-up, in the shape of ``lead``.
        rate: discount rate per year.
        years: the horizon.
        life: years from delivery on.
        growth: of what is paid, a year.
        ages: each year counts as often as it has years before it: what growing upkeep adds for every 1 of growth.

    Returns:
        years of benefit now, in the shape of ``lead``.
    """
    ends = np.minimum(np.arange(years + 1.0)[:, None], lead[None, :] + life)
    use = np.diff(use_until(ends, lead[None, :], ramp[None, :]), axis=0)
    weights = discounts(rate, years) * growths(growth, years)
    if ages:
        weights = weights * np.arange(0.0, years)
    return np.asarray(weights @ use, dtype=np.float64)


@lru_cache(maxsize=1024)
def delays(lead: Estimate, ramp: Estimate, nodes: int) -> tuple[Draws, Draws]:
    """Lead time and ramp-up (years) at ``nodes`` equally probable points, from the shortest to the longest.

    A project that slips, slips in both: they take the same quantile of their own distributions.

    Args:
        lead: months until delivery.
        ramp: months of the ramp-up.
        nodes: how many points.

    Returns:
        two of shape ``nodes``, rising.
    """
    at = (np.arange(nodes) + 0.5) / nodes
    return pert(lead, at) / _MONTHS, pert(ramp, at) / _MONTHS


@dataclass(frozen=True)
class Terms:
    """What a yearly amount of a candidate is worth today depends on, besides how it grows.

    Attributes:
        lead, ramp: months until delivery, and of the ramp-up.
        life: years from delivery on.
        rate: discount rate per year.
        years: the horizon.
    """

    lead: Estimate
    ramp: Estimate
    life: Estimate
    rate: float
    years: int

    @property
    def can_wear_out(self) -> bool:
        """Whether its life may end before the horizon does."""
        return self.life.low < self.years


@lru_cache(maxsize=4096)
def factor_table(terms: Terms, growth: float, *, at_once: bool, ages: bool, nodes: int, lives: int) -> Draws:
    """Factors over the ranges of life and delay (flat, life by life; shape: lives × nodes).

    Args:
        terms: of the candidate.
        growth: of what is paid, a year.
        at_once: in full from delivery on, without a ramp-up.
        ages: as in :func:`factor`.
        nodes: of the delay, equally probable.
        lives: of the life, evenly spaced from its shortest to its longest or the horizon; one where it can't wear out.

    Returns:
        years of benefit now.
    """
    leads, ramps = delays(terms.lead, terms.ramp, nodes)
    if at_once:
        ramps = np.zeros(nodes)
    ends = life_nodes(terms, lives) if terms.can_wear_out else np.full(1, np.inf)
    every = [factor(leads, ramps, terms.rate, terms.years, float(life), growth, ages) for life in ends]
    return np.concatenate(every)


def life_nodes(terms: Terms, lives: int) -> Draws:
    """The lives that a table has a row for.

    Args:
        terms: of a candidate that can wear out.
        lives: how many.

    Returns:
        years, rising (shape: lives).
    """
    longest = min(terms.life.high, float(terms.years))
    return np.linspace(terms.life.low, max(longest, terms.life.low), lives)


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
    net, rising = gross - running, gross * (ramp / 2)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = (investment + rising) / net
    found += lead
    np.putmask(found, net <= 0, np.inf)
    on_ramp = (rising - running * ramp >= investment) & (ramp > 0) & (gross > 0)
    if on_ramp.any():
        a = gross[on_ramp] / (2 * ramp[on_ramp])
        cost, paid = running[on_ramp], np.maximum(investment[on_ramp], 0.0)
        found[on_ramp] = lead[on_ramp] + (cost + np.sqrt(cost * cost + 4 * a * paid)) / (2 * a)
    np.putmask(found, investment <= 0, 0.0)
    return np.asarray(found, dtype=np.float64)
