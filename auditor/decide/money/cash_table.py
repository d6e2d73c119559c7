"""The cash flows of a candidate on its likely values, year by year and heading by heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from auditor.decide.candidate.candidate import Candidate, Growth
from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.assumptions import (
    PRICE_GROWTH,
    REALISATION_LESS,
    RESERVE,
    UPKEEP_GROWTH,
    WAGE_GROWTH,
)
from auditor.decide.doubt.draws import Draws
from auditor.decide.doubt.scenario import RANGE, Scenario
from auditor.decide.money.cash_flow import npv
from auditor.decide.money.timing import discounts, growths, use_by_year
from auditor.model import Audit, Basis, CostHeading, Estimate

_MOST_GAIN = 0.95
#: What a year in full use brings.
BENEFITS = ("overtime", "vacancies", "realised", "scrap", "consumables", "output")
LABOUR = frozenset({"overtime", "vacancies", "realised"})


@dataclass(frozen=True)
class CashLine:
    """One heading: an amount for now and for each year (negative is paid).

    ``key`` is that of a cost heading, ``reserve``, ``own_hours``, ``subsidy``, a benefit, ``running`` or ``resale``.
    """

    key: str
    amounts: tuple[float, ...]


@dataclass(frozen=True)
class CashTable:
    """All headings that are not nothing. ``amounts`` of lines: now, year 1, year 2 …"""

    lines: tuple[CashLine, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """What comes in and goes out in each year, in the audit's currency; now first."""
        return tuple(sum(column) for column in zip(*(line.amounts for line in self.lines), strict=True))


def cash_table(
    audit: Audit, candidate: Candidate, case: Scenario = Scenario.LIKELY, delay: Scenario | None = None
) -> CashTable:
    """Investment and subsidy now; benefit by the part of full use in each year; running cost from delivery on.

    ``delay`` is the case of lead time and ramp-up, where it is not that of the money.

    Args:
        audit: the snapshot, for rate, horizon and use of freed time.
        candidate: whose money it is.
        case: worst, likely or best for the firm, of all inputs together.
        delay: the case of delivery and ramp-up where it differs; None: the same.

    Returns:
        the lines by heading, in the audit's currency, one figure a year from now to the horizon.
    """
    firm, figures = audit.firm, candidate.figures
    late = delay or case
    lead, ramp = late.cost(figures.lead_time_months) / 12, late.cost(figures.ramp_up_months) / 12
    assumed, years = candidate.assumed, firm.horizon_years
    life = case.gain(figures.useful_life_years)
    in_use = use_by_year(lead, ramp, years, life)
    running = use_by_year(lead, 0.0, years, life)
    wages, prices = (growths(case.gain(assumed[key]), years) for key in (WAGE_GROWTH, PRICE_GROWTH))
    ages = 1 + case.cost(assumed[UPKEEP_GROWTH]) * np.arange(years)
    reserve = -case.cost(assumed[RESERVE]) * sum(case.cost(cost) for cost in figures.costs.values())
    lines = [
        CashLine(h.value, (-case.cost(figures.costs[h]), *[0.0] * firm.horizon_years))
        for h in CostHeading
        if h in figures.costs
    ]
    nothing = [0.0] * years
    lines.append(_line("reserve", reserve, nothing))
    lines.append(_line("own_hours", -case.cost(figures.own_hours) * candidate.own_rate, nothing))
    lines.append(_line("subsidy", case.gain(figures.subsidy), nothing))
    for key, yearly in yearly_benefits(audit, candidate, case).items():
        grown = wages if key in LABOUR else prices
        lines.append(_line(key, 0.0, [float(yearly * part * g) for part, g in zip(in_use, grown, strict=True)]))
    upkeep = case.cost(figures.running_cost_per_year) * ages * prices
    lines.append(_line("running", 0.0, [float(-cost * part) for cost, part in zip(upkeep, running, strict=True)]))
    resale = figures.resale(case) if lead + life >= years else 0.0
    lines.append(_line("resale", 0.0, [*[0.0] * (years - 1), resale]))
    kept = [line for line in lines if any(line.amounts)]
    return CashTable(tuple(kept) or (_line("subsidy", 0.0, [0.0] * firm.horizon_years),))


def npv_in(audit: Audit, candidate: Candidate, case: Scenario = Scenario.LIKELY) -> float:
    """The net present value of one case: that of :func:`cash_table`, without making the table.

    Args:
        audit: the snapshot.
        candidate: whose value it is.
        case: of all inputs together.

    Returns:
        an amount in the audit's currency.
    """
    firm, figures, assumed = audit.firm, candidate.figures, candidate.assumed
    lead, life = case.cost(figures.lead_time_months) / 12, case.gain(figures.useful_life_years)
    labour, other, delivered, ageing = _factors(
        lead,
        case.cost(figures.ramp_up_months) / 12,
        life,
        firm.horizon_years,
        (firm.discount_rate, case.gain(assumed[WAGE_GROWTH]), case.gain(assumed[PRICE_GROWTH])),
    )
    benefits = yearly_benefits(audit, candidate, case)
    hours = sum(benefits[key] for key in LABOUR)
    gain = hours * labour + (sum(benefits.values()) - hours) * other
    upkeep = case.cost(figures.running_cost_per_year) * (delivered + case.cost(assumed[UPKEEP_GROWTH]) * ageing)
    paid = sum(case.cost(cost) for cost in figures.costs.values()) * (1 + case.cost(assumed[RESERVE]))
    paid += case.cost(figures.own_hours) * candidate.own_rate - case.gain(figures.subsidy)
    lasts = lead + life >= firm.horizon_years
    resale = figures.resale(case) * (1 + firm.discount_rate) ** -firm.horizon_years if lasts else 0.0
    return gain - upkeep - paid + resale


