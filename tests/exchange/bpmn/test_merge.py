"""A map goes back into the model that it came from: only what changed is changed there."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.exchange import read_source, store, write_export
from auditor.exchange.bpmn.write import write_bpmn
from auditor.exchange.names import without_names
from auditor.exchange.template import read_sample, sample_names
from auditor.exchange.xml import read_tree, read_tree_of, write_tree
from auditor.locale import using
from auditor.model import Audit, Basis, Estimate, Flow, Lane, Process, SourceModel, Step, StepKind, ValueClass
from auditor.store import AuditFile, Edit
from tests.exchange.bpmn.maps import read_back
from tests.exchange.bpmn.models import (
    FILES,
    audit_of,
    chain,
    draft_of,
    flow,
    flows,
    model,
    node,
    shares,
    step,
    work,
)

_FOREIGN = (
    '<p:dataObject id="DO"/><p:dataObjectReference id="DR" dataObjectRef="DO" name="Drawing"/>'
    '<p:textAnnotation id="TA"><p:text>By hand</p:text></p:textAnnotation><p:association id="AS" sourceRef="A" targetRef="TA"/>'
)
_LANES = (
    '<p:laneSet id="LS"><p:lane id="L1" name="Saw"><p:flowNodeRef>A</p:flowNodeRef></p:lane>'
    '<p:lane id="L2" name="Paint"><p:flowNodeRef>B</p:flowNodeRef></p:lane></p:laneSet>'
)
_MODEL = model(
    _LANES
    + node("startEvent", "S", "Start") + node("endEvent", "E", "End")
    + node("task", "A", "Saw", "<p:incoming>S_A</p:incoming><p:outgoing>A_B</p:outgoing>", **{"qbp:vendor": "keep"})
    + node("userTask", "B", "Paint", "<p:incoming>A_B</p:incoming><p:outgoing>B_E</p:outgoing>")
    + chain("S", "A", "B", "E") + _FOREIGN
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AuditFile]:
    with AuditFile.create(tmp_path / "a.audit") as opened:
        store(opened, draft_of(tmp_path, _MODEL), "Import")
        yield opened


def _written(file: AuditFile) -> str:
    return write_bpmn(file.audit).decode("utf-8")


def test_a_model_that_was_not_changed_is_written_as_it_was(file: AuditFile) -> None:
    assert _written(file).encode() == write_tree(read_tree(_MODEL.encode(), "x"))


def test_a_model_that_was_read_in_one_language_is_written_in_another_as_it_was(tmp_path: Path) -> None:
    text = model(
        node("startEvent", "S") + node("exclusiveGateway", "G") + node("task", "A", "Pack") + node("task", "B")
        + node("endEvent", "E") + chain("S", "G", "A", "E") + chain("G", "B", "E")
    )  # fmt: skip
    with AuditFile.create(tmp_path / "a.audit") as file:
        with using("nl"):
            store(file, draft_of(tmp_path, text), "Import")
        assert "Beslissing" in {s.name for s in file.audit.steps.values()}
        with using("de"):
            assert _written(file).encode() == write_tree(read_tree(text.encode(), "x"))


def test_a_changed_name_is_all_that_changes(file: AuditFile) -> None:
    before = _written(file)
    with file.edit("Rename") as edit:
        edit.put(replace(step(file.audit, "Saw"), name="Cut & <plane>"))
    assert _written(file) == before.replace('id="A" name="Saw"', 'id="A" name="Cut &amp; &lt;plane&gt;"')


def test_what_a_map_has_no_word_for_is_still_there_after_changes(file: AuditFile) -> None:
    with file.edit("Work") as edit:
        edit.put(replace(file.audit.work(step(file.audit, "Paint").id), cycle_time_s=Estimate.point(90.0)))
        edit.put(replace(step(file.audit, "Saw"), value_class=ValueClass.WASTE, task="cut"))
    raw = _written(file)
    for kept in ("dataObjectReference", "By hand", 'qbp:vendor="keep"', "AS"):
        assert kept in raw
    back = audit_of_raw(raw)
    assert work(back, "Paint").cycle_time_s == Estimate.point(90.0)
    assert (step(back, "Saw").value_class, step(back, "Saw").task) == (ValueClass.WASTE, "cut")


def test_a_step_that_is_gone_takes_its_flows_and_all_that_speaks_of_it_along(file: AuditFile) -> None:
    with file.edit("Delete") as edit:
        edit.delete(step(file.audit, "Saw"))
    raw = _written(file)
    for gone in ('"A"', "S_A", "A_B", ">A<", "AS"):
        assert gone not in raw
    assert set(flows(audit_of_raw(raw))) == {("Paint", "End")}


def test_new_steps_flows_and_lanes_are_added_where_they_belong(file: AuditFile) -> None:
    with file.edit("Add") as edit:
        start = step(file.audit, "Start")
        lane = edit.put(Lane(process_id=start.process_id, name="Yard", position=2))
        new = edit.put(Step(process_id=start.process_id, name="Dry", kind=StepKind.DELAY, lane_id=lane.id))
        saw = step(file.audit, "Saw")
        old = next(f for f in file.audit.flows.values() if f.source_id == saw.id)
        edit.put(replace(old, share=0.75))
        edit.put(Flow(process_id=saw.process_id, source_id=saw.id, target_id=new.id, share=0.25))
        edit.put(Flow(process_id=saw.process_id, source_id=new.id, target_id=old.target_id))
    back = audit_of_raw(_written(file))
    assert step(back, "Dry").kind is StepKind.DELAY
    assert back.lanes[step(back, "Dry").lane_id or 0].name == "Yard"
    assert shares(back) == {
        ("Start", "Saw"): 1, ("Saw", "Paint"): 0.75, ("Saw", "Dry"): 0.25, ("Dry", "Paint"): 1, ("Paint", "End"): 1,
    }  # fmt: skip


def test_a_step_in_another_lane_and_a_flow_to_another_step_are_there(file: AuditFile) -> None:
    with file.edit("Move") as edit:
        audit = file.audit
        edit.put(replace(step(audit, "Saw"), lane_id=step(audit, "Paint").lane_id))
        one = next(f for f in audit.flows.values() if f.source_id == step(audit, "Start").id)
        edit.put(replace(one, target_id=step(audit, "Paint").id))
    back = audit_of_raw(_written(file))
    assert back.lanes[step(back, "Saw").lane_id or 0].name == "Paint"
    assert ("Start", "Paint") in flows(back)


def test_a_process_that_is_new_stands_beside_the_model(file: AuditFile) -> None:
    with file.edit("Process") as edit:
        process = edit.put(Process(name="Repairs"))
        edit.put(Step(process_id=process.id, name="Repair", x=1.0, y=2.0))
    back = audit_of_raw(_written(file))
    assert [p.name for p in back.processes.values()] == ["Order", "Repairs"]


def test_a_share_that_a_person_said_is_no_longer_assumed(tmp_path: Path) -> None:
    nodes = (
        node("startEvent", "S", "Start") + node("endEvent", "E", "End") + node("exclusiveGateway", "G", "Good?")
        + node("task", "A", "Pack") + node("task", "B", "Mend")
    )  # fmt: skip
    text = model(nodes + chain("S", "G", "A", "E") + flow("G", "B") + flow("B", "E"))
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, draft_of(tmp_path, text), "Import")
        with file.edit("Share") as edit:
            for pair, share in ((("Good?", "Pack"), 0.9), (("Good?", "Mend"), 0.1)):
                edit.put(replace(flows(file.audit)[pair], share=share, share_basis=Basis.STATED))
        back = flows(audit_of_raw(_written(file)))
    assert (back["Good?", "Mend"].share, back["Good?", "Mend"].share_basis) == (0.1, Basis.STATED)


def test_moving_a_step_moves_its_shape_alone(tmp_path: Path) -> None:
    shapes = "".join(
        f'<di:BPMNShape id="{key}_s" bpmnElement="{key}"><dc:Bounds x="{x}" y="0" width="100" height="80"/></di:BPMNShape>'
        for key, x in (("A", 0), ("B", 150))
    )
    diagram = f'<di:BPMNDiagram id="D"><di:BPMNPlane id="pl" bpmnElement="P">{shapes}</di:BPMNPlane></di:BPMNDiagram>'
    text = model(node("task", "A", "Saw") + node("task", "B", "Paint") + chain("A", "B"), diagram)
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, draft_of(tmp_path, text), "Import")
        before = _written(file)
        with file.edit("Move") as edit:
            saw = step(file.audit, "Saw")
            edit.put(replace(saw, x=(saw.x or 0) + 168.0))
        assert _written(file) == before.replace('x="0" y="0"', 'x="100" y="0"')


def test_a_model_kept_twice_is_written_once_whole(tmp_path: Path) -> None:
    """Read twice, its ids stand for two maps: the second is written anew."""
    with AuditFile.create(tmp_path / "a.audit") as file:
        for _time in range(2):
            store(file, draft_of(tmp_path, _MODEL), "Import")
        back = audit_of_raw(_written(file))
    assert [p.name for p in back.processes.values()] == ["Order", "Order"]
    assert len(back.steps) == 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_models_of_other_programs_come_out_as_they_went_in(path: Path, tmp_path: Path) -> None:
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, read_source(path), "Import")
        assert write_bpmn(file.audit) == write_tree(read_tree_of(path))


def _schema() -> Callable[[bytes], list[str]]:
    """Says what in a file is against the schema of OMG, which a package of workflows carries."""
    found = importlib.util.find_spec("SpiffWorkflow")
    if found is None or found.origin is None:
        pytest.skip("the package that carries the schemas is not installed")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "bpmn" / "parser" / "schema" / "BPMN20.xsd")))

    def errors(raw: bytes) -> list[str]:
        schema.validate(etree.fromstring(raw))
        return [str(error) for error in schema.error_log]

    return errors


@pytest.mark.parametrize("name", sample_names())
def test_what_is_written_is_valid_against_the_schema_of_omg(name: str, tmp_path: Path) -> None:
    errors = _schema()
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, read_sample(name), "Import")
        assert errors(write_bpmn(file.audit)) == []


def test_what_is_added_to_a_model_is_valid_too(file: AuditFile) -> None:
    errors = _schema()
    _change_all(file)
    assert errors(write_bpmn(file.audit)) == []


def _change_all(file: AuditFile) -> None:
    def add(edit: Edit) -> None:
        saw = step(file.audit, "Saw")
        new = edit.put(Step(process_id=saw.process_id, name="Dry", notes="Slowly", lane_id=saw.lane_id))
        edit.put(Flow(process_id=saw.process_id, source_id=saw.id, target_id=new.id, share=0.5))
        edit.put(replace(file.audit.work(saw.id), cycle_time_s=Estimate.point(60.0)))
        edit.put(replace(step(file.audit, "Paint"), notes="Twice", kind=StepKind.DECISION))
        process = edit.put(Process(name="Repairs"))
        edit.put(Step(process_id=process.id, name="Repair", x=1.0, y=2.0))

    with file.edit("All") as edit:
        add(edit)


def test_a_kept_model_does_not_go_where_names_of_people_may_not(file: AuditFile) -> None:
    assert not without_names(file.audit).tables["source_model"]
    assert len(without_names(file.audit).steps) == 4


def test_a_kept_model_that_is_damaged_is_told(file: AuditFile) -> None:
    with file.edit("Damage") as edit:
        edit.put(replace(file.audit.table(SourceModel)[1], content=b"nonsense"))
    with pytest.raises(InputError, match=r"order\.bpmn"):
        write_bpmn(file.audit)


def test_the_export_writes_bpmn_by_the_name_of_the_file(file: AuditFile, tmp_path: Path) -> None:
    write_export(file.audit, tmp_path / "out.bpmn")
    assert read_source(tmp_path / "out.bpmn").read["steps"] == 4


def audit_of_raw(raw: str) -> Audit:
    return audit_of(read_back(raw.encode()))
