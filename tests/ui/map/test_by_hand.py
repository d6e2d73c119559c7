"""Each process of the sample drawn from an empty canvas: by keyboard alone, and by mouse alone (but for the words)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from auditor.exchange.template import read_sample
from auditor.locale import _
from auditor.model import Audit, StepKind
from auditor.terms import step_kind_label
from tests.rounds import rounds
from tests.ui.hands import Key, answer, blank, click, drag, on_screen, page_of, press, press_ctrl, step_id, type_name
from tests.ui.waiting import settle
from ui.map.features.kind.actions import KIND_KEYS
from ui.map.view import MapView
from ui.palette import CommandPalette
from ui.window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
PROCESSES = sorted(Audit.of(read_sample().entities).processes)[: rounds("maps drawn by hand")]
_DIGIT = {kind: Qt.Key(ord(digit)) for digit, kind in KIND_KEYS.items()}


def described(
    audit: Audit, process_id: int
) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, float]], list[str]]:
    """A map without its places: steps with kind and lane, flows with share, lanes in order."""
    lanes = {lane.id: lane.name for lane in audit.lanes_of(process_id)}
    steps = {(s.name, s.kind.value, lanes.get(s.lane_id or 0, "")) for s in audit.steps_of(process_id)}
    names = {s.id: s.name for s in audit.steps_of(process_id)}
    flows = {(names[f.source_id], names[f.target_id], round(f.share, 3)) for f in audit.flows_of(process_id)}
    return steps, flows, list(lanes.values())


def wanted() -> Audit:
    return Audit.of(read_sample().entities)


def choose_in_palette(text: str) -> None:
    """Type into the palette that is about to open, and take its first line."""
    tries = QTimer(QApplication.instance())

    def type_it() -> None:
        palette = QApplication.activeModalWidget() or QApplication.activeWindow()
        if isinstance(palette, CommandPalette) and palette.isVisible():
            tries.stop()
            QTest.keyClicks(palette.line, text)
            QTest.keyClick(palette.line, Key.Key_Return)

    tries.timeout.connect(type_it)
    tries.start(20)


def lane_of(window: MainWindow, name: str) -> int:
    audit = window.session.audit
    lanes = [lane.id for lane in audit.lanes_of(min(audit.processes))]
    return lanes.index(audit.steps[step_id(window, name)].lane_id or 0)


@pytest.mark.soak
@pytest.mark.parametrize("process_id", PROCESSES)
def test_by_keyboard_alone(window: MainWindow, tmp_path: Path, process_id: int) -> None:
    goal = wanted()
    view = blank(window, tmp_path)
    lanes = [lane.name for lane in goal.lanes_of(process_id)]
    for name in lanes:
        answer(name)
        choose_in_palette("add lane")
        press_ctrl(view, Key.Key_K)
    view.setFocus()
    drawn: set[int] = set()
    by_drawing: set[int] = set()

    def draw(goal_id: int, parent: str | None) -> None:
        """A step, named at once, made what it is, put in its lane; then what follows it."""
        step = goal.steps[goal_id]
        if parent is None:
            press(view, Key.Key_N)
        else:
            go_to(window, parent)
            press(view, Key.Key_A)
        type_name(view, step.name)
        if step.kind is not StepKind.OPERATION:
            press(view, _DIGIT[step.kind])
        place = next(i for i, lane in enumerate(goal.lanes_of(process_id)) if lane.id == step.lane_id)
        for _lane in lanes:
            here = lane_of(window, step.name)
            if here != place:
                press(view, Key.Key_Down if here < place else Key.Key_Up, SHIFT)
        assert lane_of(window, step.name) == place, step.name
        drawn.add(goal_id)
        for flow in goal.flows_of(process_id):
            if flow.source_id == goal_id and flow.target_id not in drawn:
                draw(flow.target_id, step.name)
                by_drawing.add(flow.id)

    draw(next(s.id for s in goal.steps_of(process_id) if s.kind is StepKind.START), None)
    for flow in goal.flows_of(process_id):
        if flow.id not in by_drawing:
            go_to(window, goal.steps[flow.source_id].name)
            press(view, Key.Key_C)
            go_to(window, goal.steps[flow.target_id].name)
            press(view, Key.Key_Return)
    for flow in goal.flows_of(process_id):
        if flow.share < 1:
            share_by_keys(window, view, goal.steps[flow.source_id].name, goal.steps[flow.target_id].name, flow.share)
    steps, flows, names = described(goal, process_id)
    assert described(window.session.audit, min(window.session.audit.processes)) == (steps, flows, names)


def go_to(window: MainWindow, name: str) -> None:
    """Ctrl+F, part of the name, Return until it is the one, Esc."""
    page = page_of(window)
    press_ctrl(page.view, Key.Key_F)
    assert page.find_bar.line.hasFocus()
    QTest.keyClicks(page.find_bar.line, name)
    wanted_id = step_id(window, name)
    for _hit in range(5):
        if page.view.map.selected_steps() == [wanted_id]:
            break
        QTest.keyClick(page.find_bar.line, Key.Key_Return)
    assert page.view.map.selected_steps() == [wanted_id]
    QTest.keyClick(page.find_bar.line, Key.Key_Escape)


def share_by_keys(window: MainWindow, view: MapView, source: str, target: str, share: float) -> None:
    go_to(window, source)
    audit = window.session.audit
    for _try in range(5):
        press(view, Key.Key_F)
        (flow_id,) = view.map.selected_flows()
        if audit.steps[audit.flows[flow_id].target_id].name == target:
            break
    press(view, Key.Key_Return)
    type_name(view, f"{share * 100:g} %")


@pytest.mark.soak
@pytest.mark.parametrize("process_id", PROCESSES)
def test_by_mouse_alone(window: MainWindow, tmp_path: Path, qtbot: QtBot, process_id: int) -> None:
    goal = wanted()
    window.resize(1900, 1000)
    view = blank(window, tmp_path)
    page = page_of(window)
    settle()
    bar = page.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    for lane in goal.lanes_of(process_id):
        answer(lane.name)
        button = bar.widgetForAction(page.actions_by_key["lane"])
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    view.resetTransform()
    view.scale(0.45, 0.45)
    view.centerOn(1350, 250)
    for step in goal.steps_of(process_id):
        new_from_menu(view, place_of(goal, process_id, step.id, view), step.kind)
        type_name(view, step.name)
        view.map.clearSelection()
    for flow in goal.flows_of(process_id):
        source, target = goal.steps[flow.source_id].name, goal.steps[flow.target_id].name
        click(view, on_screen(view, source))
        drag(view, on_screen(view, source, dx=1.0), on_screen(view, target))
        view.map.clearSelection()
    for flow in goal.flows_of(process_id):
        if flow.share < 1:
            share_in_inspector(
                window, view, goal.steps[flow.source_id].name, goal.steps[flow.target_id].name, flow.share
            )
    assert described(window.session.audit, min(window.session.audit.processes)) == described(goal, process_id)


def place_of(goal: Audit, process_id: int, goal_id: int, view: MapView) -> QPoint:
    """Where a person would put a step: right of the one before, at the height of its lane as it is on the canvas now."""
    step = goal.steps[goal_id]
    order = [lane.id for lane in goal.lanes_of(process_id)]
    bands = [item.sceneBoundingRect() for item in sorted(view.map.lanes.values(), key=lambda i: i.index)]
    column = [s.id for s in goal.steps_of(process_id)].index(goal_id)
    return view.mapFromScene(QPointF(120 + column * 220, bands[order.index(step.lane_id or 0)].center().y()))


def new_from_menu(view: MapView, place: QPoint, kind: StepKind) -> None:
    """Right-click the canvas, click “New step” in the menu that opens, and the kind in the one beside it."""
    path = [_("New step"), step_kind_label(kind.value)]
    clicks = QTimer(view)

    def click_next() -> None:
        menu = QApplication.activePopupWidget()
        action = next((a for a in menu.actions() if a.text() == path[0]), None) if isinstance(menu, QMenu) else None
        if isinstance(menu, QMenu) and action is not None:
            path.pop(0)
            if not path:
                clicks.stop()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    clicks.timeout.connect(click_next)
    clicks.start(5)
    at = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at))
    assert not path


def share_in_inspector(window: MainWindow, view: MapView, source: str, target: str, share: float) -> None:
    audit = window.session.audit
    a, b = step_id(window, source), step_id(window, target)
    flow = next(f for f in audit.flows.values() if (f.source_id, f.target_id) == (a, b))
    (x1, y1), (x2, y2) = view.map.flows[flow.id].route.points[-2:]
    click(view, view.mapFromScene(QPointF((x1 + x2) / 2, (y1 + y2) / 2)))
    assert view.map.selected_flows() == [flow.id]
    field = window.page("map").inspector.fields["share"].line  # type: ignore[attr-defined]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, f"{share * 100:g} %")
    QTest.keyClick(field, Key.Key_Return)
