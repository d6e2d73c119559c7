"""Which flows of a log to draw: enough for the map to be true, few enough for it to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log

from auditor.flow.graph import graph_of

Edge = tuple[str, str]

_THRESHOLDS = (0.05, 0.075, 0.10, 0.15, 0.20, 0.25, 0.30)
_EDGES_PER_NODE = 1.7


def readable_edges(counts: Mapping[Edge, int], start: str, end: str, min_share: float | None = None) -> dict[Edge, int]:
    """The edges to keep.

    Keeps what carries at least ``min_share`` of its source's outflow (by default the lowest of some thresholds that
    leaves fewer than two edges per activity), and always the likeliest path from the start to every activity and from
    every activity to the end, so that nothing hangs loose.

    Args:
        counts: edge → times seen.
        start: what every case begins with.
        end: what every case ends with.
        min_share: least share of the passages out of an activity (0–1) that an edge is kept for; None: chosen so that
            the map can be read.

    Returns:
        edge → times seen, of those that are kept.
    """
    outflow: dict[str, int] = defaultdict(int)
    for (source, _target), count in counts.items():
        outflow[source] += count
    share = {edge: count / outflow[edge[0]] for edge, count in counts.items()}
    needed = _likeliest_tree(share, start) | {(s, t) for t, s in _likeliest_tree(_reversed(share), end)}
    nodes = len(outflow) + 1
    kept: dict[Edge, int] = {}
    for threshold in (min_share,) if min_share is not None else _THRESHOLDS:
        kept = {edge: count for edge, count in counts.items() if share[edge] >= threshold or edge in needed}
        if len(kept) <= _EDGES_PER_NODE * nodes:
            break
    return kept


def _reversed(share: Mapping[Edge, float]) -> dict[Edge, float]:
    return {(t, s): p for (s, t), p in share.items()}


def _likeliest_tree(share: Mapping[Edge, float], root: str) -> set[Edge]:
    """Edges of the likeliest paths from the root: the shortest, with −log share as length."""
    import networkx as nx

    graph = graph_of([root], ())
    graph.add_weighted_edges_from((source, target, -log(p)) for (source, target), p in share.items())
    before, _length = nx.dijkstra_predecessor_and_distance(graph, root)
    return {(sources[0], target) for target, sources in before.items() if sources}
