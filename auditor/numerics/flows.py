"""Amounts that flow through places, some of which flow back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def amounts(places: Iterable[N], parts: Mapping[tuple[N, N], float], entry: Mapping[N, float]) -> dict[N, float]:
    """What passes each place: v = entry + partsᵀ v.

    Places that feed each other are solved together, by elimination; all others follow from those before them. So the work grows
    with the map and not with its square.

    Args:
        places: all of them.
        parts: of what passes the first place, what goes on to the second.
        entry: what comes in from outside, by place.

    Returns:
        the amount by place, in their order.
    """
    import networkx as nx
    import numpy as np

    graph: nx.DiGraph[N] = nx.DiGraph()
    graph.add_nodes_from(places)
    graph.add_edges_from(parts)
    found: dict[N, float] = dict.fromkeys(graph, 0.0)
    for together in reversed(list(nx.strongly_connected_components(graph))):
        members = [place for place in graph if place in together] if len(together) > 1 else list(together)
        inflow = [
            entry.get(place, 0.0) + sum(found[s] * parts[s, place] for s in graph.pred[place] if s not in together)
            for place in members
        ]
        back = np.array([[parts.get((source, target), 0.0) for source in members] for target in members])
        solved = np.linalg.solve(np.identity(len(members)) - back, np.array(inflow)) if back.any() else inflow
        found.update(zip(members, map(float, solved), strict=True))
    return found
