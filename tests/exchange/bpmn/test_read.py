"""What a model says becomes the map, in the words of the map; what it leaves open is assumed and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest import approx

from auditor.errors import InputError
from auditor.exchange import store
from auditor.flow.volume.visits import visits
from auditor.model import Basis, Heading, Information, StepKind
from auditor.store import AuditFile
from tests.build import by_name
from tests.exchange.bpmn.models import (
    FILES,
    audit_of,
    chain,
    draft_of,
    flow,
    flows,
    model,
    needs_files,
    node,
    shares,
    step,
    work,
)

_ENDS = node("startEvent", "S", "Start") + node("endEvent", "E", "End")


@pytest.mark.parametrize("prefix", ["bpmn", "", "semantic", "x"])
def test_tasks_of_all_kinds_become_steps_whatever_the_prefix_is_called(tmp_path: Path, prefix: str) -> None:
    kinds = [
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
    ]
    nodes = "".join(node(kind, f"t{i}", f"Do {kind}") for i, kind in enumerate(kinds))
    draft = draft_of(tmp_path, model(_ENDS + nodes + chain("S", *(f"t{i}" for i in range(8)), "E"), prefix=prefix))
    audit = audit_of(draft)
    assert [s.name for s in audit.steps.values()] == ["Start", "End", *(f"Do {kind}" for kind in kinds)]
    assert step(audit, "Do receiveTask").kind is StepKind.DELAY
    assert {step(audit, f"Do {k}").kind for k in kinds if k != "receiveTask"} == {StepKind.OPERATION}
    assert len(audit.flows) == 9
    assert [p.name for p in audit.processes.values()] == ["Order"]


def test_an_exclusive_split_without_shares_is_equal_and_assumed(tmp_path: Path) -> None:
    split = node("exclusiveGateway", "G", "Good?") + node("task", "A", "Pack") + node("task", "B", "Mend")
    ways = flow("S", "G") + flow("G", "A", "yes") + flow("G", "B", "no") + flow("A", "E") + flow("B", "E")
    draft = draft_of(tmp_path, model(_ENDS + split + ways))
    audit = audit_of(draft)
    assert step(audit, "Good?").kind is StepKind.DECISION
    found = flows(audit)
    assert [(found["Good?", name].share, found["Good?", name].share_basis) for name in ("Pack", "Mend")] == [
        (0.5, Basis.ASSUMED), (0.5, Basis.ASSUMED),
    ]  # fmt: skip
    assert step(audit, "Good?").notes == "yes → Pack\nno → Mend"
    assert any("“Good?”" in sentence and "equal shares" in sentence for sentence in draft.assumed)


@pytest.mark.parametrize(
    ("labels", "wanted", "basis"),
    [
        (("yes (80 %)", "no (20%)"), (0.8, 0.2), Basis.STATED),
        (("80%", ""), (0.8, 0.2), Basis.STATED),
        (("60 %", "60 %"), (0.5, 0.5), Basis.CALCULATED),
        (("12,5 %", "87.5 %"), (0.125, 0.875), Basis.STATED),
    ],
)
def test_shares_in_the_labels_of_flows_count(
    tmp_path: Path, labels: tuple[str, str], wanted: tuple[float, float], basis: Basis
) -> None:
    split = node("exclusiveGateway", "G", "Good?") + node("task", "A", "Pack") + node("task", "B", "Mend")
    ways = flow("S", "G") + flow("G", "A", labels[0]) + flow("G", "B", labels[1]) + chain("A", "E") + chain("B", "E")
    found = flows(audit_of(draft_of(tmp_path, model(_ENDS + split + ways))))
    assert (found["Good?", "Pack"].share, found["Good?", "Mend"].share) == approx(wanted)
    assert found["Good?", "Pack"].share_basis is basis


def test_a_condition_may_say_the_share(tmp_path: Path) -> None:
    split = node("exclusiveGateway", "G", "Good?") + node("task", "A", "Pack") + node("task", "B", "Mend")
    condition = '<p:conditionExpression xsi:type="bpmn:tFormalExpression">30%</p:conditionExpression>'
    ways = flow("S", "G") + flow("G", "A", inside=condition) + flow("G", "B") + chain("A", "E") + chain("B", "E")
    assert shares(audit_of(draft_of(tmp_path, model(_ENDS + split + ways))))["Good?", "Pack"] == 0.3


def test_a_gateway_without_a_name_in_which_ways_come_together_is_no_step(tmp_path: Path) -> None:
    nodes = (
        node("exclusiveGateway", "G", "Good?") + node("task", "A", "Pack") + node("task", "B", "Mend")
        + node("exclusiveGateway", "M") + node("task", "C", "Ship")
    )  # fmt: skip
    ways = chain("S", "G", "A", "M", "C", "E") + chain("G", "B", "M")
    audit = audit_of(draft_of(tmp_path, model(_ENDS + nodes + ways)))
    assert len(audit.steps) == 6
    assert {("Pack", "Ship"), ("Mend", "Ship")} <= set(flows(audit))


def test_two_ways_to_one_step_are_one_flow_with_both_shares(tmp_path: Path) -> None:
    nodes = node("exclusiveGateway", "G", "Good?") + node("exclusiveGateway", "M") + node("task", "A", "Pack")
    ways = chain("S", "G", "M", "A", "E") + flow("G", "A", "80 %")
    audit = audit_of(draft_of(tmp_path, model(_ENDS + nodes + ways)))
    assert shares(audit)["Good?", "Pack"] == 1.0
    assert len(audit.flows) == 3


def test_parallel_gateways_are_fork_and_join(tmp_path: Path) -> None:
    nodes = (
        node("parallelGateway", "F") + node("task", "A", "Saw") + node("task", "B", "Drill") + node("parallelGateway", "J")
    )  # fmt: skip
    draft = draft_of(tmp_path, model(_ENDS + nodes + chain("S", "F", "A", "J", "E") + chain("F", "B", "J")))
    audit = audit_of(draft)
    assert [s.kind for s in audit.steps.values()][2:] == [
        StepKind.FORK,
        StepKind.OPERATION,
        StepKind.OPERATION,
        StepKind.JOIN,
    ]
    assert by_name(audit, visits(audit, next(iter(audit.processes))).per_unit)["Drill"] == 1.0
    assert not draft.assumed


def test_several_ways_out_of_a_task_are_a_fork_that_is_drawn(tmp_path: Path) -> None:
    nodes = (
        node("task", "A", "Saw")
        + node("task", "B", "Drill")
        + node("task", "C", "Plane")
        + node("parallelGateway", "J")
    )
    audit = audit_of(draft_of(tmp_path, model(_ENDS + nodes + chain("S", "A", "B", "J", "E") + chain("A", "C", "J"))))
    fork = next(s for s in audit.steps.values() if s.kind is StepKind.FORK)
    assert set(flows(audit)) >= {("Saw", fork.name), (fork.name, "Drill"), (fork.name, "Plane")}
    per_unit = by_name(audit, visits(audit, fork.process_id).per_unit)
    assert (per_unit["Drill"], per_unit["Plane"], per_unit["End"]) == (1.0, 1.0, 1.0)


def test_an_inclusive_gateway_is_a_decision_only_where_its_shares_add_up(tmp_path: Path) -> None:
    nodes = (
        node("inclusiveGateway", "G", "What?") + node("task", "A", "Saw") + node("task", "B", "Drill")
        + node("inclusiveGateway", "J", "Together")
    )  # fmt: skip

    def read(one: str, other: str) -> StepKind:
        ways = flow("S", "G") + flow("G", "A", one) + flow("G", "B", other) + chain("A", "J", "E") + chain("B", "J")
        draft = draft_of(tmp_path, model(_ENDS + nodes + ways))
        assert ("What?" in " ".join(draft.assumed)) == (not one)
        return step(audit_of(draft), "What?").kind

    assert read("40 %", "60 %") is StepKind.DECISION
    assert read("", "") is StepKind.FORK


def test_an_event_on_an_edge_is_a_way_out_of_its_activity(tmp_path: Path) -> None:
    nodes = (
        node("task", "A", "Wait for part") + node("task", "B", "Call supplier")
        + node("boundaryEvent", "T", "Late", "<p:timerEventDefinition/>", attachedToRef="A")
    )  # fmt: skip
    draft = draft_of(tmp_path, model(_ENDS + nodes + chain("S", "A", "E") + chain("T", "B", "E")))
    audit = audit_of(draft)
    assert shares(audit)["Wait for part", "Late"] == 0.1
    assert shares(audit)["Wait for part", "End"] == 0.9
    assert flows(audit)["Wait for part", "Late"].share_basis is Basis.ASSUMED
    assert any("one time in ten" in sentence for sentence in draft.assumed)


def test_sub_processes_are_processes_shown_at_their_step(tmp_path: Path) -> None:
    inside = node("startEvent", "s") + node("task", "a", "Cut") + node("endEvent", "e") + chain("s", "a", "e")
    called = node("task", "q", "Count")
    nodes = node("subProcess", "A", "Make", inside) + node("callActivity", "B", "Check", calledElement="Q")
    more = f'<p:process id="Q" name="Checking">{called}</p:process>'
    audit = audit_of(draft_of(tmp_path, model(_ENDS + nodes + chain("S", "A", "B", "E"), more)))
    details = {s.name: audit.processes[s.detail_id].name for s in audit.steps.values() if s.detail_id is not None}
    assert details == {"Make": "Make", "Check": "Checking"}
    assert step(audit, "Cut").process_id == step(audit, "Make").detail_id


def test_pools_lanes_within_lanes_and_messages(tmp_path: Path) -> None:
    lanes = (
        '<p:laneSet id="ls"><p:lane id="l1" name="Works"><p:childLaneSet id="c"><p:lane id="l2" name="Saw">'
        '<p:flowNodeRef>A</p:flowNodeRef></p:lane><p:lane id="l3" name="Paint"><p:flowNodeRef>bpmn:B</p:flowNodeRef>'
        "</p:lane></p:childLaneSet></p:lane></p:laneSet>"
    )
    pools = (
        '<p:collaboration id="c1"><p:participant id="p1" name="Joinery" processRef="P"/>'
        '<p:participant id="p2" name="Customer"/>'
        '<p:messageFlow id="m" name="Order" sourceRef="p2" targetRef="A"/></p:collaboration>'
    )
    nodes = node("task", "A", "Saw it") + node("task", "B", "Paint it")
    draft = draft_of(tmp_path, model(lanes + _ENDS + nodes + chain("S", "A", "B", "E"), pools))
    audit = audit_of(draft)
    assert [p.name for p in audit.processes.values()] == ["Joinery"]
    assert {s.name: audit.lanes[s.lane_id].name for s in audit.steps.values() if s.lane_id} == {
        "Saw it": "Works – Saw", "Paint it": "Works – Paint",
    }  # fmt: skip
    assert [(i.sender, i.receiver, i.says) for i in audit.table(Information).values()] == [
        ("Customer", "Saw it", "Order")
    ]
    assert any("“Customer”" in sentence for sentence in draft.assumed)


def test_a_task_that_is_done_n_times_takes_n_times_as_long(tmp_path: Path) -> None:
    several = "<p:multiInstanceLoopCharacteristics><p:loopCardinality>4</p:loopCardinality></p:multiInstanceLoopCharacteristics>"
    info = (
        '<qbp:processSimulationInfo id="q"><qbp:elements><qbp:element id="x" elementId="A">'
        '<qbp:durationDistribution type="FIXED" mean="60"/></qbp:element></qbp:elements></qbp:processSimulationInfo>'
    )
    audit = audit_of(
        draft_of(tmp_path, model(_ENDS + node("task", "A", "Drill", several) + chain("S", "A", "E"), info))
    )
    found = work(audit, "Drill")
    assert found.cycle_time_s is not None
    assert found.cycle_time_s.likely / found.units_per_cycle == approx(240)


def test_links_lead_on_where_their_name_is_caught(tmp_path: Path) -> None:
    link = '<p:linkEventDefinition id="{}" name="to paint"/>'
    nodes = (
        node("task", "A", "Saw") + node("intermediateThrowEvent", "T", "to paint", link.format("x"))
        + node("intermediateCatchEvent", "C", "to paint", link.format("y")) + node("task", "B", "Paint")
    )  # fmt: skip
    audit = audit_of(draft_of(tmp_path, model(_ENDS + nodes + chain("S", "A", "T") + chain("C", "B", "E"))))
    assert set(flows(audit)) == {("Start", "Saw"), ("Saw", "Paint"), ("Paint", "End")}


def test_a_timer_waits_and_needs_nobody(tmp_path: Path) -> None:
    timer = "<p:timerEventDefinition><p:timeDuration>PT1H30M</p:timeDuration></p:timerEventDefinition>"
    audit = audit_of(
        draft_of(tmp_path, model(_ENDS + node("intermediateCatchEvent", "T", "Dry", timer) + chain("S", "T", "E")))
    )
    assert step(audit, "Dry").kind is StepKind.DELAY
    assert work(audit, "Dry").cycle_time_s is not None
    assert work(audit, "Dry").cycle_time_s.likely == 5400  # type: ignore[union-attr]


def test_a_task_of_a_system_takes_nobodys_time_and_that_is_told(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, model(_ENDS + node("serviceTask", "A", "Book") + chain("S", "A", "E")))
    share = work(audit_of(draft), "Book").manual_share
    assert share is not None and (share.likely, share.basis) == (0.0, Basis.ASSUMED)
    assert any("“Book”" in sentence for sentence in draft.assumed)


def test_documentation_and_annotations_are_the_notes(tmp_path: Path) -> None:
    texts = (
        '<p:textAnnotation id="n"><p:text>Mind the grain</p:text></p:textAnnotation>'
        '<p:association id="as" sourceRef="A" targetRef="n"/>'
    )
    task = node("task", "A", "Saw", "<p:documentation>With the big one</p:documentation>")
    draft = draft_of(tmp_path, model(_ENDS + task + chain("S", "A", "E") + texts))
    assert step(audit_of(draft), "Saw").notes == "With the big one\nMind the grain"
    assert any("1 × annotation, 1 × association" in sentence for sentence in draft.report.guessed)


def test_steps_stand_where_the_diagram_has_them(tmp_path: Path) -> None:
    def shape(key: str, x: int, y: int, w: int, h: int) -> str:
        return f'<di:BPMNShape id="{key}_s" bpmnElement="{key}"><dc:Bounds x="{x}" y="{y}" width="{w}" height="{h}"/></di:BPMNShape>'

    diagram = '<di:BPMNDiagram id="D"><di:BPMNPlane id="pl" bpmnElement="P">{}</di:BPMNPlane></di:BPMNDiagram>'
    shapes = (
        shape("S", 0, 22, 36, 36)
        + shape("A", 86, 0, 100, 80)
        + shape("B", 236, 0, 100, 80)
        + shape("E", 386, 22, 36, 36)
    )
    nodes = _ENDS + node("task", "A", "Saw") + node("task", "B", "Paint") + chain("S", "A", "B", "E")
    audit = audit_of(draft_of(tmp_path, model(nodes, diagram.format(shapes))))
    saw, paint = step(audit, "Saw"), step(audit, "Paint")
    assert saw.x is not None and paint.x is not None
    assert paint.x - saw.x == approx(150 * 168 / 100)  # its distance, in cards of ours
    assert saw.y == paint.y
    missing = audit_of(draft_of(tmp_path, model(nodes, diagram.format(shape("S", 0, 0, 36, 36)))))
    assert all(s.x is None for s in missing.steps.values())  # the layout of the map draws it


def test_an_upright_pool_runs_down(tmp_path: Path) -> None:
    more = (
        '<p:collaboration id="c"><p:participant id="p1" processRef="P"/></p:collaboration><di:BPMNDiagram id="D">'
        '<di:BPMNPlane id="pl" bpmnElement="c"><di:BPMNShape id="z" bpmnElement="p1" isHorizontal="false">'
        '<dc:Bounds x="0" y="0" width="10" height="10"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>'
    )
    audit = audit_of(draft_of(tmp_path, model(_ENDS + chain("S", "E"), more)))
    assert [p.heading for p in audit.processes.values()] == [Heading.DOWN]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE d [<!ENTITY a "b">]><d/>', "DOCTYPE"),
        ("<d><e></d>", "not well-formed"),
        ("<html/>", "no BPMN"),
        (model(""), "no process with steps"),
        ("<a>" * 300 + "</a>" * 300, "nested too deep"),
    ],
)
def test_what_is_no_model_is_refused_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        draft_of(tmp_path, text)


def test_a_flow_that_leads_nowhere_is_left_out_and_told(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, model(_ENDS + chain("S", "E") + flow("S", "Nowhere")))
    assert draft.read["flows"] == 1
    assert any("begins or ends at nothing" in sentence for sentence in draft.assumed)


def test_what_was_assumed_stays_with_the_audit(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, model(_ENDS + node("serviceTask", "A", "Book") + chain("S", "A", "E")))
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, draft, "Import")
        assert any("“Book”" in part.text for part in file.audit.tables["report_part"].values())
        assert all(s.x is not None for s in file.audit.steps.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_model_of_other_programs_is_read_and_can_be_played(path: Path) -> None:
    """No flow goes astray, what leaves a step comes to 1, and what can be reached is passed."""
    from auditor.exchange.bpmn import read_bpmn

    audit = audit_of(read_bpmn(path))
    assert audit.steps
    for process_id in audit.processes:
        for one in audit.steps_of(process_id):
            leaving = [f.share for f in audit.flows_of(process_id) if f.source_id == one.id]
            if leaving and one.kind is not StepKind.FORK:
                assert sum(leaving) == approx(1)
        assert all(n >= 0 for n in visits(audit, process_id).per_unit.values())


def test_the_counts_of_a_reference_model_are_those_of_its_drawing() -> None:
    """MIWG reference A.2.0: start, four tasks, a split into three that come together, an end."""
    needs_files()
    from auditor.exchange.bpmn import read_bpmn

    path = next(p for p in FILES if p.name == "A.2.0.bpmn")
    audit = audit_of(read_bpmn(path))
    assert len(audit.steps) == 8
    assert len(audit.flows) == 9
