"""Third stage: where every card stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.flow.layout.geometry import CARD_HEIGHT, CARD_WIDTH, COLUMN_GAP, LANE_HEADER, LANE_PADDING, MARGIN, ROW_GAP
from auditor.flow.layout.layers import back_edges, columns
from auditor.flow.layout.order import order
from auditor.model import Audit, StepKind

_PITCH = CARD_HEIGHT + ROW_GAP
_SWEEPS = 6
_CHANNEL = 26.0  # height of the space a long flow takes between cards


def tidy(audit: Audit, process_id: int) -> dict[int, tuple[float, float]]:
    """Top-left corner of every card: columns by flow, rows by lane, few crossings, long flows given a channel.

    Source: Sugiyama, Tagawa & Toda, IEEE Trans. SMC 11 (1981): layers, crossing reduction, placement.
    """
    steps = audit.steps_of(process_id)
    nodes = [step.id for step in steps]
    known = set(nodes)
    flows = [(f.source_id, f.target_id) for f in audit.flows_of(process_id)]
    edges = [(s, t) for s, t in dict.fromkeys(flows) if s != t and s in known and t in known]
    roots = [step.id for step in steps if step.kind is StepKind.START]
    back = back_edges(nodes, edges, roots)
    forward = [edge for edge in edges if edge not in back]
    column = columns(nodes, forward)
    lane_rank = {lane.id: i for i, lane in enumerate(audit.lanes_of(process_id))}
    lane_of = {step.id: lane_rank.get(step.lane_id or 0, len(lane_rank)) for step in steps}
    links = _with_channels(forward, column, lane_of)
    ranks: list[list[int]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for node in sorted(column, key=lambda n: (lane_of[n], n if n > 0 else 10**9 - n)):
        ranks[column[node]].append(node)
    ranks = order(ranks, links, lane_of)
    rows = _rows(ranks, links, lane_of)
    return {n: (MARGIN + LANE_HEADER + column[n] * (CARD_WIDTH + COLUMN_GAP), rows[n]) for n in nodes}


def _with_channels(
    edges: Sequence[tuple[int, int]], column: dict[int, int], lane_of: dict[int, int]
) -> list[tuple[int, int]]:
    """Break edges that skip columns by place-holders (negative ids), which keep a channel free for them."""
    links: list[tuple[int, int]] = []
    fresh = -1
    for s, t in edges:
        previous = s
        for rank in range(column[s] + 1, column[t]):
            column[fresh] = rank
            lane_of[fresh] = lane_of[s] if rank - column[s] <= column[t] - rank else lane_of[t]
            links.append((previous, fresh))
            previous, fresh = fresh, fresh - 1
        links.append((previous, t))
    return links


def _rows(ranks: list[list[int]], links: Sequence[tuple[int, int]], lane_of: Mapping[int, int]) -> dict[int, float]:
    """Top of every node: stacked within its lane, then drawn towards its neighbours without overlap."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for s, t in links:
        neighbours[s].append(t)
        neighbours[t].append(s)
    top: dict[int, float] = {}
    stacks: list[tuple[list[int], float, float]] = []  # nodes of one column in one lane, and the lane's bounds
    y = MARGIN + LANE_PADDING
    for lane in sorted(set(lane_of.values())):
        columns_here = [[n for n in rank if lane_of[n] == lane] for rank in ranks]
        tallest = max((_height(stack) for stack in columns_here), default=_PITCH)
        for stack in columns_here:
            at = y
            for node in stack:
                top[node] = at
                at += _size(node)
        stacks += [(stack, y, y + tallest) for stack in columns_here if stack]
        y += tallest - ROW_GAP + 2 * LANE_PADDING
    for sweep in range(_SWEEPS):
        for stack, low, high in stacks if sweep % 2 == 0 else reversed(stacks):
            _relax(stack, top, neighbours, low, high)
    return top


def _relax(
    stack: list[int], top: dict[int, float], neighbours: Mapping[int, list[int]], low: float, high: float
) -> None:
    """Move a column's nodes towards the mean of their neighbours, keeping order, gaps and the lane's bounds."""
    wanted = {
        n: sum(top[m] + _size(m) / 2 for m in around) / len(around) - _size(n) / 2
        if (around := neighbours[n])
        else top[n]
        for n in stack
    }
    at = low
    for node in stack:
        top[node] = max(wanted[node], at)
        at = top[node] + _size(node)
    limit = high
    for node in reversed(stack):
        top[node] = min(top[node], limit - _size(node))
        limit = top[node]


def _size(node: int) -> float:
    return _PITCH if node > 0 else _CHANNEL


def _height(nodes: Iterable[int]) -> float:
    return max(sum(_size(n) for n in nodes), _PITCH)
