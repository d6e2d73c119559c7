"""Quotations in the window: entered, laid side by side, chosen, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from auditor.model import Quotation, QuotedItem, Stands
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
    assert shown["Asked, EUR without VAT"] == ["", "70,000"]
    assert shown["Safety"][1] == "besides: 4,000"
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
