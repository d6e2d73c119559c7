"""Where work enters a process, where it leaves it, and where it is caught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.flow.graph import kinds, leading_to, loops, parts, process_graph, reached
from auditor.model import Audit, StepKind

if TYPE_CHECKING:
    from networkx import DiGraph


@dataclass(frozen=True)
class Passage:
    """The way of work through a process, by step ids in the order of the list.

    Attributes:
        starts: where work enters: what is drawn as a start; else what has a way out but no way in; else
            ``assumed_starts``.
        assumed_starts: where the way in is only a loop, of each such loop the first step of the list.
        ends: where work leaves: what has no way out.
        unreached: steps with a way in that no work from a start gets to.
        caught: steps that work never leaves, by flows that carry something.
        looping: those of the caught steps that lead to each other; the others only lead there.
        is_endless: work from a start gets caught, so no volume can be given.
    """

    starts: tuple[int, ...]
    assumed_starts: tuple[int, ...]
    ends: tuple[int, ...]
    unreached: tuple[int, ...]
    caught: tuple[int, ...]
    looping: tuple[int, ...]
    is_endless: bool


def passage(audit: Audit, process_id: int) -> Passage:
    """The way of work through one process, worked out once for a snapshot.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        starts, ends, steps that are caught and steps that nothing reaches.
    """
    known = audit.derived_from_map.setdefault(passage, {})
    found: Passage | None = known.get(process_id)
    if found is None:
        found = known[process_id] = _passage(process_graph(audit, process_id))
    return found


def _passage(graph: DiGraph[int]) -> Passage:
    if not graph:
        return Passage((), (), (), (), (), (), False)
    ways_out = dict(graph.out_degree())
    fed = {target for source, target in graph.edges if source != target}
    drawn = tuple(i for i, kind in kinds(graph).items() if kind is StepKind.START)
    loose = tuple(i for i in graph if i not in fed and (ways_out[i] or len(graph) == 1))
    assumed = () if drawn or loose else _ways_into_loops(graph)
    starts = drawn or loose or assumed
    ends = tuple(i for i in graph if not ways_out[i])
    flowing = carrying(graph)
    leaving = leading_to(flowing, ends)
    caught = [i for i in graph if i not in leaving]
    looping: set[int] = set().union(*loops(flowing.subgraph(caught))) if caught else set()
    near = reached(graph, starts)
    entered = near if flowing is graph else reached(flowing, starts)
    return Passage(
        starts=starts,
        assumed_starts=assumed,
        ends=ends,
        unreached=tuple(i for i in graph if i in fed and i not in near),
        caught=tuple(caught),
        looping=tuple(i for i in caught if i in looping),
        is_endless=any(i in entered for i in caught),
    )


def carrying(graph: DiGraph[int]) -> DiGraph[int]:
    """The graph of those flows that work takes: a share of 0 leads nowhere.

    Args:
        graph: of a process.

    Returns:
        the same nodes, fewer edges.
    """
    import networkx as nx

    if all(part > 0 for part in parts(graph).values()):
        return graph
    taken: DiGraph[int] = nx.DiGraph()
    taken.add_nodes_from(graph.nodes(data=True))
    taken.add_edges_from(edge for edge in graph.edges(data=True) if edge[2]["part"] > 0)
    return taken


def _ways_into_loops(graph: DiGraph[int]) -> tuple[int, ...]:
    """Of each loop with no way in but its own flows, the step that comes first in the list."""
    firsts = []
    for group in loops(graph):
        if not any(source not in group for step in group for source in graph.pred[step]):
            firsts.append(next(i for i in graph if i in group))
    return tuple(sorted(firsts, key=list(graph).index))
