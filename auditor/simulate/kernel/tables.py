"""A net and its chance as the arrays that the kernel takes, and the room for what it counts."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.simulate.day_parts import DAY_PARTS
from auditor.simulate.draws import Draws
from auditor.simulate.layout import MOST_HOPS, MOST_NESTED, Layout
from auditor.simulate.net import Net

_NUMBERS = (
    "places", "pools", "sources", "varying", "jobs", "size", "days", "samples", "mark_every", "most_hops", "most_nested", "follows",
)  # fmt: skip
_MEASURES = ("span_s", "sample_s", "day_s", "days_per_week")
#: Pointers, in the order of ``floor.h``.
_ARRAYS = (
    "first", "pool", "crew", "meets_at", "comes_back", "heads_first",
    "stations", "limit", "failure_s", "repair_s",
    "heads_fork", "heads_count", "which_vary",
    "kind", "always_on", "ways_first",
    "piece_s", "setup_s", "per_setup", "due", "attended", "setup_attended", "yields",
    "ways_to", "ways_upto",
    "people", "oldest_first", "entry", "product", "lot",
    "arrival_s", "source", "times", "ways", "scrap", "failures", "repairs", "presence",
    "tally", "started", "inside", "lost", "scrapped", "area",
    "out_began_s", "out_done_s", "out_pieces", "out_source",
    "look_s", "look_inside", "mark_s", "mark_tally", "mark_area", "queues", "people_day",
)  # fmt: skip
_COUNTED = ("left", "looks", "marks", "is_locked", "stuck_at")
#: Sums of each place, and of each pool, in a tally.
PLACE_SUMS, POOL_SUMS = 7, 2

Array = NDArray[Any]


class FloorStruct(ctypes.Structure):
    """``Floor`` of ``floor.h``, field by field."""

    _fields_ = (
        *((name, ctypes.c_int64) for name in _NUMBERS),
        *((name, ctypes.c_double) for name in _MEASURES),
        *((name, ctypes.c_void_p) for name in _ARRAYS),
        *((name, ctypes.c_int64) for name in _COUNTED),
    )


class Fixed:
    """What is the same in every run of a net.

    Args:
        net: what is simulated.
    """

    def __init__(self, net: Net) -> None:
        of = Layout(net)
        heads = [sorted(joins.items()) for joins in of.heads_before]
        self.net, self.step_id = net, of.step_id
        self.rows = len(of.kind)
        self.arrays: dict[str, Array] = {
            name: _floats(getattr(of, name))
            for name in (
                "stations", "limit", "failure_s", "repair_s", "piece_s", "setup_s", "per_setup", "due", "attended",
                "setup_attended", "yields", "people",
            )
        } | {name: _whole(getattr(of, name)) for name in ("first", "pool", "crew", "meets_at", "comes_back", "kind", "always_on", "entry")}  # fmt: skip
        self.arrays |= {
            "which_vary": _whole(of.varying),
            "heads_first": _starts(heads),
            "heads_fork": _whole([fork for joins in heads for fork, _n in joins]),
            "heads_count": _whole([n for joins in heads for _fork, n in joins]),
            "ways_first": _starts(of.ways),
            "ways_to": _whole([to for ways in of.ways for to in ways]),
            "ways_upto": _floats([share for shares in of.upto for share in shares]),
            "oldest_first": _whole(of.is_oldest_first),
            "product": _whole(of.product_of),
            "lot": _floats(of.lot_of),
        }


class Tables:
    """Everything that one run is given, and the room for what it counts.

    Args:
        fixed: the net.
        drawn: all chance of the run.
        span_s: how long it lasts (working time, s).
        samples: how often work in progress is looked at; divided by ``mark_every`` are those that keep all sums.
        follows: whether the stays of all jobs are kept.

    Attributes:
        arrays: by name; those that are counted in are of the shapes that :mod:`.engine` reads.
        struct: what the kernel is given.
    """

    def __init__(
        self, fixed: Fixed, drawn: Draws, span_s: float, samples: int, mark_every: int, follows: bool = False
    ) -> None:
        net, jobs = fixed.net, drawn.jobs
        places, pools, sources = len(net.places), len(net.pools), len(net.sources)
        width, marks = PLACE_SUMS * places + POOL_SUMS * pools, samples // mark_every + 1
        self.arrays: dict[str, Array] = {
            **fixed.arrays,
            "arrival_s": _floats(drawn.arrival_s),
            "source": _whole(drawn.source),
            "presence": _floats(drawn.presence),
            "tally": np.zeros(width),
            "scrapped": np.zeros(sources),
            "area": np.zeros(sources),
            **{name: np.zeros(sources, np.int64) for name in ("started", "inside", "lost")},
            **{name: np.empty(jobs) for name in ("out_began_s", "out_done_s", "out_pieces")},
            "out_source": np.empty(jobs, np.int32),
            "look_s": np.empty(samples),
            "look_inside": np.empty((samples, sources), np.int64),
            "mark_s": np.empty(marks),
            "mark_tally": np.empty((marks, width)),
            "mark_area": np.empty((marks, sources)),
            "queues": np.zeros(places, np.int64),
            "people_day": np.zeros(DAY_PARTS * pools),
        }
        self._kept = [drawn.times, drawn.ways, drawn.scrap, drawn.failures, drawn.repairs]
        names = ("times", "ways", "scrap", "failures", "repairs")
        self.arrays |= {name: _pointers(found, places) for name, found in zip(names, self._kept, strict=True)}
        numbers = (
            places, pools, sources, len(fixed.arrays["which_vary"]), jobs, drawn.size, drawn.presence.shape[1],
            samples, mark_every, MOST_HOPS, MOST_NESTED, follows,
        )  # fmt: skip
        measures = (span_s, span_s / samples, net.clock.day_s, net.clock.days_per_week)
        pointers = (self.arrays[name].ctypes.data for name in _ARRAYS)
        self.struct = FloorStruct(*numbers, *measures, *pointers)


def _floats(values: Sequence[float] | Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.float64)


def _whole(values: Sequence[int] | Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.int32)


def _starts(lists: Sequence[Sequence[object]]) -> Array:
    """Where each list begins in all of them put together, and where the last one ends."""
    return _whole(np.cumsum([0, *map(len, lists)]))


def _pointers(found: Mapping[int, Array], places: int) -> Array:
    """By place where its numbers are; 0 where it has none."""
    where = np.zeros(places, np.uintp)
    for place, numbers in found.items():
        assert numbers.dtype == np.float64 and numbers.flags.c_contiguous
        where[place] = numbers.ctypes.data
    return where
