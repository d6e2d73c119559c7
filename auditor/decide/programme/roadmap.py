"""When each chosen project is carried out: a pilot first, then as many at once as the firm can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR, Limits
from auditor.model import Audit, Project

_MOST_QUARTERS = 80
#: A pilot must be delivered within so many quarters where there is one that is.
_QUICK = 2


@dataclass(frozen=True)
class Planned:
    """A chosen candidate on the roadmap.

    Attributes:
        start_quarter: from the plan's first quarter on (0).
        quarters: from the order to delivery; the ramp-up comes behind it.
        project: what a person said about carrying it out; where that is silent, the figures speak.
    """

    evaluation: Evaluation
    start_quarter: int
    quarters: int
    is_pilot: bool
    project: Project | None

    @property
    def key(self) -> str:
        """The candidate's key."""
        return self.evaluation.candidate.key

    @property
    def year(self) -> int:
        """The year of the plan in which it starts, from 0."""
        return self.start_quarter // QUARTERS_A_YEAR

    @property
    def ramp_up_months(self) -> float:
        """Months from delivery to full use, in the likely case."""
        return self.evaluation.candidate.figures.ramp_up_months.likely

    @property
    def is_fixed(self) -> bool:
        """Whether a person put it there."""
        return self.project is not None and self.project.start_quarter is not None


def roadmap(
    audit: Audit,
    chosen: Sequence[Evaluation],
    years: Mapping[str, int],
    limits: Limits,
    requires: Sequence[tuple[str, str]] = (),
) -> tuple[Planned, ...]:
    """The chosen candidates in order of their start.

    What a person fixed stays; the pilot comes first and alone; the others follow from their year on as soon as one of
    the projects carried at once has been delivered, what they require is there, and the year's budget allows it.

    Args:
        audit: the snapshot.
        chosen: candidates of the portfolio.
        years: the year in which each starts, by key, from 0.
        limits: how many projects at once, and the yearly budget in the audit's currency.
        requires: pairs of keys; the first waits for the second.

    Returns:
        starts and lengths in quarters, from the plan's first (0).
    """
    projects = {e.candidate.key: _project(audit, e) for e in chosen}
    pilot = pilot_of(audit, chosen, {a for a, _b in requires})
    slots = _Slots(limits)
    starts: dict[str, int] = {}
    for e in chosen:
        project = projects[e.candidate.key]
        if project is not None and project.start_quarter is not None:
            starts[e.candidate.key] = project.start_quarter
            slots.take(e, project.start_quarter, _quarters(e, project))
    earliest = 0
    if pilot is not None:
        key = pilot.candidate.key
        length = _quarters(pilot, projects[key])
        if key not in starts:
            starts[key] = slots.first(pilot, 0, length)
            slots.take(pilot, starts[key], length)
        earliest = starts[key] + length
    waiting = [e for e in chosen if e.candidate.key not in starts]
    waiting.sort(key=lambda e: (years.get(e.candidate.key, 0), -e.npv_likely, e.candidate.key))
    while waiting:
        e = next((e for e in waiting if _needed(e, requires) <= starts.keys()), waiting[0])
        waiting.remove(e)
        key = e.candidate.key
        length = _quarters(e, projects[key])
        by_key = {c.candidate.key: c for c in chosen}
        behind = [starts[n] + _quarters(by_key[n], projects[n]) for n in _needed(e, requires) if n in starts]
        begin = max([earliest, years.get(key, 0) * QUARTERS_A_YEAR, *behind])
        starts[key] = slots.first(e, begin, length)
        slots.take(e, starts[key], length)
    planned = []
    for e in chosen:
        project = projects[e.candidate.key]
        planned.append(Planned(e, starts[e.candidate.key], _quarters(e, project), e is pilot, project))
    return tuple(sorted(planned, key=lambda p: (p.start_quarter, not p.is_pilot, p.key)))


def pilot_of(audit: Audit, chosen: Sequence[Evaluation], dependent: set[str]) -> Evaluation | None:
    """The one a person named, else a small, quick and easy one that depends on nothing else.

    Args:
        audit: the snapshot.
        chosen: candidates of the portfolio.
        dependent: keys of those that wait for another.

    Returns:
        the candidate to begin with; None where nothing is chosen.
    """
    for e in chosen:
        project = _project(audit, e)
        if project is not None and project.is_pilot:
            return e
    free = [e for e in chosen if e.candidate.key not in dependent] or list(chosen)

    def order(e: Evaluation) -> tuple[bool, bool, int, float, str]:
        p = e.candidate
        slow = _quarters(e, None) > _QUICK
        return (slow, e.npv_likely <= 0, -p.technology.ease, p.figures.investment.likely, p.key)

    return min(free, key=order, default=None)


def crowded(planned: Sequence[Planned], limits: Limits) -> tuple[int, ...]:
    """The quarters in which more projects run than the firm carries at once.

    Args:
        planned: projects with their quarters.
        limits: how many projects at once.

    Returns:
        quarters from the plan's first (0).
    """
    if limits.projects_at_once is None:
        return ()
    running: dict[int, int] = defaultdict(int)
    for item in planned:
        for quarter in range(item.start_quarter, item.start_quarter + item.quarters):
            running[quarter] += 1
    return tuple(sorted(q for q, n in running.items() if n > limits.projects_at_once))


def _needed(e: Evaluation, requires: Sequence[tuple[str, str]]) -> set[str]:
    return {b for a, b in requires if a == e.candidate.key}


def _project(audit: Audit, e: Evaluation) -> Project | None:
    return audit.project_of(e.candidate.stored.id) if e.candidate.stored is not None else None


def _quarters(e: Evaluation, project: Project | None) -> int:
    if project is not None and project.quarters is not None:
        return max(project.quarters, 1)
    return max(ceil(e.candidate.figures.lead_time_months.likely / 3), 1)


class _Slots:
    """How many projects run in each quarter, and what each year has spent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running: dict[int, int] = defaultdict(int)
        self._spent: dict[int, float] = defaultdict(float)

    def first(self, e: Evaluation, begin: int, length: int) -> int:
        """The first quarter from ``begin`` on in which it fits; the last one looked at where it never does."""
        return next((q for q in range(begin, begin + _MOST_QUARTERS) if self._fits(e, q, length)), begin)

    def take(self, e: Evaluation, start: int, length: int) -> None:
        for quarter in range(start, start + length):
            self._running[quarter] += 1
        self._spent[start // QUARTERS_A_YEAR] += e.outlay

    def _fits(self, e: Evaluation, start: int, length: int) -> bool:
        limits = self._limits
        most = limits.projects_at_once
        if most is not None and any(self._running[q] >= most for q in range(start, start + length)):
            return False
        year = start // QUARTERS_A_YEAR
        return limits.yearly_budget is None or self._spent[year] + e.outlay <= limits.yearly_budget + 1e-6
