"""Labour that a candidate touches, and what an hour of it is worth when it is freed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from auditor.assess import tasks
from auditor.decide.candidate.freed_labour import Labour, is_short, labour_of, merged, use_of
from auditor.flow import analyse
from auditor.model import Audit, Estimate, Firm, Role
from auditor.model.country import default_rate
from auditor.model.firm import DEFAULT_RATE_PER_HOUR
from tests.build import audit_from, point

WELDER = Role(id=7, name="Welder", rate_per_hour=point(50), vacancies=0.5, overtime_hours_per_year=100.0)
FIRM = Firm(overtime_premium=0.25, realisation=0.6, productive_hours_per_fte=point(1_600))


def welding(role_id: int | None) -> Audit:
    work = {"Weld": {"cycle_time_s": Estimate(180, 360, 720), "role_id": role_id}}
    return Audit.of([*audit_from({("Weld", "out"): 1}, demand=1_000, work=work).entities(), FIRM, WELDER])


def labour(step: int, role_id: int | None = 7, process_id: int = 1) -> Labour:
    return Labour(("hours", step), (step,), process_id, Estimate(1, 2, 4), point(50), role_id)


@pytest.mark.parametrize("role_id", [7, None])
def test_the_labour_of_a_step_has_its_hours_and_the_rate_of_its_role_or_of_the_only_one(role_id: int | None) -> None:
    audit = welding(role_id)
    numbers = analyse(audit).step(1)
    assert numbers is not None
    found = labour_of(audit, numbers, tasks()["weld"])
    assert (found.key, found.step_ids, found.role_id) == (("hours", 1), (1,), role_id)
    hours = found.hours_per_year
    assert (hours.low, hours.likely, hours.high) == pytest.approx((50, 100, 200))
    assert found.rate_per_hour == WELDER.rate_per_hour


@pytest.mark.parametrize("country", ["NL", "DE", "DE-BY", "BE", "AT", "FR"])
def test_an_hour_of_work_without_a_role_is_worth_what_is_usual_in_the_firm_s_country(country: str) -> None:
    work = {"Weld": {"cycle_time_s": point(3600)}}
    rows = audit_from({("Weld", "out"): 1}, demand=100, work=work).entities()
    audit = Audit.of([*rows, replace(FIRM, country=country)])
    numbers = analyse(audit).step(1)
    assert numbers is not None
    assert numbers.workload.labour_cost_per_year is not None
    assert labour_of(audit, numbers, tasks()["weld"]).rate_per_hour == default_rate(country)
    assert audit.rate_without_role.per_hour == default_rate(country)
    assert numbers.workload.labour_cost_per_year.likely == pytest.approx(100 * default_rate(country).likely)


def test_a_rate_that_an_earlier_version_stored_stays_in_force() -> None:
    """A German firm's roles at the Dutch default of that time."""
    old = Role(id=7, name="Welder", rate_per_hour=DEFAULT_RATE_PER_HOUR)
    work = {"Weld": {"cycle_time_s": point(3600), "role_id": 7}}
    rows = audit_from({("Weld", "out"): 1}, demand=100, work=work).entities()
    audit = Audit.of([*rows, replace(FIRM, country="DE"), old])
    numbers = analyse(audit).step(1)
    assert numbers is not None
    assert labour_of(audit, numbers, tasks()["weld"]).rate_per_hour == DEFAULT_RATE_PER_HOUR


def test_few_steps_stay_apart_and_many_come_together_by_role_and_process() -> None:
    few = [labour(i) for i in range(40)]
    assert merged(few, "key") == tuple(few)
    many = [labour(i, role_id=7 if i % 2 else None, process_id=1 + i % 3) for i in range(60)]
    found = merged(many, "key")
    assert len(found) == 6
    assert sorted(i for item in found for i in item.step_ids) == list(range(60))
    assert sum(item.hours_per_year.likely for item in found) == pytest.approx(120)
    assert all(len(item.step_ids) == 10 and item.hours_per_year.high == pytest.approx(40) for item in found)


def test_freed_hours_save_overtime_then_fill_vacancies_and_the_rest_is_used_in_part() -> None:
    use = use_of(welding(7), 7)
    assert (use.overtime_hours, use.vacancy_hours) == (100.0, 800.0)
    for hours, parts in ((60, (60, 0, 0)), (500, (100, 400, 0)), (1_000, (100, 800, 100))):
        assert tuple(float(p) for p in use.split(hours)) == parts
    assert float(use.paid_hours(1_000)) == pytest.approx(1.25 * 100 + 800 + 0.6 * 100)
    assert np.allclose(use.paid_hours(np.array([60.0, 500.0])), [75, 525])


def test_hours_without_a_role_save_nothing_but_what_is_used_otherwise() -> None:
    for role_id in (None, 99):
        use = use_of(welding(None), role_id)
        assert float(use.paid_hours(100)) == pytest.approx(60)


def test_a_role_is_short_where_people_are_missing_or_leave() -> None:
    assert is_short(WELDER)
    assert is_short(replace(WELDER, vacancies=None, retiring=1.0))
    assert not is_short(replace(WELDER, vacancies=0.0))
    assert not is_short(None)
