"""Shares for the flows that are drawn, such that every step keeps the passages that the log has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from auditor.exchange.eventlog.paths import Edge

_ROUNDS = 300
_FLOOR = 1e-6


def balanced(kept: Mapping[Edge, int], passages: Mapping[str, float], start: str, end: str) -> dict[Edge, float]:
    """Flow on every kept edge, so that what enters and what leaves a step both come to its passages.

    Leaving rare flows out would make the steps behind them look idle. Iterative proportional fitting spreads their
    passages over the flows that stay.

    Args:
        kept: edge → times seen.
        passages: activity → passages per finished unit in the log.

    Returns:
        Edge → passages per finished unit; where the kept edges do not allow it exactly, the nearest the fit came.

    Source: Deming & Stephan, Annals of Mathematical Statistics 11 (1940).
    """
    flow = {edge: float(count) for edge, count in kept.items()}
    wanted_out = {**passages, start: 1.0}
    wanted_in = {**passages, end: 1.0}
    for _round in range(_ROUNDS):
        _scale(flow, wanted_in, side=1)
        _scale(flow, wanted_out, side=0)
    return flow


def _scale(flow: dict[Edge, float], wanted: Mapping[str, float], side: int) -> None:
    total: dict[str, float] = defaultdict(float)
    for edge, value in flow.items():
        total[edge[side]] += value
    for edge, value in flow.items():
        if total[edge[side]] > 0:
            flow[edge] = max(value * max(wanted[edge[side]], _FLOOR) / total[edge[side]], _FLOOR**2)
