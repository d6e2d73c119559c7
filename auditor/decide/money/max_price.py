"""The price above which a project no longer pays back within the firm's own norm, from the draws."""

from __future__ import annotations

import numpy as np

from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.timing import use_until
from auditor.model import Estimate

_MONTHS = 12.0


def max_price(e: Evaluation, within_years: float | None = None) -> float | None:
    """The investment before subsidy at which the project just pays back within the norm, in half of the calculations.

    It is the median, over the draws, of the price at which the payback is exactly the norm: dearer than this, the
    chance to be paid back in time is less than one in two.

    Args:
        e: of the candidate.
        within_years: the norm; None: the firm's own (``payback_target_years``).

    Returns:
        an amount in the audit's currency; None where there is no price above nothing at which it does so in half of the
        calculations.
    """
    found = quantiles(prices_within(e, within_years)).p50
    return found if found is not None and found > 0 else None


def prices_within(e: Evaluation, within_years: float | None = None) -> Draws:
    """For each draw the investment before subsidy at which it is paid back exactly at the norm.

    What came in at time T is G(T) = gross · use(T) − running · (T − lead). A draw is paid back at P where G(P) is what
    was paid, so the price for the norm N is what was paid + G(N) − G(P). Behind the ramp-up that is exactly
    investment + benefit · (N − P), whatever lead time and running cost are; on the ramp the likely ones are taken.

    Args:
        e: of the candidate.
        within_years: the norm; None: the firm's own (``payback_target_years``).

    Returns:
        one amount a draw, in the audit's currency; −∞ where the benefit never covers the running cost.
    """
    norm = e.audit.firm.payback_target_years if within_years is None else within_years
    figures, drawn = e.candidate.figures, e.drawn
    lead, ramp = _years(figures.lead_time_months), _years(figures.ramp_up_months)
    running = figures.running_cost_per_year.likely
    pays = np.isfinite(drawn.payback)
    paid_at = np.where(pays, drawn.payback, 0.0)

    def used(time: Draws | float) -> Draws:
        return use_until(time, lead, ramp)

    def since(time: Draws | float) -> Draws:
        return np.asarray(np.maximum(np.asarray(time) - lead, 0.0), dtype=np.float64)

    more = (drawn.benefit + running) * (used(norm) - used(paid_at)) - running * (since(norm) - since(paid_at))
    price = np.maximum(drawn.investment, figures.subsidy.likely) + more
    return np.asarray(np.where(pays, price, -np.inf), dtype=np.float64)


def _years(months: Estimate) -> float:
    return months.likely / _MONTHS
