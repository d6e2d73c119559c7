"""The rules of disclosure, one by one."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.region.disclosure.rules import (
    QUANTILES,
    Numbers,
    Reason,
    Strictness,
    in_two_digits,
    objection,
    quantiles,
    to_fives,
)
from auditor.region.measures import MEASURES

TIME, HOURS, MONEY, SHARE = (MEASURES[key] for key in ("time", "hours", "investment", "carried_out"))


def numbers(values: list[int], *, measure: str = "time", advisors: int = 5, largest: int | None = None) -> Numbers:
    """What the query says of firms with these amounts."""
    twice = sorted(2 * v for v in values)
    n = len(twice)
    between = {}
    for q in QUANTILES:
        at = (n - 1) * q
        between[q] = (twice[at // 100], twice[-(-at // 100)])
    biggest = largest if largest is not None else -(-n // advisors)
    return Numbers(measure, "x", "all", n, advisors, biggest, sum(twice), twice[-1], twice[-2], between)


@given(st.lists(st.integers(0, 10**7), min_size=50, max_size=120))
def test_quantiles_are_those_of_numpy_in_two_digits(values: list[int]) -> None:
    found = quantiles(numbers(values), TIME)
    for q, value in found.items():
        exact = float(np.quantile(np.array(values) / TIME.scale, q / 100))
        assert value == pytest.approx(exact, rel=0.126, abs=1e-12)


def test_a_quantile_has_five_firms_on_each_side_or_is_not_shown() -> None:
    for n in range(10, 80):
        values = random.Random(n).sample(range(1_000_000), n)
        for q in quantiles(numbers(values), TIME):
            place = (n - 1) * q / 100
            below, above = sum(1 for i in range(n) if i < place), sum(1 for i in range(n) if i > place)
            assert min(below, above) >= 5, (n, q)
    assert set(quantiles(numbers(list(range(10, 20))), TIME)) == {50}
    assert set(quantiles(numbers(list(range(10, 30))), TIME)) == {25, 50, 75}
    assert set(quantiles(numbers(list(range(10, 60))), TIME)) == {10, 25, 50, 75, 90}


def test_where_the_quartiles_are_the_same_only_the_middle_is_shown() -> None:
    assert set(quantiles(numbers([60_000] * 40 + [90_000] * 20), TIME)) == {10, 25, 50, 75, 90}
    assert quantiles(numbers([60_000] * 50 + [90_000] * 5), TIME) == {50: 1.0}


def test_rounding_is_to_nine_digits_first_as_after_any_floating_point() -> None:
    assert in_two_digits(Fraction(225, 10)) == 20.0  # half to even
    assert in_two_digits(Fraction(225, 10) + Fraction(1, 10**12)) == 20.0  # noise of an engine is gone before
    assert in_two_digits(Fraction(2251, 100)) == 25.0
    assert in_two_digits(Fraction(0)) == 0.0


@given(st.fractions(Fraction(1, 10**6), 10**9))
def test_two_digits_are_shown_and_the_second_goes_in_steps(value: Fraction) -> None:
    shown = in_two_digits(value)
    digits = int(f"{shown:.1e}".replace(".", "")[:2])
    assert float(f"{shown:.1e}") == shown
    assert digits % (2 if digits < 20 else 5) == 0
    assert abs(shown - float(value)) <= 0.126 * float(value)


@pytest.mark.parametrize(("n", "expected"), [(9, Reason.FEW_FIRMS), (10, None)])
def test_ten_firms_are_needed(n: int, expected: Reason | None) -> None:
    assert objection(numbers(list(range(100, 100 + n))), TIME, Strictness()) is expected


def test_twenty_are_needed_for_money_and_more_where_the_programme_says_so() -> None:
    amounts = list(range(1000, 1019))
    assert objection(numbers(amounts, measure="investment"), MONEY, Strictness()) is Reason.FEW_FIRMS
    assert objection(numbers([*amounts, 1019], measure="investment"), MONEY, Strictness()) is None
    assert objection(numbers(amounts), TIME, Strictness(least=20)) is Reason.FEW_FIRMS
    assert objection(numbers(amounts[:9]), TIME, Strictness(least=1)) is Reason.FEW_FIRMS  # never fewer


def test_an_advisor_does_not_see_through_a_cell() -> None:
    """Eight of twelve firms are one advisor's: he would be left with four."""
    amounts = list(range(100, 112))
    assert objection(numbers(amounts, advisors=5, largest=8), TIME, Strictness()) is Reason.FEW_ADVISORS
    assert objection(numbers(amounts, advisors=2, largest=6), TIME, Strictness()) is Reason.FEW_ADVISORS
    assert objection(numbers(amounts, advisors=3, largest=7), TIME, Strictness()) is None


def test_a_cell_of_twelve_firms_that_one_of_them_fills_is_not_shown() -> None:
    amounts = [10] * 10 + [300, 9000]
    assert objection(numbers(amounts, measure="hours"), HOURS, Strictness()) is Reason.DOMINATED
    assert objection(numbers(amounts), TIME, Strictness()) is None  # a time is not a part of a whole
    two = [100] * 10 + [3000, 3000]  # p % alone lets it pass
    assert objection(numbers(two, measure="hours"), HOURS, Strictness()) is Reason.DOMINATED
    assert objection(numbers([100] * 12, measure="hours"), HOURS, Strictness()) is None


def test_a_programme_can_only_be_stricter_about_dominance() -> None:
    amounts = [2] * 20 + [500, 600]  # the rest is less than a tenth of the largest
    assert objection(numbers(amounts, measure="hours"), HOURS, Strictness(p_percent=0)) is Reason.DOMINATED
    amounts = [20] * 22 + [500, 600]
    assert objection(numbers(amounts, measure="hours"), HOURS, Strictness()) is None
    assert objection(numbers(amounts, measure="hours"), HOURS, Strictness(p_percent=80)) is Reason.DOMINATED


@pytest.mark.parametrize(("yes", "shown"), [(0, False), (4, False), (5, True), (15, True), (16, False), (20, False)])
def test_nobody_and_everybody_are_not_shown(yes: int, shown: bool) -> None:
    found = objection(numbers([1] * yes + [0] * (20 - yes), measure="carried_out"), SHARE, Strictness())
    assert (found is None) == shown


def test_counts_are_to_fives() -> None:
    assert [to_fives(n) for n in (10, 12, 13, 17, 18, 22)] == [10, 10, 15, 15, 20, 20]
