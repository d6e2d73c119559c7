"""Plays one run with the compiled kernel."""

from __future__ import annotations

import ctypes
import weakref
from array import array
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from auditor.simulate.draws import Draws
from auditor.simulate.kernel.library import library
from auditor.simulate.kernel.tables import PLACE_SUMS, POOL_SUMS, Array, Fixed, Tables
from auditor.simulate.layout import StuckLoop
from auditor.simulate.run import STAY, Run, Stays, Tally

_ENDED, _STUCK, _NO_MEMORY = 1, 2, 3


class KernelEngine:
    """One run of a net, as :class:`auditor.simulate.engine.Engine` plays it.

    Args:
        fixed: the net.
        drawn: all chance of the run.
        span_s: how long it lasts (working time, s).
        samples: how often work in progress is looked at.
        marks: how many of these samples also keep what was counted so far; divides ``samples``.
        follows: whether the way of each job is written down.

    Raises:
        MemoryError: there is too little of it.
    """

    def __init__(
        self, fixed: Fixed, drawn: Draws, span_s: float, samples: int = 400, marks: int = 50, follows: bool = False
    ) -> None:
        found = library()
        assert found is not None
        self._library, self._fixed, self._span_s = found, fixed, span_s
        self._tables = Tables(fixed, drawn, span_s, samples, max(samples // marks, 1), follows)
        self._kernel = found.kernel_new(ctypes.addressof(self._tables.struct), fixed.rows)
        if not self._kernel:
            raise MemoryError
        # Not at the end of the program: another thread may still be playing it then.
        weakref.finalize(self, found.kernel_free, self._kernel).atexit = False

    def play(self, most_events: int) -> bool:
        """Play on.

        Args:
            most_events: after so many it returns, to be called again.

        Returns:
            True when the run has come to its end.

        Raises:
            StuckLoop: jobs go round without any time passing.
            MemoryError: there is too little of it.
        """
        status = self._library.kernel_play(self._kernel, most_events)
        if status == _STUCK:
            raise StuckLoop(self._fixed.step_id[self._tables.struct.stuck_at])
        if status == _NO_MEMORY:
            raise MemoryError
        return bool(status == _ENDED)

    @property
    def run(self) -> Run:
        """What was counted, once it has come to its end."""
        found, struct = self._tables.arrays, self._tables.struct
        run = Run(self._span_s, struct.sources, self._tally(found["tally"]))
        times, areas = (found[name][: struct.marks].tolist() for name in ("mark_s", "mark_area"))
        run.marks = list(zip(times, (partial(self._tally, sums) for sums in found["mark_tally"]), areas, strict=False))
        run.looks = list(
            zip(found["look_s"][: struct.looks].tolist(), map(tuple, found["look_inside"].tolist()), strict=False)
        )
        run.out_source = _array("l", found["out_source"][: struct.left])
        for name in ("out_began_s", "out_done_s", "out_pieces"):
            setattr(run, name, _array("d", found[name][: struct.left]))
        run.queues, run.is_locked = _array("l", found["queues"]), bool(struct.is_locked)
        run.people_day = found["people_day"].tolist()
        run.started, run.inside, run.lost = (found[name].tolist() for name in ("started", "inside", "lost"))
        run.scrapped_pieces, run.area = found["scrapped"].tolist(), found["area"].tolist()
        run.stays = self._stays() if struct.follows else None
        return run

    def _stays(self) -> Stays:
        """A copy: what the kernel holds goes with it."""
        count = ctypes.c_int64()
        where = self._library.kernel_stays(self._kernel, ctypes.byref(count))
        if not count.value:
            return np.empty(0, STAY)
        return np.frombuffer(ctypes.string_at(where, count.value * STAY.itemsize), STAY)

    def _tally(self, sums: Array) -> Tally:
        """The sums by what they are of, as views."""
        places, pools = self._tables.struct.places, self._tables.struct.pools
        view: Any = sums.data
        cuts = [i * places for i in range(PLACE_SUMS + 1)]
        cuts += [cuts[-1] + (i + 1) * pools for i in range(POOL_SUMS)]
        parts: list[Any] = [view[a:b] for a, b in pairwise(cuts)]
        return Tally(*parts)


def _array(kind: str, values: Array) -> array[Any]:
    found = array(kind)
    found.frombytes(values.astype(found.typecode if kind == "d" else f"i{found.itemsize}").tobytes())
    return found
