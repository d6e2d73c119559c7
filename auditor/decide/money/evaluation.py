"""What a candidate brings: on the likely values, and over all draws. Each figure is worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from auditor.assess.technology import FitQuestion
from auditor.decide.candidate.candidate import Candidate
from auditor.decide.doubt.assumptions import RESERVE, assumptions
from auditor.decide.doubt.draws import DrawnInputs
from auditor.decide.doubt.quantiles import Quantiles, quantiles, quantiles_less
from auditor.decide.doubt.scenario import Scenario
from auditor.decide.money.cash_flow import discounted_payback, irr, npv, simple_payback
from auditor.decide.money.cash_table import CashTable, benefit_range, cash_table, npv_in, npv_range, yearly_benefits
from auditor.decide.money.inputs import inputs_of
from auditor.decide.money.outcome import Outcome, outcome
from auditor.decide.money.timing import payback
from auditor.model import Audit, Estimate


@dataclass(frozen=True)
class Evaluation:
    """What a candidate brings. Money in the audit's currency, hours and money per year where the name says so."""

    candidate: Candidate
    drawn: Outcome = field(repr=False, compare=False)
    audit: Audit = field(repr=False, compare=False)

    @cached_property
    def hours_freed_per_year(self) -> Estimate:
        """In full use, with all inputs together at their worst, likely and best."""
        return self.candidate.hours_freed_per_year

    @property
    def fte_freed(self) -> Estimate:
        """Full-time equivalents that the freed hours come to."""
        return self.hours_freed_per_year / self.audit.firm.productive_hours_per_fte.map(lambda hours: max(hours, 1.0))

    @property
    def fit_probability(self) -> float:
        """How probable it is that the technology fits (0–1); money and hours are those where it does."""
        return self.candidate.fit.chance

    @property
    def open_questions(self) -> tuple[FitQuestion, ...]:
        """What has to be answered before it is known whether it fits."""
        return self.candidate.fit.open_questions

    @property
    def is_confirmed(self) -> bool:
        """Whether a person said everything that the fit depends on."""
        return self.candidate.fit.is_confirmed

    @property
    def is_worth_while(self) -> bool:
        """Whether it is better than doing nothing: in the middle of what may come it brings more than it costs."""
        return self.npv_middle > 0

    @property
    def outlay(self) -> float:
        """What the firm pays to others: the likely investment with the reserve, less subsidy."""
        figures = self.candidate.figures
        with_reserve = figures.investment.likely * (1 + self.candidate.assumed[RESERVE].likely)
        return max(with_reserve - figures.subsidy.likely, 0.0)

    @cached_property
    def benefit_per_year(self) -> Estimate:
        """Of a year in full use after running cost, with all inputs together at their worst, likely and best."""
        return benefit_range(self.audit, self.candidate)

    @cached_property
    def npv_range(self) -> Estimate:
        """Net present value with all inputs together at their worst, likely and best."""
        return npv_range(self.audit, self.candidate)

    @cached_property
    def cash(self) -> CashTable:
        """The likely cash flows."""
        return cash_table(self.audit, self.candidate)

    @cached_property
    def npv_likely(self) -> float:
        """Net present value of the likely case, in the audit's currency."""
        return npv_in(self.audit, self.candidate)

    @cached_property
    def npv_middle(self) -> float:
        """Net present value with every input at its median: near the middle of the draws, and the same in any company."""
        return npv_in(self.audit, self.candidate, Scenario.MIDDLE)

    @cached_property
    def npv_cash_likely(self) -> float:
        """Net present value of the likely case in money that is paid or saved in cash.

        Hours that replace no overtime are time, not money: vacancies that need not be filled and time that is used
        otherwise count for nothing here.
        """
        rate, time = self.audit.firm.discount_rate, ("vacancies", "realised")
        hours = [line.amounts for line in self.cash.lines if line.key in time]
        return self.npv_likely - sum(npv(rate, amounts) for amounts in hours)

    @property
    def _worth(self) -> float:
        """What it would have to bring more, negative: by the figure that is shown (the median of the draws), and where that
        lies above the figure that the order goes by, by that one."""
        return min(self.npv_median, self.npv_middle)

    @cached_property
    def break_even_price(self) -> float:
        """The likely investment at which it is worth about as much as doing nothing; at least nothing."""
        investment, reserve = self.candidate.figures.investment, self.candidate.assumed[RESERVE]
        worth = self._worth / (1 + reserve.middle)
        return max(investment.likely * (1 + worth / investment.middle), 0.0) if investment.middle > 0 else 0.0

    @cached_property
    def break_even_volume(self) -> float | None:
        """How many times the work it touches there would have to be for it to pay; None where it brings nothing."""
        gain = self.npv_middle - npv_in(self.audit, _without_benefit(self.candidate), Scenario.MIDDLE)
        return 1 - self._worth / gain if gain > 0 else None

    @cached_property
    def irr(self) -> float | None:
        """On the likely cash flows; None where there is none."""
        return irr(self.cash.totals)

    @property
    def discounted_payback(self) -> float | None:
        """Years until the likely discounted flows have paid; None when never within the horizon."""
        return discounted_payback(self.audit.firm.discount_rate, self.cash.totals)

    @cached_property
    def payback_likely(self) -> float | None:
        """Years from the order until the likely benefit has paid, delivery and ramp-up included; None when never, or when
        it is worn out before."""
        figures, paid = self.candidate.figures, -self.cash.totals[0]
        running = figures.running_cost_per_year.likely
        gross = sum(yearly_benefits(self.audit, self.candidate).values())
        if simple_payback(paid, gross - running) is None:
            return None
        lead, ramp = figures.lead_time_months.likely / 12, figures.ramp_up_months.likely / 12
        one = np.ones(1)
        found = float(payback(one * paid, one * gross, one * running, one * lead, one * ramp)[0])
        return found if found <= lead + figures.useful_life_years.likely else None

    @cached_property
    def npv(self) -> Quantiles:
        """Over the draws, and over the whole distribution of the investment."""
        figures, reserve = self.candidate.figures, 1 + self.candidate.assumed[RESERVE].likely
        return quantiles_less(self.drawn.npv + self.drawn.investment * reserve, figures.investment * reserve)

    @property
    def npv_median(self) -> float:
        """The P50 of the net present value: the one figure that lists, panels and reports show."""
        return self.npv.p50 or 0.0

    @cached_property
    def payback_years(self) -> Quantiles:
        """P10, P50 and P90 of the years until it has paid for itself; None where it never does."""
        return quantiles(self.drawn.payback)

    @property
    def payback_median(self) -> float | None:
        """The P50 of the years until it has paid for itself; None where it never does before it is worn out."""
        figures, years = self.candidate.figures, self.payback_years.p50
        worn_out = figures.lead_time_months.high / 12 + figures.useful_life_years.high
        return years if years is not None and years <= worn_out else None

    @property
    def probability_payback_within_target(self) -> float:
        """Share of the draws."""
        return float(np.mean(self.drawn.payback <= self.audit.firm.payback_target_years))

    @property
    def straining_hours(self) -> float:
        """Hours a year of straining work that a machine takes over or lightens (likely)."""
        factor = self.strain_factor
        return self.hours_freed_per_year.likely * factor if factor else 0.0

    @cached_property
    def strain_factor(self) -> float:
        """Straining hours for every hour freed: what relieves lightens all hours of the step, not only the freed ones."""
        if not self.candidate.strain:
            return 0.0
        touched = sum(item.attended_hours_per_year.likely for item in self.candidate.labour)
        freed = self.hours_freed_per_year.likely
        share = freed / touched if touched > 0 else 0.0
        reach = 1.0 / share if self.candidate.technology.relieves and share > 1e-9 else 1.0
        return self.candidate.strain * reach


def _without_benefit(candidate: Candidate) -> Candidate:
    """The same costs for nothing."""
    return replace(candidate, labour=(), scrap=(), consumables=(), growth=None)


def evaluate(
    audit: Audit, candidates: Sequence[Candidate], draws: int, seed: int
) -> tuple[list[Evaluation], DrawnInputs]:
    """Every candidate over the same draws: demand, rates of roles and hours of steps are drawn once for all.

    Args:
        audit: the snapshot.
        candidates: n of them.
        draws: how many; rounded up to a power of two.
        seed: the same seed gives the same draws.

    Returns:
        one evaluation a candidate in the same order, and what was drawn.
    """
    sample = DrawnInputs(inputs_of(candidates, assumptions(audit), audit.firm.horizon_years), draws, seed)
    return [Evaluation(p, outcome(audit, p, sample), audit) for p in candidates], sample
