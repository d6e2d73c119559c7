"""Where cards go: behind others, between them, to other lanes, and back."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit import perform
from auditor.edit.map.append import append_step, insert_step
from auditor.edit.map.arrangement import tidy_layout, toggle_pins, turn
from auditor.edit.map.bends import set_bend
from auditor.edit.map.lanes import add_lane, move_lane, move_to_lane, remove_lane, rename_lane
from auditor.edit.map.move import align_steps, make_space, move_steps
from auditor.flow.layout import Rect, drawing
from auditor.flow.layout.align import aligned, distributed
from auditor.flow.layout.geometry import COLUMN_GAP
from auditor.flow.layout.room import GRID, snapped, with_room
from auditor.model import Heading
from auditor.store import AuditFile


def rects(file: AuditFile) -> dict[int, Rect]:
    return dict(drawing(file.audit, 1).cards)


def overlaps(file: AuditFile) -> bool:
    cards = list(rects(file).values())
    return any(
        a is not b and a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
        for a in cards
        for b in cards
    )


def test_a_step_is_appended_behind_its_source_clear_of_what_is_there(chain: AuditFile) -> None:
    fourth = perform(chain, append_step, 1)
    a, new = rects(chain)[1], rects(chain)[fourth]
    assert new.x == a.right + COLUMN_GAP
    assert new.y > a.y
    assert not overlaps(chain)


def test_a_step_in_a_flow_moves_on_what_has_no_room(chain: AuditFile) -> None:
    before = rects(chain)
    between = perform(chain, insert_step, 1)
    after = rects(chain)
    assert after[1] == before[1]
    assert before[2].x < after[between].right < after[2].x
    assert after[3].x - before[3].x == after[2].x - before[2].x
    assert {(f.source_id, f.target_id) for f in chain.audit.flows.values()} == {(1, between), (between, 2), (2, 3)}
    assert chain.undo() == "Insert step into flow"
    assert rects(chain) == before


def test_room_is_made_in_a_flow_also_where_some_cards_were_never_placed(chain: AuditFile) -> None:
    with chain.edit("Forget places") as edit:
        for step in chain.audit.steps.values():
            edit.put(replace(step, x=None, y=None))
    perform(chain, insert_step, 1)
    assert not overlaps(chain)


def test_cards_moved_stand_on_the_grid_and_one_may_go_into_a_flow(chain: AuditFile) -> None:
    a = rects(chain)[3]
    perform(chain, move_steps, 1, {3: replace(a, x=1001.3, y=333.0)})
    assert (chain.audit.steps[3].x, chain.audit.steps[3].y) == (snapped(1001.3), snapped(333.0)) == (1000.0, 336.0)
    assert chain.undo() == "Move step"
    perform(chain, move_steps, 1, {3: a}, into_flow=1)
    assert chain.undo() == "Insert step into flow"
    perform(chain, move_steps, 1, {key: replace(r, y=r.y + 80) for key, r in rects(chain).items()})
    assert chain.undo() == "Move steps"


def test_lanes_take_in_the_steps_and_give_them_back(chain: AuditFile) -> None:
    office = perform(chain, add_lane, 1, "Office")
    shop = perform(chain, add_lane, 1, "Shop")
    assert {s.lane_id for s in chain.audit.steps.values()} == {office}
    x = chain.audit.steps[2].x
    perform(chain, move_to_lane, 2, shop)
    assert (chain.audit.steps[2].lane_id, chain.audit.steps[2].x) == (shop, x)
    perform(chain, rename_lane, shop, "  Work   floor ")
    assert chain.audit.lanes[shop].name == "Work floor"
    perform(chain, rename_lane, shop, "  ")
    assert chain.audit.lanes[shop].name == "Work floor"
    perform(chain, move_lane, shop, -1)
    assert [lane.id for lane in chain.audit.lanes_of(1)] == [shop, office]
    assert rects(chain)[2].y < rects(chain)[1].y
    perform(chain, move_lane, shop, -1)  # it is the first already
    assert [lane.id for lane in chain.audit.lanes_of(1)] == [shop, office]
    perform(chain, remove_lane, office)
    assert {s.lane_id for s in chain.audit.steps.values()} == {shop}
    perform(chain, remove_lane, shop)
    assert {s.lane_id for s in chain.audit.steps.values()} == {None}


def test_a_lane_is_kept_when_room_is_made(chain: AuditFile) -> None:
    office, shop = (perform(chain, add_lane, 1, name) for name in ("Office", "Shop"))
    perform(chain, move_to_lane, 3, shop)
    far = {1: replace(rects(chain)[1], y=rects(chain)[3].y + 600)}
    perform(chain, make_space, 1, far)
    assert chain.audit.steps[1].lane_id == office
    assert chain.undo() == "Make space"
    perform(chain, align_steps, 1, far)
    assert chain.audit.steps[1].lane_id == shop
    assert chain.undo() == "Align steps"


def test_pinned_cards_stay_when_the_map_is_tidied(chain: AuditFile) -> None:
    perform(chain, move_steps, 1, {2: replace(rects(chain)[2], x=2000.0, y=800.0)})
    perform(chain, toggle_pins, [2])
    perform(chain, tidy_layout, 1)
    assert (chain.audit.steps[2].x, chain.audit.steps[2].y) == (2000.0, 800.0)
    assert chain.undo() == "Tidy layout"
    perform(chain, toggle_pins, [1, 2])
    assert all(chain.audit.steps[i].pinned for i in (1, 2))
    perform(chain, toggle_pins, [1, 2])
    assert chain.undo() == "Unpin steps"
    assert chain.undo() == "Pin steps"


def test_a_map_is_turned_and_turned_back(chain: AuditFile) -> None:
    perform(chain, turn, 1)
    assert chain.audit.processes[1].heading is Heading.DOWN
    assert rects(chain)[2].y > rects(chain)[1].bottom
    perform(chain, turn, 1)
    assert [chain.undo(), chain.undo()] == ["Turn map: left to right", "Turn map: top to bottom"]


def test_a_flow_is_bent_and_straightened(chain: AuditFile) -> None:
    perform(chain, set_bend, 1, 240.0)
    assert chain.audit.flows[1].bend == 240.0
    perform(chain, set_bend, 1, None)
    assert [chain.undo(), chain.undo()] == ["Straighten flow", "Bend flow"]


def test_aligned_distributed_and_moved_along() -> None:
    three = {1: Rect(0, 0, 40, 20), 2: Rect(50, 35, 40, 20), 3: Rect(200, 70, 60, 20)}
    assert {r.y for r in aligned(three, "top").values()} == {0}
    assert {r.right for r in aligned(three, "right").values()} == {260}
    assert {r.middle[0] for r in aligned(three, "centre").values()} == {130}
    across = distributed(three, horizontally=True)
    assert across[2].x - across[1].right == across[3].x - across[2].right == 60
    assert distributed({1: three[1], 2: three[2]}, horizontally=True) == {1: three[1], 2: three[2]}
    assert with_room(three, 50, 5 * GRID, horizontally=True) == {2: Rect(90, 35, 40, 20), 3: Rect(240, 70, 60, 20)}
