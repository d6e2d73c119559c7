"""A long map wrapped into rows, and how its flows run between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Rect, drawing, in_rows
from auditor.model import Audit, Heading
from tests.build import audit_from
from tests.flow.test_layout import any_maps, overlap

_ROOM = (800.0, 600.0)


def chain(n: int) -> Audit:
    return audit_from({(f"s{i}", f"s{i + 1}"): 1.0 for i in range(1, n)})


def placed(audit: Audit, room: tuple[float, float] = _ROOM) -> Audit:
    at = in_rows(audit, 1, room)
    return audit.replaced({"step": {i: replace(audit.steps[i], x=x, y=y) for i, (x, y) in at.items()}})


def rows_of(audit: Audit) -> list[list[str]]:
    """Names of the steps, row by row, from left to right."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for step in audit.steps.values():
        assert step.x is not None
        assert step.y is not None
        rows.setdefault(step.y, []).append((step.x, step.name))
    return [[name for _x, name in sorted(row)] for _y, row in sorted(rows.items())]


def test_a_long_chain_stands_in_rows_that_read_like_a_text() -> None:
    rows = rows_of(placed(chain(11)))
    assert [name for row in rows for name in row] == [f"s{i}" for i in range(1, 12)]
    assert len(rows) > 1
    assert max(map(len, rows)) * CARD_WIDTH < _ROOM[0] / 0.75


def test_a_wider_room_takes_longer_rows() -> None:
    assert max(map(len, rows_of(placed(chain(30), (1700.0, 600.0))))) > max(map(len, rows_of(placed(chain(30)))))


def test_a_short_chain_stays_in_one_row() -> None:
    assert rows_of(placed(chain(3), (900.0, 600.0))) == [["s1", "s2", "s3"]]


def test_the_flow_into_the_next_row_is_no_rework_and_rework_into_a_row_above_is() -> None:
    flows = {(f"s{i}", f"s{i + 1}"): 1.0 for i in range(1, 12)} | {("s9", "s2"): 0.1}
    audit = placed(audit_from(flows))
    shapes = drawing(audit, 1)
    back = {
        (audit.steps[f.source_id].name, audit.steps[f.target_id].name)
        for f in audit.flows.values()
        if shapes.routes[f.id].backwards
    }
    assert back == {("s9", "s2")}


def test_lines_between_rows_meet_no_card_but_their_own() -> None:
    audit = placed(audit_from({(f"s{i}", f"s{i + 1}"): 1.0 for i in range(1, 12)} | {("s11", "s1"): 0.1}))
    shapes = drawing(audit, 1)
    for flow in audit.flows.values():
        others = [r for i, r in shapes.cards.items() if i not in (flow.source_id, flow.target_id)]
        points = shapes.routes[flow.id].points
        for (x1, y1), (x2, y2) in pairwise(points):
            line = Rect(min(x1, x2) - 0.5, min(y1, y2) - 0.5, abs(x2 - x1) + 1, abs(y2 - y1) + 1)
            assert not any(overlap(line, card) for card in others)


def test_a_row_is_straight_whatever_branches_off_in_another() -> None:
    audit = placed(audit_from({(f"s{i}", f"s{i + 1}"): 1.0 for i in range(1, 15)} | {("s2", "side"): 0.5}))
    heights = {step.name: step.y for step in audit.steps.values()}
    ends = [i for i in range(1, 15) if (heights[f"s{i}"] or 0) + CARD_HEIGHT < (heights[f"s{i + 1}"] or 0)]
    assert len(ends) > 1
    assert len({heights[f"s{i}"] for i in range(ends[0] + 1, 16)}) == len(ends)


def test_a_map_that_runs_down_is_wrapped_into_columns() -> None:
    audit = chain(11)
    audit = audit.replaced({"process": {1: replace(audit.processes[1], heading=Heading.DOWN)}})
    at = in_rows(audit, 1, _ROOM)
    assert 1 < len({x for x, _y in at.values()}) < 11


@settings(deadline=None)
@given(any_maps(), st.floats(200, 2000), st.floats(200, 2000))
def test_no_two_cards_overlap_in_rows_and_every_flow_has_a_route(audit: Audit, width: float, height: float) -> None:
    at = in_rows(audit, 1, (width, height))
    assert at.keys() == audit.steps.keys()
    audit = audit.replaced({"step": {i: replace(audit.steps[i], x=x, y=y) for i, (x, y) in at.items()}})
    shapes = drawing(audit, 1)
    cards = list(shapes.cards.values())
    assert not any(overlap(a, b) for i, a in enumerate(cards) for b in cards[i + 1 :])
    assert all(len(route.points) >= 2 for route in shapes.routes.values())
