"""Shares for the flows that are drawn, such that every step keeps the passages that the log has."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.eventlog.paths import Edge
from auditor.numerics.programme import Columns, Row, least_cost

Numbers = NDArray[np.float64]

_LEAST = 0.1  # of what the log has, a flow that is drawn keeps at least this part
_ROUNDS = 20_000
_EXACT = 1e-9
_GOOD = 1e-3
_MOST_S = 60.0
_DEAR = 1e4  # what a passage too many or too few costs, against one over a flow that was left out


def balanced(
    kept: Mapping[Edge, int],
    counts: Mapping[Edge, int],
    passages: Mapping[str, float],
    start: str,
    end: str,
) -> dict[Edge, float]:
    """Flow on the drawn edges, so that what enters and what leaves a step both come to its passages.

    Leaving rare flows out would make the steps behind them look idle. First a linear programme says which of those left
    out are needed all the same for every step to have its passages, at the least flow over them, while every drawn one
    keeps a tenth of its own; then iterative proportional fitting brings all of them as near to the log as that allows.
    It converges, as the programme found a flow with the same edges; where it is slow, the programme's flow counts.

    Source: Deming & Stephan, Annals of Mathematical Statistics 11 (1940); convergence: Csiszár, Annals of Probability 3
    (1975).

    Args:
        kept: edge → times seen, of the edges to draw.
        counts: edge → times seen, of all edges.
        passages: activity → passages per finished unit in the log.
        start: what every case begins with.
        end: what every case ends with.

    Returns:
        Edge → passages per finished unit, all above zero; as near to the passages as the edges allow.
    """
    edges = list(counts)
    nodes = [start, *passages, end]
    number = {name: i for i, name in enumerate(nodes)}
    source = np.array([number[s] for s, _t in edges])
    target = np.array([number[t] for _s, t in edges])
    wanted = np.array([1.0, *passages.values(), 1.0])
    seen = np.array([counts[edge] for edge in edges], float)
    outflow = np.bincount(source, seen, len(nodes))
    natural = seen / outflow[source] * wanted[source]  # per finished unit
    is_kept = np.array([edge in kept for edge in edges])
    needed, wanted_out, wanted_in = _programme(source, target, wanted, natural, is_kept)
    drawn = np.flatnonzero(is_kept | (needed > _EXACT))
    flow = _fitted(source[drawn], target[drawn], natural[drawn], wanted_out, wanted_in)
    if _residual(source[drawn], target[drawn], flow, wanted_out, wanted_in) > _GOOD:
        flow = needed[drawn]
    return {edges[i]: float(f) for i, f in zip(drawn, flow, strict=True) if f > 0}


def implied_passages(flow: Mapping[Edge, float], start: str, end: str) -> dict[str, float]:
    """How often each activity is passed where every one sends its work on in the shares of these flows.

    Args:
        flow: edge → passages.
        start: what every case begins with.
        end: what every case ends with.

    Returns:
        activity → passages per finished unit, as :func:`auditor.flow.volume.visits.visits` finds them.
    """
    nodes = sorted({name for edge in flow for name in edge} - {end})
    number = {name: i for i, name in enumerate(nodes)}
    outflow: dict[str, float] = {}
    for (s, _t), value in flow.items():
        outflow[s] = outflow.get(s, 0.0) + value
    matrix = np.eye(len(nodes))
    for (s, t), value in flow.items():
        if t != end:
            matrix[number[t], number[s]] -= value / outflow[s]
    entry = np.zeros(len(nodes))
    entry[number[start]] = 1.0
    found = np.linalg.solve(matrix, entry)
    return {name: float(found[i]) for name, i in number.items() if name != start}


def _programme(
    source: NDArray[np.intp],
    target: NDArray[np.intp],
    wanted: Numbers,
    natural: Numbers,
    is_kept: NDArray[np.bool_],
) -> tuple[Numbers, Numbers, Numbers]:
    """The least flow over edges that were left out; and what leaves and enters each node by it."""
    n, edges = len(wanted), len(source)
    slacks = 2 * (n - 1)
    sums: list[dict[int, float]] = [{} for _row in range(slacks)]
    for edge, (s, t) in enumerate(zip(source.tolist(), target.tolist(), strict=True)):
        if s < n - 1:
            sums[s][edge] = 1.0
        if t > 0:
            sums[n - 2 + t][edge] = 1.0
    right = np.concatenate([wanted[:-1], wanted[1:]])
    rows = [
        Row({**found, edges + i: 1.0, edges + slacks + i: -1.0}, value, value)
        for i, (found, value) in enumerate(zip(sums, right.tolist(), strict=True))
    ]
    price = np.where(is_kept, 0.0, 1.0 + 1.0 / (1.0 + natural / natural.max()))
    # What a node has too little of is dear in proportion: a share of its passages, not a number of them.
    penalty = _DEAR / np.maximum(right, 1e-9)
    cost = np.concatenate([price, penalty, penalty])
    low = np.concatenate([np.where(is_kept, _LEAST * natural, 0.0), np.zeros(2 * slacks)])
    solved = least_cost(Columns(cost, low, inf, [False] * len(cost)), rows, _MOST_S)
    flow: Numbers = solved.values[:edges] if solved.values is not None else natural
    return flow, _total(source, flow, n), _total(target, flow, n)


def _fitted(
    source: NDArray[np.intp],
    target: NDArray[np.intp],
    seed: Numbers,
    wanted_out: Numbers,
    wanted_in: Numbers,
) -> Numbers:
    flow, n = seed.copy(), len(wanted_out)
    for round_ in range(_ROUNDS):
        flow *= _factor(wanted_in, _total(target, flow, n))[target]
        flow *= _factor(wanted_out, _total(source, flow, n))[source]
        if round_ % 50 == 0 and _residual(source, target, flow, wanted_out, wanted_in) < _EXACT:
            break
    return flow


def _total(side: NDArray[np.intp], flow: Numbers, n: int) -> Numbers:
    return np.bincount(side, flow, n).astype(np.float64)


def _factor(wanted: Numbers, found: Numbers) -> Numbers:
    return np.where(found > 0, wanted / np.where(found > 0, found, 1.0), 0.0)


def _residual(
    source: NDArray[np.intp],
    target: NDArray[np.intp],
    flow: Numbers,
    wanted_out: Numbers,
    wanted_in: Numbers,
) -> float:
    """The largest part by which what enters or leaves a node is off."""
    n = len(wanted_out)
    off = [
        np.abs(_total(side, flow, n) - wanted)[wanted > 0] / wanted[wanted > 0]
        for side, wanted in ((source, wanted_out), (target, wanted_in))
    ]
    return float(max(part.max() for part in off))
