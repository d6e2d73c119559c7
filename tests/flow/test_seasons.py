"""Seasonal demand."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.flow import analyse
from auditor.flow.volume.seasons import peak_factor
from auditor.model import Audit, Estimate, Family, Process, Season, Step, Work
from auditor.phrases.flow import warning_sentences


def with_seasons(weights: Sequence[float], demand: float = 1000.0) -> Audit:
    return Audit.of(
        [
            Family(id=1, name="F", demand_per_year=Estimate.point(demand)),
            Process(id=1, name="P", family_id=1),
            Step(id=1, process_id=1, name="S"),
            Work(id=1, cycle_time_s=Estimate.point(60), setup_time_s=Estimate.point(0)),
            *(Season(id=m, family_id=1, month=m, weight=w) for m, w in enumerate(weights, 1)),
        ]
    )


@given(st.lists(st.floats(0.1, 10), min_size=12, max_size=12))
def test_the_peak_is_the_busiest_month_against_the_mean_whatever_the_scale(weights: list[float]) -> None:
    peak = peak_factor(with_seasons(weights), 1)
    assert 1 <= peak <= 12
    assert peak == approx(max(weights) / (sum(weights) / 12))
    assert peak_factor(with_seasons([w * 3 for w in weights]), 1) == approx(peak)


def test_a_year_without_seasons_has_no_peak() -> None:
    assert peak_factor(with_seasons([]), 1) == 1


def test_a_station_that_is_enough_on_average_may_not_be_in_the_busiest_month() -> None:
    """250 days of 27,000 s hold 112,500 pieces of 60 s; 90,000 take 80 %."""
    steady, busy = with_seasons([], 90_000), with_seasons([1] * 11 + [2], 90_000)
    assert not any("busiest" in w for w in warning_sentences(steady, analyse(steady).warnings))
    (warning,) = [w for w in warning_sentences(busy, analyse(busy).warnings) if "busiest" in w]
    assert "“S” would have to run 148%" in warning  # 80 % of 2 ÷ (13 ÷ 12)
