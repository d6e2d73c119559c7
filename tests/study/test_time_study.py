"""Time study against published and hand-computed cases."""

from __future__ import annotations

import tomllib
from math import inf
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.model import Allowance, Audit, Basis, Element, Observation, Part, Process, Step, Study
from auditor.study.allowances import allowance_kinds
from auditor.study.statistics import fences, half_width, observations_needed, quartiles, spread, t_quantile
from auditor.study.time_study import study_numbers


def study_of(
    times: dict[str, list[float]], *, allowance: float = 0.0, parts: dict[str, Part] | None = None, **values: object
) -> Audit:
    """A study of one step: element name → seconds."""
    elements = [
        Element(id=i, study_id=1, name=name, position=i, part=(parts or {}).get(name, Part.MANUAL))
        for i, name in enumerate(times, 1)
    ]
    number = iter(range(1, 10_000))
    seen = [
        Observation(id=next(number), step_id=1, study_id=1, element_id=e.id, seconds=s, cycle=i)
        for e in elements
        for i, s in enumerate(times[e.name], 1)
    ]
    return Audit.of(
        [
            Process(id=1, name="P"),
            Step(id=1, process_id=1, name="S"),
            Study(id=1, step_id=1, **values),  # type: ignore[arg-type]
            *elements,
            *seen,
            Allowance(id=1, study_id=1, key="all", share=allowance),
        ]
    )


@pytest.fixture
def cases(shared: Path) -> dict[str, list[dict[str, float]]]:
    return tomllib.loads((shared / "cases" / "decisions.toml").read_text("utf-8"))


def test_normal_and_standard_time_are_those_of_the_case(cases: dict[str, list[dict[str, float]]]) -> None:
    (case,) = cases["standard_time"]
    audit = study_of(
        {"all": [case["observed_min"] * 60] * 3}, allowance=case["allowance"] / 100, rating=case["rating"] / 100
    )
    numbers = study_numbers(audit, 1)
    assert numbers.normal_s == approx(case["normal_min"] * 60)
    assert numbers.standard_s == approx(case["standard_min"] * 60)


def test_observations_needed_are_those_of_the_case(cases: dict[str, list[dict[str, float]]]) -> None:
    (case,) = cases["observations_needed"]
    assert observations_needed(case["mean"], case["s"], case["k"], case["z"]) == case["n"]


@pytest.mark.parametrize(
    ("confidence", "degrees", "expected"),
    [(0.95, 9, 2.262), (0.95, 24, 2.064), (0.99, 4, 4.604), (0.90, 1, 6.314), (0.95, 0, 1.960)],
)
def test_t_is_that_of_students_table(confidence: float, degrees: int, expected: float) -> None:
    assert t_quantile(confidence, degrees) == approx(expected, abs=0.0005)


def test_the_confidence_interval_of_ten_times_is_the_one_computed_by_hand() -> None:
    times = [9.8, 10.2, 10.4, 9.8, 10.0, 10.2, 9.6]  # Walpole & Myers: seven containers, mean 10.0, s 0.283, ± 0.26
    found = spread(times)
    assert found is not None
    assert (found.mean, found.deviation) == approx((10.0, 0.283), abs=0.0005)
    assert half_width(found, 0.95) == approx(0.26, abs=0.005)


def test_outliers_are_beyond_tukeys_fences_and_still_count() -> None:
    times = [10.0, 11, 10, 12, 11, 10, 11, 30]
    assert quartiles(times) == (10.0, 11.25)
    assert fences(times) == approx((8.125, 13.125))
    (element,) = study_numbers(study_of({"all": times}), 1).elements.values()
    assert element.outliers == {8}
    assert element.observed is not None
    assert element.observed.mean == approx(fmean(times))
    assert fences([1.0, 2, 300]) == (-inf, inf)


def test_what_a_person_excluded_or_missed_is_not_in_the_mean() -> None:
    from dataclasses import replace

    audit = study_of({"all": [10.0, 20, 90]})
    third = audit.table(Observation)[3]
    for changed in (replace(third, excluded_because="phone"), replace(third, is_missed=True)):
        numbers = study_numbers(audit.replaced({"observation": {3: changed}}), 1)
        assert numbers.observed_s == approx(15)


def test_elements_add_up_to_the_step_and_a_machine_is_neither_rated_nor_given_rest() -> None:
    audit = study_of(
        {"load": [10.0, 12], "run": [40.0, 40]},
        allowance=0.1,
        rating=1.2,
        units_per_cycle=2.0,
        parts={"run": Part.MACHINE},
    )
    numbers = study_numbers(audit, 1)
    assert numbers.observed_s == approx((11 + 40) / 2)
    assert numbers.standard_s == approx((11 * 1.2 * 1.1 + 40) / 2)
    assert numbers.parts() == {Part.MANUAL: approx(11 * 1.2 * 1.1 / 2), Part.MACHINE: approx(20)}
    assert numbers.standard is not None
    assert numbers.standard.basis is Basis.MEASURED


def test_an_element_that_comes_once_in_twenty_cycles_counts_for_a_twentieth_and_a_foreign_one_for_nothing() -> None:
    from dataclasses import replace

    audit = study_of({"work": [10.0, 10], "change box": [60.0, 60], "phone": [300.0]})
    elements = audit.table(Element)
    audit = audit.replaced(
        {"element": {2: replace(elements[2], per_cycle=0.05), 3: replace(elements[3], is_foreign=True)}}
    )
    assert study_numbers(audit, 1).standard_s == approx(10 + 3)


def test_a_study_without_a_time_for_one_element_has_no_sum() -> None:
    assert study_numbers(study_of({"a": [10.0], "b": []}), 1).standard_s is None


TIMES = st.lists(st.floats(0.5, 500), min_size=2, max_size=40)


@given(TIMES, st.floats(0.5, 1.5), st.floats(0, 0.4))
def test_the_standard_lies_in_its_interval_and_grows_with_rating_and_allowance(
    times: list[float], rating: float, allowance: float
) -> None:
    numbers = study_numbers(study_of({"all": times}, rating=rating, allowance=allowance), 1)
    assert numbers.standard is not None
    assert numbers.standard.low <= numbers.standard.likely <= numbers.standard.high
    more = study_numbers(study_of({"all": times}, rating=rating + 0.1, allowance=allowance + 0.1), 1)
    assert more.standard_s is not None
    assert numbers.standard_s is not None
    assert more.standard_s > numbers.standard_s


@given(TIMES, st.floats(0.02, 0.2))
def test_more_precision_needs_no_fewer_observations(times: list[float], precision: float) -> None:
    found = spread(times)
    assert found is not None
    wide = observations_needed(found.mean, found.deviation, precision * 2, 2.0)
    assert observations_needed(found.mean, found.deviation, precision, 2.0) >= wide >= 1


def test_the_allowance_table_has_the_constants_of_the_ilo_and_all_languages() -> None:
    kinds = {kind.key: kind for kind in allowance_kinds()}
    assert [kinds[key].choices[0].share for key in ("personal", "fatigue")] == [0.05, 0.04]
    assert [c.share for c in kinds["monotony"].choices] == [0, 0.01, 0.04]
    assert all(set(kind.names) == {"nl", "en", "de"} for kind in kinds.values())
