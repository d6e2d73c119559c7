"""The map without a mouse: room, reconnecting and bending by keys, a map turned, and what a screen reader finds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from auditor.edit.map.move import move_steps
from auditor.edit.map.steps import rename_step
from auditor.flow.layout import Rect
from tests.ui.hands import Key, chain, click, drag, flows, on_screen, page_of, press, step_id, type_name
from ui.map.view import MapView
from ui.window import MainWindow


def test_space_is_made_by_keys_at_the_selected_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    before = {s.name: s.x or 0.0 for s in window.session.audit.steps.values()}
    view.map.select_steps([step_id(window, "B")])
    press(view, Key.Key_S)
    press(view, Key.Key_Right)
    press(view, Key.Key_Return)
    after = {s.name: s.x or 0.0 for s in window.session.audit.steps.values()}
    assert {name: after[name] - before[name] for name in after} == {"A": 0, "B": 40, "C": 40}
    press(view, Key.Key_Right)  # an arrow walks again
    assert view.map.selected_steps() == [step_id(window, "C")]


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


def test_a_map_turned_runs_down_and_keys_follow_it(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    press_ctrl_shift_l(view)
    a, b = (view.map.cards[step_id(window, name)].rect() for name in "AB")
    assert (a.x, b.y > a.bottom) == (b.x, True)
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_Down)
    assert view.map.selected_steps() == [step_id(window, "B")]
    press(view, Key.Key_A)
    type_name(view, "C")
    c = view.map.cards[step_id(window, "C")].rect()
    assert (c.x, c.y > b.bottom) == (b.x, True)
    start = view.mapFromScene(
        view.map.cards[step_id(window, "C")].mapToScene(view.map.cards[step_id(window, "C")].handle)
    )
    drag(view, start, start + QPoint(0, 90))  # from the lower edge to empty canvas
    type_name(view, "D")
    assert ("C", "D", 1.0) in flows(window)
    assert window.session.file is not None
    assert [line.label for line in window.session.file.history() if "Turn" in line.label] == ["Turn map: top to bottom"]


def press_ctrl_shift_l(view: MapView) -> None:
    view.window().activateWindow()
    QTest.qWaitForWindowActive(view.window())
    QTest.keyClick(view, Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_a_screen_reader_finds_every_card_and_flow_in_sight(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Mill")
    assert view.readers.widgets == {}
    QAccessible.setActive(True)
    try:
        view.place_overlays()
        viewport = QAccessible.queryAccessibleInterface(view.viewport())
        assert viewport is not None
        children = [viewport.child(i) for i in range(viewport.childCount())]
        found = {child.text(QAccessible.Text.Name): child.rect() for child in children if child is not None}
        assert {"Saw, Operation, to Mill", "Mill, Operation", "Saw → Mill, 100%"} <= found.keys()
        middle = view.viewport().mapToGlobal(on_screen(view, "Mill"))
        assert found["Mill, Operation"].contains(middle)
        window.session.do(rename_step, step_id(window, "Mill"), "Mill twice")
        assert view.readers.widgets["step", step_id(window, "Mill twice")].accessibleName().startswith("Mill twice")
        click(view, on_screen(view, "Saw"))  # nothing stands in the way of the mouse
        assert view.map.selected_steps() == [step_id(window, "Saw")]
    finally:
        QAccessible.setActive(False)
    view.place_overlays()
    assert view.readers.widgets == {}
