"""Labour hours, FTE, cost, utilisation, and the repetitive suggestion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.flow import analyse
from auditor.flow.workload.repetitive import RepetitiveReason
from auditor.model import Audit, Basis, Calendar, Estimate, Period, Role, StepKind, Tag
from tests.build import audit_from, point

_DAY = Calendar(working_days_per_year=250, shifts_per_day=1, shift_length_s=8 * 3600, break_s=1800)


def one_step(demand: float = 1000, kind: StepKind = StepKind.OPERATION, **work: object) -> Audit:
    return audit_from(
        {("work", "out"): 1},
        demand=demand,
        work={"work": work},
        kinds={"work": kind, "out": StepKind.END},
        calendar=_DAY,
    )


def numbers(audit: Audit):  # type: ignore[no-untyped-def]
    return analyse(audit).processes[1].steps[1]


def test_labour_hours_follow_the_formula() -> None:
    """v × [manual share × crew × cycle ÷ units + crew × set-up ÷ batch] ÷ 3600, worked by hand:
    1000 × [0.5 × 2 × 120 ÷ 4 + 2 × 600 ÷ 50] ÷ 3600 = 15."""
    audit = one_step(
        cycle_time_s=point(120),
        units_per_cycle=4.0,
        manual_share=point(0.5),
        crew=2.0,
        setup_time_s=point(600),
        batch_size=50.0,
    )
    assert numbers(audit).workload.labour_hours_per_year.likely == pytest.approx(15)


def test_a_range_stays_a_range() -> None:
    hours = numbers(one_step(cycle_time_s=Estimate(36, 72, 144))).workload.labour_hours_per_year
    assert (hours.low, hours.likely, hours.high) == pytest.approx((10, 20, 40))
    assert hours.basis is Basis.CALCULATED


def test_hours_stated_per_week_are_converted_by_the_calendar() -> None:
    assert numbers(
        one_step(labour_s=point(7200), labour_period=Period.WEEK)
    ).workload.labour_hours_per_year.likely == pytest.approx(2 * 50)  # 250 days at five a week


def test_events_per_day_take_the_place_of_the_volume() -> None:
    audit = one_step(cycle_time_s=point(360), events=point(40), events_period=Period.DAY)
    assert numbers(audit).workload.labour_hours_per_year.likely == pytest.approx(40 * 250 * 360 / 3600)


def test_fte_and_cost_follow_the_hours() -> None:
    audit = audit_from(
        {("work", "out"): 1}, demand=1686, work={"work": {"cycle_time_s": point(3600), "role_id": 1}}, calendar=_DAY
    )
    audit = Audit.of([*audit.entities(), Role(id=1, name="R", rate_per_hour=point(40))])
    load = numbers(audit).workload
    assert load.fte.likely == pytest.approx(1)
    assert load.labour_cost_per_year.likely == pytest.approx(1686 * 40)


def test_utilisation_is_required_over_available_time() -> None:
    audit = one_step(demand=62_500, cycle_time_s=point(86.4), stations=2.0, availability=0.8)
    assert numbers(audit).workload.utilisation == pytest.approx(62_500 * 86.4 / (2 * 250 * 27_000 * 0.8))


def test_a_step_without_a_time_is_unknown_not_zero() -> None:
    load = numbers(one_step()).workload
    assert load.labour_hours_per_year is None
    assert load.utilisation is None


@given(st.floats(1, 1e4), st.floats(1.01, 3))
def test_more_time_never_means_less_labour(cycle: float, factor: float) -> None:
    less = numbers(one_step(cycle_time_s=point(cycle))).workload.labour_hours_per_year.likely
    more = numbers(one_step(cycle_time_s=point(cycle * factor))).workload.labour_hours_per_year.likely
    assert more > less


def test_a_short_cycle_is_repetitive_with_its_source() -> None:
    """Silverstein, Fine & Armstrong (1986): a cycle under 30 s."""
    found = numbers(one_step(cycle_time_s=point(29))).repetitive
    assert found.is_repetitive
    assert (found.reason, found.value) == (RepetitiveReason.SHORT_CYCLE, 29)
    assert not numbers(one_step(cycle_time_s=point(31))).repetitive.is_repetitive


def test_what_a_person_says_goes_before_what_numbers_suggest() -> None:
    audit = one_step(cycle_time_s=point(5))
    refused = Audit.of([*audit.entities(), Tag(id=1, step_id=1, name="repetitive", accepted=False)])
    assert not numbers(refused).repetitive.is_repetitive
