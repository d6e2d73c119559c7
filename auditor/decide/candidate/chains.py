"""Runs of neighbouring steps that one cell could take over together."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess import division_of, task_of
from auditor.flow.graph import process_graph
from auditor.model import Audit, StepKind

#: Half of what leaves a step must go to the next one, or the two are no neighbours.
_LEAST_SHARE = 0.5
#: What may lie between two neighbours: it disappears when they become one cell.
_BETWEEN = frozenset({StepKind.DELAY, StepKind.STORAGE, StepKind.TRANSPORT, StepKind.DECISION})


def chains(
    audit: Audit, process_id: int, stations: tuple[frozenset[str], ...], fitting: frozenset[int]
) -> list[tuple[int, ...]]:
    """Runs of fitting steps, one for each station of a chain in turn, each the neighbour of the one before.

    Every start gives at most one run; waiting, storage, transport and a decision may lie between.

    Args:
        audit: the snapshot.
        process_id: the process whose steps are looked at.
        stations: for each station of the chain in turn, the tasks that it does.
        fitting: ids of the steps that the technology fits.

    Returns:
        runs of step ids, each as long as there are stations.
    """
    division = division_of(audit.firm)
    tasks = {i: found.task.key for i in fitting if (found := task_of(audit.steps[i], division)) is not None}
    graph = process_graph(audit, process_id)
    following = {
        source: [
            target
            for share, target in sorted(((edge["share"], target) for target, edge in onward.items()), reverse=True)
            if share >= _LEAST_SHARE
        ]
        for source, onward in graph.adj.items()
    }
    runs = []
    for start in sorted(i for i, task in tasks.items() if task in stations[0]):
        run = [start]
        for station in stations[1:]:
            successor = _next(audit, following, tasks, run, station)
            if successor is None:
                break
            run.append(successor)
        if len(run) == len(stations):
            runs.append(tuple(run))
    return runs


def _next(
    audit: Audit,
    following: Mapping[int, list[int]],
    tasks: dict[int, str],
    run: list[int],
    station: frozenset[str],
) -> int | None:
    """The neighbour with a task of that station: the next step, or the one behind what may lie between."""
    for target in following[run[-1]]:
        if target in run:
            continue
        if tasks.get(target) in station:
            return target
        if audit.steps[target].kind in _BETWEEN:
            for beyond in following[target]:
                if beyond not in run and tasks.get(beyond) in station:
                    return beyond
    return None
