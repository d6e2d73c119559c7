"""Nodes in the order of their edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence


def topological(nodes: Sequence[int], edges: Iterable[tuple[int, int]]) -> list[int]:
    """Each node after those that lead to it; nodes of a loop, and what lies behind one, are left out."""
    waiting = dict.fromkeys(nodes, 0)
    targets: dict[int, list[int]] = defaultdict(list)
    for source, target in edges:
        waiting[target] += 1
        targets[source].append(target)
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        for target in targets[node]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return ready
