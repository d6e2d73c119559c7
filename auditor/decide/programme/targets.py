"""What the figures hold a project to: the price before the order, hours freed by when, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.max_price import least_share_of_hours, max_price
from auditor.model import Role

#: A project is judged so many months after its ramp-up.
_JUDGED_AFTER = 3
#: Fewer hours a month than these can't be told from none, so nothing is held to them.
_LEAST_HOURS = 1.5


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
            number of hours decides that, or next to none do.
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
    least = (least_share_of_hours(e) or 0.0) * e.hours_freed_per_year.likely / 12
    return StopRule(max_price(e), least if least >= _LEAST_HOURS else None)


def concerned_roles(e: Evaluation) -> tuple[Role, ...]:
    """The roles whose people do the work of its steps, by id.

    Args:
        e: of the candidate.

    Returns:
        roles, each once.
    """
    concerned = {item.role_id for item in e.candidate.labour}
    return tuple(role for role_id, role in sorted(e.audit.roles.items()) if role_id in concerned)
