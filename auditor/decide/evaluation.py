"""The money and the hours of candidates: on the likely values, and over all draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from auditor.decide.candidates import Proposal
from auditor.decide.cash_flow import discounted_payback, irr, npv, simple_payback
from auditor.decide.cash_table import CashTable, cash_table, yearly_benefits
from auditor.decide.inputs import demand_key, inputs_of, rate_key
from auditor.decide.labour import Use, use_of
from auditor.decide.timing import factor_table, payback
from auditor.decide.uncertainty import Draws, Sample
from auditor.model import Audit, Basis, CostHeading, Estimate


@dataclass(frozen=True)
class Quantiles:
    """10 %, 50 % and 90 % quantiles; None where more than that share of draws has no value."""

    p10: float | None
    p50: float | None
    p90: float | None


@dataclass(frozen=True)
class Evaluation:
    """What a candidate brings. Money in the audit's currency, hours and money per year where the name says so.

    Attributes:
        hours_freed_per_year: in full use, from low to high inputs, all at their worst or best.
        benefit_per_year: 10 %, 50 % and 90 % quantile of a year in full use, after running cost.
        cash: the likely cash flows.
        npv, payback_years: quantiles over the draws.
        npv_likely, irr, payback_likely, discounted_payback: on the likely values (years from the order on).
        probability_payback_within_target: share of the draws.
        npv_draws, hours_draws, revenue_draws, suitability_draws: one value a draw.
        freed: role → hours freed per year, and their rate, a value a draw.
        time_factor: present value of 1 a year in full use, a value a draw.
    """

    proposal: Proposal
    hours_freed_per_year: Estimate
    fte_freed: Estimate
    benefit_per_year: Estimate
    cash: CashTable
    npv_likely: float
    irr: float | None
    payback_likely: float | None
    discounted_payback: float | None
    npv: Quantiles
    payback_years: Quantiles
    probability_payback_within_target: float
    npv_draws: Draws
    hours_draws: Draws
    revenue_draws: Draws
    suitability_draws: Draws
    freed: dict[int | None, tuple[Draws, Draws]]
    time_factor: Draws

    @property
    def straining_hours(self) -> float:
        """Hours a year of straining work that a machine takes over or lightens (likely)."""
        return self.hours_freed_per_year.likely * self.strain_factor

    @property
    def strain_factor(self) -> float:
        """Straining hours for every hour freed: what relieves lightens all hours of the step, not only the freed ones."""
        share = self.proposal.figures.saving_share.likely
        reach = 1.0 / share if self.proposal.technology.relieves and share > 0 else 1.0
        return self.proposal.strain * reach


def evaluate(audit: Audit, proposals: Sequence[Proposal], draws: int, seed: int) -> tuple[list[Evaluation], Sample]:
    """Every proposal over the same draws: demand, rates of roles and hours of steps are drawn once for all."""
    sample = Sample(inputs_of(audit, proposals), draws, seed)
    return [_evaluate(audit, proposal, sample) for proposal in proposals], sample


def net_value(audit: Audit, proposal: Proposal, sample: Sample) -> Draws:
    """Net present value of a proposal over the draws of a sample."""
    return _Outcome(audit, proposal, sample).npv


class _Outcome:
    """One proposal over all draws."""

    def __init__(self, audit: Audit, proposal: Proposal, sample: Sample) -> None:
        firm, figures, key = audit.firm, proposal.figures, proposal.key
        saving = sample[("saving_share", key)]
        demand = sample[demand_key(proposal.process_id)]
        self.freed: dict[int | None, tuple[Draws, Draws]] = {}
        for item in proposal.labour:
            hours = sample[item.key] * demand * saving
            before = self.freed.get(item.role_id)
            rate = sample[rate_key(item.role_id)] if before is None else before[1]
            self.freed[item.role_id] = (hours if before is None else before[0] + hours, rate)
        self.hours: Draws = np.sum([hours for hours, _rate in self.freed.values()], axis=0)
        gross = np.zeros(sample.count)
        for role_id, (hours, rate) in self.freed.items():
            gross = gross + rate * _use(audit, role_id).paid_hours(hours)
        for scrap in proposal.scrap:
            share = sample[("scrap_saving_share", key)]
            gross = gross + share * demand * (scrap.units_per_year.likely * scrap.cost_per_unit.likely)
        self.revenue: Draws = np.zeros(sample.count)
        if proposal.growth is not None:
            growth = proposal.growth
            gain = growth.units_per_year * demand * (1 / (1 - sample[("cycle_saving_share", key)]) - 1)
            self.revenue = np.minimum(gain, growth.unmet_per_year.likely) * growth.contribution_per_unit.likely
            gross = gross + self.revenue
        running = sample[("running_cost_per_year", key)]
        investment = sample[("investment", key)] - figures.subsidy.likely
        lead, ramp = figures.lead_time_months, figures.ramp_up_months
        in_use, delivered = factor_table(
            (lead.low, lead.high), (ramp.low, ramp.high), firm.discount_rate, firm.horizon_years
        )
        slip = sample.positions(("delay", key))
        nodes = np.linspace(0.0, 1.0, len(in_use))
        if lead.is_point and ramp.is_point:
            slip = np.zeros(sample.count)
        self.time_factor = sample.table(("delay", key), np.interp(slip, nodes, in_use))
        run_factor = sample.table(("delay", key), np.interp(slip, nodes, delivered))
        device = figures.costs.get(CostHeading.DEVICE)
        resale = device.likely * figures.resale_share.likely if device is not None else 0.0
        resale *= float((1 + firm.discount_rate) ** -firm.horizon_years)
        self.npv: Draws = gross * self.time_factor - running * run_factor - investment + resale
        self.benefit: Draws = gross - running
        leads = sample.table(("delay", key), (lead.low + slip * (lead.high - lead.low)) / 12)
        ramps = sample.table(("delay", key), (ramp.low + slip * (ramp.high - ramp.low)) / 12)
        self.payback = payback(investment, gross, running, leads, ramps)


def _use(audit: Audit, role_id: int | None) -> Use:
    return use_of(audit.firm, audit.roles.get(role_id) if role_id is not None else None)


def _evaluate(audit: Audit, proposal: Proposal, sample: Sample) -> Evaluation:
    firm = audit.firm
    outcome = _Outcome(audit, proposal, sample)
    hours, share = proposal.hours_per_year, proposal.figures.saving_share
    freed = Estimate(hours.low * share.low, hours.likely * share.likely, hours.high * share.high, Basis.CALCULATED)
    per_fte = firm.productive_hours_per_fte
    cash = cash_table(audit, proposal)
    flows = cash.totals
    benefit = quantiles(outcome.benefit)
    assert benefit.p10 is not None and benefit.p50 is not None and benefit.p90 is not None
    discounted = discounted_payback(firm.discount_rate, flows)
    return Evaluation(
        proposal=proposal,
        hours_freed_per_year=freed,
        fte_freed=Estimate(
            freed.low / max(per_fte.high, 1.0),
            freed.likely / max(per_fte.likely, 1.0),
            freed.high / max(per_fte.low, 1.0),
            Basis.CALCULATED,
        ),
        benefit_per_year=Estimate(benefit.p10, benefit.p50, benefit.p90, Basis.CALCULATED),
        cash=cash,
        npv_likely=npv(firm.discount_rate, flows),
        irr=irr(flows),
        payback_likely=_likely_payback(audit, proposal, -flows[0]),
        discounted_payback=discounted,
        npv=quantiles(outcome.npv),
        payback_years=quantiles(outcome.payback),
        probability_payback_within_target=float(np.mean(outcome.payback <= firm.payback_target_years)),
        npv_draws=outcome.npv,
        hours_draws=outcome.hours,
        revenue_draws=outcome.revenue,
        suitability_draws=sample[("suitability", proposal.key)],
        freed=outcome.freed,
        time_factor=outcome.time_factor,
    )


def _likely_payback(audit: Audit, proposal: Proposal, paid: float) -> float | None:
    """Years from the order until the likely benefit has paid, delivery and ramp-up included; None when never."""
    running = proposal.figures.running_cost_per_year.likely
    gross = sum(yearly_benefits(audit, proposal).values())
    if simple_payback(paid, gross - running) is None:
        return None
    lead, ramp = proposal.figures.lead_time_months.likely / 12, proposal.figures.ramp_up_months.likely / 12
    one = np.ones(1)
    return float(payback(one * paid, one * gross, one * running, one * lead, one * ramp)[0])


def quantiles(values: Draws) -> Quantiles:
    """The 10 %, 50 % and 90 % quantiles of draws; infinite ones are None."""
    ordered = np.sort(values)

    def at(q: float) -> float | None:
        value = float(ordered[min(int(q * len(ordered)), len(ordered) - 1)])
        return value if np.isfinite(value) else None

    return Quantiles(at(0.1), at(0.5), at(0.9))
