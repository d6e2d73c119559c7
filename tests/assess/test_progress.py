"""What is missing in each stage of the journey."""

from __future__ import annotations

from auditor.assess.progress import missing_in_assess, missing_in_firm, missing_in_map, missing_in_measure
from auditor.assess.readiness import readiness, thresholds
from auditor.model import Audit, Estimate, Firm, Flow, Process, ReadinessAnswer, Role, Step, StepKind, Work

_PROCESS, _FIRST, _SECOND = (
    Process(id=1, name="P"),
    Step(id=1, process_id=1, name="A"),
    Step(id=2, process_id=1, name="B"),
)
_TIME = Estimate.point(10)


def test_a_firm_needs_a_name_and_roles() -> None:
    assert missing_in_firm(Audit.of()) == "Missing: name, roles"
    assert missing_in_firm(Audit.of([Firm(name="Ltd")])) == "Missing: roles"
    assert missing_in_firm(Audit.of([Firm(name="Ltd"), Role(id=1, name="Welder")])) == ""


def test_a_map_needs_flows() -> None:
    steps = [_PROCESS, _FIRST, _SECOND]
    assert missing_in_map(Audit.of(steps)) == "No flows yet"
    assert missing_in_map(Audit.of([*steps, Flow(id=1, process_id=1, source_id=1, target_id=2)])) == ""


def test_every_working_step_needs_a_time() -> None:
    steps = [_PROCESS, _FIRST, _SECOND]
    assert missing_in_measure(Audit.of()) == "No steps yet"
    assert missing_in_measure(Audit.of(steps)) == "2 steps without a time"
    assert missing_in_measure(Audit.of([*steps, Work(id=1, cycle_time_s=_TIME)])) == "1 step without a time"
    assert missing_in_measure(Audit.of([*steps, Work(id=1, cycle_time_s=_TIME), Work(id=2, labour_s=_TIME)])) == ""


def test_what_waits_and_what_stands_for_a_process_needs_no_time() -> None:
    inner = Process(id=2, name="Inner")
    others = [
        Step(id=1, process_id=1, name="Store", kind=StepKind.STORAGE),
        Step(id=2, process_id=1, name="Wait", kind=StepKind.DELAY),
        Step(id=3, process_id=1, name="Begin", kind=StepKind.START),
        Step(id=4, process_id=1, name="Whole", detail_id=2),
    ]
    assert missing_in_measure(Audit.of([_PROCESS, inner, *others])) == ""


def test_readiness_needs_all_its_answers() -> None:
    asked = readiness(Audit.of()).asked
    assert missing_in_assess(Audit.of()) == f"0 of {asked} questions about readiness answered"
    questions = [q.key for t in thresholds() for q in t.questions]
    answers = [ReadinessAnswer(id=i, question=key, level=3) for i, key in enumerate(questions, 1)]
    assert missing_in_assess(Audit.of(answers)) == ""
