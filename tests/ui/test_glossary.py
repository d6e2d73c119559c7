"""A term explains itself: by hovering, by a click, with F1, and in a window of all words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QWidget

from auditor.glossary import word
from auditor.locale import set_language, using
from tests.ui.hands import page_of, step_id
from tests.ui.pages import firm
from tests.ui.waiting import settle
from ui.help.words_window import WordsWindow
from ui.key_sheet import KeysDialog
from ui.pages.firm import FirmPage
from ui.pages.measure.table.table_page import TablePage
from ui.pages.rank.money_page import MoneyPage
from ui.pages.tabbed import TabbedPage
from ui.widgets.labels import caption, label, term
from ui.widgets.plain_table import PlainTable
from ui.widgets.term import TermLabel
from ui.widgets.term_card import TermCard
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def one_line(tip: str) -> str:
    """A tooltip without its line breaks."""
    return " ".join(tip.split())


def card_of(window: QWidget) -> TermCard | None:
    """The card that is open."""
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is None or isinstance(popup, TermCard)
    return popup


def name_of_field(page: FirmPage, key: str) -> TermLabel:
    """The name beside a field."""
    field = page.fields[key]
    forms = page.findChildren(QFormLayout)
    found = next(label for form in forms if (label := form.labelForField(field)) is not None)
    assert isinstance(found, TermLabel)
    return found


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Key sheets that were opened, in place of dialogs that wait."""
    opened: list[str] = []
    monkeypatch.setattr(KeysDialog, "exec", lambda self: opened.append(self.windowTitle()))
    return opened


def test_the_name_of_a_field_says_what_it_means_to_mouse_and_screen_reader(sample_window: MainWindow) -> None:
    name = name_of_field(firm(sample_window), "discount_rate")
    assert "later money is worth less" in one_line(name.toolTip())
    assert name.accessibleDescription() == word("discount_rate").text
    assert name.focusPolicy() == Qt.FocusPolicy.NoFocus
    plain = name_of_field(firm(sample_window), "name")
    assert (plain.toolTip(), plain.word) == ("", None)


def test_dots_come_below_a_word_while_the_mouse_is_over_it(window: MainWindow) -> None:
    name, other = term("Discount rate", wrap=False), term("Name", wrap=False)
    for widget, changes in ((name, True), (other, False)):
        widget.adjustSize()
        before = widget.grab().toImage()
        QApplication.sendEvent(widget, QEnterEvent(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2)))
        assert (widget.grab().toImage() != before) is changes


def test_a_text_that_is_set_later_may_be_a_persons_and_is_not_explained(window: MainWindow) -> None:
    name = caption("Scrap")
    assert name.word is word("scrap")
    name.setText("Lane")
    assert name.word is None
    assert name.toolTip() == name.accessibleDescription() == ""
    assert not isinstance(label("Scrap"), TermLabel)


def test_a_click_opens_the_card_and_escape_gives_the_keyboard_to_the_field_it_names(sample_window: MainWindow) -> None:
    page = firm(sample_window)
    line = page.fields["discount_rate"].line
    QTest.mouseClick(name_of_field(page, "discount_rate"), LEFT)
    card = card_of(sample_window)
    assert card is not None
    assert (card.name.text(), card.text.text()) == ("Discount rate", word("discount_rate").text)
    assert card.width() == 320
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card_of(sample_window) is None
    assert QApplication.focusWidget() is line


def test_the_card_leaves_the_field_in_sight(sample_window: MainWindow) -> None:
    inspector = page_of(sample_window).inspector
    inspector.show_selection(1, [step_id(sample_window, "Confirm order")], [])
    field = inspector.fields["cycle"]
    field.line.setFocus()
    sample_window.explain()
    card = card_of(sample_window)
    assert card is not None
    assert not card.geometry().intersects(QRect(field.mapToGlobal(QPoint(0, 0)), field.size()))
    card.close()


def test_f1_in_a_field_shows_its_card_and_does_not_store_what_is_half_typed(
    sample_window: MainWindow, sheets: list[str]
) -> None:
    page = firm(sample_window)
    line = page.fields["discount_rate"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "1")
    before = sample_window.session.audit
    QTest.keyClick(line, Qt.Key.Key_F1)
    card = card_of(sample_window)
    assert card is not None
    assert card.name.text() == "Discount rate"
    QTest.keyClick(card, Qt.Key.Key_Escape)
    settle()
    assert QApplication.focusWidget() is line
    assert line.text() == "1"
    assert sample_window.session.audit is before
    assert sheets == []


def test_f1_where_there_is_nothing_to_explain_shows_the_keys(sample_window: MainWindow, sheets: list[str]) -> None:
    line = firm(sample_window).fields["name"].line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F1)
    assert card_of(sample_window) is None
    assert sheets == ["Keyboard"]


def test_f1_in_a_row_of_a_grid_explains_the_name_above_it(sample_window: MainWindow) -> None:
    rows = firm(sample_window).people.rows
    role = min(sample_window.session.audit.roles)
    rows.fields[role, "rate_per_hour"].line.setFocus()
    sample_window.explain()
    card = card_of(sample_window)
    assert card is not None
    assert card.name.text() == "Loaded hourly rate"
    card.close()


