"""Delivery, ramp-up and useful life of a candidate over the draws, and what a yearly amount is worth today with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.doubt.assumptions import PRICE_GROWTH, WAGE_GROWTH, assumption_key
from auditor.decide.doubt.draws import DrawnInputs, Draws, pert
from auditor.decide.money.timing import Terms, delays, factor_table, life_nodes
from auditor.model import Audit, Estimate

_NODES = 128
_LIVES = 17


def terms_of(audit: Audit, candidate: Candidate) -> Terms:
    """What the worth of a yearly amount depends on.

    Args:
        audit: the snapshot, for rate and horizon.
        candidate: with its delivery and life.

    Returns:
        delivery, ramp-up, life, rate and horizon.
    """
    figures, firm = candidate.figures, audit.firm
    return Terms(
        figures.lead_time_months,
        figures.ramp_up_months,
        figures.useful_life_years,
        firm.discount_rate,
        firm.horizon_years,
    )


@dataclass(frozen=True)
class _Tables:
    """By life and delay (flat, life by life), or by delay alone; ``None`` where nothing wears out."""

    leads: Draws
    ramps: Draws
    in_use: tuple[Draws, ...]
    in_use_at_wages: tuple[Draws, ...]
    delivered: tuple[Draws, ...]
    ageing: tuple[Draws, ...]
    lasts: Draws | None


@lru_cache(maxsize=1024)
def _tables(terms: Terms, wages: tuple[float, ...], prices: tuple[float, ...]) -> _Tables:
    """At every growth that counts: one where it is certain, else its lowest, likely and highest."""

    def every(growths: tuple[float, ...], at_once: bool = False, ages: bool = False) -> tuple[Draws, ...]:
        return tuple(factor_table(terms, g, at_once=at_once, ages=ages, nodes=_NODES, lives=_LIVES) for g in growths)

    leads, ramps = delays(terms.lead, terms.ramp, _NODES)
    lasts = None
    if terms.can_wear_out:
        ends = life_nodes(terms, _LIVES)[:, None] + leads
        lasts = (ends >= terms.years - 1e-9).astype(np.float64).ravel()
    return _Tables(leads, ramps, every(prices), every(wages), every(prices, True), every(prices, True, True), lasts)


class InTime:
    """Years now for 1 a year, by draw (shape: count).

    Attributes:
        leads, ramps: years until delivery, and of the ramp-up.
        lives: years from delivery on; the middle one where nothing wears out before the horizon, so that it is not drawn.
        in_use: what a saving is worth that grows with prices; ``in_use_at_wages``: one that grows with wages.
        delivered: what a cost from delivery on is worth.
        ageing: what it adds for every 1 (100 %) of growth a year.
        resale: what the device still brings at the end, today.
    """

    def __init__(self, audit: Audit, candidate: Candidate, sample: DrawnInputs) -> None:
        terms = terms_of(audit, candidate)
        wages, prices = candidate.assumed[WAGE_GROWTH], candidate.assumed[PRICE_GROWTH]
        tables = _tables(terms, _ends(wages), _ends(prices))
        at = sample.table(("delay", candidate.key), _node_of_stratum(sample.count))
        self.leads, self.ramps = tables.leads.take(at), tables.ramps.take(at)
        self.lives: Draws | float = terms.life.middle
        self.resale: Draws | float = candidate.figures.resale() * float((1 + terms.rate) ** -terms.years)
        if tables.lasts is not None:
            row = sample.table(("useful_life_years", candidate.key), _row_of_stratum(terms, sample.count))
            at = at + row
            self.lives = sample.table(("useful_life_years", candidate.key), _life_of_stratum(terms.life, sample.count))
            if self.resale:
                self.resale = tables.lasts.take(at) * self.resale
        self.in_use = _growing(tables.in_use, at, prices, PRICE_GROWTH, sample)
        is_alike = _ends(wages) == _ends(prices) and wages.is_point
        self.in_use_at_wages = (
            self.in_use if is_alike else _growing(tables.in_use_at_wages, at, wages, WAGE_GROWTH, sample)
        )
        self.delivered = _growing(tables.delivered, at, prices, PRICE_GROWTH, sample)
        self.ageing = _growing(tables.ageing, at, prices, PRICE_GROWTH, sample)


def _ends(growth: Estimate) -> tuple[float, ...]:
    return (growth.likely,) if growth.is_point else (growth.low, growth.likely, growth.high)


def _growing(
    tables: tuple[Draws, ...], at: NDArray[np.int64], growth: Estimate, key: str, sample: DrawnInputs
) -> Draws:
    """The factor at each draw's growth: in straight lines between its lowest, likely and highest."""
    if growth.is_point:
        return tables[0].take(at)
    low, likely, high = (table.take(at) for table in tables)
    drawn = sample.shared(assumption_key(key))
    below = (drawn - growth.low) / max(growth.likely - growth.low, 1e-12)
    above = (drawn - growth.likely) / max(growth.high - growth.likely, 1e-12)
    return np.where(drawn <= growth.likely, low + (likely - low) * below, likely + (high - likely) * above)


@lru_cache(maxsize=4)
def _node_of_stratum(count: int) -> NDArray[np.int64]:
    """Which node of the delay each stratum of a draw takes."""
    return np.arange(count) * _NODES // count


@lru_cache(maxsize=256)
def _life_of_stratum(life: Estimate, count: int) -> Draws:
    """Years in the middle of each stratum of a draw."""
    return pert(life, (np.arange(count) + 0.5) / count)


@lru_cache(maxsize=1024)
def _row_of_stratum(terms: Terms, count: int) -> NDArray[np.int64]:
    """Where in a table the row of the nearest life begins, for each stratum; a life beyond the last row changes nothing."""
    nodes = life_nodes(terms, _LIVES)
    lives = _life_of_stratum(terms.life, count)
    step = float(nodes[1] - nodes[0])
    if step <= 0:
        return np.zeros(count, dtype=np.int64)
    rows: NDArray[np.int64] = np.clip((lives - nodes[0]) / step + 0.5, 0, _LIVES - 1).astype(np.int64) * _NODES
    return rows
