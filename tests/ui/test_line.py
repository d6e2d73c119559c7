"""The line view: bars against takt, work dragged between operators, and a balance suggested."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from auditor.model import Estimate, Flow, Part, Process, Step, Work, WorkElement
from auditor.phrases.flow import bar_name
from tests.ui.direct import editing, put
from tests.ui.forms import table_cell
from ui.pages.measure import MeasurePage
from ui.pages.measure.line.line_page import LinePage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def line(window: MainWindow) -> LinePage:
    """A takt of 60 s and four pieces of work of 30, 20, 25 and 15 s in two steps."""
    with editing(window.session, "Line") as edit:
        process = edit.put(Process(name="Assembly", demand_per_year=Estimate.point(112_500)))
        first = edit.put(Step(process_id=process.id, name="Mount"))
        second = edit.put(Step(process_id=process.id, name="Test"))
        edit.put(Flow(process_id=process.id, source_id=first.id, target_id=second.id))
        edit.put(WorkElement(step_id=first.id, name="Screw", seconds=30))
        edit.put(WorkElement(step_id=first.id, name="Wire", seconds=20, position=1))
        edit.put(WorkElement(step_id=second.id, name="Probe", seconds=25))
        edit.put(WorkElement(step_id=second.id, name="Burn in", seconds=200, position=1, part=Part.MACHINE))
        edit.put(WorkElement(step_id=second.id, name="Label", seconds=15, position=2))
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    tab = page.show_tab("line")
    assert isinstance(tab, LinePage)
    tab.show_process(process.id)
    return tab


def operators(window: MainWindow) -> dict[str, int]:
    return {e.name: e.operator for e in window.session.audit.table(WorkElement).values()}


def make(window: MainWindow, tmp_path: object) -> LinePage:
    assert window.session.create(tmp_path / "line.audit")  # type: ignore[operator]
    return line(window)


def test_bars_stand_against_takt_per_step_and_per_operator(window: MainWindow, tmp_path: object) -> None:
    page = make(window, tmp_path)
    assert [(bar_name(bar), bar.seconds) for bar in page.chart.bars] == [("Mount", 50), ("Test", 240)]
    assert page.chart.takt_s == 60
    assert "above takt: Test" in page.figures.text()
    assert "not judged: “Mount”" in page.figures.text()  # by hand, of no role whose people are counted
    QTest.mouseClick(page.operators, LEFT)
    assert [(bar_name(bar), bar.seconds) for bar in page.chart.bars] == [("Nobody yet", 90)]
    assert "at least 2 needed for takt" in page.figures.text()


def test_a_piece_is_dragged_to_another_operator(window: MainWindow, tmp_path: object) -> None:
    page = make(window, tmp_path)
    QTest.mouseClick(page.operators, LEFT)
    chart = page.chart
    start = chart.piece_rect(0, 1).center().toPoint()
    end = chart.slot_middle(1).toPoint()
    QTest.mousePress(chart, LEFT, pos=start)
    for i in range(1, 6):
        QTest.mouseMove(chart, start + (end - start) * i / 5)
    QTest.mouseRelease(chart, LEFT, pos=end)
    assert operators(window) == {"Screw": 0, "Wire": 1, "Probe": 0, "Burn in": 0, "Label": 0}
    assert [bar_name(bar) for bar in chart.bars] == ["Operator 1", "Nobody yet"]
    window.undo_action.trigger()
    assert operators(window)["Wire"] == 0


def test_keys_choose_a_piece_and_move_it(window: MainWindow, tmp_path: object) -> None:
    page = make(window, tmp_path)
    QTest.mouseClick(page.operators, LEFT)
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Up)
    QTest.keyClick(page.chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert operators(window)["Screw"] == 1
    assert page.chart.chosen_element() is not None
    assert page.chart.chosen_element().work_element.name == "Screw"  # type: ignore[union-attr]
    assert page.editor.title.text() == "Mount"


def test_a_balance_is_suggested_in_the_order_of_the_work(window: MainWindow, tmp_path: object, qtbot: QtBot) -> None:
    page = make(window, tmp_path)
    QTest.mouseClick(page.suggest, LEFT)
    qtbot.waitUntil(lambda: ";" in page.message.text(), timeout=60_000)
    assert page.message.text() == "2 operators; fewer can't be done."
    found = operators(window)
    assert found["Screw"] <= found["Wire"] <= found["Probe"] <= found["Label"]
    assert {found[name] for name in ("Screw", "Wire", "Probe", "Label")} == {1, 2}
    assert all(bar.seconds <= 60 for bar in page.chart.bars)
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Suggest a balance"


def test_work_longer_than_takt_is_named(window: MainWindow, tmp_path: object, qtbot: QtBot) -> None:
    page = make(window, tmp_path)
    element = next(e for e in window.session.audit.table(WorkElement).values() if e.name == "Wire")
    from dataclasses import replace

    put(window.session, "Longer", replace(element, seconds=80))
    QTest.mouseClick(page.suggest, LEFT)
    qtbot.waitUntil(lambda: "⚠" in page.message.text(), timeout=60_000)
    assert "“Wire” takes 80" in page.message.text()


def test_a_step_without_elements_shows_its_times_and_is_split_by_hand(sample_window: MainWindow) -> None:
    sample_window.show_page("measure")
    measure = sample_window.page("measure")
    assert isinstance(measure, MeasurePage)
    page = measure.show_tab("line")
    assert isinstance(page, LinePage)
    page.show_process(max(sample_window.session.audit.processes))
    page.chart.setFocus()
    at = next((b, 0) for b, bar in enumerate(page.chart.bars) if bar_name(bar) == "Bending")
    QTest.mouseClick(page.chart, LEFT, pos=page.chart.piece_rect(*at).center().toPoint() + QPoint(0, 0))
    assert page.editor.title.text() == "Bending"
    before = page.editor.table.rowCount()
    QTest.mouseClick(page.editor.add, LEFT)
    assert page.editor.table.rowCount() == before + 1
    table_cell(page.editor.table, before, 2).setText("12 s")
    table_cell(page.editor.table, before, 0).setText("Walk to the press")
    step = page.editor.step_id
    assert step is not None
    last = sample_window.session.audit.work_elements_of(step)[-1]
    assert (last.name, last.seconds) == ("Walk to the press", 12)
    assert "the step's own times say" in page.editor.sum.text()


def test_work_of_a_step_with_a_time_is_not_lost_when_it_is_first_moved(window: MainWindow, tmp_path: object) -> None:
    page = make(window, tmp_path)
    with editing(window.session, "Step") as edit:
        step = edit.put(Step(process_id=page.process_id, name="Pack"))
        edit.put(Work(id=step.id, cycle_time_s=Estimate.point(40), manual_share=Estimate.point(0.5)))
    QTest.mouseClick(page.operators, LEFT)
    piece = next(e for bar in page.chart.bars for e in bar.elements if e.work_element.name == "Pack")
    page.chart.moved.emit(piece, 3)
    stored = window.session.audit.work_elements_of(step.id)
    assert [(e.part, e.seconds, e.operator) for e in stored] == [(Part.MANUAL, 20, 3), (Part.MACHINE, 20, 0)]
