"""The money and the hours of a candidate: on the likely values, and over all draws."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.decide.candidates import Proposal
from auditor.decide.cash_flow import discounted_payback, irr, npv, simple_payback
from auditor.decide.uncertainty import Draws, draw
from auditor.model import Audit, Basis, Estimate, Firm


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
        hours_freed_per_year, benefit_per_year, npv_range: from low to high inputs, all at their worst or best.
        npv, payback_years: quantiles over the draws.
        npv_likely, irr, payback_likely, discounted_payback: on the likely values.
        probability_payback_within_target: share of the draws.
    """

    proposal: Proposal
    hours_freed_per_year: Estimate
    fte_freed: Estimate
    benefit_per_year: Estimate
    cash_flows: tuple[float, ...]
    npv_likely: float
    npv_range: Estimate
    irr: float | None
    payback_likely: float | None
    discounted_payback: float | None
    npv: Quantiles
    payback_years: Quantiles
    probability_payback_within_target: float
    npv_draws: Draws
    hours_draws: Draws
    suitability_draws: Draws


def evaluate(audit: Audit, proposals: Sequence[Proposal], draws: int, seed: int) -> list[Evaluation]:
    """Every proposal over the same draws. Labour hours of a step and the rate of a role are drawn once for all."""
    inputs: dict[Hashable, Estimate] = {}
    for proposal in proposals:
        for item in proposal.labour:
            inputs[("hours", item.step_id)] = item.hours_per_year
            inputs[("rate", item.role_id)] = item.rate_per_hour
        for name in ("investment", "running_cost_per_year", "saving_share", "suitability"):
            inputs[(name, proposal.key)] = getattr(proposal, name)
    drawn = draw(inputs, draws, seed)
    return [_evaluate(audit.firm, proposal, drawn) for proposal in proposals]


def annuity_factor(rate: float, years: int) -> float:
    """Present value of 1 a year for ``years`` years."""
    return float(years) if rate == 0 else (1 - (1 + rate) ** -years) / rate


def _evaluate(firm: Firm, proposal: Proposal, drawn: Mapping[Hashable, Draws]) -> Evaluation:
    saving = drawn[("saving_share", proposal.key)]
    investment = drawn[("investment", proposal.key)]
    hours, gross = np.zeros_like(saving), np.zeros_like(saving)
    for item in proposal.labour:
        freed = drawn[("hours", item.step_id)] * saving
        hours = hours + freed
        gross = gross + freed * drawn[("rate", item.role_id)] * firm.realisation
    benefit = gross - drawn[("running_cost_per_year", proposal.key)]
    value = -investment + benefit * annuity_factor(firm.discount_rate, firm.horizon_years)
    with np.errstate(divide="ignore", invalid="ignore"):
        payback = np.where(benefit > 0, investment / benefit, np.inf)
    hours_range = _hours_freed(proposal)
    benefit_range = _benefit(firm, proposal)
    flows = (-proposal.investment.likely, *([benefit_range.likely] * firm.horizon_years))
    factor = annuity_factor(firm.discount_rate, firm.horizon_years)
    return Evaluation(
        proposal=proposal,
        hours_freed_per_year=hours_range,
        fte_freed=Estimate(
            hours_range.low / firm.productive_hours_per_fte.high,
            hours_range.likely / firm.productive_hours_per_fte.likely,
            hours_range.high / max(firm.productive_hours_per_fte.low, 1.0),
            Basis.CALCULATED,
        ),
        benefit_per_year=benefit_range,
        cash_flows=flows,
        npv_likely=npv(firm.discount_rate, flows),
        npv_range=Estimate(
            -proposal.investment.high + benefit_range.low * factor,
            -proposal.investment.likely + benefit_range.likely * factor,
            -proposal.investment.low + benefit_range.high * factor,
            Basis.CALCULATED,
        ),
        irr=irr(flows),
        payback_likely=simple_payback(proposal.investment.likely, benefit_range.likely),
        discounted_payback=discounted_payback(firm.discount_rate, flows),
        npv=_quantiles(value),
        payback_years=_quantiles(payback),
        probability_payback_within_target=float(np.mean(payback <= firm.payback_target_years)),
        npv_draws=value,
        hours_draws=hours,
        suitability_draws=drawn[("suitability", proposal.key)],
    )


def _hours_freed(proposal: Proposal) -> Estimate:
    hours, share = proposal.hours_per_year, proposal.saving_share
    return Estimate(hours.low * share.low, hours.likely * share.likely, hours.high * share.high, Basis.CALCULATED)


def _benefit(firm: Firm, proposal: Proposal) -> Estimate:
    """Hours freed × rate × realisation − running cost (per year)."""

    def at(side: str, cost_side: str) -> float:
        gross = sum(getattr(i.hours_per_year, side) * getattr(i.rate_per_hour, side) for i in proposal.labour)
        saved = gross * getattr(proposal.saving_share, side) * firm.realisation
        return float(saved - getattr(proposal.running_cost_per_year, cost_side))

    return Estimate(at("low", "high"), at("likely", "likely"), at("high", "low"), Basis.CALCULATED)


def _quantiles(values: Draws) -> Quantiles:
    ordered = np.sort(values)

    def at(q: float) -> float | None:
        value = float(ordered[min(int(q * len(ordered)), len(ordered) - 1)])
        return value if np.isfinite(value) else None

    return Quantiles(at(0.1), at(0.5), at(0.9))
