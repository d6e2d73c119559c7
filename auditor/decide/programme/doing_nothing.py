"""What stays as it is where nothing is carried out: the other side of every comparison."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Audit


@dataclass(frozen=True, slots=True)
class DoingNothing:
    """A year as it is now. Money in the audit's currency; None where nobody stated it.

    Attributes:
        overtime_cost: what the stated overtime costs, its premium included.
        vacancies: stated, full-time equivalents.
        vacancy_hours: a year of them that nobody works.
        retiring: people who leave within five years.
    """

    overtime_cost: float | None
    vacancies: float | None
    vacancy_hours: float | None
    retiring: float | None


def doing_nothing(audit: Audit) -> DoingNothing:
    """What goes on if nothing is done.

    Args:
        audit: the snapshot.

    Returns:
        cost of overtime, work that stays undone, and people who leave.
    """
    roles = tuple(audit.roles.values())
    overtime = [
        role.overtime_hours_per_year * role.rate_per_hour.likely * (1 + audit.firm.overtime_premium)
        for role in roles
        if role.overtime_hours_per_year is not None
    ]
    vacancies = [role.vacancies for role in roles if role.vacancies is not None]
    retiring = [role.retiring for role in roles if role.retiring is not None]
    return DoingNothing(
        overtime_cost=sum(overtime) if overtime else None,
        vacancies=sum(vacancies) if vacancies else None,
        vacancy_hours=sum(vacancies) * audit.firm.productive_hours_per_fte.likely if vacancies else None,
        retiring=sum(retiring) if retiring else None,
    )
