"""Money: against published and hand-worked cases."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decide.money.cash_flow import annuity_factor, discounted_payback, irr, npv, simple_payback

FLOWS = (-100_000, *[30_000] * 5)


def test_five_years_of_30_000_for_100_000_at_8_percent(shared: Path) -> None:
    case = tomllib.loads((shared / "cases" / "decisions.toml").read_text("utf-8"))["npv"][0]
    flows = (-case["investment"], *[case["yearly_net"]] * case["years"])
    assert npv(case["rate"], flows) == pytest.approx(case["npv"], abs=0.01)
    assert irr(flows) == pytest.approx(case["irr"], abs=1e-6)
    assert simple_payback(case["investment"], case["yearly_net"]) == pytest.approx(case["simple_payback_years"])
    assert discounted_payback(case["rate"], flows) == pytest.approx(
        case["discounted_payback_years_interpolated"], abs=1e-4
    )


def test_the_same_by_hand() -> None:
    assert npv(0.08, FLOWS) == pytest.approx(30_000 * (1 - 1.08**-5) / 0.08 - 100_000)
    assert annuity_factor(0.08, 5) == pytest.approx(3.992710, abs=1e-6)
    assert annuity_factor(0.0, 5) == 5


def test_what_never_pays_has_no_payback_and_no_rate() -> None:
    assert simple_payback(1000, 0) is None
    assert irr((-1000, 0, 0)) is None
    assert irr((-1000, 3000, -2100)) is None  # two rates make it nothing
    assert discounted_payback(0.1, (-1000, 100, 100)) is None


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.integers(1, 20), st.floats(0.0, 0.5))
def test_the_value_at_the_internal_rate_is_nothing(investment: float, benefit: float, years: int, rate: float) -> None:
    flows = (-investment, *[benefit] * years)
    found = irr(flows)
    if found is not None and found > -0.9:
        assert npv(found, flows) == pytest.approx(0, abs=1e-3 * investment)
        assert (npv(rate, flows) > 0) == (rate < found) or abs(rate - found) < 1e-6


def test_rates_agree_with_an_independent_implementation() -> None:
    for flows in ((-100.0, 39, 59, 55, 20), (-1000.0, -1, 2000), (-150_000.0, 10_000, 60_000, 60_000, 60_000)):
        assert irr(flows) == pytest.approx(numpy_financial.irr(flows), abs=1e-9)
        assert npv(0.08, flows) == pytest.approx(numpy_financial.npv(0.08, flows))
