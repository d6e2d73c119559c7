"""The grid: typing with units, errors in the cell, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from auditor.model import Estimate
from ui.pages.measure import MeasurePage
from ui.pages.measure.table import TablePage
from ui.step_fields import STEP_FIELDS
from ui.window import MainWindow

COLUMN = {field.key: i for i, field in enumerate(STEP_FIELDS)}


def measure(window: MainWindow) -> TablePage:
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    return page.table


def cell(page: TablePage, name: str, key: str) -> QModelIndex:
    row = next(r for r in range(page.model.rowCount()) if page.model.step(r).name == name)
    return page.model.index(row, COLUMN[key])


def type_into(page: TablePage, index: QModelIndex, text: str) -> None:
    page.grid.setCurrentIndex(index)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not page.grid
    editor.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits an editor in the next turn of its loop


def test_a_time_typed_with_its_unit_is_stored_and_the_totals_follow(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    index = cell(page, "Packing", "cycle")
    before = page.totals["hours"].text()
    type_into(page, index, "1,5 min")
    step = page.model.step(index.row())
    assert sample_window.session.audit.work(step.id).cycle_time_s == Estimate.point(90)
    assert index.data() == "90 s"
    assert page.totals["hours"].text() != before
    assert page.grid.currentIndex().row() == index.row() + 1
    sample_window.undo_action.trigger()
    assert page.totals["hours"].text() == before


def test_wrong_text_stays_in_its_cell_with_the_reason(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    index = cell(page, "Packing", "cycle")
    step = page.model.step(index.row())
    before = sample_window.session.audit.work(step.id).cycle_time_s
    type_into(page, index, "1,5 mni")
    assert index.data() == "1,5 mni"
    assert sample_window.session.audit.work(step.id).cycle_time_s == before
    page.grid.setCurrentIndex(index)
    assert "Did you mean 1,5 min?" in page.message.text()
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    type_into(page, index, "2 min")
    assert index.data(Qt.ItemDataRole.BackgroundRole) is None
    page.grid.setCurrentIndex(index)
    assert page.message.text() == ""


def test_hours_per_week_and_roles_can_be_typed(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    type_into(page, cell(page, "Packing", "frequency"), "10 h/week")
    step = page.model.step(cell(page, "Packing", "frequency").row())
    assert sample_window.session.audit.work(step.id).labour_s == Estimate.point(36_000)
    page.model.setData(cell(page, "Packing", "role"), "welder")
    assert cell(page, "Packing", "role").data() == "Welder"
    page.model.setData(cell(page, "Packing", "role"), "Nobody")
    assert "There is no role" in page.model.errors[(step.id, "role")][1]


def test_pasting_a_block_is_one_edit_and_copying_gives_it_back(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    start = page.model.index(0, COLUMN["cycle"])
    before = sample_window.session.audit
    assert sample_window.session.file is not None
    lines = len(sample_window.session.file.history())
    QGuiApplication.clipboard().setText("10 s\t2\n20 s\t3\nnonsense\t4\n")
    page.grid.setCurrentIndex(start)
    page.grid.paste()
    assert len(sample_window.session.file.history()) == lines + 1
    works = [sample_window.session.audit.work(page.model.rows[r]) for r in range(3)]
    assert [w.units_per_cycle for w in works] == [2, 3, 4]
    assert [w.cycle_time_s and w.cycle_time_s.likely for w in works[:2]] == [10, 20]
    assert page.model.index(2, COLUMN["cycle"]).data() == "nonsense"
    page.grid.copy()
    assert QGuiApplication.clipboard().text() == "10 s\t2\n20 s\t3\nnonsense\t4"
    sample_window.undo_action.trigger()
    assert sample_window.session.audit == before


def test_delete_clears_a_cell(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    index = cell(page, "Laser cutting", "setup")
    page.grid.setCurrentIndex(index)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert index.data() == ""


def test_what_is_not_measured_is_said_on_the_rail(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    assert "✓" in sample_window.rail_buttons["measure"].text()
    page.model.setData(cell(page, "Packing", "cycle"), "")
    assert "○" in sample_window.rail_buttons["measure"].text()
    assert sample_window.rail_buttons["measure"].toolTip() == "1 step without a time"
