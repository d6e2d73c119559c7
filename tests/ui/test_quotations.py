"""Quotations in the window: entered, laid side by side, chosen, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from auditor.exchange.quotation_form import form_bytes
from auditor.exchange.table import read_tables
from auditor.model import Quotation, QuotedItem, QuotedLine, Stands
from tests.ui.waiting import settle
from ui.pages.plan.quotations import QuotationsPage
from ui.pages.plan.quotations.quotation_dialog import QuotationDialog
from ui.pages.tabbed import TabbedPage
from ui.widgets.plain_table import PlainTable
from ui.window import MainWindow


@pytest.fixture
def page(sample_window: MainWindow, qtbot: QtBot) -> QuotationsPage:
    sample_window.show_page("plan")
    plan = sample_window.page("plan")
    assert isinstance(plan, TabbedPage)
    plan.show_tab("quotations")
    found = plan.tab("quotations")
    assert isinstance(found, QuotationsPage)
    qtbot.waitUntil(lambda: ranked_now(found) and found.session.chosen_candidate() is not None, timeout=60_000)
    settle()
    return found


def ranked_now(page: QuotationsPage) -> bool:
    """Whether the ranking is that of the audit as it is."""
    made = page.session.results.ranking
    return made is not None and made.audit is page.session.audit


def done(page: QuotationsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ranked_now(page), timeout=60_000)
    settle()


def typed(dialog: QuotationDialog, **texts: str) -> None:
    for name, text in texts.items():
        field: QLineEdit = getattr(dialog, name)
        field.clear()
        QTest.keyClicks(field, text)


def cells(page: QuotationsPage) -> dict[str, list[str]]:
    """The rows of the table, by their name."""
    table = page.findChild(PlainTable)
    assert table is not None

    def said(row: int, column: int) -> str:
        found = table.item(row, column)
        assert found is not None
        return found.text()

    return {said(row, 0): [said(row, i) for i in range(1, table.columnCount())] for row in range(table.rowCount())}


def enter(page: QuotationsPage, supplier: str, price: str) -> QuotationDialog:
    ranked = page.session.chosen_candidate()
    assert ranked is not None
    dialog = QuotationDialog(page, page.session, ranked.evaluation, None)
    typed(dialog, supplier=supplier, price=price)
    return dialog


def test_a_quotation_is_entered_stands_beside_our_range_and_becomes_the_price(
    page: QuotationsPage, sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranked = page.session.chosen_candidate()
    assert ranked is not None and not page.choose.isEnabled()
    dialog = enter(page, "Weldtech", "70000")
    typed(dialog, quoted_on="2026-05-01", valid_until="2999-08-01", delivery="5")
    safety = dialog.stands[QuotedItem.SAFETY]
    QTest.keyClicks(dialog.amounts[QuotedItem.SAFETY], "4000")
    dialog._keep()
    assert "say whether it is included" in dialog.wrong.text()
    safety.setCurrentIndex(safety.findData(Stands.LEFT_OUT.value))
    dialog._keep()
    done(page, qtbot)
    shown = cells(page)
    assert shown["Price asked, EUR without VAT"] == ["", "70,000"]
    assert shown["Safety"][1] == "on top: 4,000"
    assert shown["Valid until"] == ["", "2999-08-01"]
    before = ranked.evaluation.npv_median
    page.choose.click()
    done(page, qtbot)
    now = page.session.chosen_candidate()
    assert now is not None and now.evaluation.candidate.figures.quoted_by == "Weldtech"
    assert now.evaluation.npv_median != before
    assert page.choose.text() == "Back to our own range"
    page.choose.click()
    done(page, qtbot)
    now = page.session.chosen_candidate()
    assert now is not None and now.evaluation.npv_median == before
    monkeypatch.setattr(QMessageBox, "question", lambda *_a: QMessageBox.StandardButton.Yes)
    page.remove.click()
    done(page, qtbot)
    assert not page.session.audit.table(Quotation)
    sample_window.undo_action.trigger()
    done(page, qtbot)
    assert page.chosen.currentText() == "Weldtech"


def test_a_quotation_that_holds_no_longer_is_said_to_in_list_and_table(page: QuotationsPage, qtbot: QtBot) -> None:
    dialog = enter(page, "Weldtech", "70000")
    typed(dialog, valid_until="2001-08-01")
    dialog._keep()
    done(page, qtbot)
    assert page.chosen.currentText() == "Weldtech (no longer valid)"
    assert cells(page)["Valid until"] == ["", "2001-08-01 (past)"]


def test_what_cannot_be_read_is_said_and_nothing_is_stored(page: QuotationsPage) -> None:
    for fields, reason in (
        ({"supplier": ""}, "whose quotation"),
        ({"valid_until": "soonish"}, "is not a date"),
        ({"price": "much"}, "number is expected"),
        ({"price": "40000 - 60000"}, "not a range"),
    ):
        dialog = enter(page, "Weldtech", "70000")
        typed(dialog, **fields)
        dialog._keep()
        assert reason in dialog.wrong.text()
    assert not page.session.audit.table(Quotation)


def test_a_quotation_that_can_not_be_stored_stays_on_the_screen(page: QuotationsPage, told: list[str]) -> None:
    dialog = enter(page, "W" * 600, "70000")
    assert len(dialog.supplier.text()) == 500
    dialog.remarks.setPlainText("x" * 2_000_000)
    dialog._keep()
    assert told and dialog.result() != QDialog.DialogCode.Accepted
    assert not page.session.audit.table(Quotation)
    dialog.remarks.setPlainText("")
    dialog._keep()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert page.session.audit.table(Quotation)


def test_a_filled_in_form_is_looked_over_and_kept_for_the_project_that_it_names(
    page: QuotationsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = page.session.results.ranking
    assert made is not None
    other = next(r for r in made.value.candidates if r.rank == 3).evaluation.candidate
    lines = [
        QuotedLine(quotation_id=1, item=QuotedItem.DEVICE, stands=Stands.INCLUDED, amount=900.0),
        QuotedLine(quotation_id=1, item=QuotedItem.TRAINING, stands=Stands.LEFT_OUT),
    ]
    known = Quotation(candidate_id=1, supplier="Weldtech", price=800.0, valid_until="2999-08-01", remarks="Ex works")
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(page.session.audit, other, known, lines))
    shown: list[QuotationDialog] = []

    def kept(dialog: QuotationDialog) -> int:
        shown.append(dialog)
        dialog._keep()
        return dialog.result()

    monkeypatch.setattr(QuotationDialog, "exec", kept)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    page.read.click()
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    done(page, qtbot)
    assert page.session.candidate_key == page.box.currentData() == other.key
    assert "800 is asked in all, but what is included adds up to 900" in shown[0].remark.text()
    (quotation,) = page.quotations()
    assert (quotation.supplier, quotation.price, quotation.remarks) == ("Weldtech", 800.0, "Ex works")
    assert cells(page)["Training"][1] == "left out"


def test_what_a_form_leaves_unreadable_is_said_above_the_lines_and_a_foreign_file_is_told(
    page: QuotationsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    ranked = page.session.chosen_candidate()
    assert ranked is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "empty"), ""))
    page.form.click()
    rows = [list(row) for row in read_tables(tmp_path / "empty.xlsx")[0].rows]
    next(row for row in rows if row[0] == "Our reference")[1] = "of another audit"
    price = next(row for row in rows if row[0] == "Total price, without VAT")
    price[1:2] = ["on request"]
    with xlsxwriter.Workbook(tmp_path / "filled.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    shown: list[QuotationDialog] = []
    monkeypatch.setattr(QuotationDialog, "exec", lambda dialog: shown.append(dialog))
    page.read_form(tmp_path / "filled.xlsx")
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    text = shown[0].remark.text()
    assert "“on request” is not an amount" in text and f"B{rows.index(price) + 1}" in text
    assert "names no project in this audit" in text
    assert shown[0].evaluation.candidate.key == ranked.evaluation.candidate.key
    (tmp_path / "foreign.xlsx").write_bytes(b"no spreadsheet")
    page.read_form(tmp_path / "foreign.xlsx")
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "foreign.xlsx" in told[0]
    assert not page.session.audit.table(Quotation)
