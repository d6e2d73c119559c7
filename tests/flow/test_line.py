"""The line view and the balancing of a line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from auditor.flow import analyse
from auditor.flow.line.balancing import Line, TaskTooLong, balanced
from auditor.flow.line.yamazumi import balance, by_operator, by_step, line_elements, precedence
from auditor.model import Audit, Calendar, Estimate, Firm, Flow, Part, Process, Role, Step, Work, WorkElement


@pytest.mark.parametrize("name", ["jackson", "jaeschke", "mertens"])
def test_published_instances_take_the_known_number_of_stations(shared: Path, name: str) -> None:
    """Scholl's benchmark set for SALBP-1."""
    data = json.loads((shared / "data" / "more" / "reference" / f"salbp1_{name}.json").read_text("utf-8"))
    pairs = [(a - 1, b - 1) for a, b in data["precedence"]]
    for case in data["cases"]:
        line = balanced(data["task_times"], pairs, case["cycle_time"])
        assert len(line.stations) == case["optimal_stations_dp"], case
        assert line.is_optimal
        check(line, data["task_times"], pairs, case["cycle_time"])


def check(line: Line, times: list[float], pairs: list[tuple[int, int]], cycle: float) -> None:
    station = {task: k for k, tasks in enumerate(line.stations) for task in tasks}
    assert sorted(station) == list(range(len(times)))
    assert all(sum(times[t] for t in tasks) <= cycle * 1.0001 for tasks in line.stations)
    assert all(station[a] <= station[b] for a, b in pairs)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_line_holds_its_work_in_order_and_more_time_never_takes_more_stations(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 9))
    times = data.draw(st.lists(st.integers(1, 9), min_size=n, max_size=n))
    ordered = [(a, b) for a in range(n) for b in range(a + 1, n)]
    pairs = data.draw(st.lists(st.sampled_from(ordered), max_size=12, unique=True)) if ordered else []
    cycle = data.draw(st.integers(max(times), 30))
    line = balanced(times, pairs, cycle)
    check(line, list(times), pairs, cycle)
    assert len(balanced(times, pairs, cycle + 3).stations) <= len(line.stations)


def test_a_task_longer_than_the_cycle_is_named() -> None:
    with pytest.raises(TaskTooLong) as caught:
        balanced([3, 12], [], 10)
    assert caught.value.task == 1


@pytest.fixture
def two_steps() -> Audit:
    """100 units a year of 250 days of 27,000 s; the machine runs 40 of 50 s by itself; a batch of 10 is set up in 100 s."""
    return Audit.of(
        [
            Process(id=1, name="P", demand_per_year=Estimate.point(112_500)),
            Step(id=1, process_id=1, name="Mill"),
            Step(id=2, process_id=1, name="Pack"),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            Work(
                id=1, cycle_time_s=Estimate.point(50), manual_share=Estimate.point(0.2),
                setup_time_s=Estimate.point(100), batch_size=10,
            ),
            Work(id=2, cycle_time_s=Estimate.point(30), setup_time_s=Estimate.point(0)),  # a bench: one station
            WorkElement(id=1, step_id=2, name="Fold", seconds=12, operator=1),
            WorkElement(id=2, step_id=2, name="Close", seconds=18, position=1, operator=2),
        ]
    )  # fmt: skip


def test_bars_show_stored_elements_or_what_the_times_say(two_steps: Audit) -> None:
    numbers = analyse(two_steps).processes[1]
    assert numbers.takt_time_s == approx(60)
    elements = line_elements(two_steps, numbers)
    mill, pack = by_step(two_steps, elements)
    assert [e.part for e in mill.elements] == [Part.MANUAL, Part.MACHINE, Part.MANUAL]
    assert [e.seconds for e in mill.elements] == approx([10, 40, 10])
    assert pack.seconds == approx(30)
    one, two, nobody = by_operator(elements)
    assert (one.seconds, two.seconds, nobody.seconds) == approx((12, 18, 20))


def test_efficiency_is_content_over_bars_times_the_longest(two_steps: Audit) -> None:
    numbers = analyse(two_steps).processes[1]
    found = balance(by_step(two_steps, line_elements(two_steps, numbers)), numbers.takt_time_s)
    assert (found.longest_s, found.content_s) == approx((60, 90))
    assert found.efficiency == approx(0.75)
    assert found.least_bars == 2
    assert found.above_takt == ()


