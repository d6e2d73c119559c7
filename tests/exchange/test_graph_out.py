"""The maps as a graph for other programs, read back by networkx."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest
from pytest import approx

from auditor.cli import main
from auditor.errors import InputError
from auditor.exchange import read_source, write_export
from auditor.flow import analyse
from auditor.model import Audit, StepKind
from auditor.store import AuditFile
from tests.build import audit_from, point

FORKED = audit_from(
    {("start", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "j"): 1, ("b", "b"): 0.2, ("b", "j"): 0.8, ("j", "end"): 1},
    kinds={"f": StepKind.FORK, "j": StepKind.JOIN},
    work={"a": {"cycle_time_s": point(60), "scrap": point(0.2)}, "b": {"cycle_time_s": point(30)}},
)


def test_graphml_holds_steps_flows_and_figures(sample: Audit, tmp_path: Path) -> None:
    target = tmp_path / "map.graphml"
    write_export(sample, target)
    graph = nx.read_graphml(target, node_type=int)
    assert set(graph) == set(sample.steps)
    assert set(graph.edges) == {(f.source_id, f.target_id) for f in sample.flows.values()}
    analysis = analyse(sample)
    for step_id, data in graph.nodes(data=True):
        numbers = analysis.step(step_id)
        assert numbers is not None
        hours = numbers.workload.labour_hours_per_year
        assert data["name"] == sample.steps[step_id].name
        assert data["kind"] == sample.steps[step_id].kind.value
        assert data["volume_per_year"] == numbers.volume_per_year
        assert data.get("labour_hours_per_year") == (hours.likely if hours is not None else None)
        assert data["repetitive"] is numbers.repetitive.is_repetitive
    for flow in sample.flows.values():
        assert graph.edges[flow.source_id, flow.target_id]["share"] == flow.share
    assert graph.graph["currency"] == sample.firm.currency


def test_node_link_json_gives_the_same_graph(sample: Audit, tmp_path: Path) -> None:
    write_export(sample, tmp_path / "map.graph.json")
    write_export(sample, tmp_path / "map.graphml")
    linked = nx.node_link_graph(json.loads((tmp_path / "map.graph.json").read_text("utf-8")), edges="edges")
    drawn = nx.read_graphml(tmp_path / "map.graphml", node_type=int)
    assert dict(linked.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert {(s, t): data for s, t, data in linked.edges(data=True)} == {
        (s, t): {key: value for key, value in data.items() if key != "id"} for s, t, data in drawn.edges(data=True)
    }


def test_what_takes_a_flow_counts_scrap_and_all_branches_of_a_fork(tmp_path: Path) -> None:
    write_export(FORKED, tmp_path / "m.GraphML")
    graph = nx.read_graphml(tmp_path / "m.GraphML", node_type=int)
    node = {data["name"]: key for key, data in graph.nodes(data=True)}
    taken = {pair: graph.edges[node[pair[0]], node[pair[1]]]["volume_per_year"] for pair in
             [("f", "a"), ("f", "b"), ("a", "j"), ("b", "b"), ("j", "end")]}  # fmt: skip
    assert taken == approx(
        {("f", "a"): 1250, ("f", "b"): 1250, ("a", "j"): 1000, ("b", "b"): 312.5, ("j", "end"): 1000}
    )


def test_json_alone_stays_the_complete_audit_and_a_graph_is_none(tmp_path: Path) -> None:
    write_export(FORKED, tmp_path / "x.json")
    write_export(FORKED, tmp_path / "x.graph.json")
    assert len(read_source(tmp_path / "x.json").entities) >= len(FORKED.steps)
    with pytest.raises(InputError):
        read_source(tmp_path / "x.graph.json")


def test_names_that_no_xml_can_hold_do_not_spoil_the_file() -> None:
    from auditor.exchange.graph_out import write_graphml

    audit = audit_from({("<a & \x0bb>", '"c"\x00'): 1})
    graph = nx.read_graphml(io.BytesIO(write_graphml(audit)), node_type=int)
    assert [graph.nodes[i]["name"] for i in (1, 2)] == ["<a & b>", '"c"']


def test_the_command_writes_it(sample_file: AuditFile, tmp_path: Path) -> None:
    assert main(["export", str(sample_file.path), "-o", str(tmp_path / "m.graphml")]) == 0
    assert len(nx.read_graphml(tmp_path / "m.graphml")) > 10
