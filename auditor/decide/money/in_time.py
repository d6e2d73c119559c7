"""Delivery, ramp-up and useful life of a candidate over the draws, and what a yearly amount is worth today with them."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from auditor.decide.candidate.proposing import Candidate
from auditor.decide.doubt.assumptions import PRICE_GROWTH, WAGE_GROWTH, assumption_key, assumptions
from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.timing import delays, factor_table
from auditor.model import Audit, Estimate

_NODES = 128
_LIVES = 9
_AT_ONCE = Estimate.point(0.0)


class InTime:
    """Years now for 1 a year, by draw (shape: count).

    Attributes:
        leads, ramps: years until delivery, and of the ramp-up.
        in_use: what a saving is worth that grows with prices; ``in_use_at_wages``: one that grows with wages.
        delivered: what a cost from delivery on is worth.
        ageing: what it adds for every 1 (100 %) of growth a year.
        resale: what the device still brings at the end, today.
    """

    def __init__(self, audit: Audit, candidate: Candidate, sample: DrawnInputs) -> None:
        firm, figures = audit.firm, candidate.figures
        assumed = assumptions(audit)
        self._lead, self._ramp = figures.lead_time_months, figures.ramp_up_months
        self._rate, self._years = firm.discount_rate, firm.horizon_years
        self._life = figures.useful_life_years
        self._sample = sample
        key: Hashable = ("delay", candidate.key)
        self._at = sample.table(key, np.arange(sample.count, dtype=np.float64)).astype(np.int64) * _NODES // sample.count
        life_key: Hashable = ("useful_life_years", candidate.key)
        self._lives = sample[life_key] if self._life.low < self._years else None
        wages, prices = assumed[WAGE_GROWTH], assumed[PRICE_GROWTH]
        leads, ramps = delays(self._lead, self._ramp, _NODES)
        self.leads, self.ramps = leads[self._at], ramps[self._at]
        self.in_use = self._growing(self._ramp, prices, PRICE_GROWTH)
        self.in_use_at_wages = (
            self.in_use if wages.is_point and wages.likely == prices.likely else self._growing(self._ramp, wages, WAGE_GROWTH)
        )
        self.delivered = self._growing(_AT_ONCE, prices, PRICE_GROWTH)
        self.ageing = self._growing(_AT_ONCE, prices, PRICE_GROWTH, ages=True)
        resale = figures.resale() * float((1 + self._rate) ** -self._years)
        lasts = 1.0 if self._lives is None else (self.leads + self._lives >= self._years).astype(np.float64)
        self.resale = resale * lasts

    def _growing(self, ramp: Estimate, growth: Estimate, key: str, ages: bool = False) -> Draws:
        """The factor at each draw's growth: in straight lines between its lowest, likely and highest."""
        if growth.is_point:
            return self._by_draw(ramp, growth.likely, ages)
        drawn = self._sample[assumption_key(key)]
        found = np.zeros_like(drawn)
        for low, high in ((growth.low, growth.likely), (growth.likely, growth.high)):
            inside = (drawn >= low) & (drawn <= high) if high > low else drawn == low
            share = (drawn - low) / (high - low) if high > low else np.zeros_like(drawn)
            between = self._by_draw(ramp, low, ages) * (1 - share) + self._by_draw(ramp, high, ages) * share
            found = np.where(inside, between, found)
        return np.asarray(found, dtype=np.float64)

    def _by_draw(self, ramp: Estimate, growth: float, ages: bool = False) -> Draws:
        """The factor at each draw's delay, and between those of the lives beside its own."""

        def table(life: float) -> Draws:
            return factor_table(self._lead, ramp, self._rate, self._years, life, growth, ages, _NODES)

        if self._lives is None:
            return table(np.inf)[self._at]
        ends = np.linspace(self._life.low, max(min(self._life.high, float(self._years)), self._life.low + 1e-9), _LIVES)
        tables = np.stack([table(float(life)) for life in ends])
        place = np.clip((self._lives - ends[0]) / (ends[-1] - ends[0]), 0.0, 1.0) * (_LIVES - 1)
        below = np.minimum(place.astype(np.int64), _LIVES - 2)
        above = place - below
        return np.asarray(
            tables[below, self._at] * (1 - above) + tables[below + 1, self._at] * above, dtype=np.float64
        )
