"""What a plan means for people: hours freed by role against vacancies, absence and retirement, and lighter work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.strain import Lighter, straining_hours, taken_over
from auditor.flow import Analysis
from auditor.model import Audit, Role

#: A station this busy could use more hands.
_BUSY = 0.85
#: Less of a vacancy than this is not worth naming (FTE).
_LEAST_VACANCY = 0.05


class IdeaCode(StrEnum):
    """What freed people could do instead."""

    LESS_OVERTIME = "less_overtime"
    FILL_VACANCIES = "fill_vacancies"
    TAKE_OVER = "take_over"
    HELP_AT_BUSY_STEPS = "help_at_busy_steps"
    LEARN_SHORT_ROLES = "learn_short_roles"
    IMPROVE = "improve"


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing that freed people could do; :mod:`auditor.phrases.people` says it.

    Attributes:
        vacancies: how many of them need not be filled (FTE).
        names: of the busiest steps, or of the roles with vacancies.
    """

    code: IdeaCode
    vacancies: float = 0.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoleView:
    """One role (None: steps without a role). Hours and FTE per year.

    Attributes:
        mapped_hours: labour hours of its steps in the map.
        missing_fte: vacancies, absence and coming retirement, as FTE; None where nothing of it is known.
        overtime_hours, vacancy_hours, other_hours: what becomes of the freed hours.
        ideas: what the freed people could do instead.
    """

    role: Role | None
    mapped_hours: float
    freed_hours: float
    freed_fte: float
    missing_fte: float | None
    overtime_hours: float
    vacancy_hours: float
    other_hours: float
    ideas: tuple[Idea, ...]


@dataclass(frozen=True)
class PeopleView:
    """All roles that have work in the map, and the straining work that machines take over.

    Attributes:
        straining_hours: heavy, dirty or dangerous work in the map, hours a year before the plan.
    """

    roles: tuple[RoleView, ...]
    lighter: tuple[Lighter, ...]
    straining_hours: float

    @property
    def taken_over_hours(self) -> float:
        """Straining hours a year that machines take over."""
        return sum(item.hours_per_year for item in self.lighter)


def people_view(audit: Audit, analysis: Analysis, chosen: Sequence[Evaluation]) -> PeopleView:
    """What the chosen candidates mean for people, on the likely values.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        chosen: candidates that are carried out.

    Returns:
        hours per year and FTE by role, and whose work gets lighter.
    """
    mapped: dict[int | None, float] = defaultdict(float)
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            hours = numbers.workload.labour_hours_per_year
            if hours is not None:
                mapped[audit.work(numbers.step.id).role_id] += hours.likely
    freed: dict[int | None, float] = defaultdict(float)
    for e in chosen:
        for item in e.candidate.labour:
            freed[item.role_id] += item.hours_per_year.likely * e.candidate.freed_share_in(item)
    ids: list[int | None] = [r for r in audit.roles if mapped.get(r) or freed.get(r)]
    ids += [None] if mapped.get(None) or freed.get(None) else []
    views = [_role_view(audit, analysis, i, mapped[i], freed[i]) for i in ids]
    return PeopleView(tuple(views), taken_over(audit, analysis, chosen), straining_hours(audit, analysis))


def _role_view(audit: Audit, analysis: Analysis, role_id: int | None, mapped: float, freed: float) -> RoleView:
    role = audit.roles.get(role_id) if role_id is not None else None
    per_fte = max(audit.firm.productive_hours_per_fte.likely, 1.0)
    overtime, vacancies, other = (float(part) for part in use_of(audit, role_id).split(freed))
    return RoleView(
        role, mapped, freed, freed / per_fte, missing_fte(role), overtime, vacancies, other,
        _ideas(audit, analysis, role, freed, vacancies / per_fte),
    )  # fmt: skip


def missing_fte(role: Role | None) -> float | None:
    """Vacancies + headcount × absence + those who retire within five years; None where nothing is known.

    Args:
        role: None: work without a role.

    Returns:
        full-time equivalents.
    """
    if role is None:
        return None
    absent = role.headcount * role.absence_share if role.headcount and role.absence_share is not None else None
    known = [part for part in (role.vacancies, absent, role.retiring) if part is not None]
    return sum(known) if known else None


def _ideas(audit: Audit, analysis: Analysis, role: Role | None, freed: float, filled: float) -> tuple[Idea, ...]:
    """What freed people could do, from what the audit knows; nothing where nothing is freed."""
    if freed <= 0:
        return ()
    found = []
    if role is not None and role.overtime_hours_per_year:
        found.append(Idea(IdeaCode.LESS_OVERTIME))
    if filled >= _LEAST_VACANCY:
        found.append(Idea(IdeaCode.FILL_VACANCIES, vacancies=filled))
    if role is not None and role.retiring:
        found.append(Idea(IdeaCode.TAKE_OVER))
    busy = _busy_steps(audit, analysis, role)
    if busy:
        found.append(Idea(IdeaCode.HELP_AT_BUSY_STEPS, names=tuple(busy)))
    short = [r.name for r in audit.roles.values() if r is not role and (r.vacancies or 0) > 0]
    if short and filled < _LEAST_VACANCY:
        found.append(Idea(IdeaCode.LEARN_SHORT_ROLES, names=tuple(short[:3])))
    return tuple(found) or (Idea(IdeaCode.IMPROVE),)


def _busy_steps(audit: Audit, analysis: Analysis, role: Role | None) -> list[str]:
    own = role.id if role is not None else None
    busy = [
        (n.workload.utilisation, n.step.name)
        for process in analysis.processes.values()
        for n in process.steps.values()
        if n.workload.utilisation is not None
        and n.workload.utilisation > _BUSY
        and audit.work(n.step.id).role_id == own
    ]
    return [name for _use, name in sorted(busy, reverse=True)[:2]]
