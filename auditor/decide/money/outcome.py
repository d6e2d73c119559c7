"""One candidate over all draws of a sample: hours, money and payback, one value a draw."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.candidate.proposing import Candidate
from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.cash_table import extra_units
from auditor.decide.money.inputs import demand_key, rate_key
from auditor.decide.money.timing import factor_table, payback
from auditor.model import Audit


@dataclass(frozen=True)
class Outcome:
    """Money in the audit's currency, hours and money per year where the name says so; every array has one value a draw.

    Attributes:
        freed: role → hours freed per year, and their rate.
        revenue: contribution of extra output per year.
        benefit: what a year in full use brings, after running cost.
        time_factor: present value of 1 a year in full use.
        investment: before subsidy.
        payback: years from the order on; infinite when never.
    """

    freed: dict[int | None, tuple[Draws, Draws]]
    hours: Draws
    revenue: Draws
    benefit: Draws
    npv: Draws
    investment: Draws
    time_factor: Draws
    payback: Draws
    suitability: Draws


def outcome(audit: Audit, candidate: Candidate, sample: DrawnInputs) -> Outcome:
    """The money and the hours of a candidate over a sample that holds its inputs.

    Args:
        audit: the snapshot.
        candidate: whose outcome it is.
        sample: what was drawn, m draws.

    Returns:
        one value a draw (shape: m) of each figure.
    """
    key, figures = candidate.key, candidate.figures
    demand = sample[demand_key(candidate.process_id)]
    freed = _freed(candidate, sample, demand)
    gross = np.zeros(sample.count)
    for role_id, (hours, rate) in freed.items():
        gross += rate * use_of(audit, role_id).paid_hours(hours)
    if candidate.scrap:
        lost = sum(s.units_per_year.likely * s.cost_per_unit.likely for s in candidate.scrap)
        gross += sample["scrap_saving_share", key] * demand * lost
    revenue: Draws = np.zeros(sample.count)
    if candidate.growth is not None:
        units = extra_units(candidate.growth, demand, sample["cycle_saving_share", key])
        revenue = units * candidate.growth.contribution_per_unit.likely
        gross += revenue
    running = sample["running_cost_per_year", key]
    investment = sample["investment", key]
    paid = investment - figures.subsidy.likely
    time = _Timing(audit, candidate, sample)
    resale = figures.resale() * float((1 + audit.firm.discount_rate) ** -audit.firm.horizon_years)
    return Outcome(
        freed=freed,
        hours=np.sum([hours for hours, _rate in freed.values()], axis=0),
        revenue=revenue,
        benefit=gross - running,
        npv=gross * time.in_use - running * time.delivered - paid + resale,
        investment=investment,
        time_factor=time.in_use,
        payback=payback(paid, gross, running, time.leads, time.ramps),
        suitability=sample["suitability", key],
    )


def _freed(candidate: Candidate, sample: DrawnInputs, demand: Draws) -> dict[int | None, tuple[Draws, Draws]]:
    share = demand * sample["saving_share", candidate.key]
    hours: dict[int | None, Draws] = {}
    for item in candidate.labour:
        drawn = sample[item.key]
        hours[item.role_id] = drawn if item.role_id not in hours else hours[item.role_id] + drawn
    return {role_id: (touched * share, sample[rate_key(role_id)]) for role_id, touched in hours.items()}


class _Timing:
    """Lead time and ramp-up (years), and the present value of 1 a year in use and of 1 a year from delivery on."""

    def __init__(self, audit: Audit, candidate: Candidate, sample: DrawnInputs) -> None:
        firm = audit.firm
        lead, ramp = candidate.figures.lead_time_months, candidate.figures.ramp_up_months
        key: Hashable = ("delay", candidate.key)
        in_use, delivered = factor_table(
            (lead.low, lead.high), (ramp.low, ramp.high), firm.discount_rate, firm.horizon_years
        )
        at = sample.positions(key)
        nodes = np.linspace(0.0, 1.0, len(in_use))
        self.in_use = sample.table(key, np.interp(at, nodes, in_use))
        self.delivered = sample.table(key, np.interp(at, nodes, delivered))
        self.leads = sample.table(key, (lead.low + at * (lead.high - lead.low)) / 12)
        self.ramps = sample.table(key, (ramp.low + at * (ramp.high - ramp.low)) / 12)
