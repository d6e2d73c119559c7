"""The program's own numerical methods against SciPy's, and against values from tables."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.optimize import Bounds, LinearConstraint, brentq, milp
from scipy.special import betainc, stdtrit
from scipy.stats.qmc import Sobol

from auditor.numerics.beta import incomplete_beta, student_quantile
from auditor.numerics.flows import amounts
from auditor.numerics.programme import Columns, Row, least_cost
from auditor.numerics.root import root
from auditor.numerics.sobol import scrambled_strata


@pytest.mark.parametrize(
    ("dimensions", "count", "seed"), [(1, 1, 3), (1, 2, 0), (3, 16, 1), (12, 1024, 42), (40, 4096, 7), (700, 64, 20261128)]
)  # fmt: skip
def test_scrambled_points_are_those_of_scipy_to_the_bit(dimensions: int, count: int, seed: int) -> None:
    points = Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed)).random(count)
    assert_array_equal(scrambled_strata(dimensions, count, seed), (points.T * count).astype(np.int64))


def test_in_every_dimension_each_stratum_has_one_point_and_too_many_dimensions_are_refused() -> None:
    assert_array_equal(np.sort(scrambled_strata(50, 256, 9), axis=1), np.tile(np.arange(256), (50, 1)))
    with pytest.raises(ValueError, match="direction numbers are known for 21201"):
        scrambled_strata(21_202, 2, 1)


@given(a=st.floats(0.5, 60), b=st.floats(0.5, 60))
def test_the_incomplete_beta_function_is_scipy_s(a: float, b: float) -> None:
    x = np.linspace(0.0, 1.0, 101)
    assert_allclose(incomplete_beta(a, b, x), betainc(a, b, x), rtol=0, atol=1e-13)


@pytest.mark.parametrize("mode", np.linspace(0, 1, 21))
def test_that_of_a_pert_distribution_is_right_to_the_last_digits(mode: float) -> None:
    x = (1 - np.cos(np.linspace(0.0, np.pi, 385))) / 2
    assert_allclose(
        incomplete_beta(1 + 4 * mode, 5 - 4 * mode, x), betainc(1 + 4 * mode, 5 - 4 * mode, x), rtol=0, atol=1e-14
    )


@pytest.mark.parametrize(
    ("degrees", "probability", "value"),
    [(1, 0.975, 12.7062047362), (4, 0.975, 2.7764451052), (9, 0.95, 1.8331129327), (30, 0.995, 2.7499956536), (0, 0.975, 1.9599639845)],
)  # fmt: skip
def test_quantiles_of_student_are_those_of_the_tables(degrees: int, probability: float, value: float) -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, with more digits."""
    assert student_quantile(degrees, probability) == pytest.approx(value, rel=1e-9)


@given(degrees=st.integers(1, 5000), probability=st.floats(0.51, 0.9999))
def test_quantiles_of_student_are_scipy_s(degrees: int, probability: float) -> None:
    assert student_quantile(degrees, probability) == pytest.approx(float(stdtrit(degrees, probability)), rel=1e-9)


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=20), st.floats(1, 1e6))
def test_a_zero_is_where_scipy_finds_it(received: list[float], paid: float) -> None:
    def worth(rate: float) -> float:
        return sum((flow / (1 + rate) ** year for year, flow in enumerate(received, 1)), -paid)

    if worth(-0.9) > 0 > worth(1.0):
        found = root(worth, -0.9, 1.0, 1e-14, 1e-14)
        assert found == pytest.approx(brentq(worth, -0.9, 1.0, xtol=1e-14, rtol=1e-14), abs=1e-12)
        with pytest.raises(ValueError, match="no change of sign"):
            root(worth, 1.0, 2.0, 1e-14, 1e-14)


def test_a_zero_at_an_end_is_found_and_a_flat_or_steep_function_has_one() -> None:
    assert root(lambda x: x, 0.0, 1.0, 1e-12, 1e-12) == 0.0
    assert root(lambda x: x - 1, 0.0, 1.0, 1e-12, 1e-12) == 1.0
    assert root(lambda x: (x - 0.3) ** 9, 0.0, 1.0, 1e-12, 1e-12) == pytest.approx(0.3, abs=1e-2)
    assert root(lambda x: -1.0 if x < 0.7 else 1.0, 0.0, 1.0, 1e-12, 1e-12) == pytest.approx(0.7, abs=1e-9)


factor = st.integers(-5, 5).map(float)


@given(data=st.data())
def test_programmes_have_the_answer_of_scipy(data: st.DataObject) -> None:
    n, m = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    cost = data.draw(st.lists(factor, min_size=n, max_size=n))
    matrix = np.array([data.draw(st.lists(factor, min_size=n, max_size=n)) for _row in range(m)])
    high = data.draw(st.lists(st.integers(-4, 9).map(float), min_size=m, max_size=m))
    is_whole = data.draw(st.lists(st.booleans(), min_size=n, max_size=n))
    rows = [Row(dict(enumerate(row)), -inf, top) for row, top in zip(matrix, high, strict=True)]
    ours = least_cost(Columns(cost, 0.0, 3.0, is_whole), rows, 10, gap=0.0)
    theirs: Any = milp(
        cost,
        constraints=LinearConstraint(matrix, -np.inf, high),
        bounds=Bounds(0, 3),
        integrality=np.array(is_whole, dtype=int),
        options={"time_limit": 10, "mip_rel_gap": 0.0},
    )
    if theirs.x is None:
        assert ours.values is None and ours.is_proven is (theirs.status == 2)
    else:
        assert ours.values is not None and ours.is_proven
        assert_array_equal(ours.values, theirs.x)
        assert ours.least == theirs.fun


@given(data=st.data())
def test_what_flows_through_places_meets_its_equation(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 12))
    pairs = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    parts = dict.fromkeys(data.draw(st.sets(pairs, max_size=3 * n)), 0.9 / n)
    entry = data.draw(st.dictionaries(st.integers(0, n - 1), st.floats(0.1, 2), min_size=1))
    matrix = np.zeros((n, n))
    for (source, target), part in parts.items():
        matrix[target, source] = part
    expected = np.linalg.solve(np.identity(n) - matrix, [entry.get(i, 0.0) for i in range(n)])
    found = amounts(range(n), parts, entry)
    assert list(found) == list(range(n))
    assert_allclose(list(found.values()), expected, rtol=1e-12, atol=1e-12)
