"""How much goes which way, asked and answered on the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from auditor.edit.map.steps import change_kind
from auditor.flow import analyse
from auditor.locale import using
from auditor.model import Basis, Estimate, StepKind
from auditor.phrases.shares import share_text
from tests.ui.direct import editing
from tests.ui.hands import Key, chain, click, drag, flows, names, on_screen, page_of, press, step_id, type_name
from ui.map.features.share.share_editor import ShareEditor
from ui.map.flow_item import FlowItem
from ui.map.view import MapView
from ui.window import MainWindow


def asked(view: MapView) -> ShareEditor:
    """The question that is open on a line."""
    assert isinstance(view.editor, ShareEditor)
    return view.editor


def answer_share(view: MapView, text: str, end: Qt.Key = Key.Key_Return) -> None:
    QTest.keyClicks(asked(view), text)
    QTest.keyClick(asked(view), end)


def line_of(window: MainWindow, view: MapView, source: str, target: str) -> FlowItem:
    ends = step_id(window, source), step_id(window, target)
    return next(f for f in view.map.flows.values() if (f.flow.source_id, f.flow.target_id) == ends)


def pull_back(window: MainWindow, view: MapView, source: str, target: str) -> None:
    """A flow from the edge of a card to another card."""
    view.map.select_steps([step_id(window, source)])
    drag(view, on_screen(view, source, dx=1.0), on_screen(view, target))


def test_rework_drawn_by_mouse_and_typed_as_3_percent_is_calculated_as_3_percent(
    window: MainWindow, tmp_path: Path
) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    editor = asked(view)
    assert editor.question.text() == "How much comes back?"
    assert editor.text() == ""
    assert "3%" in editor.placeholderText()
    assert flows(window) == {("Shape", "Check", 1.0), ("Check", "Ship", 0.5), ("Check", "Shape", 0.5)}
    assert share_text(line_of(window, view, "Check", "Shape").flow) == "50%\N{NO-BREAK SPACE}?"
    answer_share(view, "3 %")
    assert view.editor is None
    assert flows(window) == {("Shape", "Check", 1.0), ("Check", "Ship", 0.97), ("Check", "Shape", 0.03)}
    assert share_text(line_of(window, view, "Check", "Ship").flow) == "97%"
    audit = window.session.audit
    (process_id,) = audit.processes
    assert not page_of(window).view.map.cards[step_id(window, "Check")].missing
    with editing(window.session, "Demand") as edit:
        edit.put(replace(audit.processes[process_id], demand_per_year=Estimate.point(9700)))
    numbers = analyse(window.session.audit).processes[process_id].steps
    visits = {name: numbers[step_id(window, name)].visits_per_unit for name in ("Shape", "Check", "Ship")}
    assert visits == pytest.approx({"Shape": 1 / (1 - 0.03), "Check": 1 / (1 - 0.03), "Ship": 1.0})
    assert numbers[step_id(window, "Shape")].volume_per_year == pytest.approx(10_000)


def test_one_undo_takes_both_shares_back_and_the_next_one_the_flow(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    answer_share(view, "3", Key.Key_Tab)
    assert ("Check", "Ship", 0.97) in flows(window)
    assert names(window) == ["Shape", "Check", "Ship"]  # Tab takes the answer and no more
    window.undo_action.trigger()
    assert flows(window) == {("Shape", "Check", 1.0), ("Check", "Ship", 0.5), ("Check", "Shape", 0.5)}
    assert {f.share_basis for f in window.session.audit.flows.values() if f.share < 1} == {Basis.ASSUMED}
    window.undo_action.trigger()
    assert flows(window) == {("Shape", "Check", 1.0), ("Check", "Ship", 1.0)}


@pytest.mark.parametrize("leave", ["escape", "return", "elsewhere"])
def test_a_question_left_open_stays_marked_as_assumed(
    window: MainWindow, tmp_path: Path, leave: str, qtbot: QtBot
) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    if leave == "elsewhere":
        asked(view).finish()
    else:
        answer_share(view, "", Key.Key_Escape if leave == "escape" else Key.Key_Return)
    assert view.editor is None
    line = line_of(window, view, "Check", "Shape")
    assert (line.flow.share, line.flow.share_basis) == (0.5, Basis.ASSUMED)
    view.map.clearSelection()
    line.setSelected(True)
    inspector = page_of(window).inspector
    assert inspector.known.text() == "Assumed: 50%. Taken equally: nobody said."
    assert inspector.fields["share"].line.text() == ""
    assert inspector.fields["share"].line.placeholderText() == "50%"
    assert "nobody said" in view.accessibleDescription()


def test_escape_leaves_the_share_unknown_though_something_was_typed(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    answer_share(view, "3 %", Key.Key_Escape)
    assert line_of(window, view, "Check", "Shape").flow.share_basis is Basis.ASSUMED


def test_an_answer_that_cant_be_read_stays_with_what_is_wrong(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    answer_share(view, "a few")
    editor = asked(view)
    assert editor.text() == "a few"
    assert editor.message.isVisible()
    assert editor.message.text()
    editor.selectAll()
    answer_share(view, "120 %")
    assert asked(view).message.text()
    editor.selectAll()
    answer_share(view, "4")
    assert ("Check", "Shape", 0.04) in flows(window)


def test_a_second_branch_is_named_then_asked_for_its_share_and_tab_goes_on(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Check", "Ship")
    view.map.select_steps([step_id(window, "Check")])
    press(view, Key.Key_Tab)
    type_name(view, "Scrap it", Key.Key_Tab)
    assert asked(view).question.text() == "How much goes this way?"
    answer_share(view, "10 %")
    assert flows(window) == {("Check", "Ship", 0.9), ("Check", "Scrap it", 0.1), ("Scrap it", "New step", 1.0)}
    type_name(view, "Count")
    assert view.editor is None
    assert ("Scrap it", "Count", 1.0) in flows(window)


def test_connecting_by_keys_asks_on_the_line(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    view.map.select_steps([step_id(window, "Check")])
    press(view, Key.Key_C)
    view.map.select_steps([step_id(window, "Shape")])
    press(view, Key.Key_Return)
    answer_share(view, "3 %")
    assert ("Check", "Shape", 0.03) in flows(window)


def test_a_flow_drawn_to_empty_canvas_is_asked_for_once_its_step_is_named(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Check", "Ship")
    view.map.select_steps([step_id(window, "Check")])
    drag(view, on_screen(view, "Check", dx=1.0), on_screen(view, "Check") + QPoint(150, 150))
    type_name(view, "Repair")
    answer_share(view, "7,5")
    assert flows(window) == {("Check", "Ship", 0.925), ("Check", "Repair", 0.075)}
    assert share_text(line_of(window, view, "Check", "Repair").flow) == "7.5%"


def test_nothing_is_asked_at_a_fork_nor_of_a_first_way_out(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Split", "Left", "Right")
    assert view.editor is None
    window.session.do(change_kind, [step_id(window, "Split")], StepKind.FORK)
    pull_back(window, view, "Split", "Right")
    assert view.editor is None
    assert ("Split", "Right", 1.0) in flows(window)
    view.map.clearSelection()
    line_of(window, view, "Split", "Right").setSelected(True)
    told: list[str] = []
    window.session.failed.connect(told.append)
    press(view, Key.Key_Return)
    assert view.editor is None
    assert told == ["Behind a fork each branch gets all."]
    assert not page_of(window).inspector.fields["share"].isEnabled()


def test_the_only_way_out_says_why_it_carries_all(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Check", "Ship")
    view.map.clearSelection()
    line_of(window, view, "Check", "Ship").setSelected(True)
    field = page_of(window).inspector.fields["share"]
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "40 %")
    QTest.keyClick(field.line, Key.Key_Return)
    assert "only way out of “Check”" in field.message.text()
    assert flows(window) == {("Check", "Ship", 1.0)}


def test_a_share_typed_in_the_inspector_is_taken_from_the_others(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    answer_share(view, "", Key.Key_Escape)
    view.map.clearSelection()
    line_of(window, view, "Check", "Shape").setSelected(True)
    field = page_of(window).inspector.fields["share"]
    QTest.keyClicks(field.line, "50 %")  # what was assumed, said
    QTest.keyClick(field.line, Key.Key_Return)
    assert {f.share_basis for f in window.session.audit.flows.values() if f.share < 1} == {
        Basis.STATED, Basis.CALCULATED,
    }  # fmt: skip
    field.line.selectAll()
    QTest.keyClicks(field.line, "3 %")
    QTest.keyClick(field.line, Key.Key_Return)
    assert flows(window) == {("Shape", "Check", 1.0), ("Check", "Ship", 0.97), ("Check", "Shape", 0.03)}
    view.map.clearSelection()
    line_of(window, view, "Check", "Ship").setSelected(True)
    assert page_of(window).inspector.known.text() == "What the other flows leave."


def test_a_click_on_a_share_that_nobody_said_asks_for_it(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    pull_back(window, view, "Check", "Shape")
    answer_share(view, "", Key.Key_Escape)
    line = line_of(window, view, "Check", "Shape")
    view.resetTransform()
    view.centerOn(QPointF(*line.route.label_at))
    click(view, view.mapFromScene(QPointF(*line.route.label_at)))
    answer_share(view, "3 %")
    assert ("Check", "Shape", 0.03) in flows(window)
    click(view, view.mapFromScene(QPointF(*line.route.label_at)))
    assert view.editor is None  # it was said: a click selects the line, a double click asks again
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(QPointF(*line.route.label_at)))
    assert asked(view).selectedText() == "3 %"
    answer_share(view, "5 %")
    assert ("Check", "Ship", 0.95) in flows(window)


def test_a_question_is_in_sight_wherever_the_line_is(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Shape", "Check", "Ship")
    for scale in (0.2, 1.0, 2.5):
        view.resetTransform()
        view.scale(scale, scale)
        view.centerOn(3000, 3000)
        view.map.clearSelection()
        line_of(window, view, "Shape", "Check").setSelected(True)
        press(view, Key.Key_Return)
        assert view.viewport().rect().contains(asked(view).bubble.geometry())
        QTest.keyClick(asked(view), Key.Key_Escape)
    assert not any(isinstance(w, QLabel) and w.isVisible() for w in view.viewport().findChildren(QLabel, "warn"))


def test_the_questions_are_asked_in_the_language_of_the_window(window: MainWindow, tmp_path: Path) -> None:
    with using("nl"):
        view = chain(window, tmp_path, "Vormen", "Keuren", "Inpakken")
        pull_back(window, view, "Keuren", "Vormen")
        assert asked(view).question.text() == "Hoeveel komt terug?"
