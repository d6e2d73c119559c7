"""Flows drawn and led elsewhere, by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from auditor.edit.map.move import move_steps
from auditor.flow.layout import Rect
from tests.ui.hands import Key, blank, chain, drag, flows, on_screen, page_of, press, step_id, type_name
from ui.map.features.add.new_step import add
from ui.window import MainWindow


def test_connecting_and_deleting_by_keyboard_keeps_shares_whole(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "A", Key.Key_Tab)
    type_name(view, "B", Key.Key_Tab)
    type_name(view, "C")
    view.map.select_steps([2])
    press(view, Key.Key_C)
    view.map.select_steps([1])
    press(view, Key.Key_Return)
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 0.5), ("B", "A", 0.5)}
    view.map.select_steps([1])
    press(view, Key.Key_Delete)
    assert flows(window) == {("B", "C", 1.0)}
    assert 1 not in view.map.cards
    window.undo_action.trigger()
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 0.5), ("B", "A", 0.5)}
    assert 1 in view.map.cards


def test_a_flow_is_dragged_from_the_edge_to_a_card_or_to_empty_canvas(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "A")
    view.map.clearSelection()
    view.centerOn(view.map.cards[1].pos() + QPointF(300, 100))
    add(view, view.map.cards[1].pos() + QPointF(500, 200))
    type_name(view, "B")
    view.map.select_steps([1])
    start, target = on_screen(view, "A", dx=1.0), on_screen(view, "B")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), target)
    assert view.map.cards[2].is_target
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert flows(window) == {("A", "B", 1.0)}
    view.map.select_steps([1])
    empty = on_screen(view, "A") + QPoint(120, 190)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=on_screen(view, "A", dx=1.0))
    QTest.mouseMove(view.viewport(), empty)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    type_name(view, "C")
    assert flows(window) == {("A", "B", 0.5), ("A", "C", 0.5)}


def test_a_flow_is_reconnected_and_bent_by_keys(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_F)
    press(view, Key.Key_R)
    press(view, Key.Key_Right)
    press(view, Key.Key_Return)
    assert flows(window) == {("A", "C", 1.0), ("B", "C", 1.0)}
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_F)
    window.session.do(move_steps, view.process_id, {step_id(window, "C"): Rect(600, 400, 168, 84)})
    (flow_id,) = view.map.selected_flows()
    turn = view.map.flows[flow_id].route.points[1][0]
    press(view, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    bend = window.session.audit.flows[flow_id].bend
    assert bend is not None
    assert abs(bend - turn - 8) <= 4
    page_of(window).actions_by_key["straighten"].trigger()
    assert window.session.audit.flows[flow_id].bend is None


def test_the_end_of_a_flow_is_dragged_to_another_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    flow = next(f for f in view.map.flows.values() if f.flow.source_id == step_id(window, "A"))
    flow.setSelected(True)
    view.map.cards[step_id(window, "C")].setSelected(False)
    drag(view, view.mapFromScene(QPointF(*flow.route.points[-1])), on_screen(view, "C"))
    assert ("A", "C", 1.0) in flows(window)
    assert ("A", "B", 1.0) not in flows(window)
