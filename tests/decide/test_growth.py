"""Extra output: only of a step that is full, and only as far as the next step lets it through."""

from __future__ import annotations

import pytest
from pytest import approx

from auditor.decide.candidate.candidate import Growth
from auditor.decide.candidate.proposing import propose
from auditor.decide.money.cash_table import extra_units, yearly_benefits
from auditor.flow import analyse
from auditor.model import Audit, Calendar, Estimate, Flow, Process, Step, Work
from tests.build import point

DEMAND, HOURS = 30_000.0, 250 * 7.5


def shop(bending: float, packing: float | None) -> Audit:
    """Bending and packing in use so much (0–1); 6,000 more are asked for at EUR 20 each."""

    def work(key: int, use: float | None) -> Work:
        cycle = point(use * HOURS * 3600 / DEMAND) if use is not None else None
        return Work(id=key, cycle_time_s=cycle, setup_time_s=point(0), batch_size=20.0)

    return Audit.of(
        [
            Calendar(working_days_per_year=250),
            Process(
                id=1, name="P", demand_per_year=point(DEMAND), unmet_demand_per_year=point(6000),
                contribution_per_unit=point(20),
            ),
            Step(id=1, process_id=1, name="Bending", task="bend"),
            Step(id=2, process_id=1, name="Packing", task="pack"),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            work(1, bending),
            work(2, packing),
        ]
    )  # fmt: skip


def output_of_quick_change(audit: Audit) -> tuple[Growth | None, float]:
    """What new clamping at the press brake could bring a year in extra output."""
    candidates, _excluded = propose(audit, analyse(audit))
    (found,) = [c for c in candidates if c.technology.key == "quick_change" and c.step_ids == (1,)]
    return found.growth, yearly_benefits(audit, found)["output"]


@pytest.mark.parametrize("use", [0.45, 0.894])
def test_a_step_that_is_not_full_holds_no_output_back(use: float) -> None:
    """In use 45 % it was credited with 2,222 units, EUR 44,430 a year; it could make them as it is."""
    assert output_of_quick_change(shop(use, 0.3)) == (None, 0.0)


def test_a_full_step_can_make_more_as_far_as_the_next_one_lets_it_through() -> None:
    free, worth = output_of_quick_change(shop(0.99, 0.5))
    assert free is not None
    assert worth > 0
    tight, capped = output_of_quick_change(shop(0.99, 0.98))
    assert tight is not None
    assert tight.next_limit_per_year == approx(DEMAND / 0.98)
    assert capped == approx(20 * (DEMAND / 0.98 - DEMAND))
    assert capped < worth
    assert output_of_quick_change(shop(1.0, 1.0))[1] == approx(0, abs=1e-6)


def test_a_step_of_unknown_use_caps_nothing() -> None:
    growth, worth = output_of_quick_change(shop(0.99, None))
    assert growth is not None
    assert growth.next_limit_per_year == float("inf")
    assert worth == approx(output_of_quick_change(shop(0.99, 0.5))[1])


def test_extra_units_are_the_least_of_gain_room_and_what_is_asked_for() -> None:
    """A fifth less time: a quarter more, 250 of 1,000."""
    for unmet, limit, expected in ((500, 2000, 250), (100, 2000, 100), (500, 1040, 40), (500, 900, 0)):
        growth = Growth(1000, Estimate.point(unmet), Estimate.point(1), limit)
        assert extra_units(growth, 1.0, 0.2) == approx(expected)
    assert extra_units(Growth(1000, Estimate.point(500), Estimate.point(1), 1100), 1.05, 0.2) == approx(50)
