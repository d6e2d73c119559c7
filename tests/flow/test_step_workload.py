"""What one step takes, asked directly: workload, families together, repetition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from auditor.errors import EndlessLoop
from auditor.flow.workload.mix import mixed, skipped
from auditor.flow.workload.repetitive import Repetitive, RepetitiveReason, repetitive
from auditor.flow.workload.step_workload import NOTHING, labour_seconds_per_pass, periods_per_year, step_workload
from auditor.locale import using
from auditor.model import (
    Audit,
    Calendar,
    Estimate,
    Family,
    FamilyShare,
    FamilyWork,
    Flow,
    Mix,
    Period,
    Process,
    Role,
    Step,
    StepKind,
    Tag,
    Work,
)
from auditor.model.units import format_time
from auditor.phrases.flow import repetitive_reason
from tests.build import point

STEP = Step(id=1, process_id=1, name="S")
CALENDAR = Calendar(working_days_per_year=200, shifts_per_day=2)


def with_work(**work: object) -> Audit:
    role = Role(id=1, name="R", rate_per_hour=Estimate(20, 30, 40))
    return Audit.of([Process(id=1, name="P"), STEP, Work(id=1, role_id=1, **work), role, CALENDAR])  # type: ignore[arg-type]


def test_hours_are_volume_times_what_a_pass_takes() -> None:
    """Two people, half of 120 s for 4 pieces, and 600 s of set-up for 100: 30 + 12 s of labour a pass."""
    audit = with_work(
        cycle_time_s=Estimate(100, 120, 160), units_per_cycle=4, crew=2, manual_share=point(0.5), setup_time_s=point(600), batch_size=100
    )  # fmt: skip
    found = step_workload(audit, STEP, 6000.0)
    assert found.labour_hours_per_year is not None
    assert found.labour_hours_per_year.likely == approx(6000 * 42 / 3600)
    assert found.labour_hours_per_year.low == approx(6000 * 37 / 3600)
    assert found.labour_cost_per_year is not None
    assert found.labour_cost_per_year.high == approx(6000 * 52 / 3600 * 40)
    assert found.fte is not None
    assert found.fte.likely == approx(70 / audit.firm.productive_hours_per_fte.likely)
    assert found.utilisation == approx(6000 * (120 / 4 + 6) / CALENDAR.available_time_per_year_s)
    assert found.passes_per_year == 6000


def test_work_and_events_stated_per_period_take_the_place_of_the_formula() -> None:
    stated = with_work(labour_s=point(7200), labour_period=Period.WEEK, cycle_time_s=point(10))
    hours = step_workload(stated, STEP, 1000.0).labour_hours_per_year
    assert hours is not None
    assert hours.likely == approx(2 * 40)
    events = step_workload(with_work(events=point(3), events_period=Period.SHIFT, cycle_time_s=point(60)), STEP, 10.0)
    assert events.passes_per_year == approx(3 * 2 * 200)


def test_what_is_no_work_or_shown_in_detail_takes_nothing_here() -> None:
    audit = with_work(cycle_time_s=point(10))
    assert step_workload(audit, replace(STEP, kind=StepKind.DECISION), 100.0) == NOTHING
    assert step_workload(audit, replace(STEP, kind=StepKind.SUBPROCESS, detail_id=2), 100.0) == NOTHING
    assert step_workload(audit, STEP, None).labour_hours_per_year is None
    assert labour_seconds_per_pass(Work(id=1)) is None


def test_a_year_holds_its_periods() -> None:
    assert periods_per_year(Period.DAY, CALENDAR) == 200
    assert periods_per_year(Period.SHIFT, CALENDAR) == 400
    assert periods_per_year(Period.WEEK, CALENDAR) == 40
    assert periods_per_year(Period.MONTH, CALENDAR) == approx(12 * 40 / 52)
    assert periods_per_year(Period.HOUR, CALENDAR) == approx(CALENDAR.available_time_per_year_s / 3600)


def two_families(**shares: float) -> Audit:
    """Saw, then bend or straight to pack; A takes 300, B 100 a year."""
    return Audit.of(
        [
            Family(id=1, name="A", demand_per_year=point(300)),
            Family(id=2, name="B", demand_per_year=point(100)),
            Process(id=1, name="P"),
            Mix(id=1, process_id=1, family_id=1),
            Mix(id=2, process_id=1, family_id=2),
            *(Step(id=i, process_id=1, name=name) for i, name in enumerate(["saw", "bend", "pack"], 1)),
            Flow(id=1, process_id=1, source_id=1, target_id=2, share=0.5),
            Flow(id=2, process_id=1, source_id=1, target_id=3, share=0.5),
            Flow(id=3, process_id=1, source_id=2, target_id=3),
            FamilyShare(id=1, flow_id=1, family_id=1, share=1.0),
            FamilyShare(id=2, flow_id=2, family_id=1, share=0.0),
            Work(id=1, cycle_time_s=point(36)),
            Work(id=2, cycle_time_s=point(72)),
            FamilyWork(id=1, step_id=2, family_id=2, cycle_time_s=point(360)),
            FamilyWork(id=2, step_id=1, family_id=2, is_skipped=True),
        ]
    )


def test_each_family_brings_its_own_passes_and_times() -> None:
    audit = two_families()
    found = mixed(audit, 1)
    assert found[2].volume_per_year == approx(300 + 50)
    assert found[2].visits_per_unit == approx(350 / 400)
    assert found[2].workload.labour_hours_per_year is not None
    assert found[2].workload.labour_hours_per_year.likely == approx((300 * 72 + 50 * 360) / 3600)
    assert found[1].volume_per_year == approx(300)
    assert skipped(audit, 1, 2)
    assert not skipped(audit, 1, 1)


def test_one_product_is_no_mix() -> None:
    assert mixed(two_families().replaced({"mix": {1: None, 2: None}}), 1) == {}


def test_a_family_that_never_gets_out_is_named() -> None:
    audit = two_families().replaced({"flow": {4: Flow(id=4, process_id=1, source_id=3, target_id=2, share=0.0),
                                              5: Flow(id=5, process_id=1, source_id=3, target_id=6)},
                                     "step": {6: Step(id=6, process_id=1, name="end")},
                                     "family_share": {3: FamilyShare(id=3, flow_id=4, family_id=2, share=1.0),
                                                      4: FamilyShare(id=4, flow_id=5, family_id=2, share=0.0)}})  # fmt: skip
    with pytest.raises(EndlessLoop) as caught:
        mixed(audit, 1)
    assert caught.value.step_ids == (2, 3)


@pytest.mark.parametrize(
    ("kind", "cycle", "passes", "expected"),
    [
        (StepKind.OPERATION, 29.0, None, Repetitive(True, RepetitiveReason.SHORT_CYCLE, 29.0)),
        (StepKind.OPERATION, 30.0, 9_999.0, Repetitive(False)),
        (StepKind.TRANSPORT, 30.0, 10_000.0, Repetitive(True, RepetitiveReason.MANY_PASSES, 10_000.0)),
        (StepKind.DELAY, 5.0, 1e6, Repetitive(False)),
        (StepKind.OPERATION, 0.0, None, Repetitive(False)),
    ],
)
def test_repetitive_work_is_told_by_cycle_and_passes(
    kind: StepKind, cycle: float, passes: float | None, expected: Repetitive
) -> None:
    assert repetitive(with_work(cycle_time_s=point(cycle)), replace(STEP, kind=kind), passes) == expected


def test_weeks_and_months_are_those_that_the_firm_works() -> None:
    """230 days at five a week are 46 weeks; nobody works more than 52, whatever the days."""
    assert periods_per_year(Period.WEEK, Calendar(working_days_per_year=230)) == 46
    assert periods_per_year(Period.MONTH, Calendar(working_days_per_year=230)) == approx(12 * 46 / 52)
    assert periods_per_year(Period.WEEK, Calendar(working_days_per_year=300)) == 52
    assert periods_per_year(Period.WEEK, Calendar(working_days_per_year=208, days_per_week=4)) == 52
    assert periods_per_year(Period.MONTH, Calendar(days_per_week=0)) == 12


@pytest.mark.parametrize("accepted", [True, False])
def test_what_the_advisor_says_of_repetition_goes_before_the_numbers(accepted: bool) -> None:
    audit = with_work(cycle_time_s=point(5)).replaced(
        {"tag": {1: Tag(id=1, step_id=1, name="repetitive", accepted=accepted)}}
    )
    found = repetitive(audit, STEP, 1e6)
    assert found.is_repetitive is accepted
    assert found.reason is (RepetitiveReason.MARKED if accepted else RepetitiveReason.REFUSED)


def test_the_reason_is_said_in_the_language_of_the_reader() -> None:
    found = Repetitive(True, RepetitiveReason.SHORT_CYCLE, 12.0)
    assert repetitive_reason(found) == f"The cycle of {format_time(12)} is under 30 s (Silverstein 1986)."
    with using("nl"):
        assert repetitive_reason(found) == f"De cyclus van {format_time(12)} is korter dan 30 s (Silverstein 1986)."
    assert (
        repetitive_reason(Repetitive(True, RepetitiveReason.MANY_PASSES, 12_345.0))
        == "It is done about 12,300 times a year."
    )
    assert repetitive_reason(Repetitive(False)) == ""
