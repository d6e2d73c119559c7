"""The ways that a map allows from one step that a log can show to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, cast

from auditor.flow.branching import ENTRY, EXIT
from auditor.flow.graph import kinds, process_graph, reached
from auditor.flow.passage import passage
from auditor.model import Audit, StepKind

if TYPE_CHECKING:
    from networkx import DiGraph

Edge = tuple[int, int]


class Ways:
    """What may follow what.

    Steps that the log never shows (gateways, starts, ends, and work that it does not record) are passed by without a
    word. Steps in different branches of a fork may follow each other in any order.

    Attributes:
        direct: (step, step) → the edges of the map that lie on ways from one to the other. ``ENTRY`` and ``EXIT`` stand
            before and behind the map.
    """

    def __init__(self, audit: Audit, process_id: int, shown: Collection[int]) -> None:
        """Look at the map.

        Args:
            audit: the snapshot.
            process_id: which map.
            shown: steps that the log shows.
        """
        self.graph = _with_edges(audit, process_id)
        self.kinds = kinds(self.graph)
        self.shown = set(shown)
        self._silent = set(self.graph) - self.shown - {ENTRY, EXIT}
        self._backward = {target: self._silently(self.graph.pred, target) for target in (*self.shown, EXIT)}
        self.direct: dict[Edge, frozenset[Edge]] = {}
        for source in (ENTRY, *self.shown):
            for target, edges in self._from(source):
                self.direct[source, target] = edges
        self._apart = self._branches()

    def allows(self, source: int, target: int) -> bool:
        """Whether the map has a way.

        Args:
            source: a step that the log shows, or ``ENTRY``.
            target: the one that follows, or ``EXIT``.

        Returns:
            True for a connection, also by way of steps that the log never shows, and between branches of a fork.
        """
        return (source, target) in self.direct or self.is_beside(source, target)

    def is_beside(self, source: int, target: int) -> bool:
        """Whether two steps are done side by side.

        Args:
            source: a step.
            target: another.

        Returns:
            True where they are in different branches of a fork.
        """
        return any(
            source in branches and target in branches and not branches[source] & branches[target]
            for branches in self._apart
        )

    def taken(self, source: int, target: int) -> frozenset[Edge]:
        """The edges that a way from one step to the other may use.

        Args:
            source: as for :meth:`allows`.
            target: the same.

        Returns:
            of a direct way the edges on it; else those that lead out of the source without a choice, and into the target.
        """
        if (found := self.direct.get((source, target))) is not None:
            return found
        if not self.is_beside(source, target):
            return frozenset()
        into = {(u, v) for v in (target, *self._backward[target]) for u in self.graph.pred[v] if u in self._silent}
        return frozenset(into | set(self._without_choice(source)))

    def departure(self, source: int) -> int | None:
        """The step from which another connection would leave.

        Args:
            source: a step that the log shows, or ``ENTRY``.

        Returns:
            the decision that all of what leaves the source comes to, else the source; of ``ENTRY`` the start of the map.
        """
        here: int | None = source
        if source == ENTRY:
            starts = [node for node in self.graph.adj[ENTRY] if self.kinds[node] is StepKind.START]
            here = starts[0] if starts else None
        seen = {here}
        while here is not None and len(self.graph.adj[here]) == 1:
            (following,) = self.graph.adj[here]
            if following in seen or self.kinds.get(following) is not StepKind.DECISION or following in self.shown:
                break
            seen.add(here := following)
        return here

    def arrival(self, target: int) -> int | None:
        """The step that another connection would lead to.

        Args:
            target: a step that the log shows, or ``EXIT``.

        Returns:
            the step; of ``EXIT`` the first end of the map, None where it has none.
        """
        if target != EXIT:
            return target
        return next((node for node, kind in self.kinds.items() if kind is StepKind.END), None)

    def _silently(self, neighbours: Mapping[int, Mapping[int, Any]], node: int) -> set[int]:
        """What is come to from a node by steps that the log never shows; the node itself only where it is come back to."""
        found: set[int] = set()
        ahead = list(neighbours[node])
        while ahead:
            here = ahead.pop()
            if here in self._silent and here not in found:
                found.add(here)
                ahead += neighbours[here]
        return found

    def _from(self, source: int) -> Iterator[tuple[int, frozenset[Edge]]]:
        through = self._silently(self.graph.adj, source)
        leaving = {source, *through}
        targets = {v for u in leaving for v in self.graph.adj[u] if v in self.shown or v == EXIT}
        for target in targets:
            back = self._backward[target]
            inner = {(u, v) for u in leaving & ({source} | back) for v in self.graph.adj[u] if v in back & through}
            last = {(u, target) for u in leaving if target in self.graph.adj[u]}
            yield target, frozenset(inner | last)

    def _without_choice(self, source: int) -> Iterator[Edge]:
        here, seen = source, {source}
        while len(self.graph.adj[here]) == 1:
            (following,) = self.graph.adj[here]
            yield here, following
            if following not in self._silent or following in seen:
                return
            seen.add(here := following)

    def _branches(self) -> list[dict[int, frozenset[int]]]:
        """Of each fork: step → the branches (numbered) that it can be come to by without passing the fork again."""
        import networkx as nx

        found = []
        for fork, kind in self.kinds.items():
            if kind is not StepKind.FORK or len(self.graph.adj[fork]) < 2:
                continue
            rest = cast("DiGraph[int]", nx.restricted_view(self.graph, [fork], []))
            branches: dict[int, frozenset[int]] = {}
            for number, head in enumerate(self.graph.adj[fork]):
                for node in reached(rest, [head]):
                    branches[node] = branches.get(node, frozenset()) | {number}
            if any(not branches[a] & branches[b] for a, b in combinations(self.graph.adj[fork], 2)):
                found.append(branches)
        return found


def _with_edges(audit: Audit, process_id: int) -> DiGraph[int]:
    """The map with what comes before and behind it."""
    import networkx as nx

    graph: DiGraph[int] = nx.DiGraph(process_graph(audit, process_id))
    graph.add_nodes_from((ENTRY, EXIT))  # also where nothing begins or ends
    way = passage(audit, process_id)
    graph.add_edges_from((ENTRY, start) for start in way.starts)
    ends = {*way.ends, *(node for node, kind in kinds(graph).items() if kind is StepKind.END)}
    graph.add_edges_from((end, EXIT) for end in ends)
    return graph
