"""Second stage: the order of steps within their columns, so that few flows cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

_SWEEPS = 8

Ranks = list[list[int]]


def order(ranks: Ranks, edges: Sequence[tuple[int, int]], lane_of: Mapping[int, int]) -> Ranks:
    """Sort every column by the barycentre of its neighbours, within lanes; keep the best of some sweeps.

    Source: Sugiyama, Tagawa & Toda, IEEE Trans. SMC 11 (1981).
    """
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        before[t].append(s)
        after[s].append(t)
    best, fewest = ranks, _crossings(ranks, after)
    current = [list(rank) for rank in ranks]
    place = {n: i / max(len(rank) - 1, 1) for rank in current for i, n in enumerate(rank)}
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        around = before if forward else after
        for rank in current if forward else reversed(current):
            rank.sort(key=lambda n: (lane_of.get(n, 0), _barycentre(n, around, place)))
            place.update({n: i / max(len(rank) - 1, 1) for i, n in enumerate(rank)})
        count = _crossings(current, after)
        if count < fewest:
            best, fewest = [list(rank) for rank in current], count
    return best


def _barycentre(node: int, around: Mapping[int, list[int]], place: Mapping[int, float]) -> float:
    neighbours = around[node]
    return sum(place[n] for n in neighbours) / len(neighbours) if neighbours else place[node]


def _crossings(ranks: Ranks, after: Mapping[int, list[int]]) -> int:
    """Crossings between adjacent columns, counted by inversions in a Fenwick tree."""
    count = 0
    for left, right in pairwise(ranks):
        place = {n: i for i, n in enumerate(right)}
        ends = [place[t] for n in left for t in sorted(after[n], key=lambda t: place.get(t, 0)) if t in place]
        tree = [0] * (len(right) + 1)
        for seen, end in enumerate(ends):
            i, not_above = end + 1, 0
            while i > 0:
                not_above += tree[i]
                i -= i & -i
            count += seen - not_above
            i = end + 1
            while i <= len(right):
                tree[i] += 1
                i += i & -i
    return count
