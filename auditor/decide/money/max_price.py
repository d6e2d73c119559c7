"""The price above which a project no longer pays back within the firm's own norm, from the draws."""

from __future__ import annotations

import numpy as np

from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.outcome import with_reserve
from auditor.decide.money.timing import use_until

#: Enough to find a share to a thousandth.
_HALVINGS = 12


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


def prices_within(e: Evaluation, within_years: float | None = None, share_of_hours: float = 1.0) -> Draws:
    """For each draw the price of the quotation (before subsidy and reserve) at which it is paid back exactly at the norm.

    What came in at time T is G(T) = gross · use(T) − running · (T − lead), up to the end of its useful life. Of the price
    P a reserve goes on top, and the firm's own hours less a subsidy: P · (1 + reserve) + own = G(norm).

    Args:
        e: of the candidate.
        within_years: the norm; None: the firm's own (``payback_target_years``).
        share_of_hours: as if only this part (0–1) of its hours were freed.

    Returns:
        one amount a draw, in the audit's currency; below nothing where no price would do.
    """
    norm = e.audit.firm.payback_target_years if within_years is None else within_years
    parts, reserve = e.drawn.parts, with_reserve(e.drawn.sample)
    time = parts.time
    until = np.minimum(norm, time.leads + time.lives)
    gross = parts.gross if share_of_hours == 1 else parts.gross - parts.labour + e.drawn.labour_at(share_of_hours)
    came_in = gross * use_until(until, time.leads, time.ramps) - parts.running * np.maximum(until - time.leads, 0.0)
    own = parts.paid - parts.investment * reserve
    return np.asarray((came_in - own) / reserve, dtype=np.float64)


def least_share_of_hours(e: Evaluation) -> float | None:
    """The part of the hours it frees with which the likely price is just paid back within the norm, in half of the draws.

    Args:
        e: of the candidate.

    Returns:
        0–1; None where the hours do not decide it: it is paid back without any, or not with all of them.
    """
    price = e.candidate.figures.investment.likely

    def is_paid_back(share: float) -> bool:
        found = quantiles(prices_within(e, share_of_hours=share)).p50
        return found is not None and found >= price

    if is_paid_back(0.0) or not is_paid_back(1.0):
        return None
    low, high = 0.0, 1.0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_paid_back(middle) else (middle, high)
    return high
