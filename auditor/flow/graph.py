"""The process as a networkx graph, made once for a snapshot, and what is asked of graphs all over the program.

networkx takes a moment to load, so nothing here loads it before the first graph is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.model import Audit, StepKind

if TYPE_CHECKING:
    from networkx import DiGraph

N = TypeVar("N")
Edge = tuple[N, N]


def process_graph(audit: Audit, process_id: int) -> DiGraph[int]:
    """The steps of a process and their flows. Frozen: it is shared by all who ask for it.

    Nodes are step ids in the order of the list, each with its ``kind`` and ``stated``, what the shares out of it add up
    to as they were stated. Edges carry:

    - ``share``: the share as stated (0–1), that of parallel flows added up;
    - ``part``: the share that counts: scaled so that those out of a step add up to 1; at a fork each branch gets all (1);
    - ``flows``: the ids of the flows it stands for; ``transfer``: how work goes on, of the last of them.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        nodes are step ids.
    """
    graphs = audit.derived_from_map.setdefault(process_graph, {})
    found: DiGraph[int] | None = graphs.get(process_id)
    if found is None:
        found = graphs[process_id] = _made(audit, process_id)
    return found


def _made(audit: Audit, process_id: int) -> DiGraph[int]:
    import networkx as nx

    kinds = {step.id: step.kind for step in audit.steps_of(process_id)}
    stated: dict[int, float] = {}
    edges: dict[Edge[int], dict[str, Any]] = {}
    for flow in audit.flows_of(process_id):
        pair = flow.source_id, flow.target_id
        if pair[0] not in kinds or pair[1] not in kinds:
            continue
        before = edges.get(pair)
        share, flows = (
            (before["share"] + flow.share, (*before["flows"], flow.id)) if before else (flow.share, (flow.id,))
        )
        edges[pair] = {"share": share, "flows": flows, "transfer": flow.transfer}
        stated[flow.source_id] = stated.get(flow.source_id, 0.0) + flow.share
    ways_out = Counter(source for source, _target in edges)
    for (source, _target), edge in edges.items():
        if kinds[source] is StepKind.FORK:
            edge["part"] = 1.0
        else:
            edge["part"] = edge["share"] / stated[source] if stated[source] > 0 else 1 / ways_out[source]
    graph: DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from((key, {"kind": kind, "stated": stated.get(key, 0.0)}) for key, kind in kinds.items())
    graph.add_edges_from((source, target, edge) for (source, target), edge in edges.items())
    frozen: DiGraph[int] = nx.freeze(graph)
    return frozen


def kinds(graph: DiGraph[int]) -> dict[int, StepKind | None]:
    """Node → the kind of its step; None for what is no step.

    Args:
        graph: of a process.

    Returns:
        by node.
    """
    return {node: data.get("kind") for node, data in graph.nodes(data=True)}


def parts(graph: DiGraph[int]) -> dict[Edge[int], float]:
    """Edge → the share of what leaves its source that counts for it (0–1).

    Args:
        graph: of a process.

    Returns:
        by edge; those out of one node sum to 1, but at a fork each is 1.
    """
    return {(source, target): data["part"] for source, target, data in graph.edges(data=True)}


def graph_of(nodes: Iterable[N], edges: Iterable[Edge[N]]) -> DiGraph[N]:
    """A graph of anything: nodes in the order given, then what only the edges name.

    Args:
        nodes: in the order that is wanted.
        edges: pairs of nodes.

    Returns:
        the graph.
    """
    import networkx as nx

    graph: DiGraph[N] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return graph


def reached(graph: DiGraph[N], roots: Iterable[N]) -> set[N]:
    """The roots, and all that can be come to from them.

    Args:
        graph: of anything.
        roots: where to begin.

    Returns:
        nodes.
    """
    import networkx as nx

    sources = list(roots)
    return {node for layer in nx.bfs_layers(graph, sources) for node in layer} if sources else set()


def leading_to(graph: DiGraph[N], ends: Iterable[N]) -> set[N]:
    """The ends, and all from which one of them can be come to.

    Args:
        graph: of anything.
        ends: where to arrive.

    Returns:
        nodes.
    """
    return reached(graph.reverse(copy=False), ends)


def behind(graph: DiGraph[N], node: N) -> set[N]:
    """All that can be come to from a node; itself only round a loop.

    Args:
        graph: of anything.
        node: where to begin.

    Returns:
        nodes.
    """
    return reached(graph, graph.adj[node])


def in_order(graph: DiGraph[N]) -> list[N]:
    """Each node after those that lead to it.

    Args:
        graph: without loops.

    Returns:
        all nodes.

    Raises:
        networkx.NetworkXUnfeasible: there is a loop.
    """
    import networkx as nx

    return list(nx.topological_sort(graph))


def generations(graph: DiGraph[N]) -> list[list[N]]:
    """The nodes that nothing leads to, those that only these lead to, and so on: each by its longest way there.

    Args:
        graph: without loops.

    Returns:
        nodes by generation, from the first on.

    Raises:
        networkx.NetworkXUnfeasible: there is a loop.
    """
    import networkx as nx

    return [list(layer) for layer in nx.topological_generations(graph)]


def is_free_of_loops(graph: DiGraph[N]) -> bool:
    """Whether no node leads back to itself.

    Args:
        graph: of anything.

    Returns:
        True where the nodes can be put in order.
    """
    import networkx as nx

    return bool(nx.is_directed_acyclic_graph(graph))


def loops(graph: DiGraph[N]) -> list[set[N]]:
    """The groups of nodes that lead to each other, and single nodes that lead to themselves.

    Args:
        graph: of anything.

    Returns:
        sets of nodes.
    """
    import networkx as nx

    groups = nx.strongly_connected_components(graph)
    return [group for group in groups if len(group) > 1 or any(graph.has_edge(node, node) for node in group)]


def back_edges(graph: DiGraph[N], roots: Sequence[N] = ()) -> set[Edge[N]]:
    """The edges that close a loop in a depth-first walk, from the roots first: rework, drawn backwards.

    A flow from a step to itself is none of them.

    Args:
        graph: of anything.
        roots: where to begin; then every node that was not come to.

    Returns:
        edges.
    """
    import networkx as nx

    ordered = graph_of([*roots, *graph], ())
    ordered.add_edges_from(edge for edge in graph.edges if edge[0] != edge[1])
    found: set[Edge[N]] = set()
    entered: set[N] = set()  # nodes on the path that is walked
    for source, target, what in nx.dfs_labeled_edges(ordered):
        if what == "forward":
            entered.add(target)
        elif what == "reverse":
            entered.discard(target)
        elif target in entered:
            found.add((source, target))
    return found


def without(graph: DiGraph[N], edges: Iterable[Edge[N]]) -> DiGraph[N]:
    """A copy of the graph less some edges and less those from a node to itself, without what they carry.

    Args:
        graph: of anything; it stays as it is.
        edges: to leave out.

    Returns:
        the copy.
    """
    left_out = set(edges)
    return graph_of(graph, (edge for edge in graph.edges if edge[0] != edge[1] and edge not in left_out))


def order_among(pairs: Iterable[Edge[N]], kept: Iterable[N]) -> set[Edge[N]]:
    """Which of the nodes that are kept comes before which, also past nodes that are not kept.

    Args:
        pairs: (a, b): a comes before b.
        kept: the nodes that matter.

    Returns:
        pairs of kept nodes, the earlier one first.
    """
    wanted = dict.fromkeys(kept)
    graph = graph_of(wanted, pairs)
    onward: DiGraph[Any] = graph.copy()
    onward.remove_edges_from([(a, b) for a in wanted for b in graph.adj[a]])  # a walk ends at what is kept
    found: set[Edge[N]] = set()
    for node in wanted:
        found |= {(node, there) for there in reached(onward, graph.adj[node]) if there in wanted}
    return found
