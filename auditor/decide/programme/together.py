"""What a set of candidates brings together: overtime avoided and vacancies filled once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.quantiles import Quantiles, quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR
from auditor.model import Audit


@dataclass(frozen=True)
class Together:
    """What a set of candidates brings together. Money in the audit's currency.

    Overtime and vacancies of a role are counted once for all of them.
    """

    investment: float
    npv: Quantiles
    npv_expected: float
    hours_freed_per_year: float
    fte_freed: float


def of_planned(audit: Audit, planned: Sequence[Planned]) -> Together:
    """What projects bring together, each from its start on.

    Args:
        audit: the snapshot.
        planned: projects with their starts.

    Returns:
        money in the audit's currency, hours per year, FTE.
    """
    starts = {p.key: p.start_quarter / QUARTERS_A_YEAR for p in planned}
    return together(audit, [p.evaluation for p in planned], starts)


def together(audit: Audit, chosen: Sequence[Evaluation], start_years: Mapping[str, float] = {}) -> Together:
    """What candidates bring together, each discounted to its start (years from the first on).

    Freed hours of one role are added up before they avoid overtime and fill vacancies, so no vacancy is filled twice.

    Args:
        audit: the snapshot.
        chosen: candidates that are carried out.
        start_years: by candidate; those that are not named start now.

    Returns:
        money in the audit's currency, hours per year, FTE.
    """
    if not chosen:
        return Together(0.0, Quantiles(0.0, 0.0, 0.0), 0.0, 0.0, 0.0)
    firm = audit.firm
    discount = {e.candidate.key: (1 + firm.discount_rate) ** -start_years.get(e.candidate.key, 0.0) for e in chosen}
    value: Draws = np.sum([e.drawn.npv * discount[e.candidate.key] for e in chosen], axis=0)
    roles = {role_id for e in chosen for role_id in e.drawn.freed}
    realisation = chosen[0].drawn.realisation
    for role_id in roles:
        use = use_of(audit, role_id)
        own = [(e, *e.drawn.freed[role_id]) for e in chosen if role_id in e.drawn.freed]
        hours: Draws = np.sum([h for _e, h, _rate in own], axis=0)
        alone: Draws = np.sum([use.paid_hours(h, realisation) for _e, h, _rate in own], axis=0)
        weighted = np.sum([h * e.drawn.time_factor * discount[e.candidate.key] for e, h, _rate in own], axis=0)
        factor = np.divide(weighted, hours, out=np.zeros_like(hours), where=hours > 0)
        value = value - own[0][2] * factor * (alone - use.paid_hours(hours, realisation))
    freed = sum(e.hours_freed_per_year.likely for e in chosen)
    return Together(
        investment=sum(e.outlay for e in chosen),
        npv=quantiles(value),
        npv_expected=float(value.mean()),
        hours_freed_per_year=freed,
        fte_freed=freed / max(firm.productive_hours_per_fte.likely, 1.0),
    )
