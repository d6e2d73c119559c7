"""The price above which a project no longer pays back within the firm's own norm, from the draws."""

from __future__ import annotations

import numpy as np

from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.outcome import with_reserve
from auditor.decide.money.timing import use_until

_MONTHS = 12.0


def max_price(e: Evaluation, within_years: float | None = None) -> float | None:
    """The price of the quotation (before subsidy and reserve) at which the project just pays back within the norm, in half of the calculations.

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
    """For each draw the price of the quotation (before subsidy and reserve) at which it is paid back exactly at the norm.

    What came in at time T is G(T) = gross · use(T) − running · (T − lead). Of the price P a reserve goes on top, and the
    firm's own hours less a subsidy: P · (1 + reserve) + own = G(norm).

    Args:
        e: of the candidate.
        within_years: the norm; None: the firm's own (``payback_target_years``).

    Returns:
        one amount a draw, in the audit's currency; below nothing where no price would do.
    """
    norm = e.audit.firm.payback_target_years if within_years is None else within_years
    parts, reserve = e.drawn.parts, with_reserve(e.drawn.sample)
    time = parts.time
    came_in = parts.gross * use_until(norm, time.leads, time.ramps) - parts.running * np.maximum(norm - time.leads, 0.0)
    own = parts.paid - parts.investment * reserve
    return np.asarray((came_in - own) / reserve, dtype=np.float64)
