"""What is made of an audit to be simulated, and its parts while they are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from auditor.model import Audit, Estimate, Flow, Season, Work
from auditor.simulate.kernel.tables import Fixed
from auditor.simulate.net import Content, Net
from auditor.simulate.notes import Note
from auditor.simulate.playing import fixed_of
from auditor.simulate.settings import Settings


@dataclass(frozen=True)
class Built:
    """The net of an audit, and what there is to say of it.

    Attributes:
        index: step id → index of its place.
        spans: place → the range of its times as a multiple of the likely value, where there is one.
        use: place → required ÷ available time of its stations in the busiest month; pool_use: the same of people.
        demand_per_week: finished pieces by process.
        visits_per_week: passes of all steps, in jobs.
    """

    audit: Audit
    net: Net
    notes: tuple[Note, ...]
    index: Mapping[int, int]
    spans: Mapping[int, Estimate]
    use: Mapping[int, float]
    pool_use: tuple[float, ...]
    demand_per_week: Mapping[int, float]
    visits_per_week: float

    @property
    def is_overloaded(self) -> bool:
        """Whether some station or role is asked for more than it can give."""
        return any(use >= 1 for use in (*self.use.values(), *self.pool_use))

    @cached_property
    def fixed(self) -> Fixed | None:
        """What the compiled loop needs of the net; None where there is no such loop."""
        return fixed_of(self.net)


@dataclass
class Draft:
    """A place while its process is read."""

    step_id: int
    contents: list[Content] = field(default_factory=list)
    stations: float = inf
    role: int | None = None
    crew: int = 1
    limit: int | None = None
    failure_s: float = inf
    repair_s: float = 0.0
    meets_at: int | None = None
    heads_before: dict[int, int] = field(default_factory=dict)


def flows_into(audit: Audit) -> Mapping[int, Sequence[Flow]]:
    """The flows by where they lead to, all at once: of ten thousand steps one by one takes ten thousand times as long.

    Args:
        audit: the snapshot.

    Returns:
        by id of a step; no entry where nothing leads to it.
    """
    found: dict[int, list[Flow]] = {}
    for flow in audit.flows.values():
        found.setdefault(flow.target_id, []).append(flow)
    return found


def uptime(work: Work, settings: Settings) -> float:
    """Uptime with the time lost to breakdowns as often as is tried out.

    Args:
        work: time and labour content of the step.
        settings: with what is tried out.

    Returns:
        0–1.
    """
    if work.availability <= 0:
        return 0.0
    return 1 / (1 + (1 / work.availability - 1) * settings.what_if.breakdown_times)


def season_of(audit: Audit, family_id: int | None) -> tuple[float, ...]:
    """The weight of each month against an average one.

    Args:
        audit: the snapshot.
        family_id: the product family; None for none.

    Returns:
        twelve weights, 1 on average; none where all months are alike.
    """
    if family_id is None:
        return ()
    rows: list[Season] = list(audit.seasons_of(family_id))
    weights = {row.month: row.weight for row in rows}
    year = [weights.get(month, 1.0) for month in range(1, 13)]
    mean = sum(year) / len(year)
    return tuple(w / mean for w in year) if weights and mean > 0 and max(year) != min(year) else ()
