"""Two published models of Prosimos: what we say of them, and what Prosimos itself says."""

from __future__ import annotations

from math import hypot, sqrt
from statistics import fmean

import pytest

from tests.simulate.prosimos import Model, claims, credit, credit_until_four

_ERRORS = 3.0


def _gaps(model: Model, runs: int) -> dict[str, float]:
    """How far our mean of each statistic is from that of Prosimos, in standard errors of the difference."""
    found = [model.statistics(i) for i in range(runs)]
    gaps = {}
    for name, (mean, error) in model.said.items():
        of_a_run = error * sqrt(model.runs)
        gaps[name] = (fmean(run[name] for run in found) - mean) / hypot(error, of_a_run / sqrt(runs))
    return gaps


@pytest.mark.parametrize(("model", "runs"), [(credit(), 30), (claims(), 10)], ids=["credit", "claims"])
def test_time_under_way_waiting_branches_and_use_are_those_that_prosimos_finds(model: Model, runs: int) -> None:
    gaps = _gaps(model, runs)
    assert set(gaps) >= {"cycle time", "wait assess", "count assess", *(f"use {pool}" for pool in model.pools)}
    assert all(abs(gap) < _ERRORS for gap in gaps.values()), gaps


def test_of_people_who_go_home_earlier_waiting_differs_for_hours_are_those_of_the_firm() -> None:
    """Played as fewer people all day: what comes in the last hour does not wait for them until the next morning."""
    gaps = _gaps(credit_until_four(), 20)
    same = {name: gap for name, gap in gaps.items() if name.startswith(("count", "use"))}
    assert len(same) == 5 and all(abs(gap) < _ERRORS for gap in same.values()), same
    assert gaps["wait history"] < -_ERRORS and gaps["wait income"] < -_ERRORS
