"""Runs of neighbouring steps that one cell could take over together."""

from __future__ import annotations

from collections import defaultdict

from auditor.assess import task_of
from auditor.model import Audit, StepKind

#: Half of what leaves a step must go to the next one, or the two are no neighbours.
_LEAST_SHARE = 0.5
#: What may lie between two neighbours: it disappears when they become one cell.
_BETWEEN = frozenset({StepKind.DELAY, StepKind.STORAGE, StepKind.TRANSPORT, StepKind.DECISION})


def chains(
    audit: Audit, process_id: int, places: tuple[frozenset[str], ...], fitting: frozenset[int]
) -> list[tuple[int, ...]]:
    """Runs of fitting steps, one for each place of a chain in turn, each the neighbour of the one before.

    Every start gives at most one run; waiting, storage, transport and a decision may lie between.
    """
    tasks = {i: found.task.key for i in fitting if (found := task_of(audit.steps[i])) is not None}
    following: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for flow in audit.flows_of(process_id):
        if flow.share >= _LEAST_SHARE:
            following[flow.source_id].append((flow.share, flow.target_id))
    runs = []
    for start in sorted(i for i, task in tasks.items() if task in places[0]):
        run = [start]
        for place in places[1:]:
            successor = _next(audit, following, tasks, run, place)
            if successor is None:
                break
            run.append(successor)
        if len(run) == len(places):
            runs.append(tuple(run))
    return runs


def _next(
    audit: Audit,
    following: dict[int, list[tuple[float, int]]],
    tasks: dict[int, str],
    run: list[int],
    place: frozenset[str],
) -> int | None:
    """The neighbour with a task of that place: the next step, or the one behind what may lie between."""
    for _share, target in sorted(following[run[-1]], reverse=True):
        if target in run:
            continue
        if tasks.get(target) in place:
            return target
        if audit.steps[target].kind in _BETWEEN:
            for _behind, beyond in sorted(following[target], reverse=True):
                if beyond not in run and tasks.get(beyond) in place:
                    return beyond
    return None
