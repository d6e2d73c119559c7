"""What of a frontier is drawn."""

from __future__ import annotations

from auditor.decide.doubt.quantiles import Quantiles
from auditor.decide.programme.plan import FrontierPoint
from auditor.decide.programme.together import Together
from auditor.phrases.frontier import telling_points


def _point(budget: float, worth: float) -> FrontierPoint:
    return FrontierPoint(budget, Together(min(budget, worth), Quantiles(worth, worth, worth), worth, worth / 10, 0.1))


def test_a_budget_far_above_what_can_be_bought_does_not_squeeze_what_changes() -> None:
    points = (_point(0.0, 0.0), _point(600.0, 500.0), _point(2_000.0, 900.0), _point(120_000.0, 900.0))
    points = (*points[:3], FrontierPoint(120_000.0, points[2].together))
    shown = telling_points(points)
    assert shown[:3] == points[:3]
    assert [p.budget for p in shown] == [0.0, 600.0, 2_000.0, 2_500.0]
    assert shown[-1].together == points[-1].together


def test_a_frontier_that_grows_to_its_end_is_drawn_whole() -> None:
    points = (_point(0.0, 0.0), _point(600.0, 500.0), _point(2_000.0, 900.0))
    assert telling_points(points) == points
    assert telling_points(()) == ()
