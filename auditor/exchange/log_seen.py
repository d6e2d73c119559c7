"""What a log shows, as a comparison needs it: the passages of every case in order, and what each activity takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.model import Estimate, Work


@dataclass(frozen=True)
class LogSeen:
    """A log that was read.

    Attributes:
        activities: names by number.
        case, activity: numbers, one a passage; by case, and in order of time within a case.
        work_s: seconds of work of each passage; nan where not known.
        works: activity → its time, set-up, batch, crew and stations, as an import would store them (``id`` 0).
        demand: units a year that the log suggests.
        counts_pieces: a unit is a piece; else a case.
        words: how much the log holds and of when, in words.
        came_s, left_s: when each case begins and ends, in worked seconds of the log's own hours from the first one on, in the
            order in which they come.
    """

    activities: Sequence[str]
    case: NDArray[np.int32]
    activity: NDArray[np.int32]
    work_s: NDArray[np.float64]
    works: Mapping[int, Work]
    demand: Estimate
    counts_pieces: bool
    words: str
    came_s: NDArray[np.float64]
    left_s: NDArray[np.float64]
