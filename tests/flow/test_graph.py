"""The graph of a process, and what is asked of graphs."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.flow.graph import (
    back_edges,
    behind,
    graph_of,
    in_order,
    is_free_of_loops,
    loops,
    order_among,
    process_graph,
    reached,
    without,
)
from auditor.flow.volume.visits import live_map
from auditor.model import Audit, Flow, Process, Step, StepKind, Work
from tests.build import audit_from

PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=25)


def test_steps_and_flows_are_there_with_their_shares() -> None:
    audit = audit_from({("d", "a"): 0.5, ("d", "b"): 0.3, ("f", "a"): 0.7, ("f", "b"): 1}, kinds={"f": StepKind.FORK})
    graph = process_graph(audit, 1)
    assert list(graph) == [1, 2, 3, 4]
    assert graph.nodes[4] == {"kind": StepKind.FORK, "stated": 1.7}
    assert graph.edges[1, 2]["share"] == 0.5
    assert graph.edges[1, 2]["part"] == approx(0.625)
    assert (graph.edges[4, 2]["share"], graph.edges[4, 2]["part"]) == (0.7, 1.0)
    assert graph.edges[1, 3]["flows"] == (2,)


def test_flows_beside_each_other_are_one_edge_of_both_shares() -> None:
    audit = audit_from({("a", "b"): 0.4, ("a", "c"): 0.4})
    audit = audit.replaced({"flow": {9: Flow(id=9, process_id=1, source_id=1, target_id=2, share=0.2)}})
    edge = process_graph(audit, 1).edges[1, 2]
    assert edge["share"] == approx(0.6)
    assert edge["flows"] == (1, 9)


def test_it_is_made_once_for_a_snapshot_and_kept_while_the_map_stays_the_same() -> None:
    audit = audit_from({("a", "b"): 1})
    graph = process_graph(audit, 1)
    assert process_graph(audit, 1) is graph
    assert process_graph(audit.replaced({"work": {1: Work(id=1, crew=2)}}), 1) is graph
    moved = audit.replaced({"flow": {1: None}})
    assert not process_graph(moved, 1).edges
    assert process_graph(audit, 1) is graph
    assert process_graph(moved, 2) is not process_graph(moved, 1)
    with pytest.raises(nx.NetworkXError):
        graph.add_edge(2, 1)


def test_a_snapshot_takes_its_graphs_with_it() -> None:
    audit = audit_from({("f", "a"): 1, ("f", "b"): 1}, kinds={"f": StepKind.FORK})
    live, _forks = live_map(audit, 1)
    graphs = [weakref.ref(process_graph(audit, 1)), weakref.ref(live)]
    del audit, live
    gc.collect()
    assert [graph() for graph in graphs] == [None, None]


@given(PAIRS)
def test_what_is_reached_is_what_paths_lead_to(pairs: list[tuple[int, int]]) -> None:
    graph = graph_of(range(9), pairs)
    paths = {(a, b) for a, b in pairs}
    while True:  # Warshall, by and by
        more = paths | {(a, d) for a, b in paths for c, d in paths if b == c}
        if more == paths:
            break
        paths = more
    assert behind(graph, 0) == {b for a, b in paths if a == 0}
    assert reached(graph, [0, 1]) == {0, 1} | {b for a, b in paths if a in (0, 1)}
    assert {frozenset(group) for group in loops(graph)} == {
        frozenset(b for b in range(9) if (a, b) in paths and (b, a) in paths) for a in range(9) if (a, a) in paths
    }
    assert is_free_of_loops(graph) is not any((a, a) in paths for a in range(9))
    assert order_among(pairs, range(9)) == set(pairs)


@given(PAIRS)
def test_without_the_flows_that_lead_back_there_is_an_order(pairs: list[tuple[int, int]]) -> None:
    graph = graph_of(range(9), pairs)
    back = back_edges(graph)
    order = in_order(without(graph, back))
    assert sorted(order) == list(range(9))
    place = {node: i for i, node in enumerate(order)}
    assert all(place[a] < place[b] for a, b in pairs if a != b and (a, b) not in back)
    assert all(a in behind(graph, b) for a, b in back)


def test_the_walk_begins_at_the_roots() -> None:
    ring = graph_of("abc", pairwise("abca"))
    assert back_edges(ring) == {("c", "a")}
    assert back_edges(ring, ["b"]) == {("a", "b")}


def test_order_reaches_past_what_is_left_out() -> None:
    pairs = [("a", "m"), ("m", "n"), ("n", "b"), ("b", "c"), ("m", "c"), ("x", "a")]
    assert order_among(pairs, ["a", "b", "c"]) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_the_path_of_a_process_leads_down_to_it_and_ends_where_details_go_round() -> None:
    step = Step(id=1, process_id=1, name="s", kind=StepKind.SUBPROCESS, detail_id=2)
    audit = Audit.of([Process(id=1, name="P"), Process(id=2, name="Q"), step])
    assert audit.process_path(2) == (1, 2)
    assert audit.process_path(1) == (1,)
    assert audit.process_path(7) == ()
    round_again = Audit.of([*audit.entities(), replace(step, id=2, process_id=2, detail_id=1)])
    assert set(round_again.process_path(2)) == {1, 2}


def test_networkx_is_loaded_only_where_a_graph_is_asked_for() -> None:
    program = "import sys, ui.app, auditor.flow, auditor.decide, auditor.exchange; print('networkx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
