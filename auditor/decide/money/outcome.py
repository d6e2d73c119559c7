"""One candidate over all draws of a sample: hours, money and payback, one value a draw, where it fits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.candidate.proposing import Candidate
from auditor.decide.doubt.assumptions import AVAILABILITY, REALISATION_LESS, RESERVE, UPKEEP_GROWTH, assumption_key
from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.cash_table import extra_units
from auditor.decide.money.in_time import InTime
from auditor.decide.money.inputs import demand_key, rate_key
from auditor.decide.money.own_people import mean_rate
from auditor.decide.money.timing import payback
from auditor.model import Audit


@dataclass(frozen=True)
class Outcome:
    """Money in the audit's currency, hours and money per year where the name says so; every array has one value a draw.

    All of it is what the candidate brings where it fits; ``fits`` says in which draws it does.

    Attributes:
        freed: role → hours freed per year, and their rate.
        revenue: contribution of extra output per year.
        benefit: what a year in full use brings, after running cost.
        time_factor: present value of 1 a year in full use.
        investment: before subsidy and reserve.
        paid: what is paid at first: with the reserve and the firm's own hours, less subsidy.
        payback: years from the order on; infinite when never.
        gross, running: what a year in full use brings before running cost, and that cost.
        leads, ramps: years of delivery and of the ramp-up.
    """

    freed: dict[int | None, tuple[Draws, Draws]]
    hours: Draws
    revenue: Draws
    benefit: Draws
    npv: Draws
    investment: Draws
    paid: Draws
    time_factor: Draws
    payback: Draws
    suitability: Draws
    gross: Draws
    running: Draws
    leads: Draws
    ramps: Draws
    fits: Draws


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
    realisation = np.maximum(audit.firm.realisation - sample[assumption_key(REALISATION_LESS)], 0.0)
    labour = np.zeros(sample.count)
    for role_id, (hours, rate) in freed.items():
        labour += rate * use_of(audit, role_id).paid_hours(hours, realisation)
    other = np.zeros(sample.count)
    if candidate.scrap:
        lost = sum(s.units_per_year.likely * s.cost_per_unit.likely for s in candidate.scrap)
        other += sample["scrap_saving_share", key] * demand * lost
    if candidate.consumables:
        used = sum(c.cost_per_year.likely for c in candidate.consumables)
        other += sample["consumables_saving_share", key] * demand * used
    revenue: Draws = np.zeros(sample.count)
    if candidate.growth is not None:
        units = extra_units(candidate.growth, demand, sample["cycle_saving_share", key])
        revenue = units * candidate.growth.contribution_per_unit.likely
        other += revenue
    running, investment = sample["running_cost_per_year", key], sample["investment", key]
    own = sample["own_hours", key] * mean_rate(audit)
    paid = investment * (1 + sample[assumption_key(RESERVE)]) + own - figures.subsidy.likely
    time = InTime(audit, candidate, sample)
    upkeep = time.delivered + sample[assumption_key(UPKEEP_GROWTH)] * time.ageing
    gross = labour + other
    return Outcome(
        freed=freed,
        hours=np.sum([hours for hours, _rate in freed.values()], axis=0),
        revenue=revenue,
        benefit=gross - running,
        npv=labour * time.in_use_at_wages + other * time.in_use - running * upkeep - paid + time.resale,
        investment=investment,
        paid=paid,
        time_factor=time.in_use_at_wages,
        payback=payback(paid, gross, running, time.leads, time.ramps),
        suitability=sample["suitability", key],
        gross=gross,
        running=running,
        leads=time.leads,
        ramps=time.ramps,
        fits=_fits(candidate, sample),
    )


def _freed(candidate: Candidate, sample: DrawnInputs, demand: Draws) -> dict[int | None, tuple[Draws, Draws]]:
    share = demand * sample["saving_share", candidate.key]
    if not candidate.availability.is_point:
        share = share * sample[assumption_key(AVAILABILITY)]
    else:
        share = share * candidate.availability.likely
    hours: dict[int | None, Draws] = {}
    for item in candidate.labour:
        drawn = sample[item.key] * item.factor
        if not item.attended.is_point:
            drawn = drawn * sample[item.attended_key]
        hours[item.role_id] = drawn if item.role_id not in hours else hours[item.role_id] + drawn
    return {role_id: (touched * share, sample[rate_key(role_id)]) for role_id, touched in hours.items()}


def _fits(candidate: Candidate, sample: DrawnInputs) -> Draws:
    """1 in the draws in which it fits, else 0."""
    chance, key = candidate.fit.chance, ("fit", candidate.key)
    if not 0 < chance < 1:
        return np.full(sample.count, chance)
    return np.asarray(sample.strata_of(key) < chance * sample.count, dtype=np.float64)
