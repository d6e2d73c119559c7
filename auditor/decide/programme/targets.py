"""What the figures hold a project to: the price before the order, hours freed by when, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.max_price import max_price
from auditor.decide.money.timing import use_until
from auditor.model import Role

#: A project is judged so many months after its ramp-up.
_JUDGED_AFTER = 3


@dataclass(frozen=True, slots=True)
class SuccessMeasure:
    """So many months after the order, so many hours a month are freed."""

    months: int
    hours_per_month: float


@dataclass(frozen=True, slots=True)
class StopRule:
    """What is said before the order, and what a started project is held to.

    Attributes:
        max_price: above this (the audit's currency) it is not paid back within the firm's norm in half of the
            calculations; None where no price is low enough.
        least_hours_per_month: fewer than these do not pay for it within the norm at its likely price; None where no
            number of hours between nothing and the likely ones decides that.
    """

    max_price: float | None
    least_hours_per_month: float | None


def success_measure(e: Evaluation) -> SuccessMeasure:
    """The likely hours freed a month, and by when.

    Args:
        e: of the candidate.

    Returns:
        hours a month, and months from now.
    """
    figures = e.candidate.figures
    months = round(figures.lead_time_months.likely + figures.ramp_up_months.likely) + _JUDGED_AFTER
    return SuccessMeasure(months, e.hours_freed_per_year.likely / 12)


def stop_rule(e: Evaluation) -> StopRule:
    """The price not to order above, and the hours below which the likely price is not paid back within the norm.

    Args:
        e: of the candidate.

    Returns:
        an amount in the audit's currency, and hours a month.
    """
    price, figures = max_price(e), e.candidate.figures
    lead, ramp = figures.lead_time_months.likely / 12, figures.ramp_up_months.likely / 12
    used = float(use_until(e.audit.firm.payback_target_years, lead, ramp))
    rates = [float(rate.mean()) for _hours, rate in e.drawn.freed.values()]
    worth = max(rates) * used if rates else 0.0
    hours = e.hours_freed_per_year.likely
    least = hours - ((price or 0.0) - figures.investment.likely) / worth if worth > 0 else 0.0
    return StopRule(price, least / 12 if 0 < least < hours else None)


def concerned_roles(e: Evaluation) -> tuple[Role, ...]:
    """The roles whose people do the work of its steps, by id.

    Args:
        e: of the candidate.

    Returns:
        roles, each once.
    """
    concerned = {item.role_id for item in e.candidate.labour}
    return tuple(role for role_id, role in sorted(e.audit.roles.items()) if role_id in concerned)
