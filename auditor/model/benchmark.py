"""Where a figure comes from that a benchmark gave: whose it is, of how many firms, and of which year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.unit import COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Entity):
    """The ground of a step's time as long as its basis is :attr:`auditor.model.Basis.BENCHMARK`; else it says nothing.

    Attributes:
        programme: who made the benchmark pack.
        year: in which it was made.
        firms: about how many firms the figure rests on, to fives.
        cell: which firms, as packs write it, such as ``metal|small``.
    """

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    programme: str
    year: Annotated[int, COUNT.within(2000, 2200)]
    firms: Annotated[int, COUNT.within(1, 100_000_000)]
    cell: str
