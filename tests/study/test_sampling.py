"""Work sampling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.model import Moment, WorkSampling
from auditor.study.work_sampling import looks_needed, planned_moments, sampled_shares

ROUND = WorkSampling(id=1, name="R", subjects="Anna\nBen", categories="works\nwaits", start_s=8 * 3600, end_s=16 * 3600)


def seen(**counts: int) -> list[Moment]:
    return [Moment(id=1, sampling_id=1, at_s=0, seen=name) for name, n in counts.items() for _i in range(n)]


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(count: int, total: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    works = next(s for s in sampled_shares(ROUND, seen(works=count, waits=total - count)) if s.category == "works")
    assert (works.low, works.high) == approx((low, high), abs=0.0001)


def test_looks_needed_follow_the_formula_of_the_ilo() -> None:
    assert looks_needed(0.25, 0.05) == 289  # 1.96² · 0.25 · 0.75 ÷ 0.05² = 288.1
    assert looks_needed(0.5, 0.01) == 9604


@given(st.integers(1, 60), st.integers(0, 1000))
def test_a_plan_looks_at_everybody_once_a_round_within_the_shift(rounds: int, seed: int) -> None:
    sampling = WorkSampling(id=1, name="R", subjects="Anna\nBen\nCas", seed=seed)
    moments = planned_moments(sampling, rounds)
    assert len(moments) == rounds * 3
    assert {name: sum(m.subject == name for m in moments) for name in ("Anna", "Ben", "Cas")} == {
        "Anna": rounds, "Ben": rounds, "Cas": rounds,
    }  # fmt: skip
    assert all(sampling.start_s <= m.at_s < sampling.end_s for m in moments)
    assert len({m.at_s for m in moments}) == rounds
    assert moments == planned_moments(sampling, rounds)


def test_moments_are_spread_over_the_shift_without_a_pattern() -> None:
    times = [m.at_s for m in planned_moments(WorkSampling(id=1, name="R", seed=3), 400)]
    hours = [sum(8 * 3600 + h * 3600 <= t < 9 * 3600 + h * 3600 for t in times) for h in range(8)]
    assert min(hours) > 35  # 50 expected in each hour


@given(st.dictionaries(st.sampled_from(["works", "waits", "walks"]), st.integers(0, 50)))
def test_shares_add_up_to_one_and_lie_in_their_intervals(counts: dict[str, int]) -> None:
    shares = sampled_shares(ROUND, seen(**counts))
    assert sum(s.share for s in shares) == approx(1 if sum(counts.values()) else 0)
    assert all(s.low <= s.share + 1e-12 and s.share <= s.high + 1e-12 for s in shares)
    assert sum(s.count for s in shares) == sum(counts.values())
