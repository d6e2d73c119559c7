"""What becomes of an audit that is simulated: its net, and a place of it while its process is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from auditor.model import Audit, Estimate
from auditor.simulate.net import Content, Net
from auditor.simulate.notes import Note


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
