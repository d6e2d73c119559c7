"""The value stream: its ladder and its boxes."""

from __future__ import annotations

from dataclasses import replace

from pytest import approx

from auditor.flow import analyse
from auditor.flow.problems import ProblemKind
from auditor.flow.stream.ladder import value_class, value_stream
from auditor.flow.stream_map import stream_boxes
from auditor.model import Audit, Calendar, Flow, Period, Process, Step, StepKind, Transfer, ValueClass, Work
from tests.build import audit_from, point

DAYS = Calendar(working_days_per_year=250)


def test_the_ladder_adds_days_of_stock_and_the_time_of_each_pass() -> None:
    """1,000 a year on 250 days are 4 a day; 20 pieces are 5 days; welding is passed 1.25 times."""
    audit = audit_from(
        {("stock", "weld"): 1, ("weld", "test"): 1},
        kinds={"stock": StepKind.STORAGE, "test": StepKind.INSPECTION},
        work={
            "stock": {"inventory_days_before": 2.0},
            "weld": {"cycle_time_s": point(80), "inventory_pieces_before": 20.0},
            "test": {"cycle_time_s": point(50)},
        },
        calendar=DAYS,
    )
    found = value_stream(audit, 1, {1: 1.0, 2: 1.25, 3: 1.0}, 1000.0)
    assert found.inventory_days == {1: 2.0, 2: 5.0}
    assert found.processing_time_s == approx(150)
    assert found.value_added_time_s == approx(100)
    day = audit.calendar.available_time_per_day_s
    assert found.lead_time_days == approx(7 + 150 / day)
    assert found.process_cycle_efficiency == approx(100 / (7 * day + 150))


def test_pieces_are_no_days_without_a_demand_and_no_stock_gives_no_lead_time() -> None:
    audit = audit_from(
        {("a", "b"): 1}, work={"a": {"cycle_time_s": point(10)}, "b": {"inventory_pieces_before": 20.0}}, demand=None
    )
    found = value_stream(audit, 1, {}, None)
    assert found.inventory_days == {}
    assert found.processing_time_s == 10
    assert found.lead_time_days is None
    assert found.process_cycle_efficiency is None


def test_the_class_of_a_kind_counts_where_nobody_said_otherwise() -> None:
    step = Step(id=1, process_id=1, name="s")
    assert value_class(step) is ValueClass.VALUE_ADDING
    assert value_class(replace(step, kind=StepKind.INSPECTION)) is ValueClass.NECESSARY
    assert value_class(replace(step, kind=StepKind.TRANSPORT)) is ValueClass.WASTE
    assert value_class(replace(step, value_class=ValueClass.WASTE)) is ValueClass.WASTE


def test_boxes_stand_in_the_order_of_the_flow_with_what_waits_before_them() -> None:
    """The steps are listed from the last to the first; rework from the test to the weld moves nothing."""
    kinds = {1: StepKind.INSPECTION, 3: StepKind.STORAGE, 4: StepKind.START, 5: StepKind.DELAY}
    steps = [Step(id=i, process_id=1, name=name, kind=kinds.get(i, StepKind.OPERATION))
             for i, name in enumerate(["test", "weld", "stock", "start", "cool"], 1)]  # fmt: skip
    pairs = [(4, 3, 1.0), (3, 2, 1.0), (2, 5, 1.0), (5, 1, 1.0), (1, 2, 0.2), (1, 6, 0.8)]
    audit = Audit.of(
        [
            Process(id=1, name="P", demand_per_year=point(1000)),
            *steps,
            Step(id=6, process_id=1, name="end", kind=StepKind.END),
            *(Flow(id=i, process_id=1, source_id=s, target_id=t, share=share,
                   transfer=Transfer.PULL if t == 2 and s == 3 else Transfer.PUSH) for i, (s, t, share) in enumerate(pairs, 1)),
            Work(id=1, cycle_time_s=point(20)),
            Work(id=2, cycle_time_s=point(60), inventory_pieces_before=8.0),
            Work(id=3, inventory_days_before=3.0),
            DAYS,
        ]
    )  # fmt: skip
    boxes = stream_boxes(audit, analyse(audit).processes[1])
    assert [box.step.name for box in boxes] == ["stock", "weld", "test"]  # the delay holds nothing
    assert [box.inventory_days for box in boxes] == [3.0, 2.0, None]
    assert [box.inventory_pieces for box in boxes] == [None, 8.0, None]
    assert [box.processing_s for box in boxes] == [None, approx(75), approx(25)]
    assert [box.transfer for box in boxes] == [Transfer.PUSH, Transfer.PULL, Transfer.PUSH]


def test_an_endless_loop_above_leaves_the_detail_without_a_demand_and_the_rest_alone() -> None:
    above = audit_from({("s", "a"): 1, ("a", "b"): 1, ("b", "a"): 1})
    steps = [replace(step, detail_id=2) if step.name == "a" else step for step in above.steps.values()]
    audit = Audit.of(
        [
            *above.processes.values(),
            Process(id=2, name="Q"),
            *steps,
            *above.flows.values(),
            Step(id=9, process_id=2, name="x"),
        ]
    )
    detail = analyse(audit).processes[2]
    assert detail.demand_per_year is None
    assert [p.kind for p in detail.warnings][:2] == [ProblemKind.ENDLESS, ProblemKind.NO_DEMAND]


def test_a_missing_demand_is_no_problem_where_every_step_says_its_own_hours() -> None:
    """A list of steps with the hours of a week: nothing that is shown of it lacks the demand."""
    week = {"labour_s": point(20 * 3600.0), "labour_period": Period.WEEK}
    whole = audit_from({("Sawing", "Painting"): 1.0}, demand=None, work={"Sawing": week, "Painting": week})
    part = audit_from(
        {("Sawing", "Painting"): 1.0}, demand=None, work={"Sawing": week, "Painting": {"cycle_time_s": point(60)}}
    )
    assert ProblemKind.NO_DEMAND not in [p.kind for p in analyse(whole).processes[1].warnings]
    assert ProblemKind.NO_DEMAND in [p.kind for p in analyse(part).processes[1].warnings]
