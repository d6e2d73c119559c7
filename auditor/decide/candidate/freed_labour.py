"""Labour that a candidate touches, and what an hour of it is worth when it is freed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.assess.tasks import Task
from auditor.decide.doubt.assumptions import REALISATION_LESS, assumption
from auditor.decide.doubt.draws import Draws
from auditor.flow import StepNumbers
from auditor.flow.workload.step_workload import setup_share
from auditor.model import Audit, Basis, Estimate, Role, Work

ALL = Estimate.point(1.0, Basis.STATED)
#: From so many steps on a candidate's hours are drawn by role, not by step.
_MOST_STEPS = 40


@dataclass(frozen=True)
class Labour:
    """Labour hours per year that a candidate touches: of a step, or of many steps of one role together.

    ``key`` names the hours among the inputs that are drawn; a step has the same key in every candidate.

    Attributes:
        attended: share of its hours in which a person is really needed; below 1 only where nobody stated the manual share
            of work that a machine does.
        factor: on the candidate's saving, for what this step consists of.
    """

    key: Hashable
    step_ids: tuple[int, ...]
    process_id: int
    hours_per_year: Estimate
    rate_per_hour: Estimate
    role_id: int | None
    attended: Estimate = ALL
    factor: float = 1.0

    @property
    def attended_key(self) -> Hashable:
        """What the attended share is drawn under."""
        return ("attended", *self.step_ids[:1])

    @property
    def attended_hours_per_year(self) -> Estimate:
        """Hours per year in which a person is needed."""
        return self.hours_per_year * self.attended


def labour_of(audit: Audit, numbers: StepNumbers, task: Task, factor: float = 1.0) -> Labour:
    """The labour of one step; its hours must be known.

    Args:
        audit: the snapshot, for role and rate.
        numbers: the step in numbers.
        task: of the step, which says how much of a machine's time a person is usually needed.
        factor: on the candidate's saving at this step.

    Returns:
        hours a year and rate per hour, with the role.
    """
    step, role_id = numbers.step, audit.work(numbers.step.id).role_id
    hours = numbers.workload.labour_hours_per_year
    assert hours is not None  # only steps with known hours become candidates
    rate = audit.rate_per_hour(role_id)
    attended = _attended(audit.work(step.id), task)
    return Labour(("hours", step.id), (step.id,), step.process_id, hours, rate, role_id, attended, factor)


def _attended(work: Work, task: Task) -> Estimate:
    """Set-up always needs a person, running only as far as the task usually does; what a person stated stands."""
    if work.manual_share is not None or work.labour_s is not None or work.cycle_time_s is None or task.attended is None:
        return ALL
    setup = setup_share(work) or 0.0
    return task.attended.map(lambda share: setup + (1 - setup) * share, Basis.ASSUMED)


def merged(labour: Sequence[Labour], key: str) -> tuple[Labour, ...]:
    """The labour as it is, or by role and process where there are many steps.

    Args:
        labour: of the steps of one candidate.
        key: the candidate's, to name what is drawn for the sum.

    Returns:
        the same hours in fewer parts.
    """
    if len(labour) <= _MOST_STEPS:
        return tuple(labour)
    groups: dict[tuple[int | None, int], list[Labour]] = defaultdict(list)
    for item in labour:
        groups[item.role_id, item.process_id].append(item)
    found = []
    for (role_id, process_id), items in groups.items():
        hours = Estimate.sum(item.attended_hours_per_year for item in items)
        weights = [max(item.attended_hours_per_year.likely, 1e-9) for item in items]
        factor = sum(item.factor * w for item, w in zip(items, weights, strict=True)) / sum(weights)
        ids = tuple(i for item in items for i in item.step_ids)
        rate = items[0].rate_per_hour
        found.append(Labour(("hours", key, role_id), ids, process_id, hours, rate, role_id, ALL, factor))
    return tuple(found)


@dataclass(frozen=True)
class Use:
    """What becomes of freed hours, in turn: overtime that is no longer needed, vacancies that need not be filled, and
    of the rest the part that is really used. Hours per year."""

    overtime_hours: float
    vacancy_hours: float
    premium: float
    realisation: float

    def split(self, hours: Draws | float) -> tuple[Draws, Draws, Draws]:
        """Hours that avoid overtime, fill vacancies, and are left over (shape kept).

        Args:
            hours: freed, per year; a number or one for each draw.

        Returns:
            three of the shape of ``hours``, in hours per year, that add up to it.
        """
        plain = np.asarray(hours, dtype=np.float64)
        overtime = np.minimum(plain, self.overtime_hours)
        vacancies = np.minimum(plain - overtime, self.vacancy_hours)
        return overtime, vacancies, plain - overtime - vacancies

    def paid_hours(self, hours: Draws | float, realisation: Draws | float | None = None) -> Draws:
        """Hours at the normal rate that the freed ones are worth.

        Args:
            hours: freed, per year; a number or one for each draw.
            realisation: the part of what is left over that is really used (0–1); None: the likely one.

        Returns:
            hours per year, in the shape of ``hours``.
        """
        used = self.realisation if realisation is None else realisation
        if not self.overtime_hours and not self.vacancy_hours:
            return np.asarray(used * hours, dtype=np.float64)
        overtime, vacancies, rest = self.split(hours)
        return np.asarray((1 + self.premium) * overtime + vacancies + used * rest, dtype=np.float64)


def use_of(audit: Audit, role_id: int | None) -> Use:
    """What becomes of the freed hours of a role; None is work without a role.

    Args:
        audit: the snapshot, for overtime, vacancies and how much of freed time is really used.
        role_id: the role; None: work without a role.

    Returns:
        what becomes of its freed hours.
    """
    firm, role = audit.firm, audit.roles.get(role_id) if role_id is not None else None
    used = max(firm.realisation - assumption(audit, REALISATION_LESS).likely, 0.0)
    if role is None:
        return Use(0.0, 0.0, firm.overtime_premium, used)
    vacancies = (role.vacancies or 0.0) * firm.productive_hours_per_fte.likely
    return Use(role.overtime_hours_per_year or 0.0, vacancies, firm.overtime_premium, used)


def is_short(role: Role | None) -> bool:
    """Whether people of this role are missing or about to leave.

    Args:
        role: None: work without a role, which is never short.

    Returns:
        True where vacancies or coming retirement are stated.
    """
    return role is not None and bool((role.vacancies or 0) > 0 or (role.retiring or 0) > 0)
