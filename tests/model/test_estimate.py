"""How estimates add, multiply and average: known values, and what holds for all of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.model import Basis, Estimate

two_to_five = Estimate(2, 3, 5)
ten_to_forty = Estimate(10, 20, 40, Basis.MEASURED)

_numbers = st.floats(-1e6, 1e6).map(lambda value: 0.0 if abs(value) < 1e-6 else value)
_bases = st.sampled_from(Basis)


@st.composite
def estimates(draw: st.DrawFn, numbers: st.SearchStrategy[float] = _numbers) -> Estimate:
    """Any estimate: points, ranges on either side of zero and across it."""
    low, likely, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Estimate(low, likely, high, draw(_bases))


_positive = estimates(st.floats(1e-3, 1e6))


def _is_close(a: Estimate, b: Estimate) -> bool:
    size = max(abs(v) for v in (a.low, a.high, b.low, b.high))
    pairs = ((a.low, b.low), (a.likely, b.likely), (a.high, b.high))
    return all(math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9 * size) for x, y in pairs)


def test_a_sum_takes_low_with_low_and_is_calculated() -> None:
    assert two_to_five + ten_to_forty == Estimate(12, 23, 45, Basis.CALCULATED)


def test_a_difference_is_lowest_where_the_most_is_taken_off() -> None:
    assert ten_to_forty - two_to_five == Estimate(5, 17, 38, Basis.CALCULATED)


def test_a_product_of_ranges_across_zero_finds_its_ends_among_all_four() -> None:
    assert Estimate(-2, 1, 3) * Estimate(-5, 0, 4) == Estimate(-15, 0, 12, Basis.CALCULATED)


def test_a_quotient_is_lowest_over_the_largest_divisor() -> None:
    assert ten_to_forty / Estimate(2, 4, 5) == Estimate(2, 5, 20, Basis.CALCULATED)


def test_a_plain_number_leaves_the_basis_and_turns_the_range_where_it_falls() -> None:
    assert 60 * ten_to_forty == Estimate(600, 1200, 2400, Basis.MEASURED)
    assert ten_to_forty / -10 == Estimate(-4, -2, -1, Basis.MEASURED)
    assert 100 - ten_to_forty == Estimate(60, 80, 90, Basis.MEASURED)
    assert 3600 / ten_to_forty == Estimate(90, 180, 360, Basis.MEASURED)
    assert ten_to_forty - 1 == Estimate(9, 19, 39, Basis.MEASURED)


def test_an_estimate_does_not_know_itself() -> None:
    assert two_to_five - two_to_five == Estimate(-3, 0, 3, Basis.CALCULATED)


@pytest.mark.parametrize("divisor", [Estimate(-1, 1, 2), Estimate(0, 1, 2), Estimate.point(0.0)])
def test_nothing_is_divided_by_what_can_be_zero(divisor: Estimate) -> None:
    with pytest.raises(ZeroDivisionError):
        two_to_five / divisor
    with pytest.raises(ZeroDivisionError):
        1 / divisor


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(TypeError):
        two_to_five + "3"  # type: ignore[operator]
    with pytest.raises(TypeError):
        two_to_five * None  # type: ignore[operator]


def test_a_result_beyond_all_numbers_is_refused() -> None:
    with pytest.raises(InputError):
        Estimate.point(1e300) * Estimate.point(1e300)


def test_a_mean_is_in_proportion_to_the_weights() -> None:
    mean = Estimate.mean([Estimate(1, 2, 3), Estimate(5, 6, 11)], [3, 1])
    assert mean == Estimate(2, 3, 5, Basis.CALCULATED)


def test_a_mean_without_weight_is_none() -> None:
    with pytest.raises(ZeroDivisionError):
        Estimate.mean([two_to_five], [0.0])


def test_a_sum_of_nothing_is_zero_and_of_nothing_known_unknown() -> None:
    assert Estimate.sum([]) == Estimate.point(0.0, Basis.CALCULATED)
    assert Estimate.sum_of_known([None, None]) is None
    assert Estimate.sum_of_known([None, two_to_five]) == two_to_five.with_basis(Basis.CALCULATED)


@given(estimates())
def test_adding_nothing_and_taking_it_once_change_nothing(a: Estimate) -> None:
    assert a + 0 == a == 0 + a
    assert a - 0 == a
    assert a * 1 == a == 1 * a
    assert a / 1 == a
    negated = -a
    assert -negated == a


@given(estimates(), estimates())
def test_order_does_not_matter_and_low_stays_below_high(a: Estimate, b: Estimate) -> None:
    assert a + b == b + a
    assert a * b == b * a
    for result in (a + b, a - b, a * b):
        assert result.low <= result.likely <= result.high


@given(estimates(), estimates(), st.floats(0, 1), st.floats(0, 1))
def test_what_lies_in_two_ranges_gives_what_lies_in_the_range_of_the_result(
    a: Estimate, b: Estimate, at_a: float, at_b: float
) -> None:
    x = min(max(a.low + at_a * (a.high - a.low), a.low), a.high)
    y = min(max(b.low + at_b * (b.high - b.low), b.low), b.high)
    assert (a + b).low <= x + y <= (a + b).high
    assert (a - b).low <= x - y <= (a - b).high
    assert (a * b).low <= x * y <= (a * b).high
    if not b.low <= 0 <= b.high:
        assert (a / b).low <= x / y <= (a / b).high


@given(estimates(), estimates(), _numbers)
def test_a_number_distributes_over_a_sum(a: Estimate, b: Estimate, number: float) -> None:
    assert _is_close(number * (a + b), number * a + number * b)


@given(_positive, _positive, _positive)
def test_what_is_positive_distributes_over_a_sum(a: Estimate, b: Estimate, c: Estimate) -> None:
    assert _is_close(a * (b + c), a * b + a * c)


@given(estimates(), estimates(), estimates())
def test_what_may_have_either_sign_gives_no_wider_range_factored_out(a: Estimate, b: Estimate, c: Estimate) -> None:
    together, apart = a * (b + c), a * b + a * c
    slack = 1e-9 * max(abs(apart.low), abs(apart.high), 1.0)
    assert apart.low - slack <= together.low
    assert together.high <= apart.high + slack


@given(estimates(), _positive)
def test_dividing_undoes_multiplying_by_a_point(a: Estimate, b: Estimate) -> None:
    point = Estimate.point(b.likely)
    assert _is_close(a * point / point, a)


@given(st.lists(estimates(), min_size=1, max_size=30), st.data())
def test_a_sum_is_that_of_plus_and_a_mean_lies_between_the_least_and_the_most(
    parts: list[Estimate], data: st.DataObject
) -> None:
    added = Estimate.point(0.0)
    for part in parts:
        added += part
    assert Estimate.sum(parts) == added.with_basis(Basis.CALCULATED)
    weights = data.draw(st.lists(st.floats(1e-3, 1e3), min_size=len(parts), max_size=len(parts)))
    mean = Estimate.mean(parts, weights)
    slack = 1e-9 * max(abs(v) for part in parts for v in (part.low, part.high))
    assert min(part.low for part in parts) - slack <= mean.low
    assert mean.high <= max(part.high for part in parts) + slack


@given(estimates(), _bases)
def test_a_basis_can_be_told_otherwise(a: Estimate, basis: Basis) -> None:
    assert a.with_basis(basis) == Estimate(a.low, a.likely, a.high, basis)
