"""One run as a film: at each moment, what waits, what is worked on, and what is on its way from place to place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from auditor.simulate.run import Journey


@dataclass(frozen=True)
class Frame:
    """One moment.

    Attributes:
        waiting, working: place → how many jobs.
        moving: from place, to place, how far (0–1) of each job on its way.
    """

    waiting: dict[int, int]
    working: dict[int, int]
    moving: tuple[tuple[int, int, float], ...]


class Film:
    """Frames of the stays of all jobs. Moving on takes no time on the floor, and a moment on the screen.

    Args:
        journeys: stays at places, in any order; those of one job must not overlap, or they are shown side by side.
    """

    def __init__(self, journeys: Sequence[Journey]) -> None:
        stays = sorted(journeys, key=lambda j: (j.job, j.came_s, j.done_s))
        self._place = np.array([j.place for j in stays], dtype=np.int64)
        self._came = np.array([j.came_s for j in stays], dtype=np.float64)
        self._began = np.array([j.began_s for j in stays], dtype=np.float64)
        self._done = np.array([j.done_s for j in stays], dtype=np.float64)
        self._from = np.full(len(stays), -1, dtype=np.int64)
        for i in range(1, len(stays)):
            if stays[i - 1].job == stays[i].job and stays[i - 1].done_s <= stays[i].came_s + 1e-9:
                self._from[i] = stays[i - 1].place

    @property
    def length_s(self) -> float:
        """When the last stay ends (working time, s)."""
        return float(self._done.max()) if len(self._done) else 0.0

    def at(self, moment_s: float, moving_s: float) -> Frame:
        """What is to be seen at a moment.

        Args:
            moment_s: working time from the beginning of the run (s).
            moving_s: how long a move is shown (working time, s).

        Returns:
            the frame.
        """
        arrives = np.minimum(self._came + np.where(self._from >= 0, moving_s, 0.0), self._done)
        here = (arrives <= moment_s) & (moment_s < self._done)
        on_way = (self._came <= moment_s) & (moment_s < arrives) & (self._from >= 0)
        waiting = here & (moment_s < self._began)
        part = (moment_s - self._came[on_way]) / np.maximum(arrives[on_way] - self._came[on_way], 1e-9)
        moves = zip(self._from[on_way].tolist(), self._place[on_way].tolist(), part.tolist(), strict=True)
        return Frame(self._counted(waiting), self._counted(here & ~waiting), tuple(moves))

    def _counted(self, which: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> dict[int, int]:
        places, counts = np.unique(self._place[which], return_counts=True)
        return {int(place): int(count) for place, count in zip(places, counts, strict=True)}
