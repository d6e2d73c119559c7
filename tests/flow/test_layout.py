"""The automatic layout and the routes of flows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Rect, drawing, tidy, turned
from auditor.flow.layout.geometry import EVENT_SIZE
from auditor.flow.layout.route import Router
from auditor.model import TABLE_OF, Audit, Flow, Heading, Lane, Process, Step
from tests.build import audit_from


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


@st.composite
def any_maps(draw: st.DrawFn) -> Audit:
    n = draw(st.integers(1, 14))
    lanes = draw(st.integers(0, 3))
    pairs = draw(st.lists(st.tuples(st.integers(1, n), st.integers(1, n)), max_size=30, unique=True))
    lane_ids = st.sampled_from([None, *range(1, lanes + 1)])
    return Audit.of(
        [
            Process(id=1, name="P", heading=draw(st.sampled_from(Heading))),
            *(Lane(id=i, process_id=1, name=f"L{i}", position=i) for i in range(1, lanes + 1)),
            *(Step(id=i, process_id=1, name=f"s{i}", lane_id=draw(lane_ids)) for i in range(1, n + 1)),
            *(Flow(id=i, process_id=1, source_id=s, target_id=t) for i, (s, t) in enumerate(pairs, 1)),
        ]
    )


@settings(deadline=None)
@given(any_maps())
def test_no_two_cards_overlap_and_every_flow_has_a_route(audit: Audit) -> None:
    shapes = drawing(audit, 1)
    cards = list(shapes.cards.values())
    assert not any(overlap(a, b) for i, a in enumerate(cards) for b in cards[i + 1 :])
    assert shapes.routes.keys() == audit.flows.keys()
    assert all(len(route.points) >= 2 for route in shapes.routes.values())


def test_flow_runs_from_left_to_right_and_rework_back() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "c"): 0.9, ("c", "d"): 1, ("b", "a"): 0.1})
    shapes = drawing(audit, 1)
    x = [shapes.cards[i].x for i in (1, 2, 3, 4)]
    assert x == sorted(x)
    assert min(b - a for a, b in pairwise(x)) > CARD_WIDTH
    assert [route.backwards for route in shapes.routes.values()] == [False, False, False, True]


def facing(audit: Audit, heading: Heading) -> Audit:
    changed: dict[str, dict[int, object]] = {}
    for process_id in audit.processes:
        for entity in turned(audit, process_id, heading):
            changed.setdefault(TABLE_OF[type(entity)], {})[entity.id] = entity
    return audit.replaced(changed)


def test_a_map_can_run_down_and_rework_up() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "c"): 0.9, ("c", "d"): 1, ("b", "a"): 0.1})
    shapes = drawing(facing(audit, Heading.DOWN), 1)
    y = [shapes.cards[i].y for i in (1, 2, 3, 4)]
    assert min(b - a for a, b in pairwise(y)) > CARD_HEIGHT
    for route, back in zip(shapes.routes.values(), (False, False, False, True), strict=True):
        assert route.backwards is back
        if not back:
            assert route.points[0][1] < route.points[-1][1]


@settings(deadline=None)
@given(any_maps())
def test_a_map_turned_and_turned_back_is_the_same(audit: Audit) -> None:
    places = {i: replace(audit.steps[i], x=x, y=y) for i, (x, y) in tidy(audit, 1).items()}
    audit = audit.replaced({"step": places})
    mine = audit.processes[1].heading
    other = Heading.DOWN if mine is Heading.RIGHT else Heading.RIGHT
    back = facing(facing(audit, other), mine)
    for key, rect in drawing(audit, 1).cards.items():
        again = drawing(back, 1).cards[key]
        assert (again.x, again.y) == approx((rect.x, rect.y))


@pytest.mark.parametrize("heading", Heading)
def test_a_step_stands_in_its_lane(sample: Audit, heading: Heading) -> None:
    sample = facing(sample, heading)
    for process_id in sample.processes:
        shapes = drawing(sample, process_id)
        bands = {lane.id: band for lane, band in shapes.lanes}
        for step in sample.steps_of(process_id):
            band = bands[step.lane_id or 0]
            x, y = shapes.cards[step.id].middle
            assert band.x <= x <= band.right
            assert band.y <= y <= band.bottom


def test_a_flow_does_not_cross_a_card_in_its_way() -> None:
    audit = audit_from({("a", "b"): 0.5, ("b", "c"): 1, ("a", "c"): 0.5})
    shapes = drawing(audit, 1)
    blocked = shapes.cards[2]
    for (x1, y1), (x2, y2) in pairwise(shapes.routes[3].points):
        line = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1) or 0.1, abs(y2 - y1) or 0.1)
        assert not overlap(line, blocked)


@pytest.mark.parametrize("below", [20.0, 60.0, 120.0, 300.0])
def test_the_share_of_a_branch_that_leads_down_stands_clear_of_the_name_under_its_decision(below: float) -> None:
    decision = Rect(0, 0, EVENT_SIZE, EVENT_SIZE)
    step = Rect(200, EVENT_SIZE / 2 + below - CARD_HEIGHT / 2, CARD_WIDTH, CARD_HEIGHT)
    route = Router({1: decision, 2: step}).route(1, 2)
    x, y = route.label_at
    two_lines, half_a_line = 32, 8
    assert y - half_a_line >= decision.bottom + 3 + two_lines or y == decision.middle[1] + below
    assert any(min(a[1], b[1]) <= y <= max(a[1], b[1]) and a[0] == x for a, b in pairwise(route.points))
