"""Assembly-line balancing: as few stations as takt and the order of the work allow (SALBP-1).

Source: Scholl, Balancing and Sequencing of Assembly Lines (1999); ranked positional weights: Helgeson & Birnie (1961).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from auditor.flow.graph import behind, graph_of, in_order

_SECONDS = 5.0
_SLACK = 1e-7


@dataclass(frozen=True, slots=True)
class Line:
    """Work shared out over stations: for each the tasks (places in the list given), in order.

    ``is_optimal``: fewer stations are proven not to do; else nothing better was found in the time.
    """

    stations: tuple[tuple[int, ...], ...]
    is_optimal: bool


class TaskTooLong(ValueError):
    """A task is longer than the cycle; ``task`` is its place in the list."""

    def __init__(self, task: int) -> None:
        super().__init__(task)
        self.task = task


def balanced(times: Sequence[float], pairs: Sequence[tuple[int, int]], cycle: float) -> Line:
    """Tasks over as few stations as possible, none fuller than ``cycle``.

    Args:
        times: seconds of each task.
        pairs: (a, b): task a is done before task b. Without loops.
        cycle: seconds that a station has for one piece.

    Returns:
        tasks by station, and whether fewer stations were proven impossible.

    Raises:
        TaskTooLong: no station can hold the task.
    """
    for i, time in enumerate(times):
        if time > cycle * (1 + _SLACK):
            raise TaskTooLong(i)
    if not times:
        return Line((), True)
    first = _by_positional_weight(times, pairs, cycle)
    least = max(ceil(sum(times) / cycle - _SLACK), 1)
    if len(first) == least:
        return Line(first, True)
    better, is_proven = _by_programme(times, pairs, cycle, least, len(first) - 1)
    return Line(better if better is not None else first, is_proven)


def _by_positional_weight(
    times: Sequence[float], pairs: Sequence[tuple[int, int]], cycle: float
) -> tuple[tuple[int, ...], ...]:
    """Fill station after station with the task that has the most work behind it among those that fit."""
    graph = graph_of(range(len(times)), pairs)
    before = {i: set(graph.pred[i]) for i in graph}
    weights = [times[i] + sum(times[j] for j in behind(graph, i)) for i in graph]
    left = set(range(len(times)))
    stations: list[tuple[int, ...]] = []
    while left:
        station: list[int] = []
        room = cycle * (1 + _SLACK)
        while True:
            ready = [i for i in left if not before[i] & left and times[i] <= room]
            if not ready:
                break
            task = max(ready, key=lambda i: (weights[i], -i))
            station.append(task)
            left.remove(task)
            room -= times[task]
        stations.append(tuple(station))
    return tuple(stations)


def _by_programme(
    times: Sequence[float], pairs: Sequence[tuple[int, int]], cycle: float, least: int, most: int
) -> tuple[tuple[tuple[int, ...], ...] | None, bool]:
    """A line of at most ``most`` stations by integer programming, and whether the answer (also none) is proven."""
    import numpy as np

    from auditor.numerics.programme import Columns, Row, least_cost

    n, m = len(times), most
    size = n * m + m  # x[i, k]: task i at station k; y[k]: station k is used

    def x(i: int, k: int) -> int:
        return i * m + k

    rows = [Row({x(i, k): 1.0 for k in range(m)}, 1.0, 1.0) for i in range(n)]
    for k in range(m):
        filled = {x(i, k): times[i] for i in range(n)}
        rows.append(Row({**filled, n * m + k: -cycle * (1 + _SLACK)}, -inf, 0.0))
    for a, b in pairs:
        places = {x(a, k): float(k) for k in range(m)} | {x(b, k): -float(k) for k in range(m)}
        rows.append(Row(places, -inf, 0.0))
    for k in range(m - 1):  # stations are used from the first on
        rows.append(Row({n * m + k + 1: 1.0, n * m + k: -1.0}, -inf, 0.0))
    lowest = np.zeros(size)
    lowest[n * m : n * m + min(least, m)] = 1
    cost = np.concatenate([np.zeros(n * m), np.ones(m)])
    found = least_cost(Columns(cost, lowest, 1.0, [True] * size), rows, _SECONDS)
    values = found.values
    if values is None:
        return None, found.is_proven
    stations: list[tuple[int, ...]] = []
    order = in_order(graph_of(range(n), pairs))
    for k in range(m):
        tasks = tuple(i for i in order if values[x(i, k)] > 0.5)
        if tasks:
            stations.append(tasks)
    return tuple(stations), found.is_proven