@lru_cache(maxsize=4096)
def _factors(
    lead: float, ramp: float, life: float, years: int, rates: tuple[float, float, float]
) -> tuple[float, float, float, float]:
    """Years now of 1 a year: at the growth of wages, of prices, from delivery on, and what ageing adds to that."""
    rate, wages, prices = rates
    in_use, delivered = np.array(use_by_year(lead, ramp, years, life)), np.array(use_by_year(lead, 0.0, years, life))
    now = discounts(rate, years)
    costs = now * growths(prices, years) * delivered
    return (
        float(now * growths(wages, years) @ in_use),
        float(now * growths(prices, years) @ in_use),
        float(costs.sum()),
        float(costs @ np.arange(years)),
    )


def yearly_benefits(audit: Audit, candidate: Candidate, case: Scenario = Scenario.LIKELY) -> dict[str, float]:
    """What a year in full use brings, by heading, before running cost.

    Args:
        audit: the snapshot.
        candidate: whose benefits they are.
        case: worst, likely or best for the firm.

    Returns:
        an amount a year by heading, in the audit's currency.
    """
    found = dict.fromkeys(BENEFITS, 0.0)
    figures, demand = candidate.figures, case.gain(candidate.demand)
    freed: dict[int | None, tuple[float, float]] = {}
    for item in candidate.labour:
        hours, _rate = freed.get(item.role_id, (0.0, 0.0))
        freed[item.role_id] = (
            hours + case.gain(item.hours_per_year) * demand * candidate.freed_share_in(item, case),
            case.gain(item.rate_per_hour),
        )
    realisation = max(audit.firm.realisation - case.cost(candidate.assumed[REALISATION_LESS]), 0.0)
    for role_id, (hours, rate) in freed.items():
        use = use_of(audit, role_id)
        overtime, vacancies, rest = (float(part) for part in use.split(hours))
        found["overtime"] += overtime * rate * (1 + use.premium)
        found["vacancies"] += vacancies * rate
        found["realised"] += rest * rate * realisation
    found["scrap"] = sum(
        case.gain(s.units_per_year) * demand * case.gain(figures.scrap_saving_share) * case.gain(s.cost_per_unit)
        for s in candidate.scrap
    )
    found["consumables"] = sum(
        case.gain(c.cost_per_year) * demand * case.gain(figures.consumables_saving_share) for c in candidate.consumables
    )
    if candidate.growth is not None:
        units = extra_units(candidate.growth, demand, case.gain(figures.cycle_saving_share), case)
        found["output"] = float(units) * case.gain(candidate.growth.contribution_per_unit)
    return found


def extra_units(
    growth: Growth, demand: Draws | float, cycle_saving: Draws | float, case: Scenario = Scenario.LIKELY
) -> Draws:
    """Units a year more that a bottleneck makes when each takes so much less time, as far as they are asked for and the
    next step lets them through.

    Args:
        growth: the bottleneck's demand that is not met, and what a unit contributes.
        demand: multiple of the likely yearly demand (1 is as likely); a number or one a draw.
        cycle_saving: share of the cycle time that is saved (0–1); a number or one a draw.
        case: which case the unmet demand is taken at.

    Returns:
        units a year, in the shape of ``demand`` and ``cycle_saving``.
    """
    gain = growth.units_per_year * demand * (1 / (1 - np.minimum(cycle_saving, _MOST_GAIN)) - 1)
    room = np.maximum(growth.next_limit_per_year - growth.units_per_year * demand, 0.0)
    return np.asarray(np.minimum(np.minimum(gain, room), case.gain(growth.unmet_per_year)), dtype=np.float64)


def benefit_range(audit: Audit, candidate: Candidate) -> Estimate:
    """What a year in full use brings after running cost, all inputs together at their worst, likely and best.

    Args:
        audit: the snapshot.
        candidate: whose benefit it is.

    Returns:
        low, likely and high, in the audit's currency a year.
    """
    running = candidate.figures.running_cost_per_year
    values = [sum(yearly_benefits(audit, candidate, case).values()) - case.cost(running) for case in RANGE]
    return Estimate(values[0], values[1], values[2], Basis.CALCULATED)


def npv_range(audit: Audit, candidate: Candidate) -> Estimate:
    """Net present value with all inputs together at their worst, likely and best.

    A benefit that does not cover the running cost is worse the sooner it comes, so both ends of a delay are tried.

    Args:
        audit: the snapshot.
        candidate: whose value it is.

    Returns:
        low, likely and high, in the audit's currency.
    """
    rate = audit.firm.discount_rate

    def ends(case: Scenario) -> list[float]:
        return [
            npv(rate, cash_table(audit, candidate, case, delay).totals) for delay in (Scenario.WORST, Scenario.BEST)
        ]

    likely = npv(rate, cash_table(audit, candidate).totals)
    return Estimate(min(ends(Scenario.WORST)), likely, max(ends(Scenario.BEST)), Basis.CALCULATED)


def _line(key: str, now: float, later: list[float]) -> CashLine:
    return CashLine(key, (now, *later))
