"""Lanes by mouse and by menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from auditor.edit.map.lanes import move_lane, remove_lane, rename_lane
from tests.ui.hands import drag, page_of, step_id
from ui.window import MainWindow


def test_a_lane_is_made_higher_by_its_edge_and_its_cards_stay(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    view = page.view
    view.fit()
    lanes = sorted(view.map.lanes.values(), key=lambda item: item.index)
    first, second = lanes[0], lanes[1]
    height, lower = (
        first.band.height,
        {s.id: s for s in sample_window.session.audit.steps.values() if s.lane_id == second.lane.id},
    )
    edge = view.mapFromScene(QPointF(first.band.x + 30, first.band.bottom))
    view.map.clearSelection()
    drag(view, edge, edge + QPoint(0, 30))
    assert first.band.height > height + 30
    after = sample_window.session.audit.steps
    assert {after[i].lane_id for i in lower} == {second.lane.id}
    assert all((after[i].y or 0) > (step.y or 0) for i, step in lower.items())
    assert sample_window.session.file is not None
    assert sample_window.session.file.history()[0].label == "Resize lane"


def test_lanes_are_renamed_moved_and_removed_with_their_steps(sample_window: MainWindow) -> None:
    audit = sample_window.session.audit
    process = min(audit.processes)
    sales = audit.lanes_of(process)[0]
    sample_window.session.do(rename_lane, sales.id, "  Front   office ")
    sample_window.session.do(move_lane, sales.id, 1)
    after = sample_window.session.audit
    assert [lane.name for lane in after.lanes_of(process)] == ["Work preparation", "Front office", "Administration"]
    inside = {s.id for s in after.steps_of(process) if s.lane_id == sales.id}
    sample_window.session.do(remove_lane, sales.id)
    assert {sample_window.session.audit.steps[i].lane_id for i in inside} == {after.lanes_of(process)[0].id}
    for _edit in range(3):
        sample_window.undo_action.trigger()
    assert sample_window.session.audit == audit


def test_the_lane_that_a_dragged_card_would_go_to_is_marked(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    view.fit()
    card = view.map.cards[step_id(sample_window, "Calculate quotation")]
    own = view.map.lanes[card.step.lane_id or 0]
    other = next(lane for lane in view.map.lanes.values() if lane is not own)
    start = view.mapFromScene(QPointF(*card.rect().middle))
    end = view.mapFromScene(QPointF(card.rect().middle[0], other.band.middle[1]))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for part in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (end - start) * part / 5)
    assert (own.is_target, other.is_target) == (False, True)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert not other.is_target
    assert sample_window.session.audit.steps[card.step.id].lane_id == other.lane.id