def test_f1_in_the_panel_of_the_map_knows_that_a_share_is_that_of_a_flow(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    flow = min(sample_window.session.audit.flows)
    page.inspector.show_selection(sample_window.session.audit.flows[flow].process_id, [], [flow])
    page.inspector.fields["share"].line.setFocus()
    sample_window.explain()
    card = card_of(sample_window)
    assert card is not None
    assert card.name.text() == "Share of a flow"
    card.close()
    page.inspector.show_selection(1, [step_id(sample_window, "Confirm order")], [])
    names = {found.word.key for found in page.inspector.findChildren(TermLabel) if found.word is not None}
    assert {"cycle_time", "batch_size", "operators", "manual_share", "lane"} <= names


def test_the_head_of_a_column_explains_itself_and_f1_in_a_cell_shows_it(sample_window: MainWindow) -> None:
    sample_window.show_page("measure")
    measure = sample_window.page("measure")
    assert isinstance(measure, TabbedPage)
    grid = measure.tab_of(TablePage, "table").grid
    model, across = grid.model(), Qt.Orientation.Horizontal
    heads = [str(model.headerData(column, across)) for column in range(model.columnCount())]
    at = heads.index("Batch size")
    tip = one_line(str(model.headerData(at, across, Qt.ItemDataRole.ToolTipRole)))
    assert word("batch_size").text in tip
    assert "For example: 50" in tip
    assert model.headerData(at, across, Qt.ItemDataRole.WhatsThisRole)
    grid.setFocus()
    grid.setCurrentIndex(model.index(0, at))
    sample_window.explain()
    card = card_of(sample_window)
    assert card is not None
    assert card.name.text() == "Batch size"
    card.close()


def test_a_tab_explains_itself(sample_window: MainWindow) -> None:
    sample_window.show_page("rank")
    page = sample_window.page("rank")
    assert isinstance(page, TabbedPage)
    at = page.keys.index("certainty")
    assert "How often the order" in one_line(page.tabs.tabToolTip(at))
    assert page.tabs.tabToolTip(page.keys.index("money")) == ""
    page.show_tab("certainty")
    page.tabs.setFocus()
    sample_window.explain()
    card = card_of(sample_window)
    assert card is not None
    assert card.name.text() == "Certainty of the order"
    card.close()


def test_the_figures_of_a_candidate_explain_themselves(sample_window: MainWindow) -> None:
    sample_window.show_page("rank")
    page = sample_window.page("rank")
    assert isinstance(page, TabbedPage)
    money = page.show_tab("money")
    assert isinstance(money, MoneyPage)
    settle()
    keys = {found.word.key for found in money.facts.findChildren(TermLabel) if found.word is not None}
    assert keys == {"npv", "irr", "payback", "payback_chance"}


def test_heads_of_a_table_to_read_are_explained(window: MainWindow) -> None:
    table = PlainTable("Figures", ["", "Likely", "Known by"])
    table.show_rows([["a", "1", "b"]], right=(1,))
    head = table.horizontalHeaderItem(2)
    assert head is not None
    assert word("basis").text == one_line(head.whatsThis())
    assert head.toolTip() == head.whatsThis()


def test_the_window_of_words_finds_with_umlaut_or_eszett(window: MainWindow) -> None:
    set_language("de")
    words_window = WordsWindow(window)
    for typed in ("losgrösse", "Losgröße", "losgroesse"):
        words_window.line.setText(typed)
        assert words_window.name.text() == "Losgröße", typed
        assert "Rüstzeit" in words_window.text.text()
    with using("en"):
        assert f"English: {word('batch_size').name}" in words_window.abroad.text()


def test_the_window_of_words_is_worked_by_keys_alone(window: MainWindow) -> None:
    window.doer.made["words"].trigger()
    found = window.findChild(WordsWindow)
    assert isinstance(found, WordsWindow)
    settle()
    assert found.focusWidget() is found.line
    assert found.list.count() > 60
    QTest.keyClicks(found.line, "pay")
    first = found.name.text()
    assert first == "Payback"
    QTest.keyClick(found.line, Qt.Key.Key_Down)
    assert found.name.text() != first
    QTest.keyClicks(found.line, "xx")
    assert "No word fits" in found.text.text()
    assert found.list.count() == 0
    QTest.keyClick(found.line, Qt.Key.Key_Escape)
    assert found.line.text() == ""
    assert found.isVisible()
    QTest.keyClick(found.line, Qt.Key.Key_Escape)
    assert not found.isVisible()
    window.show_words()
    assert window.findChildren(WordsWindow) == [found]
    found.close()


def test_the_first_paint_does_not_wait_for_the_words() -> None:
    import subprocess
    import sys

    program = "import sys, ui.window; print('auditor.glossary' in sys.modules, 'tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_label_without_a_word_is_an_ordinary_label(window: MainWindow) -> None:
    name = caption("Name")
    assert isinstance(name, QLabel)
    QTest.mouseClick(name, LEFT)
    assert card_of(name) is None