def test_what_is_passed_more_often_weighs_more(two_steps: Audit) -> None:
    """Rework: half of what is packed is packed again, so packing is passed twice a unit."""
    again = Flow(id=2, process_id=1, source_id=2, target_id=2, share=0.5)
    end = Step(id=3, process_id=1, name="Done")
    audit = two_steps.replaced(
        {"step": {3: end}, "flow": {2: again, 3: Flow(id=3, process_id=1, source_id=2, target_id=3, share=0.5)}}
    )
    numbers = analyse(audit).processes[1]
    pack = by_step(audit, line_elements(audit, numbers))[1]
    assert pack.seconds == approx(60)


def test_order_follows_the_flows_and_rework_orders_nothing(two_steps: Audit) -> None:
    back = Flow(id=2, process_id=1, source_id=2, target_id=1, share=0.1)
    audit = two_steps.replaced({"flow": {2: back}})
    elements = line_elements(audit, analyse(audit).processes[1])
    assert sorted(precedence(audit, 1, elements)) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_stations_and_crews_work_side_by_side() -> None:
    """112,500 units a year leave a takt of 60 s. An oven of 108 s on two stations and a fit of 54 s by two people, who
    are there for 1,875 h, are both in use 90 %: none is slower than takt. Their man-seconds (108 s) would say so."""
    calendar = Calendar(working_days_per_year=250)
    audit = Audit.of(
        [
            Process(id=1, name="P", demand_per_year=Estimate.point(112_500)),
            Role(id=1, name="Fitter", headcount=2.0),
            Firm(productive_hours_per_fte=Estimate.point(1875)),
            calendar,
            Step(id=1, process_id=1, name="Oven"),
            Step(id=2, process_id=1, name="Fit"),
            Step(id=3, process_id=1, name="Sort"),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            Flow(id=2, process_id=1, source_id=2, target_id=3),
            Work(id=1, cycle_time_s=Estimate.point(108), manual_share=Estimate.point(0), stations=2.0),
            Work(id=2, cycle_time_s=Estimate.point(54), crew=2.0, role_id=1),
            Work(id=3, cycle_time_s=Estimate.point(180)),
        ]
    )
    numbers = analyse(audit).processes[1]
    elements = line_elements(audit, numbers)
    bars = by_step(audit, elements)
    oven, fit, sort = bars
    assert (oven.seconds, fit.seconds) == approx((54, 54))
    for bar in (oven, fit):  # the same measure as the use of the step
        assert bar.seconds / 60 == approx(numbers.steps[bar.key].workload.utilisation)
    found = balance(bars, numbers.takt_time_s)
    assert found.above_takt == ()
    assert found.unknown == (sort,)  # nobody said how many sort: 180 s of one crew are not judged
    assert found.longest_s == approx(54)
    assert found.efficiency == approx(1)
    slower = audit.replaced({"work": {1: replace(audit.work(1), cycle_time_s=Estimate.point(122))}})
    late = balance(by_step(slower, line_elements(slower, numbers)), numbers.takt_time_s)
    assert [bar.name for bar in late.above_takt] == ["Oven"]
    assert by_operator(elements)[0].seconds == approx(108 + 180)  # what people do stays in person-seconds


def test_no_step_of_the_sample_is_slower_than_takt_and_laser_cutting_is_tight(sample: Audit) -> None:
    """Bending has two stations and welding three; laser cutting is in use 98 %."""
    (numbers,) = [
        p for p in analyse(sample).processes.values() if p.bottleneck and p.bottleneck.name == "Laser cutting"
    ]
    bars = by_step(sample, line_elements(sample, numbers))
    found = balance(bars, numbers.takt_time_s)
    assert numbers.takt_time_s is not None
    assert found.above_takt == ()
    tallest = max((bar for bar in bars if bar.is_known), key=lambda bar: bar.seconds)
    assert tallest.name == "Laser cutting"
    assert tallest.seconds / numbers.takt_time_s == approx(0.98, abs=0.005)
