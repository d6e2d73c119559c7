"""Third stage: where every card stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from auditor.flow.graph import back_edges, process_graph, without
from auditor.flow.layout.geometry import (
    COLUMN_GAP,
    LANE_HEADER,
    LANE_PADDING,
    MARGIN,
    ROW_GAP,
    Orientation,
    Point,
)
from auditor.flow.layout.layers import columns
from auditor.flow.layout.order import order
from auditor.model import Audit, StepKind

_SWEEPS = 10
_CHANNEL = 26.0  # height of the space a long flow takes between cards


def tidy(audit: Audit, process_id: int) -> dict[int, tuple[float, float]]:
    """Top-left corner of every card: columns by flow, rows by lane, few crossings, long flows given a channel.

    A map that runs down has its columns as rows and its rows as columns.

    Source: Sugiyama, Tagawa & Toda, IEEE Trans. SMC 11 (1981): layers, crossing reduction, placement.

    Args:
        audit: the snapshot; pinned cards stay where they are.
        process_id: the process.

    Returns:
        x and y in map units, by step id.
    """
    grain = Orientation.of(audit, process_id)
    return beside_pinned(audit, process_id, places(audit, process_id), grain)


def places(audit: Audit, process_id: int) -> dict[int, Point]:
    """As :func:`tidy`, as if no card were pinned and the map ran to the right.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        x and y in map units, by step id.
    """
    steps = audit.steps_of(process_id)
    nodes = [step.id for step in steps]
    graph = process_graph(audit, process_id)
    back = back_edges(graph, [step.id for step in steps if step.kind is StepKind.START])
    onward = without(graph, back)
    column = columns(onward)
    forward = sorted(onward.edges, key=lambda edge: graph.edges[edge]["flows"])
    lane_rank = {lane.id: i for i, lane in enumerate(audit.lanes_of(process_id))}
    lane_of = {step.id: lane_rank.get(step.lane_id or 0, len(lane_rank)) for step in steps}
    # Rework counts in the order of the steps, so that it crosses little, but takes no room between them: it runs below.
    links, rework = _with_channels(forward, [(t, s) for s, t in back if column[t] < column[s]], column, lane_of)
    ranks: list[list[int]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for node in sorted(column, key=lambda n: (lane_of[n], n if n > 0 else 10**9 - n)):
        ranks[column[node]].append(node)
    ranks = order(ranks, links, lane_of)
    grain = Orientation.of(audit, process_id)
    rows = _rows(ranks, links, lane_of, rework, grain)
    return {n: (MARGIN + LANE_HEADER + column[n] * (grain.along + COLUMN_GAP), rows[n]) for n in nodes}


def beside_pinned(
    audit: Audit, process_id: int, wanted: Mapping[int, Point], grain: Orientation
) -> dict[int, tuple[float, float]]:
    """Pinned cards where they are; another that would lie on one goes below it.

    Args:
        audit: the snapshot.
        process_id: the process.
        wanted: where the cards would stand, were the map to run to the right, in map units by step id.
        grain: the way the map runs.

    Returns:
        x and y in map units, by step id.
    """
    turned = grain.turned_point
    steps = audit.steps_of(process_id)
    pinned = {s.id: turned((s.x, s.y)) for s in steps if s.pinned and s.x is not None and s.y is not None}
    if not pinned:
        return {n: turned(place) for n, place in wanted.items()}
    result = dict(pinned)
    for node, (x, y) in sorted(wanted.items(), key=lambda item: (item[1][1], item[1][0])):
        if node not in pinned:
            while any(abs(px - x) < grain.along and abs(py - y) < grain.across for px, py in result.values()):
                y += grain.across + ROW_GAP
            result[node] = x, y
    return {n: turned(place) for n, place in result.items()}


def _with_channels(
    edges: Sequence[tuple[int, int]],
    rework: Sequence[tuple[int, int]],
    column: dict[int, int],
    lane_of: dict[int, int],
) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """Break edges that skip columns by place-holders (negative ids), which keep a channel free for them.

    Returns:
        The links between adjacent columns, and the place-holders of rework, which need no channel.
    """
    links: list[tuple[int, int]] = []
    roomless: set[int] = set()
    fresh = -1
    for i, (s, t) in enumerate([*edges, *rework]):
        previous = s
        for rank in range(column[s] + 1, column[t]):
            column[fresh] = rank
            lane_of[fresh] = lane_of[s] if rank - column[s] <= column[t] - rank else lane_of[t]
            if i >= len(edges):
                roomless.add(fresh)
            links.append((previous, fresh))
            previous, fresh = fresh, fresh - 1
        links.append((previous, t))
    return links, frozenset(roomless)


def _rows(
    ranks: list[list[int]],
    links: Sequence[tuple[int, int]],
    lane_of: Mapping[int, int],
    roomless: frozenset[int],
    grain: Orientation,
) -> dict[int, float]:
    """Top of every node: stacked within its lane, then drawn towards its neighbours without overlap."""
    pitch = grain.across + ROW_GAP
    size = {n: pitch if n > 0 else 0.0 if n in roomless else _CHANNEL for rank in ranks for n in rank}
    pulls: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for s, t in links:
        weight = _weight(s, t)
        pulls[s].append((t, weight))
        pulls[t].append((s, weight))
    top: dict[int, float] = {}
    stacks: list[tuple[list[int], float, float]] = []  # nodes of one column in one lane, and the lane's bounds
    y = MARGIN + LANE_PADDING
    for lane in sorted(set(lane_of.values())):
        columns_here = [[n for n in rank if lane_of[n] == lane] for rank in ranks]
        tallest = max([pitch, *(sum(size[n] for n in stack) for stack in columns_here)])
        for stack in columns_here:
            at = y + (tallest - sum(size[n] for n in stack)) / 2
            for node in stack:
                top[node] = at
                at += size[node]
        stacks += [(stack, y, y + tallest) for stack in columns_here if stack]
        y += tallest - ROW_GAP + 2 * LANE_PADDING
    for sweep in range(_SWEEPS):
        for stack, low, high in stacks if sweep % 2 == 0 else reversed(stacks):
            _relax(stack, top, pulls, size, low, high)
    return top


def _weight(s: int, t: int) -> float:
    """Long flows are held straight before short ones (Gansner et al. 1993)."""
    return 8.0 if s < 0 and t < 0 else 2.0 if s < 0 or t < 0 else 1.0


def _relax(
    stack: list[int],
    top: dict[int, float],
    pulls: Mapping[int, list[tuple[int, float]]],
    size: Mapping[int, float],
    low: float,
    high: float,
) -> None:
    """Move a column's nodes as near as possible to the weighted mean of their neighbours, in order and without overlap.

    The least-squares answer, by pooling adjacent violators: nodes that press against each other move as a block.
    """
    blocks: list[tuple[float, float, int]] = []  # wanted place of the block's first node, weight, number of nodes
    offset = 0.0
    for node in stack:
        weight = pull = 0.0
        for other, strength in pulls.get(node, ()):
            weight += strength
            pull += (top[other] + size[other] / 2) * strength
        wanted = pull / weight - size[node] / 2 if weight else top[node]
        if len(stack) == 1:
            top[node] = min(max(wanted, low), high - size[node])
            return
        place, mass, count = wanted - offset, weight or 0.1, 1
        while blocks and blocks[-1][0] > place:
            before, before_mass, before_count = blocks.pop()
            place = (before * before_mass + place * mass) / (before_mass + mass)
            mass, count = mass + before_mass, count + before_count
        blocks.append((place, mass, count))
        offset += size[node]
    at = iter(stack)
    highest = high - offset
    offset = 0.0
    for place, _mass, count in blocks:
        first = min(max(place, low), highest)
        for _node in range(count):
            node = next(at)
            top[node] = first + offset
            offset += size[node]
