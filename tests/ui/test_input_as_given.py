"""Figures as people give them, in the window: read at once, kept as typed, asked about where they can't be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from auditor.locale import set_language
from auditor.model import Entity, Estimate, Flow, Process, Role, Step, Work
from tests.ui.direct import editing
from tests.ui.forms import fill
from tests.ui.pages import cell, table
from ui.pages.measure.table.table_page import TablePage
from ui.window import MainWindow

NAMES = ("Kneading", "Shaping", "Proving", "Baking")


@pytest.fixture
def bakery(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A bakery of 32 people that nobody has timed yet."""
    assert window.session.create(tmp_path / "bakery.audit")
    steps: list[Entity] = [Step(id=i, process_id=1, name=name, x=260.0 * i, y=0) for i, name in enumerate(NAMES, 1)]
    flows: list[Entity] = [Flow(id=i, process_id=1, source_id=i, target_id=i + 1) for i in range(1, len(NAMES))]
    with editing(window.session) as edit:
        for entity in (
            Process(id=1, name="Bread", demand_per_year=Estimate.point(1_000_000)),
            Role(id=1, name="Baker", headcount=32),
            *steps,
            *flows,
        ):
            edit.put(entity)
    return window


def begin(page: TablePage, index: QModelIndex, text: str) -> QLineEdit:
    page.grid.setFocus()
    page.grid.setCurrentIndex(index)
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def enter(page: TablePage, name: str, key: str, text: str) -> None:
    QTest.keyClick(begin(page, cell(page, name, key), text), Qt.Key.Key_Return)
    for _turn in range(3):  # Qt commits an editor, and a question is asked, in the next turns of its loop
        QApplication.processEvents()


def work(window: MainWindow, name: str) -> Work:
    audit = window.session.audit
    return audit.work(next(s.id for s in audit.steps.values() if s.name == name))


def test_a_text_is_read_while_it_is_typed_and_kept_beside_its_reading(bakery: MainWindow) -> None:
    page = table(bakery)
    editor = begin(page, cell(page, "Shaping", "cycle"), "12 stuks/min")
    assert page.reading.text() == "= 5 s"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert cell(page, "Shaping", "cycle").data() == "5 s"
    assert page.reading.text() == "Shaping: 12 stuks/min = 5 s"
    assert cell(page, "Shaping", "cycle").data(Qt.ItemDataRole.ToolTipRole) == "12 stuks/min = 5 s"
    enter(page, "Shaping", "cycle", "6 s")
    assert cell(page, "Shaping", "cycle").data(Qt.ItemDataRole.ToolTipRole) == "6 s"
    bakery.undo_action.trigger()
    bakery.undo_action.trigger()
    assert not cell(page, "Shaping", "cycle").data(Qt.ItemDataRole.ToolTipRole)


