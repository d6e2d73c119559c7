"""How the totals of a plan come about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.plan import Plan
from auditor.flow import Analysis
from auditor.locale import _, number
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import candidate_name
from auditor.phrases.explained.benefit import hours_freed
from auditor.phrases.explained.explanation import Explanation, Input, calculated, shortened
from auditor.phrases.explained.labour import full_time_jobs, setting_input
from auditor.phrases.explained.value import investment, npv_middle


def plan_investment(audit: Audit, plan: Plan) -> Explanation:
    """What all projects of a plan cost, with reserve and less subsidy.

    Args:
        audit: the snapshot.
        plan: of the same audit.

    Returns:
        how it comes about.
    """
    currency, total = audit.firm.currency, plan.together.investment
    inputs = _projects(audit, plan, lambda e: e.outlay, currency, partial(investment, audit))
    formula = _("The investments of the projects with reserve, less subsidy, added up.")
    shown = shortened(inputs, lambda amount: money_for_reading(amount, currency))
    return Explanation(_("Investment with reserve"), formula, shown, money_for_reading(total, currency), total)


def plan_npv(audit: Audit, plan: Plan) -> Explanation:
    """What a plan is worth in the middle of all calculations.

    Args:
        audit: the snapshot.
        plan: of the same audit.

    Returns:
        how it comes about; the projects' middles do not add up to it.
    """
    currency, middle = audit.firm.currency, plan.together.npv.p50 or 0.0
    inputs = _projects(audit, plan, lambda e: e.npv_median, currency, partial(npv_middle, audit))
    formula = _(
        "In each calculation the values of the projects from their starts on are added up, and every hour of overtime and "
        "every vacancy counts once for all of them; shown is the middle of the sums. The middles of the projects do not add up to it."
    )
    shown = shortened(inputs, lambda amount: money_for_reading(amount, currency))
    inputs_of_all = (*shown, setting_input(audit, "discount_rate"), setting_input(audit, "horizon_years"))
    return Explanation(_("Net present value"), formula, inputs_of_all, money_for_reading(middle, currency), middle)


def plan_hours(audit: Audit, analysis: Analysis | None, plan: Plan) -> Explanation:
    """Hours a year that a plan frees.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers; None: the hours of the steps are not explained further.
        plan: of the same audit.

    Returns:
        how they come about.
    """
    total = plan.together.hours_freed_per_year
    inputs = _projects(audit, plan, lambda e: e.hours_freed_per_year.likely, "", partial(hours_freed, audit, analysis))
    formula = _("The hours that the projects free, added up.")
    return Explanation(_("Hours freed a year"), formula, shortened(inputs, number), number(total), total)


def plan_jobs(audit: Audit, analysis: Analysis | None, plan: Plan) -> Explanation | None:
    """Full-time jobs that the hours freed by a plan come to.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers; None: the hours of the steps are not explained further.
        plan: of the same audit.

    Returns:
        how they come about; None where the productive hours are not known.
    """
    total = plan.together.hours_freed_per_year
    hours = calculated(
        "hours", _("Hours freed a year"), number(total), total, partial(plan_hours, audit, analysis, plan)
    )
    return full_time_jobs(audit, hours)


def _projects(
    audit: Audit,
    plan: Plan,
    amount_of: Callable[[Evaluation], float],
    currency: str,
    more: Callable[[Evaluation], Explanation],
) -> list[Input]:
    """A line a project; without a currency the amounts are plain numbers."""
    found = []
    for e in plan.evaluations:
        amount = amount_of(e)
        text = money_for_reading(amount, currency) if currency else number(amount)
        name = candidate_name(audit, e.candidate.technology.name, e.candidate.step_ids, 1)
        found.append(calculated("project", name, text, amount, partial(more, e)))
    return found
