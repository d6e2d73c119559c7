"""The grid: typing with units, errors in the cell, copy and paste."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QInputDialog, QLineEdit

from auditor.model import Estimate, Process, Step, ValueClass
from tests.ui.direct import editing
from tests.ui.pages import COLUMN, cell, table
from ui.pages.measure.table.columns import COLUMNS
from ui.pages.measure.table.table_page import TablePage
from ui.window import MainWindow

#: There is room for all columns, so that none of them is hidden by itself.
_WIDE = 3200


def measure(window: MainWindow) -> TablePage:
    window.resize(_WIDE, 800)
    return table(window)


def type_into(page: TablePage, index: QModelIndex, text: str) -> None:
    page.grid.setCurrentIndex(index)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QComboBox)
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert line is not None
    line.selectAll()
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
    works = [sample_window.session.audit.work(page.model.step(r).id) for r in range(3)]
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


def names(page: TablePage) -> list[str]:
    return [page.model.step(r).name for r in range(page.model.rowCount()) if page.model.has_step(r)]


def click_heading(page: TablePage, key: str) -> None:
    at = next(i for i, column in enumerate(COLUMNS) if column.key == key)
    header = page.grid.horizontalHeader()
    x = header.sectionViewportPosition(at) + 10
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))


def test_a_click_on_a_heading_sorts_and_a_third_gives_the_order_of_the_map_back(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    before = names(page)
    click_heading(page, "cycle")
    times = [sample_window.session.audit.work(page.model.step(r).id).cycle_time_s for r in range(page.model.rowCount())]
    known = [t.likely for t in times if t is not None]
    assert known == sorted(known)
    assert all(t is None for t in times[len(known) :])
    first = names(page)[0]
    page.model.setData(page.model.index(0, COLUMN["cycle"]), "2 h")
    assert names(page)[0] == first  # rows stay where they are while one types
    click_heading(page, "cycle")
    assert names(page)[0] == first
    click_heading(page, "cycle")
    assert names(page) == before


def test_a_filter_finds_names_lanes_and_tags(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    everything = len(names(page))
    QTest.keyClicks(page.filter, "weld")
    assert 0 < len(names(page)) < everything
    assert "Welding" in names(page)
    page.filter.setText("nothing like this")
    assert names(page) == []
    assert page.grid.isVisible()
    page.filter.clear()
    assert len(names(page)) == everything


def test_rows_are_grouped_under_their_lanes_with_the_hours_of_each(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    everything = set(names(page))
    QTest.mouseClick(page.by_lane, Qt.MouseButton.LeftButton, pos=QPoint(8, page.by_lane.height() // 2))
    headings = [r for r in range(page.model.rowCount()) if not page.model.has_step(r)]
    assert set(names(page)) == everything
    assert page.model.index(headings[0], 0).data() == "From request to invoice: Sales"
    hours = next(i for i, column in enumerate(COLUMNS) if column.key == "hours")
    assert page.model.index(headings[0], hours).data() not in (None, "")
    page.grid.setCurrentIndex(page.model.index(headings[1] - 1, COLUMN["crew"]))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.grid.currentIndex().row() == headings[1] + 1  # over the heading


def test_ctrl_d_fills_down_as_one_edit(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    page.model.setData(page.model.index(0, COLUMN["setup"]), "7 min")
    lines = len(sample_window.session.file.history())  # type: ignore[union-attr]
    top, bottom = page.model.index(0, COLUMN["setup"]), page.model.index(4, COLUMN["setup"])
    page.grid.setCurrentIndex(top)
    page.grid.selectionModel().select(QItemSelection(top, bottom), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    QTest.keyClick(page.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [page.model.index(r, COLUMN["setup"]).data() for r in range(5)] == ["7 min"] * 5
    assert len(sample_window.session.file.history()) == lines + 1  # type: ignore[union-attr]


def test_find_goes_from_hit_to_hit_and_says_when_there_is_none(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.find_field, "weld")
    QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    first = page.grid.currentIndex()
    QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    assert page.grid.currentIndex() != first
    assert "weld" in str(page.grid.currentIndex().data()).lower()
    page.find_field.setText("xyzzy")
    QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    assert "“xyzzy” is not in the table" in page.message.text()


def test_columns_are_chosen_and_remembered(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    cost = next(i for i, column in enumerate(COLUMNS) if column.key == "cost")
    assert page.grid.isColumnHidden(cost)
    page.columns.ticks["cost"].trigger()
    page.columns.ticks["crew"].trigger()
    assert not page.grid.isColumnHidden(cost)
    again = TablePage(sample_window.session)
    assert again.grid.isColumnHidden(COLUMN["crew"])
    assert not again.grid.isColumnHidden(cost)


def test_tags_and_value_are_typed(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    index = cell(page, "Packing", "tags")
    step = page.model.step(index.row())
    page.model.setData(index, "Heavy, my own tag")
    assert sample_window.session.audit.tags_of(step.id) == {"heavy", "my own tag"}
    page.model.setData(index, "my own tag")
    assert sample_window.session.audit.tags_of(step.id) == {"my own tag"}
    page.model.setData(cell(page, "Packing", "value"), "waste")
    assert sample_window.session.audit.steps[step.id].value_class is ValueClass.WASTE
    page.model.setData(cell(page, "Packing", "value"), "wonderful")
    assert "Choose one of" in page.model.errors[(step.id, "value")][1]


@pytest.fixture
def two_thousand(window: MainWindow, tmp_path: Path) -> TablePage:
    assert window.session.create(tmp_path / "big.audit")
    with editing(window.session, "Fill") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(1000)))
        for i in range(2_000):
            edit.put(Step(process_id=process.id, name=f"Step {i}"))
    return measure(window)


def answer(choice: str) -> None:
    """Choose in the box that is about to open, and confirm it."""
    tries = QTimer(QApplication.instance())

    def choose() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QInputDialog):
            tries.stop()
            box.setTextValue(choice)
            box.accept()

    tries.timeout.connect(choose)
    tries.start(20)


def test_two_thousand_rows_of_a_spreadsheet_are_one_edit(two_thousand: TablePage, window: MainWindow) -> None:
    """As a Dutch spreadsheet puts them on the clipboard: tabs, decimal commas, CRLF, no units."""
    rows = [f"{i / 2 + 1:.1f}\t{i % 3 + 1}\t{i % 7},5" for i in range(2_000)]
    QGuiApplication.clipboard().setText("\r\n".join(rows).replace(".", ",") + "\r\n")
    page = two_thousand
    page.grid.setCurrentIndex(page.model.index(0, COLUMN["cycle"]))
    answer("minutes")
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    audit = window.session.audit
    works = [audit.work(page.model.step(r).id) for r in range(2_000)]
    assert [w.cycle_time_s.likely for w in works[:3]] == [60, 90, 120]  # type: ignore[union-attr]
    assert works[1999].cycle_time_s == Estimate.point((1999 / 2 + 1) * 60)
    assert [w.units_per_cycle for w in works[:4]] == [1, 2, 3, 1]
    assert [w.setup_time_s.likely for w in works[:2]] == [30, 90]  # type: ignore[union-attr]
    assert page.model.errors == {}
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Change cells"
    window.undo_action.trigger()
    assert window.session.audit.work(page.model.step(5).id).cycle_time_s is None


def test_a_paste_whose_unit_is_not_told_changes_nothing(sample_window: MainWindow) -> None:
    page = measure(sample_window)
    before = sample_window.session.audit
    QGuiApplication.clipboard().setText("12,5\t3")
    page.grid.setCurrentIndex(page.model.index(0, COLUMN["cycle"]))
    tries = QTimer(page)

    def decline() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            tries.stop()
            box.reject()

    tries.timeout.connect(decline)
    tries.start(20)
    page.grid.paste()
    assert sample_window.session.audit == before
    assert page.model.errors == {}