def test_a_time_per_dough_asks_below_its_cell_and_the_answer_fills_the_units(bakery: MainWindow) -> None:
    page = table(bakery)
    enter(page, "Kneading", "cycle", "8 min per deeg")
    box = page.question.box
    assert box.isVisible()
    assert "how many pieces does one “deeg” give?" in box.text.text()
    assert box.y() >= page.grid.visualRect(cell(page, "Kneading", "cycle")).bottom()
    assert QApplication.focusWidget() is box.number
    QTest.keyClicks(box.number, "300")
    QTest.keyClick(box.number, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert (work(bakery, "Kneading").cycle_time_s, work(bakery, "Kneading").units_per_cycle) == (
        Estimate.point(480),
        300,
    )
    assert cell(page, "Kneading", "cycle").data(Qt.ItemDataRole.BackgroundRole) is None
    assert page.grid.hasFocus()
    assert page.grid.currentIndex() == cell(page, "Shaping", "cycle")  # where Return in the table had gone


def test_the_question_can_be_left_and_comes_back_with_its_cell(bakery: MainWindow) -> None:
    page = table(bakery)
    enter(page, "Kneading", "cycle", "8 min per deeg")
    box = page.question.box
    QTest.keyClick(box.number, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert "Kneading: How many pieces" in page.message.text()
    page.grid.setCurrentIndex(cell(page, "Kneading", "cycle"))
    assert box.isVisible()
    box.batch.click()  # without a number it asks for one
    assert work(bakery, "Kneading").cycle_time_s is None
    box.other.click()
    assert work(bakery, "Kneading").cycle_time_s == Estimate.point(480)
    assert not box.isVisible()


def test_what_is_wrong_is_still_said_when_return_went_on(bakery: MainWindow) -> None:
    page = table(bakery)
    enter(page, "Kneading", "cycle", "1,5 mni")
    assert page.grid.currentIndex().row() == 1
    assert page.message.text().startswith("⚠ Kneading: “mni” is not a unit.")


def test_labour_beyond_the_people_is_said_and_a_batch_mends_it(bakery: MainWindow) -> None:
    page = table(bakery)
    enter(page, "Proving", "cycle", "45 min")
    assert not page.beyond.isVisible()
    enter(page, "Baking", "cycle", "45 min")
    assert page.beyond.isVisible()
    assert "times your firm" in page.beyond.text.text()
    assert "“Baking”: is 45 min per piece or per batch?" in page.beyond.text.text()
    assert page.totals["hours"].objectName() == "warn"
    QTest.keyClicks(page.beyond.number, "300")
    page.beyond.batch.click()
    assert work(bakery, "Baking").units_per_cycle == 300
    assert not page.beyond.isVisible()
    assert page.totals["hours"].objectName() == "figure"


def test_nobody_standing_by_mends_it_too_and_a_wrong_number_is_told(bakery: MainWindow, told: list[str]) -> None:
    page = table(bakery)
    enter(page, "Baking", "cycle", "45 min")
    QTest.keyClicks(page.beyond.number, "many")
    page.beyond.batch.click()
    assert told
    page.beyond.other.click()
    assert work(bakery, "Baking").manual_share == Estimate.point(0)
    assert not page.beyond.isVisible()


def test_the_inspector_says_it_of_its_step_and_of_the_map(bakery: MainWindow) -> None:
    enter(table(bakery), "Baking", "cycle", "45 min")
    bakery.show_page("map")
    page = bakery.page("map")
    view, inspector = page.view, page.inspector  # type: ignore[attr-defined]
    view.map.select_steps([4])
    assert inspector.beyond.isVisible()
    view.map.select_steps([1])
    assert not inspector.beyond.isVisible()
    view.map.select_steps([])
    assert inspector.beyond.isVisible()
    QApplication.processEvents()
    field = inspector.fields["demand"]
    before = field.mapTo(inspector, field.rect().topLeft())
    text = inspector.beyond.text
    assert text.height() >= text.heightForWidth(text.width())
    inspector.beyond.other.click()
    QApplication.processEvents()
    assert not inspector.beyond.isVisible()
    assert field.mapTo(inspector, field.rect().topLeft()) == before


def test_the_inspector_reads_keeps_and_asks_like_the_table(bakery: MainWindow) -> None:
    bakery.show_page("map")
    page = bakery.page("map")
    view, inspector = page.view, page.inspector  # type: ignore[attr-defined]
    view.map.select_steps([2])
    field = inspector.fields["cycle"]
    field.line.setFocus()
    QTest.keyClicks(field.line, "½ Tag")
    assert field.reading.text() == "= 3.75 h"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), field.reading.text()) == ("3.75 h", "½ Tag = 3.75 h")
    view.map.select_steps([1])
    view.map.select_steps([2])
    assert inspector.fields["cycle"].reading.text() == "½ Tag = 3.75 h"
    field = inspector.fields["cycle"]
    fill(field, "8 min per tray")
    assert field.question.isVisible()
    QTest.keyClicks(field.question.number, "12")
    QTest.keyClick(field.question.number, Qt.Key.Key_Return)
    assert not field.question.isVisible()
    assert (work(bakery, "Shaping").cycle_time_s, work(bakery, "Shaping").units_per_cycle) == (Estimate.point(480), 12)
    fill(field, "8 min per tray")
    QTest.keyClick(field.question.number, Qt.Key.Key_Escape)
    assert (field.line.text(), field.has_error) == ("8 min", False)


def test_not_knowing_is_no_error(bakery: MainWindow) -> None:
    page = table(bakery)
    enter(page, "Shaping", "cycle", "5 s")
    enter(page, "Shaping", "cycle", "weet niet")
    assert work(bakery, "Shaping").cycle_time_s is None
    assert page.message.text() == ""
    assert page.reading.text() == "Shaping: weet niet = not known"


@pytest.mark.parametrize(
    ("language", "placeholder", "shown_date", "shown_money"),
    [
        ("nl", "bijv. 15 min", "27-11-2026", "€\xa0100.000"),
        ("de", "z.\xa0B. 15\xa0min", "27.11.2026", "100.000\xa0€"),
        ("en", "e.g. 15 min", "2026-11-27", "€100,000"),
    ],
)
def test_examples_dates_and_money_stand_as_the_language_writes_them(
    bakery: MainWindow, language: str, placeholder: str, shown_date: str, shown_money: str
) -> None:
    set_language(language)
    try:
        page = bakery.page("map")
        inspector = page.inspector  # type: ignore[attr-defined]
        inspector.show_selection(1, [1], [])
        assert inspector.fields["setup"].line.placeholderText() == placeholder
        bakery.show_page("firm")
        firm = bakery.page("firm")
        fill(firm.fields["audit_date"], "27. November 2026")  # type: ignore[attr-defined]
        assert firm.fields["audit_date"].line.text() == shown_date  # type: ignore[attr-defined]
        firm.fields["budget"].line.setText("100.000 €")  # type: ignore[attr-defined]  # (Qt's test keys have no €)
        firm.fields["budget"].store()  # type: ignore[attr-defined]
        assert firm.fields["budget"].line.text() == shown_money  # type: ignore[attr-defined]
        fill(firm.fields["budget"], "weiß nicht")  # type: ignore[attr-defined]
        assert firm.fields["budget"].line.text() == ""  # type: ignore[attr-defined]
        assert not firm.fields["budget"].has_error  # type: ignore[attr-defined]
    finally:
        set_language("en")
    assert bakery.session.audit.firm.audit_date == "2026-11-27"
