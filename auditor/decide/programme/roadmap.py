"""When each chosen project is carried out: a pilot first, then as many at once as the firm can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.pilot import pilot_of
from auditor.decide.programme.planned import Planned, delivery_quarters, load_from, project_of
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR, Limits
from auditor.model import Audit

_MOST_QUARTERS = 80
_A_HAIR = 1e-6


def roadmap(
    audit: Audit,
    chosen: Sequence[Evaluation],
    years: Mapping[str, int],
    limits: Limits,
    requires: Sequence[tuple[str, str]] = (),
    may_lead: Collection[str] | None = None,
) -> tuple[Planned, ...]:
    """The chosen candidates in order of their start.

    What a person fixed stays; the pilot comes first and alone; the others follow from their year on as soon as the
    projects carried at once leave room for their delivery and their ramp-up, what they require is there, and the year's
    budget allows it.

    Args:
        audit: the snapshot.
        chosen: candidates of the portfolio.
        years: the year before which each does not start, by key, from 0; those not named start as soon as they can.
        limits: how many projects at once, and the yearly budget in the audit's currency.
        requires: pairs of keys; the first waits for the second.
        may_lead: keys of those that may be the pilot; None: any.

    Returns:
        starts and lengths in quarters, from the plan's first (0).
    """
    projects = {e.candidate.key: project_of(audit, e) for e in chosen}
    lengths = {e.candidate.key: delivery_quarters(e, projects[e.candidate.key]) for e in chosen}
    pilot = pilot_of(audit, chosen, {a for a, _b in requires}, may_lead)
    slots = _Slots(limits)
    starts: dict[str, int] = {}
    for e in chosen:
        project = projects[e.candidate.key]
        if project is not None and project.start_quarter is not None:
            starts[e.candidate.key] = project.start_quarter
            slots.take(e, project.start_quarter, lengths[e.candidate.key])
    earliest = 0
    if pilot is not None:
        key = pilot.candidate.key
        if key not in starts:
            starts[key] = slots.first(pilot, 0, lengths[key])
            slots.take(pilot, starts[key], lengths[key])
        earliest = starts[key] + lengths[key]
    waiting = [e for e in chosen if e.candidate.key not in starts]
    waiting.sort(key=lambda e: (years.get(e.candidate.key, 0), -e.npv_middle, e.candidate.key))
    while waiting:
        e = next((e for e in waiting if _needed(e, requires) <= starts.keys()), waiting[0])
        waiting.remove(e)
        key = e.candidate.key
        behind = [starts[n] + lengths[n] for n in _needed(e, requires) if n in starts]
        begin = max([earliest, years.get(key, 0) * QUARTERS_A_YEAR, *behind])
        starts[key] = slots.first(e, begin, lengths[key])
        slots.take(e, starts[key], lengths[key])
    planned = []
    for e in chosen:
        key = e.candidate.key
        planned.append(Planned(e, starts[key], lengths[key], e is pilot, projects[key]))
    return tuple(sorted(planned, key=lambda p: (p.start_quarter, not p.is_pilot, p.key)))


def crowded(planned: Sequence[Planned], limits: Limits) -> tuple[int, ...]:
    """The quarters in which more is being delivered and run in than the firm carries at once.

    Args:
        planned: projects with their quarters.
        limits: how many projects at once.

    Returns:
        quarters from the plan's first (0).
    """
    if limits.projects_at_once is None:
        return ()
    running: dict[int, float] = defaultdict(float)
    for item in planned:
        for quarter, load in item.load():
            running[quarter] += load
    return tuple(sorted(q for q, n in running.items() if n > limits.projects_at_once + _A_HAIR))


def _needed(e: Evaluation, requires: Sequence[tuple[str, str]]) -> set[str]:
    return {b for a, b in requires if a == e.candidate.key}


class _Slots:
    """How much runs in each quarter, and what each year has spent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running: dict[int, float] = defaultdict(float)
        self._spent: dict[int, float] = defaultdict(float)

    def first(self, e: Evaluation, begin: int, length: int) -> int:
        """The first quarter from ``begin`` on in which it fits; the last one looked at where it never does."""
        return next((q for q in range(begin, begin + _MOST_QUARTERS) if self._fits(e, q, length)), begin)

    def take(self, e: Evaluation, start: int, length: int) -> None:
        for quarter, load in load_from(e, start, length):
            self._running[quarter] += load
        self._spent[start // QUARTERS_A_YEAR] += e.outlay

    def _fits(self, e: Evaluation, start: int, length: int) -> bool:
        limits = self._limits
        most = limits.projects_at_once
        if most is not None and any(self._running[q] + n > most + _A_HAIR for q, n in load_from(e, start, length)):
            return False
        year = start // QUARTERS_A_YEAR
        return limits.yearly_budget is None or self._spent[year] + e.outlay <= limits.yearly_budget + _A_HAIR
