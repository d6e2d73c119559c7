"""The priority picture: value against ease."""

from __future__ import annotations

from collections import defaultdict

import pytest

from auditor.assess.readiness import readiness
from auditor.decide import rank
from auditor.decide.order.priority import PriorityPoint, priority_points
from auditor.decide.order.rank_criteria import Situation, ease
from auditor.model import Audit


def test_a_point_has_the_ease_value_and_hours_of_its_candidate(sample: Audit) -> None:
    ranking = rank(sample, draws=256)
    points = priority_points(sample, ranking)
    situation = Situation(sample, readiness(sample))
    assert [p.rank for p in points] == list(range(1, min(len(ranking.candidates), 20) + 1))
    for point, ranked in zip(points, ranking.candidates, strict=False):
        e = ranked.evaluation
        assert (point.key, point.ease) == (e.candidate.key, ease(situation, e))
        assert (point.low, point.middle, point.high) == (e.npv.p10, e.npv.p50, e.npv.p90)
        assert point.low <= point.middle <= point.high
        assert point.hours_freed_per_year == e.hours_freed_per_year.likely
        assert point.is_alternative is not ranked.is_recommended
    assert {p.is_alternative for p in points} == {True, False}


def test_points_of_one_ease_stand_beside_each_other_the_better_one_where_it_is_easier(sample: Audit) -> None:
    by_ease: dict[float, list[PriorityPoint]] = defaultdict(list)
    for point in priority_points(sample, rank(sample, draws=256)):
        by_ease[point.ease].append(point)
    assert any(len(points) > 1 for points in by_ease.values())
    for level, points in by_ease.items():
        across = [p.x for p in points]
        assert across == sorted(across, reverse=True) and len(set(across)) == len(across)
        assert sum(across) / len(across) == pytest.approx(level)
        assert all(abs(x - level) < 0.5 for x in across)


def test_only_the_first_are_shown(sample: Audit) -> None:
    assert [p.rank for p in priority_points(sample, rank(sample, draws=64), most=3)] == [1, 2, 3]
    assert priority_points(Audit.of(), rank(Audit.of(), draws=64)) == ()
