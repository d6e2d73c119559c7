"""Several products over the same steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.flow import analyse
from auditor.model import Audit, Estimate, Family, FamilyShare, FamilyWork, Flow, Mix, Process, Step, StepKind, Work


def shop(demand_a: float, demand_b: float) -> Audit:
    """Saw → decision → bend or straight on → pack; two families of the same times and routing."""
    return Audit.of(
        [
            Family(id=1, name="A", demand_per_year=Estimate.point(demand_a)),
            Family(id=2, name="B", demand_per_year=Estimate.point(demand_b)),
            Process(id=1, name="P"),
            Mix(id=1, process_id=1, family_id=1),
            Mix(id=2, process_id=1, family_id=2),
            Step(id=1, process_id=1, name="Saw"),
            Step(id=2, process_id=1, name="Bent?", kind=StepKind.DECISION),
            Step(id=3, process_id=1, name="Bend"),
            Step(id=4, process_id=1, name="Pack"),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            Flow(id=2, process_id=1, source_id=2, target_id=3, share=0.5),
            Flow(id=3, process_id=1, source_id=2, target_id=4, share=0.5),
            Flow(id=4, process_id=1, source_id=3, target_id=4),
            Work(id=1, cycle_time_s=Estimate(20, 30, 50)),
            Work(id=3, cycle_time_s=Estimate.point(60), setup_time_s=Estimate.point(600), batch_size=20),
            Work(id=4, cycle_time_s=Estimate.point(40)),
        ]
    )


def alone(audit: Audit, demand: float) -> Audit:
    process = replace(audit.processes[1], demand_per_year=Estimate.point(demand))
    return audit.replaced({"mix": {1: None, 2: None}, "process": {1: process}})


@given(st.floats(1, 50_000), st.floats(1, 50_000))
def test_families_that_differ_in_nothing_are_one_product(a: float, b: float) -> None:
    mix, one = analyse(shop(a, b)).processes[1], analyse(alone(shop(a, b), a + b)).processes[1]
    assert mix.demand_per_year == approx(one.demand_per_year)
    assert mix.takt_time_s == approx(one.takt_time_s)
    for step_id, numbers in one.steps.items():
        assert mix.steps[step_id].volume_per_year == approx(numbers.volume_per_year)
        assert mix.steps[step_id].visits_per_unit == approx(numbers.visits_per_unit)
        assert mix.steps[step_id].workload.utilisation == approx(numbers.workload.utilisation)
    for side in ("low", "likely", "high"):
        assert getattr(mix.labour_hours_per_year, side) == approx(getattr(one.labour_hours_per_year, side))
    assert mix.stream.processing_time_s == approx(one.stream.processing_time_s)


def test_each_family_takes_its_own_time_and_way() -> None:
    """A: all of it bent, in 90 s. B: none bent, packed in 10 s, and not sawn."""
    audit = shop(1000, 3000).replaced(
        {
            "family_share": {
                1: FamilyShare(id=1, flow_id=2, family_id=1, share=1.0),
                2: FamilyShare(id=2, flow_id=3, family_id=1, share=0.0),
                3: FamilyShare(id=3, flow_id=2, family_id=2, share=0.0),
                4: FamilyShare(id=4, flow_id=3, family_id=2, share=1.0),
            },
            "family_work": {
                1: FamilyWork(id=1, step_id=3, family_id=1, cycle_time_s=Estimate.point(90)),
                2: FamilyWork(id=2, step_id=4, family_id=2, cycle_time_s=Estimate.point(10)),
                3: FamilyWork(id=3, step_id=1, family_id=2, is_skipped=True),
            },
        }
    )
    numbers = analyse(audit).processes[1]
    hours = {key: n.workload.labour_hours_per_year for key, n in numbers.steps.items()}
    assert numbers.steps[1].volume_per_year == approx(1000)
    assert hours[1].likely == approx(1000 * 30 / 3600)  # type: ignore[union-attr]
    assert numbers.steps[3].volume_per_year == approx(1000)
    assert hours[3].likely == approx(1000 * (90 + 600 / 20) / 3600)  # type: ignore[union-attr]
    assert hours[4].likely == approx((1000 * 40 + 3000 * 10) / 3600)  # type: ignore[union-attr]
    assert numbers.steps[1].visits_per_unit == approx(0.25)


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_a_share_stated_for_a_family_is_taken_from_the_other_flows(share: float) -> None:
    """Half of all is bent; of A so much. What is said of A is not scaled with the half of the other way."""
    audit = shop(1000, 3000).replaced({"family_share": {1: FamilyShare(id=1, flow_id=2, family_id=1, share=share)}})
    numbers = analyse(audit).processes[1]
    assert numbers.steps[3].volume_per_year == approx(1000 * share + 3000 * 0.5)
    assert numbers.steps[4].volume_per_year == approx(4000)


def test_the_processing_time_weighs_families_by_their_passes() -> None:
    """All of A, 1,000 units, is bent, in 90 s; of B, 3,000 units, one in four is bent in
    30 s. By hand, a unit of both: (1,000 × (30 + 90 + 40) + 3,000 × (30 + 0.25 × 30 + 40)) ÷ 4,000 = 98.1 s.
    Weighted by demand, bending took 45 s a pass instead of 64.3 s."""
    audit = shop(1000, 3000).replaced(
        {
            "family_share": {
                1: FamilyShare(id=1, flow_id=2, family_id=1, share=1.0),
                2: FamilyShare(id=2, flow_id=3, family_id=1, share=0.0),
                3: FamilyShare(id=3, flow_id=2, family_id=2, share=0.25),
                4: FamilyShare(id=4, flow_id=3, family_id=2, share=0.75),
            },
            "family_work": {
                1: FamilyWork(id=1, step_id=3, family_id=1, cycle_time_s=Estimate.point(90)),
                2: FamilyWork(id=2, step_id=3, family_id=2, cycle_time_s=Estimate.point(30)),
            },
        }
    )
    expected = (1000 * (30 + 90 + 40) + 3000 * (30 + 0.25 * 30 + 40)) / 4000
    assert analyse(audit).processes[1].stream.processing_time_s == approx(expected)


def test_work_stated_per_period_counts_once_whatever_the_number_of_families() -> None:
    weekly = Work(id=4, labour_s=Estimate.point(7200))
    audit = shop(1000, 3000).replaced({"work": {4: weekly}})
    hours = analyse(audit).processes[1].steps[4].workload.labour_hours_per_year
    assert hours is not None
    assert hours.likely == approx(2 * 50)  # 250 days at five a week


@pytest.mark.parametrize("demand", [None, Estimate.point(0)])
def test_a_family_without_demand_adds_nothing(demand: Estimate | None) -> None:
    audit = shop(1000, 3000)
    audit = audit.replaced({"family": {2: replace(audit.families[2], demand_per_year=demand)}})
    assert analyse(audit).processes[1].steps[4].volume_per_year == approx(1000)
