"""Shares for the flows that are drawn, such that every step keeps the passages that the log has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from auditor.exchange.eventlog.paths import Edge

_ROUNDS = 300
_FLOOR = 1e-6
_MENDS = 12
_TOLERANCE = 0.15
_SELDOM = 0.01  # passages per unit below which a step does not decide what is drawn


def balanced(kept: Mapping[Edge, int], passages: Mapping[str, float], start: str, end: str) -> dict[Edge, float]:
    """Flow on every kept edge, so that what enters and what leaves a step both come to its passages.

    Leaving rare flows out would make the steps behind them look idle. Iterative proportional fitting spreads their
    passages over the flows that stay.

    Source: Deming & Stephan, Annals of Mathematical Statistics 11 (1940).

    Args:
        kept: edge → times seen.
        passages: activity → passages per finished unit in the log.
        start: what every case begins with.
        end: what every case ends with.

    Returns:
        Edge → passages per finished unit; where the kept edges do not allow it exactly, the nearest the fit came.
    """
    flow = {edge: float(count) for edge, count in kept.items()}
    wanted_out = {**passages, start: 1.0}
    wanted_in = {**passages, end: 1.0}
    for _round in range(_ROUNDS):
        _scale(flow, wanted_in, side=1)
        _scale(flow, wanted_out, side=0)
    return flow


def mended(
    kept: Mapping[Edge, int], counts: Mapping[Edge, int], passages: Mapping[str, float], start: str, end: str
) -> tuple[dict[Edge, int], dict[Edge, float]]:
    """The kept edges with those added without which a step could not have its passages, and the flow on all.

    Each round takes the step that is furthest off and adds its most frequent edge that was left out.

    Args:
        kept: edge → times seen, of the edges that are drawn.
        counts: edge → times seen, of all edges.
        passages: activity → passages per finished unit.
        start: what every case begins with.
        end: what every case ends with.

    Returns:
        edge → times seen, of the kept and the added ones; edge → passages per finished unit.
    """
    chosen = dict(kept)
    flow = balanced(chosen, passages, start, end)
    for _round in range(_MENDS):
        off = deviations(flow, passages)
        missing = [edge for edge in counts if edge not in chosen and off.get(edge[1], 0.0) > _TOLERANCE]
        if not missing:
            break
        worst = max(missing, key=lambda edge: (off[edge[1]] * passages[edge[1]], counts[edge]))
        chosen[worst] = counts[worst]
        flow = balanced(chosen, passages, start, end)
    return chosen, flow


def deviations(flow: Mapping[Edge, float], passages: Mapping[str, float]) -> dict[str, float]:
    """Activity → how far what enters it is from its passages, as a share of them.

    Args:
        flow: edge → passages per finished unit.
        passages: activity → passages per finished unit.

    Returns:
        share by activity (0.01 is 1 %); without activities of 0.01 passages per unit or fewer.
    """
    entering: dict[str, float] = defaultdict(float)
    for (_source, target), value in flow.items():
        entering[target] += value
    return {name: abs(entering[name] - wanted) / wanted for name, wanted in passages.items() if wanted > _SELDOM}


def _scale(flow: dict[Edge, float], wanted: Mapping[str, float], side: int) -> None:
    total: dict[str, float] = defaultdict(float)
    for edge, value in flow.items():
        total[edge[side]] += value
    for edge, value in flow.items():
        if total[edge[side]] > 0:
            flow[edge] = max(value * max(wanted[edge[side]], _FLOOR) / total[edge[side]], _FLOOR**2)
