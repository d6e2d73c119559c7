"""What the figures hold a project to: hours freed by when, and when to stop or change course."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.money.evaluation import Evaluation
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
    """When to stop or change course.

    Attributes:
        most_invested: more than this (the audit's currency) is too much.
        least_hours_per_month: fewer than these do not pay for it within the horizon; None where no number of hours
            between nothing and the likely ones decides that.
    """

    most_invested: float
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
    """More money than the highest estimate, or fewer hours than pay for it within the horizon.

    Args:
        e: of the candidate.

    Returns:
        an amount in the audit's currency, and hours a month.
    """
    factor = float(e.drawn.time_factor.mean())
    rates = [rate.mean() for _hours, rate in e.drawn.freed.values()]
    worth = max(rates) * factor if rates else 0.0
    hours = e.hours_freed_per_year.likely
    least = hours - e.npv_likely / worth if worth > 0 else 0.0
    return StopRule(e.candidate.figures.investment.high, least / 12 if 0 < least < hours else None)


def concerned_roles(e: Evaluation) -> tuple[Role, ...]:
    """The roles whose people do the work of its steps, by id.

    Args:
        e: of the candidate.

    Returns:
        roles, each once.
    """
    concerned = {item.role_id for item in e.candidate.labour}
    return tuple(role for role_id, role in sorted(e.audit.roles.items()) if role_id in concerned)
