"""Quantiles of few values: known ones, and what holds for all."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.study.statistics import fences, quantile

_VALUES = st.lists(st.floats(0.001, 1e6), min_size=2, max_size=40)


def test_a_quantile_lies_between_the_two_nearest() -> None:
    assert quantile([4, 1, 3, 2], 0.25) == 1.75
    assert quantile([10, 20], 0.1) == 11
    assert quantile([7], 0.9) == 7


def test_quartiles_make_the_fences() -> None:
    assert fences([1, 2, 3, 4]) == (1.75 - 1.5 * 1.5, 3.25 + 1.5 * 1.5)
    assert fences([1, 2, 3]) == (-float("inf"), float("inf"))


@given(_VALUES)
def test_quantiles_are_those_of_the_standard_library(values: list[float]) -> None:
    tenths = statistics.quantiles(values, n=10, method="inclusive")
    assert [quantile(values, i / 10) for i in range(1, 10)] == pytest.approx(tenths)


@given(st.floats(0.001, 1e6), st.integers(1, 40))
def test_of_equal_values_every_quantile_is_that_value(value: float, count: int) -> None:
    assert {quantile([value] * count, share) for share in (0.1, 0.25, 0.5, 0.75, 0.9)} == {value}


@given(_VALUES)
def test_quantiles_rise_with_their_share(values: list[float]) -> None:
    found = [quantile(values, share) for share in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (min(values), max(values))
