"""First stage of the layout: which flows go back, and in which column each step stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from auditor.flow.volume.topological import topological

_PASSES = 6


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
    """Column of every node: right of all predecessors, and where its flows are short in total.

    The edges must be free of loops. Longest paths first; then each node moves within its slack towards the side on
    which it has more flows, which is what network simplex would mostly do (Gansner, Koutsofios, North & Vo, IEEE
    Trans. SE 19 (1993)) at a fraction of the time.
    """
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        after[s].append(t)
        before[t].append(s)
    column = dict.fromkeys(nodes, 0)
    order = topological(nodes, edges)
    for node in order:
        for target in after[node]:
            column[target] = max(column[target], column[node] + 1)
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
