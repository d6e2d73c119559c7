"""First stage of the layout: in which column each step stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.flow.graph import generations

if TYPE_CHECKING:
    from networkx import DiGraph

_PASSES = 6


def columns(forward: DiGraph[int]) -> dict[int, int]:
    """Column of every node: right of all predecessors, and where its flows are short in total.

    Longest paths first; then each node moves within its slack towards the side on which it has more flows, which is
    what network simplex would mostly do (Gansner, Koutsofios, North & Vo, IEEE Trans. SE 19 (1993)) at a fraction of
    the time.

    Args:
        forward: the flows without those that lead back: free of loops.

    Returns:
        column from 0, by node.
    """
    before = {node: list(sources) for node, sources in forward.pred.items()}
    after = {node: list(targets) for node, targets in forward.adj.items()}
    column = dict.fromkeys(forward, 0)
    layers = generations(forward)
    column |= {node: i for i, layer in enumerate(layers) for node in layer}
    order = [node for layer in layers for node in layer]
    last = max(column.values(), default=0)
    for _pass in range(_PASSES):
        moved = False
        for node in reversed(order) if _pass % 2 == 0 else order:
            low = max((column[s] + 1 for s in before[node]), default=0)
            high = min((column[t] - 1 for t in after[node]), default=last)
            pull = len(after[node]) - len(before[node])
            wanted = high if pull > 0 and after[node] else low if pull < 0 or not after[node] else column[node]
            if wanted != column[node]:
                column[node] = wanted
                moved = True
        if not moved:
            break
    return column
