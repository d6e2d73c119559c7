"""People against the map: how many of the hours that they work are on it, by role and for the firm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.flow.workload.step_workload import StepWorkload
from auditor.model import Audit, Step

#: Hours are told roughly: a twentieth more than a role's people have is no shortage.
LEAST_SHORT = 1.05


@dataclass(frozen=True, slots=True)
class RoleCoverage:
    """The hours a year of one role (likely values).

    Attributes:
        role_id: the role; None for mapped work that has none.
        mapped_hours: labour hours a year on the map.
        headcount: how many people it has; None where nobody said.
        hours_per_person: productive hours of one of them a year; 0 where not known.
        step_ids: its steps with known hours, in the order of the map.
    """

    role_id: int | None
    mapped_hours: float
    headcount: float | None
    hours_per_person: float
    step_ids: tuple[int, ...]

    @property
    def hours_of_people(self) -> float | None:
        """Headcount × productive hours a year; None where either is not known."""
        if not self.headcount or self.hours_per_person <= 0:
            return None
        return self.headcount * self.hours_per_person

    @property
    def share(self) -> float | None:
        """Mapped hours ÷ hours of its people (0–1, and above where they are too few); None where these are unknown."""
        whole = self.hours_of_people
        return self.mapped_hours / whole if whole else None

    @property
    def people_needed(self) -> float | None:
        """How many people the mapped hours take; None where the productive hours are not known."""
        return self.mapped_hours / self.hours_per_person if self.hours_per_person > 0 else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All roles, and mapped work without one last."""

    roles: tuple[RoleCoverage, ...]

    @property
    def mapped_hours(self) -> float:
        """Labour hours a year on the map, with and without a role."""
        return sum(role.mapped_hours for role in self.roles)

    @property
    def hours_of_people(self) -> float | None:
        """Hours a year of all people; None without a role, or where one of them has no known headcount."""
        found = [role.hours_of_people for role in self.roles if role.role_id is not None]
        known = [hours for hours in found if hours is not None]
        return sum(known) if known and len(known) == len(found) else None

    @property
    def share(self) -> float | None:
        """Mapped hours ÷ hours of all people; None where these are not known."""
        whole = self.hours_of_people
        return self.mapped_hours / whole if whole else None

    @property
    def short(self) -> tuple[RoleCoverage, ...]:
        """The roles whose mapped work takes more people than they have."""
        return tuple(role for role in self.roles if (role.share or 0.0) > LEAST_SHORT)


def coverage(audit: Audit, loads: Iterable[tuple[Step, StepWorkload]]) -> Coverage:
    """The hours on the map beside those that people work.

    Args:
        audit: the snapshot, for roles and productive hours.
        loads: every step with what it takes a year.

    Returns:
        roles by id, also those without any mapped work, and work without a role where there is any.
    """
    hours: dict[int | None, float] = defaultdict(float)
    steps: dict[int | None, list[int]] = defaultdict(list)
    for step, load in loads:
        if load.labour_hours_per_year is not None:
            role_id = audit.work(step.id).role_id
            hours[role_id] += load.labour_hours_per_year.likely
            steps[role_id].append(step.id)
    each = max(audit.firm.productive_hours_per_fte.likely, 0.0)
    keys: list[int | None] = [*sorted(audit.roles), *([None] if hours[None] > 0 else [])]
    return Coverage(
        tuple(
            RoleCoverage(
                key, hours[key], audit.roles[key].headcount if key is not None else None, each, tuple(steps[key])
            )
            for key in keys
        )
    )
