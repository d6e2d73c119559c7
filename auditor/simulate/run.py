"""What one run counted: raw sums, kept at marks so that its beginning can be left out afterwards."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

#: One stay of a job at a place (working time, s): when it came, when work on it began, when it was done.
STAY = np.dtype(
    [("job", np.int32), ("place", np.int32), ("came_s", np.float64), ("began_s", np.float64), ("done_s", np.float64)]
)
Stays = NDArray[np.void]


@dataclass
class Tally:
    """Sums by place (s, and how many jobs were begun), and by pool (person-seconds)."""

    done: array[float]
    worked: array[float]
    set_up: array[float]
    down: array[float]
    waited_for_station: array[float]
    waited_for_people: array[float]
    blocked: array[float]
    people_busy: array[float]
    people_there: array[float]

    @classmethod
    def empty(cls, places: int, pools: int) -> Tally:
        """Nothing counted yet.

        Args:
            places: how many there are.
            pools: how many there are.

        Returns:
            a tally of zeros.
        """
        return cls(
            *(array("d", bytes(8 * places)) for _ in range(7)), *(array("d", bytes(8 * pools)) for _ in range(2))
        )

    def copy(self) -> Tally:
        """As it is now."""
        return Tally(*(array("d", getattr(self, name)) for name in self.__dataclass_fields__))


@dataclass
class Run:
    """One run.

    Attributes:
        span_s: how long it lasted (working time, s).
        tally: sums over the whole run; ``marks``: when (s), what gives the sums until then (of fifty one is
            asked for), and ``area`` until then.
        looks: when (s), and how many jobs were inside by source.
        out_source, out_began_s, out_done_s, out_pieces: of each job that left, in the order of leaving.
        entered_at, pieces scrapped: by source; ``inside``: jobs in the run at its end, by source.
        area: jobs inside × time (job-seconds), by source.
        queues: jobs that wait before each place at the end.
        people_day: person-seconds worked in each part of the day, pool by pool.
        is_locked: jobs are inside and nothing can happen any more.
        stays: of each job at each place, in the order in which they ended; None where jobs were not followed.
    """

    span_s: float
    sources: int
    tally: Tally
    marks: list[tuple[float, Callable[[], Tally], list[float]]] = field(default_factory=list)
    looks: list[tuple[float, tuple[int, ...]]] = field(default_factory=list)
    out_source: array[int] = field(default_factory=lambda: array("l"))
    out_began_s: array[float] = field(default_factory=lambda: array("d"))
    out_done_s: array[float] = field(default_factory=lambda: array("d"))
    out_pieces: array[float] = field(default_factory=lambda: array("d"))
    queues: array[int] = field(default_factory=lambda: array("l"))
    people_day: list[float] = field(default_factory=list)
    is_locked: bool = False
    stays: Stays | None = None

    def __post_init__(self) -> None:
        self.started = [0] * self.sources
        self.inside = [0] * self.sources
        self.lost = [0] * self.sources
        self.scrapped_pieces = [0.0] * self.sources
        self.area = [0.0] * self.sources
        self._changed = [0.0] * self.sources

    def enters(self, source: int, now_s: float) -> None:
        """A job comes in.

        Args:
            source: index of where.
            now_s: when (working time, s).
        """
        self._count(source, now_s, 1)
        self.started[source] += 1

    def leaves(self, source: int, began_s: float, now_s: float, pieces: float) -> None:
        """A job is finished.

        Args:
            source: index of where it came in.
            began_s: when it came in (s).
            now_s: when (s).
            pieces: good ones.
        """
        self._count(source, now_s, -1)
        self.out_source.append(source)
        self.out_began_s.append(began_s)
        self.out_done_s.append(now_s)
        self.out_pieces.append(pieces)

    def vanishes(self, source: int, now_s: float) -> None:
        """Nothing is left of a job.

        Args:
            source: index of where it came in.
            now_s: when (s).
        """
        self._count(source, now_s, -1)
        self.lost[source] += 1

    def scraps(self, source: int, pieces: float) -> None:
        """Pieces are thrown away.

        Args:
            source: index of where they came in.
            pieces: how many.
        """
        self.scrapped_pieces[source] += pieces

    def _count(self, source: int, now_s: float, more: int) -> None:
        self.area[source] += self.inside[source] * (now_s - self._changed[source])
        self._changed[source] = now_s
        self.inside[source] += more

    def look(self, now_s: float) -> None:
        """Write down how many jobs are inside.

        Args:
            now_s: when (s).
        """
        self.looks.append((now_s, tuple(self.inside)))

    def mark(self, now_s: float) -> None:
        """Keep what was counted so far.

        Args:
            now_s: when (s).
        """
        for source in range(self.sources):
            self._count(source, now_s, 0)
        until_now = self.tally.copy()
        self.marks.append((now_s, lambda: until_now, [*self.area]))

    def end(self, now_s: float, queues: array[int], is_locked: bool) -> None:
        """The run is over.

        Args:
            now_s: when (s).
            queues: jobs that wait before each place.
            is_locked: jobs are inside and nothing can happen any more.
        """
        for source in range(self.sources):
            self._count(source, now_s, 0)
        self.queues, self.is_locked = queues, is_locked
