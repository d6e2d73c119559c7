"""PERT draws at Sobol points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decide.doubt.draws import DrawnInputs, Draws, pert
from auditor.decide.doubt.quantiles import quantiles, quantiles_less
from auditor.model import Estimate


def draw(estimates: dict[str, Estimate], draws: int, seed: int) -> dict[str, Draws]:
    sample = DrawnInputs(dict(estimates.items()), draws, seed)
    return {key: sample[key] for key in estimates}


def test_the_mean_is_the_pert_mean() -> None:
    """Mean (low + 4 likely + high) ÷ 6: Malcolm, Roseboom, Clark & Fazar (1959)."""
    values = draw({"x": Estimate(10, 20, 60)}, 4096, seed=1)["x"]
    assert values.mean() == pytest.approx((10 + 4 * 20 + 60) / 6, rel=1e-3)


@pytest.mark.parametrize(("low", "likely", "high"), [(0, 0, 1), (0, 0.1, 1), (0, 0.5, 1), (0, 1, 1), (10, 11, 200)])
def test_quantiles_are_those_of_the_beta_distribution(low: float, likely: float, high: float) -> None:
    """Against scipy.stats.beta with a = 1 + 4 (m − l) ÷ (h − l), b = 1 + 4 (h − m) ÷ (h − l)."""
    from scipy.stats import beta

    uniforms = np.array([0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999])
    a, b = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
    expected = beta.ppf(uniforms, a, b, loc=low, scale=high - low)
    assert pert(Estimate(low, likely, high), uniforms) == pytest.approx(expected, abs=5e-5 * (high - low))


@given(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6)))
def test_draws_stay_within_the_range(values: tuple[float, float, float]) -> None:
    low, likely, high = sorted(values)
    drawn = pert(Estimate(low, likely, high), np.linspace(0.001, 0.999, 101))
    assert drawn.min() >= low * (1 - 1e-9)
    assert drawn.max() <= high * (1 + 1e-9)
    assert (np.diff(drawn) >= -1e-6 * max(high, 1)).all()


def test_the_same_seed_gives_the_same_draws_and_another_does_not() -> None:
    inputs = {"x": Estimate(1, 2, 3), "y": Estimate(1, 2, 9)}
    first, same, other = draw(inputs, 256, 5), draw(inputs, 256, 5), draw(inputs, 256, 6)
    assert (first["x"] == same["x"]).all()
    assert not (first["x"] == other["x"]).all()
    assert abs(np.corrcoef(first["x"], first["y"])[0, 1]) < 0.15


def test_a_point_is_drawn_as_itself() -> None:
    assert set(draw({"x": Estimate.point(7.0)}, 100, 0)["x"]) == {7.0}


def test_a_cost_that_is_integrated_gives_the_quantiles_that_drawing_it_gives() -> None:
    sample = DrawnInputs({"gain": Estimate(10, 40, 100), "cost": Estimate(5, 20, 60)}, 1 << 17, 3)
    drawn = quantiles(sample["gain"] - sample["cost"])
    integrated = quantiles_less(DrawnInputs({"gain": Estimate(10, 40, 100)}, 4096, 5)["gain"], Estimate(5, 20, 60))
    for a, b in ((drawn.p10, integrated.p10), (drawn.p50, integrated.p50), (drawn.p90, integrated.p90)):
        assert a == pytest.approx(b, abs=0.05)
    certain = quantiles_less(sample["gain"], Estimate.point(7))
    assert certain == quantiles(sample["gain"] - 7)
