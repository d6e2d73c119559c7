"""The routing of a process as a graph: who feeds whom with what share, where it starts and ends."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from auditor.model import Audit, Step, StepKind

_SUM_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Routing:
    """The steps of a process in order, and their flows as index triples.

    Attributes:
        steps: n steps.
        edges: (source index, target index, share of the source's output). A fork's branches share its mass equally;
            :mod:`.volumes` multiplies it back. Shares of any other split are normalised to sum to 1.
        starts: indices where work enters.
        ends: indices where work leaves.
        off_balance: steps whose outgoing shares do not sum to 1, with their sum.
    """

    steps: tuple[Step, ...]
    edges: tuple[tuple[int, int, float], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    off_balance: tuple[tuple[Step, float], ...]


def routing(audit: Audit, process_id: int) -> Routing:
    """The routing of one process."""
    steps = audit.steps_of(process_id)
    index = {step.id: i for i, step in enumerate(steps)}
    outgoing: dict[int, list[tuple[int, float]]] = defaultdict(list)
    has_incoming: set[int] = set()
    for flow in audit.flows_of(process_id):
        source, target = index.get(flow.source_id), index.get(flow.target_id)
        if source is None or target is None:
            continue
        outgoing[source].append((target, flow.share))
        if source != target:
            has_incoming.add(target)
    edges: list[tuple[int, int, float]] = []
    off_balance: list[tuple[Step, float]] = []
    for source, branches in outgoing.items():
        if steps[source].kind is StepKind.FORK:
            edges += [(source, target, 1 / len(branches)) for target, _share in branches]
            continue
        total = sum(share for _target, share in branches)
        if abs(total - 1) > _SUM_TOLERANCE:
            off_balance.append((steps[source], total))
        for target, share in branches:
            edges.append((source, target, share / total if total > 0 else 1 / len(branches)))
    declared = tuple(i for i, step in enumerate(steps) if step.kind is StepKind.START)
    loose = tuple(i for i in range(len(steps)) if i not in has_incoming and (i in outgoing or len(steps) == 1))
    ends = tuple(i for i in range(len(steps)) if i not in outgoing)
    return Routing(steps, tuple(edges), declared or loose, ends, tuple(off_balance))
