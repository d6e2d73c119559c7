"""What a candidate brings, a figure a line, each with how it comes about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from auditor.locale import _, money, number, percent
from auditor.phrases.amounts import chance_for_reading, money_for_reading
from auditor.phrases.explained import benefit, value
from auditor.phrases.explained.explanation import calculated
from auditor.phrases.explained.labour import full_time_jobs
from ui.widgets.fact_row import Fact

if TYPE_CHECKING:
    from auditor.decide import Evaluation
    from auditor.decide.doubt.quantiles import Quantiles
    from auditor.model import Estimate
    from ui.session.result import RankingResult


def candidate_facts(made: RankingResult, e: Evaluation) -> list[Fact]:
    """The figures of one candidate of a ranking."""
    audit, firm = made.audit, made.audit.firm
    currency = firm.currency
    freed, hours = partial(benefit.hours_freed, audit, made.analysis, e), e.hours_freed_per_year.likely
    as_input = calculated("hours", _("Hours freed a year"), number(hours), hours, freed)
    worth = benefit.worth_of_an_hour(audit, e)
    a_freed_hour = [
        Fact(_("{money} an hour").format(money=money(worth.amount, currency, 2)), worth.title, lambda: worth)
    ] if worth is not None else []  # fmt: skip
    in_time = _("Chance of payback within {n} years").format(n=number(firm.payback_target_years, 1))
    return [
        Fact(_span(e.hours_freed_per_year, number), _("Hours freed a year"), freed),
        *a_freed_hour,
        Fact(
            _span(e.benefit_per_year, lambda v: money_for_reading(v, currency)),
            _("Net benefit a year"),
            partial(benefit.yearly_benefit, audit, e),
        ),
        Fact(
            _span(e.fte_freed, lambda v: number(v, 1)),
            _("Full-time equivalents"),
            partial(full_time_jobs, audit, as_input),
        ),
        Fact(money_for_reading(e.outlay, currency), _("Investment with reserve"), partial(value.investment, audit, e)),
        Fact(
            _quantiles(e.npv, lambda v: money_for_reading(v, currency)),
            _("Net present value, middle case"),
            partial(value.npv_middle, audit, e),
        ),
        Fact(
            money_for_reading(e.npv_cash_likely, currency), _("In cash alone, likely (freed hours as time, not money)")
        ),
        Fact(
            _quantiles(e.payback_years, lambda v: number(v, 1)),
            _("Payback in years"),
            partial(value.payback_middle, audit, e),
        ),
        Fact(
            percent(e.irr) if e.irr is not None else "–",
            _("Internal rate of return"),
            partial(value.rate_of_return, audit, e) if e.irr is not None else None,
        ),
        Fact(
            chance_for_reading(e.probability_payback_within_target), in_time, partial(value.chance_of_payback, audit, e)
        ),
    ]


def _span(estimate: Estimate, shown: Callable[[float], str]) -> str:
    if estimate.is_point:
        return shown(estimate.likely)
    return _("{likely} (from {low} to {high})").format(
        likely=shown(estimate.likely), low=shown(estimate.low), high=shown(estimate.high)
    )


def _quantiles(q: Quantiles, shown: Callable[[float], str]) -> str:
    def text(value: float | None) -> str:
        return shown(value) if value is not None else _("never")

    return _("{p50} (10%: {p10}, 90%: {p90})").format(p10=text(q.p10), p50=text(q.p50), p90=text(q.p90))
