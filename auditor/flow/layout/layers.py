"""First stage of the layout: which flows go back, and in which column each step stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


def back_edges(nodes: Sequence[int], edges: Sequence[tuple[int, int]], roots: Sequence[int]) -> set[tuple[int, int]]:
    """The edges that close a loop in a depth-first walk from the roots: rework, drawn backwards."""
    targets: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        targets[s].append(t)
    back: set[tuple[int, int]] = set()
    state: dict[int, int] = {}  # 1 = on the current path, 2 = done
    for root in [*roots, *nodes]:
        if root in state:
            continue
        state[root] = 1
        stack = [(root, iter(targets[root]))]
        while stack:
            node, rest = stack[-1]
            target = next(rest, None)
            if target is None:
                state[node] = 2
                stack.pop()
            elif state.get(target) == 1:
                back.add((node, target))
            elif target not in state:
                state[target] = 1
                stack.append((target, iter(targets[target])))
    return back


def columns(nodes: Sequence[int], edges: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Column of every node: one right of its rightmost predecessor. The edges must be free of loops."""
    waiting = dict.fromkeys(nodes, 0)
    targets: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        waiting[t] += 1
        targets[s].append(t)
    column = dict.fromkeys(nodes, 0)
    ready = [n for n in nodes if waiting[n] == 0]
    for node in ready:
        for target in targets[node]:
            column[target] = max(column[target], column[node] + 1)
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    _pull_right(nodes, edges, column)
    return column


def _pull_right(nodes: Sequence[int], edges: Sequence[tuple[int, int]], column: dict[int, int]) -> None:
    """A node without predecessors stands just left of what it feeds, so that its flow is short."""
    fed = {t for _s, t in edges}
    nearest: dict[int, int] = {}
    for s, t in edges:
        if s not in fed:
            nearest[s] = min(nearest.get(s, column[t]), column[t])
    for node in nodes:
        if node in nearest:
            column[node] = nearest[node] - 1
