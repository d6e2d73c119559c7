"""Second stage: the order of steps within their columns, so that few flows cross."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

_SWEEPS = 16
_PATIENCE = 3  # sweeps without gain before giving up
_TRANSPOSE_ROUNDS = 3

Ranks = list[list[int]]
Around = Mapping[int, list[int]]


def order(ranks: Ranks, edges: Sequence[tuple[int, int]], lane_of: Mapping[int, int]) -> Ranks:
    """Sort every column by the median of its neighbours, then swap neighbours while that removes crossings; the best
    of some sweeps. Lanes stay together.

    Source: Sugiyama, Tagawa & Toda, IEEE Trans. SMC 11 (1981); median and transpose: Gansner, Koutsofios, North &
    Vo, IEEE Trans. SE 19 (1993).

    Args:
        ranks: nodes by column, in the order that they have now.
        edges: pairs of nodes in columns beside each other.
        lane_of: lane by node; lanes are not mixed.

    Returns:
        the same nodes by column, in the order with the fewest crossings that was found.
    """
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        before[t].append(s)
        after[s].append(t)
    current = [list(rank) for rank in ranks]
    place = {n: i for rank in current for i, n in enumerate(rank)}
    best, fewest, idle = [list(rank) for rank in current], _crossings(current, after, place), 0
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        around = before if forward else after
        for rank in current if forward else reversed(current):
            _sort(rank, around, place, lane_of)
        _transpose(current, before, after, place, lane_of, on_ties=sweep % 4 >= 2)
        count = _crossings(current, after, place)
        idle = 0 if count < fewest else idle + 1
        if count < fewest:
            best, fewest = [list(rank) for rank in current], count
        if fewest == 0 or idle >= _PATIENCE:
            break
    return best


def _sort(rank: list[int], around: Around, place: dict[int, int], lane_of: Mapping[int, int]) -> None:
    """By lane, then by the median of the neighbours' places; a node without neighbours keeps its place."""
    if len(rank) < 2:
        return
    keys = {n: (lane_of.get(n, 0), _median(n, around, place)) for n in rank}
    rank.sort(key=keys.__getitem__)
    for i, n in enumerate(rank):
        place[n] = i


def _median(node: int, around: Around, place: Mapping[int, int]) -> float:
    """The weighted median of Gansner et al.: between the two middle ones, nearer to where the others crowd."""
    places = sorted(place[n] for n in around[node]) if node in around else []
    if not places:
        return float(place[node])
    middle = len(places) // 2
    if len(places) % 2:
        return float(places[middle])
    if len(places) == 2:
        return (places[0] + places[1]) / 2
    left, right = places[middle - 1] - places[0], places[-1] - places[middle]
    if left + right == 0:
        return (places[middle - 1] + places[middle]) / 2
    return (places[middle - 1] * right + places[middle] * left) / (left + right)


def _transpose(
    ranks: Ranks, before: Around, after: Around, place: dict[int, int], lane_of: Mapping[int, int], on_ties: bool
) -> None:
    """Swap adjacent nodes of one lane while that removes crossings with the columns on both sides.

    ``on_ties`` swaps in the first round also where it changes nothing, to get away from a local optimum.
    """
    for turn in range(_TRANSPOSE_ROUNDS):
        improved = False
        for rank in ranks:
            for i in range(len(rank) - 1):
                a, b = rank[i], rank[i + 1]
                if lane_of.get(a, 0) != lane_of.get(b, 0):
                    continue
                kept = swapped = 0
                for around in (before, after):
                    mine, theirs = around.get(a, ()), around.get(b, ())
                    for x in mine:
                        px = place[x]
                        for y in theirs:
                            py = place[y]
                            kept += px > py
                            swapped += px < py
                if swapped < kept or (on_ties and turn == 0 and swapped == kept > 0):
                    rank[i], rank[i + 1] = b, a
                    place[a], place[b] = i + 1, i
                    improved = True
        if not improved:
            return


def _crossings(ranks: Ranks, after: Around, place: Mapping[int, int]) -> int:
    """Crossings between adjacent columns: inversions of the flows' ends, in the order of their beginnings."""
    count = 0
    for rank in ranks:
        seen: list[int] = []
        for node in rank:
            ends = sorted(place[t] for t in after.get(node, ()))
            for end in ends:
                count += len(seen) - bisect_left(seen, end + 1)
            for end in ends:
                insort(seen, end)
    return count
