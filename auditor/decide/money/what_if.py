"""What if one thing goes wrong: does a project still pay back within the firm's norm?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.outcome import with_reserve
from auditor.decide.money.timing import payback

#: How far each thing goes wrong: what quotations, order books and deliveries of small firms may well do. Our own judgement.
DEARER, LESS_WORK, MONTHS_LATE, LESS_SAVED = 0.3, 0.2, 3, 0.25


class Mishap(StrEnum):
    """One thing that goes wrong, all else as drawn."""

    DEARER = "dearer"
    LESS_WORK = "less_work"
    LESS_SAVED = "less_saved"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What becomes of the payback.

    Attributes:
        years: until it is paid back in the middle of the calculations; None where it never is.
        chance: share of the calculations in which it is paid back within the norm.
        still_pays: whether that is at least every other one.
    """

    mishap: Mishap
    years: float | None
    chance: float

    @property
    def still_pays(self) -> bool:
        """Whether it is still paid back within the norm in half of the calculations."""
        return self.chance >= 0.5


def what_if(e: Evaluation) -> tuple[WhatIf, ...]:
    """Price, amount of work, saving and delivery, each gone wrong alone.

    Args:
        e: of the candidate.

    Returns:
        one a mishap; what cannot happen to it is left out: no price where nothing is paid, no labour where none is freed.
    """
    norm = e.audit.firm.payback_target_years
    found = []
    for mishap in Mishap:
        years = _years(e, mishap)
        if years is not None:
            middle = quantiles(years).p50
            found.append(WhatIf(mishap, middle, float(np.mean(years <= norm))))
    return tuple(found)


def _years(e: Evaluation, mishap: Mishap) -> Draws | None:
    """Years until it is paid back, one a draw; None where the mishap changes nothing."""
    parts, time = e.drawn.parts, e.drawn.parts.time
    paid, gross, leads = parts.paid, parts.gross, time.leads
    other = np.zeros_like(gross) if parts.other is None else parts.other
    match mishap:
        case Mishap.DEARER:
            if not parts.investment.any():
                return None
            paid = paid + DEARER * parts.investment * with_reserve(e.drawn.sample)
        case Mishap.LESS_WORK:
            gross = e.drawn.labour_at(1 - LESS_WORK) + (1 - LESS_WORK) * other
        case Mishap.LESS_SAVED:
            if not parts.labour.any():
                return None
            gross = e.drawn.labour_at(1 - LESS_SAVED) + other
        case Mishap.LATE:
            leads = leads + MONTHS_LATE / 12
    found = payback(paid, gross, parts.running, leads, time.ramps)
    np.putmask(found, found > leads + time.lives, np.inf)
    return found
