"""What an hour of work costs that has no role of its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.country import default_rate
from auditor.model.estimate import Estimate
from auditor.model.firm import Role


class RateOrigin(StrEnum):
    """Where the rate of work without a role comes from."""

    ONLY_ROLE = "only_role"
    MEAN_OF_ROLES = "mean_of_roles"
    COUNTRY = "country"


@dataclass(frozen=True)
class RateWithoutRole:
    """The rate of work without a role.

    Attributes:
        per_hour: in the audit's currency per hour.
        origin: the firm's only role, the mean of its roles, or what is usual in its country.
        role: the only one; None for the other origins.
    """

    per_hour: Estimate
    origin: RateOrigin
    role: Role | None = None


def rate_without_role(roles: Collection[Role], country: str) -> RateWithoutRole:
    """The only role's rate; of several roles the mean by people, where all are counted; else what is usual in the country.

    Args:
        roles: all roles of the firm.
        country: what the firm states, such as NL or DE-NI.

    Returns:
        the rate, and where it comes from.
    """
    if len(roles) == 1:
        role = next(iter(roles))
        return RateWithoutRole(role.rate_per_hour, RateOrigin.ONLY_ROLE, role)
    people = [role.headcount for role in roles if role.headcount is not None]
    if roles and len(people) == len(roles) and sum(people) > 0:
        mean = Estimate.mean([role.rate_per_hour for role in roles], people)
        return RateWithoutRole(mean, RateOrigin.MEAN_OF_ROLES)
    return RateWithoutRole(default_rate(country), RateOrigin.COUNTRY)
