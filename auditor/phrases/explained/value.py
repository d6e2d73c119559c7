"""How the investment, the net present value, the payback and the chances of a candidate come about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf

from auditor.decide.doubt.assumptions import PRICE_GROWTH, RESERVE, UPKEEP_GROWTH, WAGE_GROWTH
from auditor.decide.money.cash_flow import simple_payback
from auditor.decide.money.evaluation import Evaluation
from auditor.locale import _, number, percent
from auditor.model import Audit
from auditor.model.units import Kind
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.explained.benefit import assumption_input, figure_input, yearly_benefit
from auditor.phrases.explained.explanation import Explanation, Input, Place, calculated, entered
from auditor.phrases.explained.labour import rate_input, setting_input
from auditor.terms import cost_label

#: So many years of cash flows are listed; what comes later stands in one line, at its worth today.
_MOST_YEARS = 8


def investment(audit: Audit, e: Evaluation) -> Explanation:
    """What the firm pays to others: the likely investment with the reserve, less subsidy.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about.
    """
    inputs = [*_headings(e), assumption_input(audit, RESERVE)]
    if e.candidate.figures.subsidy.high > 0:
        inputs.append(figure_input(e, "subsidy"))
    formula = _("The investment by heading × (1 + reserve), less subsidy.")
    return _in_money(audit, _("Investment with reserve"), formula, inputs, e.outlay)


def _headings(e: Evaluation) -> list[Input]:
    place, currency = Place("rank", "money", e.candidate.key), e.audit.firm.currency
    return [
        entered("investment", cost_label(heading.value), cost, Kind.MONEY, place, currency)
        for heading, cost in e.candidate.figures.costs.items()
        if cost.high > 0
    ]


def paid_at_first(audit: Audit, e: Evaluation) -> Explanation:
    """What has to be earned back: the investment with reserve and the firm's own hours, less subsidy.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about.
    """
    inputs = [*_headings(e), assumption_input(audit, RESERVE), figure_input(e, "own_hours"), rate_input(audit, None)]
    if e.candidate.figures.subsidy.high > 0:
        inputs.append(figure_input(e, "subsidy"))
    formula = _("The investment by heading × (1 + reserve) + own hours × their hourly rate, less subsidy.")
    return _in_money(audit, _("Paid at first"), formula, inputs, -e.cash.totals[0])


def _benefit(audit: Audit, e: Evaluation) -> Input:
    amount = e.benefit_per_year.likely
    text = money_for_reading(amount, audit.firm.currency)
    return calculated("benefit", _("Net benefit a year"), text, amount, partial(yearly_benefit, audit, e))


def _paid(audit: Audit, e: Evaluation) -> Input:
    amount = -e.cash.totals[0]
    text = money_for_reading(amount, audit.firm.currency)
    return calculated("paid", _("Paid at first"), text, amount, partial(paid_at_first, audit, e))


def _of_time(e: Evaluation) -> tuple[Input, ...]:
    return tuple(figure_input(e, key) for key in ("lead_time_months", "ramp_up_months", "useful_life_years"))


def _draws(e: Evaluation) -> Input:
    count = len(e.drawn.npv)
    return calculated("draws", _("Calculations"), number(count), float(count))


def npv_middle(audit: Audit, e: Evaluation) -> Explanation:
    """The middle of the net present value over all calculations.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; it is no closed formula of its inputs.
    """
    growth = tuple(assumption_input(audit, key) for key in (WAGE_GROWTH, PRICE_GROWTH, UPKEEP_GROWTH))
    inputs = (
        _benefit(audit, e),
        _paid(audit, e),
        *_of_time(e),
        *(setting_input(audit, key) for key in ("horizon_years", "discount_rate")),
        *(i for i in growth if i.amount),
        _draws(e),
    )
    formula = _(
        "In each calculation every uncertain figure takes a value of its range. What each year brings, from delivery and "
        "run-in on, is divided by (1 + discount rate) for every year that it is away; of the sum goes what is paid at "
        "first. Half of the calculations come out higher than the figure shown, half lower."
    )
    return _in_money(audit, _("Net present value, middle case"), formula, inputs, e.npv_median)


def npv_likely(audit: Audit, e: Evaluation) -> Explanation:
    """The net present value of the likely cash flows.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about.
    """
    inputs = (*_flows(audit, e), setting_input(audit, "discount_rate"))
    formula = _(
        "What comes in and goes out in each year ÷ (1 + discount rate) for every year that it is away, added up."
    )
    return _in_money(audit, _("Net present value on the likely figures"), formula, inputs, e.npv_likely)


def _flows(audit: Audit, e: Evaluation) -> tuple[Input, ...]:
    """Now and year by year; what comes late together, as it is worth now."""
    currency, rate, totals = audit.firm.currency, audit.firm.discount_rate, e.cash.totals
    found = [
        calculated("flow", _("Year {n}").format(n=t) if t else _("Now"), money_for_reading(amount, currency), amount,
                   None if t else partial(paid_at_first, audit, e))
        for t, amount in enumerate(totals[: _MOST_YEARS + 1])
    ]  # fmt: skip
    late = sum(amount / (1 + rate) ** t for t, amount in enumerate(totals) if t > _MOST_YEARS)
    if len(totals) > _MOST_YEARS + 1:
        name = _("Later years, worth today")
        found.append(calculated("late", name, money_for_reading(late, currency), late))
    return tuple(found)


def rate_of_return(audit: Audit, e: Evaluation) -> Explanation | None:
    """The internal rate of return of the likely cash flows.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; None where there is none.
    """
    if e.irr is None:
        return None
    formula = _("The discount rate at which what comes in and goes out in all years comes to nothing.")
    return Explanation(_("Internal rate of return"), formula, _flows(audit, e), percent(e.irr), e.irr)


def payback_simple(audit: Audit, e: Evaluation) -> Explanation:
    """Years until a year in full use has paid for it, again and again.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; it is infinite where it is never paid back.
    """
    years = simple_payback(-e.cash.totals[0], e.benefit_per_year.likely)
    formula = _("Paid at first ÷ net benefit a year.")
    inputs = (_paid(audit, e), _benefit(audit, e))
    return _in_years(_("Simple payback"), formula, inputs, years)


def payback_discounted(audit: Audit, e: Evaluation) -> Explanation:
    """Years until the discounted flows have paid for it.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; it is infinite where it is never paid back.
    """
    formula = _("The years until what comes in and goes out, each ÷ (1 + discount rate) for every year that it is away, adds up to nothing.")  # fmt: skip
    inputs = (*_flows(audit, e), setting_input(audit, "discount_rate"))
    return _in_years(_("Discounted payback"), formula, inputs, e.discounted_payback)


def payback_middle(audit: Audit, e: Evaluation) -> Explanation:
    """The middle of the payback over all calculations.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about; it is infinite where it is never paid back in half of them.
    """
    inputs = (_paid(audit, e), _benefit(audit, e), *_of_time(e), _draws(e))
    formula = _(
        "In each calculation the years from the order until what came in equals what was paid at first, delivery and "
        "run-in included. In half of the calculations it takes longer than the figure shown, in half less."
    )
    return _in_years(_("Payback in years"), formula, inputs, e.payback_years.p50)


def chance_of_payback(audit: Audit, e: Evaluation) -> Explanation:
    """In what share of the calculations it pays back within the firm's norm.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        how it comes about.
    """
    share = e.probability_payback_within_target
    within = share * len(e.drawn.payback)
    inputs = (
        calculated("within", _("Calculations in which it pays back in time"), number(within), within),
        _draws(e),
        setting_input(audit, "payback_target_years"),
    )
    formula = _("Calculations in which it pays back within the wanted years ÷ all calculations.")
    return Explanation(_("Chance of payback in time"), formula, inputs, percent(share), share)


def _in_money(audit: Audit, title: str, formula: str, inputs: Sequence[Input], amount: float) -> Explanation:
    return Explanation(title, formula, tuple(inputs), money_for_reading(amount, audit.firm.currency), amount)


def _in_years(title: str, formula: str, inputs: tuple[Input, ...], years: float | None) -> Explanation:
    if years is None:
        return Explanation(title, formula, inputs, _("never"), inf)
    return Explanation(title, formula, inputs, number(years, 1), years)
