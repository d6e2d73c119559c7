"""One run as a film: at each moment, what waits, what is worked on, and what is on its way from place to place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from auditor.simulate.run import Stays

_HAIR = 1e-9


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
        stays: of jobs at places, in any order; those of one job must not overlap, or they are shown side by side.
        from_s: where it begins (working time, s): what was over by then is left out.
    """

    def __init__(self, stays: Stays, from_s: float = 0.0) -> None:
        stays = stays[np.lexsort((stays["done_s"], stays["came_s"], stays["job"]))]
        came_from = np.full(len(stays), -1, dtype=np.int64)
        goes_on = (stays["job"][1:] == stays["job"][:-1]) & (stays["done_s"][:-1] <= stays["came_s"][1:] + _HAIR)
        came_from[1:][goes_on] = stays["place"][:-1][goes_on]
        seen = stays["done_s"] > from_s
        self._from = came_from[seen]
        self._place, self._came, self._began, self._done = (
            np.ascontiguousarray(stays[name][seen]) for name in ("place", "came_s", "began_s", "done_s")
        )

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
        part = (moment_s - self._came[on_way]) / np.maximum(arrives[on_way] - self._came[on_way], _HAIR)
        moves = zip(self._from[on_way].tolist(), self._place[on_way].tolist(), part.tolist(), strict=True)
        return Frame(self._counted(waiting), self._counted(here & ~waiting), tuple(moves))

    def _counted(self, which: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> dict[int, int]:
        places, counts = np.unique(self._place[which], return_counts=True)
        return {int(place): int(count) for place, count in zip(places, counts, strict=True)}
