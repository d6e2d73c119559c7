"""The manual in the window: opened at the page one is on, searched, and followed from link to link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from auditor.glossary import word
from auditor.locale import set_language
from auditor.manual import text_of
from tests.ui.waiting import settle
from ui import theme
from ui.help.manual_window import ManualWindow, Place
from ui.pages.tabbed import TabbedPage
from ui.palette import CommandPalette
from ui.widgets.term_card import TermCard
from ui.window import MainWindow

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow) -> ManualWindow:
    """The manual, opened by its key at the page that is looked at."""
    QTest.keyClick(window, KEY.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    settle()
    manual = window.manual.window
    assert manual.isVisible()
    manual.activateWindow()
    return manual


def heading(manual: ManualWindow) -> str:
    """The heading that is read."""
    return manual.text.textCursor().block().text()


def link_to(manual: ManualWindow, href: str) -> None:
    """Click the first link that leads there, where it stands on the screen."""
    block = manual.text.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref() == href:
                cursor = manual.text.textCursor()
                cursor.setPosition(piece.position() + 1)
                manual.text.setTextCursor(cursor)
                manual.text.ensureCursorVisible()
                spot = manual.text.cursorRect(cursor).center() + QPoint(2, 0)
                QTest.mouseClick(manual.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                return
            pieces += 1
        block = block.next()
    raise AssertionError(href)


def test_it_opens_at_the_page_one_is_on(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    assert (manual.place, heading(manual)) == (Place("map", 0), "Map")
    assert not manual.isModal()
    assert manual.list.currentItem().text() == "Map"


def test_it_opens_at_home_without_an_audit(window: MainWindow) -> None:
    assert opened(window).place == Place("home", 0)


def test_it_follows_page_and_tab_while_its_box_is_on(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    sample_window.show_page("measure")
    page = sample_window.page("measure")
    assert isinstance(page, TabbedPage)
    page.show_tab("studies")
    assert (manual.place.key, heading(manual)) == ("measure", "Time studies")
    manual.follows.setChecked(False)
    sample_window.show_page("plan")
    assert heading(manual) == "Time studies"
    manual.follows.setChecked(True)
    assert (manual.place.key, heading(manual)) == ("plan", "Portfolio")


def test_that_it_should_not_follow_is_remembered(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.follows.setChecked(False)
    again = ManualWindow(sample_window)
    assert not again.follows.isChecked()
    again.close()


def test_help_with_this_page_leads_there_also_when_it_does_not_follow(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.follows.setChecked(False)
    sample_window.show_page("report")
    sample_window.doer.made["help_page"].trigger()
    assert manual.place == Place("report", 0)


def test_search_finds_and_return_goes_there(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    QTest.keyClick(manual, KEY.Key_F, CTRL)
    QTest.keyClicks(manual.line, "lap missed")
    assert manual.list.item(0).text().startswith("Time studies – Measure\n")
    assert manual.place == Place("map", 0)
    QTest.keyClick(manual.line, KEY.Key_Return)
    assert (manual.place.key, heading(manual)) == ("measure", "Time studies")
    assert len(manual.text.extraSelections()) > 1
    QTest.keyClick(manual, KEY.Key_Escape)
    assert (manual.line.text(), manual.isVisible()) == ("", True)
    assert not manual.text.extraSelections()
    assert manual.list.currentItem().text().strip() == "Time studies"


def test_what_is_nowhere_is_told(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    QTest.keyClicks(manual.line, "zzz")
    assert manual.list.count() == 0
    assert manual.nothing.isVisible()
    QTest.keyClick(manual.line, KEY.Key_Return)
    assert manual.place == Place("map", 0)


def test_the_arrows_go_through_the_hits_while_one_types(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    QTest.keyClicks(manual.line, "stopwatch")
    QTest.keyClick(manual.line, KEY.Key_Down)
    assert heading(manual) == "Time studies"
    assert manual.line.hasFocus()


def test_back_and_forward(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("calculation", 0)
    manual.go_to("keys", 1)
    QTest.keyClick(manual, KEY.Key_Left, ALT)
    assert manual.place == Place("calculation", 0)
    QTest.keyClick(manual, KEY.Key_Left, ALT)
    assert manual.place.key == "map"
    QTest.keyClick(manual, KEY.Key_Right, ALT)
    QTest.keyClick(manual, KEY.Key_Right, ALT)
    assert manual.place == Place("keys", 1)
    assert not manual.forward.isEnabled()
    manual.back.click()
    manual.go_to("home", 0)
    assert not manual.forward.isEnabled()


def test_a_link_to_a_page_leads_the_main_window_there(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("check", 3)
    link_to(manual, "page:rank.order")
    page = sample_window.page("rank")
    assert isinstance(page, TabbedPage)
    assert (sample_window.stack.currentWidget(), page.current_key) == (page, "order")
    assert (manual.place.key, heading(manual)) == ("rank", "Table")


def test_without_an_audit_a_link_to_a_page_stays_at_home(window: MainWindow) -> None:
    manual = opened(window)
    manual.text.anchorClicked.emit(QUrl("page:rank.order"))
    assert window.stack.currentWidget() is window.page("home")


def test_a_link_within_the_manual_leads_to_the_heading(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("measure", 1)
    link_to(manual, "manual:calculation#hours")
    assert (manual.place.key, heading(manual)) == ("calculation", "Hours, FTE and In use")


def test_a_link_to_a_word_opens_its_card(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("calculation", 1)
    link_to(manual, "term:fte")
    settle()
    card = QApplication.activePopupWidget()
    assert isinstance(card, TermCard)
    assert card.name.text() == word("fte").name
    card.close()


@pytest.mark.parametrize("link", ["https://example.org/", "file:///etc/passwd", "javascript:1"])
def test_no_link_leads_out_of_the_program(sample_window: MainWindow, link: str) -> None:
    manual = opened(sample_window)
    manual.text.anchorClicked.emit(QUrl(link))
    assert manual.place == Place("map", 0)
    assert not manual.text.openLinks()
    kind = QTextDocument.ResourceType.ImageResource
    assert manual.text.loadResource(kind.value, QUrl(link)).isEmpty()


@pytest.mark.parametrize("language", ["nl", "de"])
def test_it_is_in_the_language_of_the_window(sample_window: MainWindow, language: str) -> None:
    set_language(language)
    manual = opened(sample_window)
    title, notice = {"nl": ("Kaart", "nog niet vertaald"), "de": ("Karte", "noch nicht übersetzt")}[language]
    shown = manual.text.toPlainText()
    assert shown.startswith(title)
    assert (notice in shown) == (text_of("map", language) is None)
    if text_of("map", language) is not None:
        assert "Draw how the work runs" not in shown
    manual.go_to("keys", 0)
    assert {"nl": "Hulp bij deze pagina", "de": "Hilfe zu dieser Seite"}[language] in manual.text.toPlainText()


def test_figures_and_keys_are_those_of_today(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("keys", 0)
    assert "Shift+F1" in manual.text.toPlainText()
    manual.go_to("assess", 3)
    assert "The catalogue of 104" in manual.text.toPlainText()
    assert "{{" not in manual.text.toPlainText()


def test_text_headings_and_tables_take_the_colours_of_the_scheme(sample_window: MainWindow, qapp: QApplication) -> None:
    manual = opened(sample_window)

    def shown() -> tuple[QColor, QColor, QColor, QColor]:
        block = manual.text.document().begin()
        while block.blockFormat().headingLevel() != 2:
            block = block.next()
        table = next(f for f in manual.text.document().rootFrame().childFrames() if isinstance(f, QTextTable))
        head = block.begin().fragment().charFormat().foreground().color()
        line = table.format().toTableFormat().borderBrush().color()
        ground = table.cellAt(0, 0).format().background().color()
        return head, line, ground, manual.text.palette().base().color()

    def expected(colours: theme.Colours) -> tuple[QColor, QColor, QColor, QColor]:
        return QColor(colours.accent), QColor(colours.line), QColor(colours.ground), QColor(colours.surface)

    assert shown() == expected(theme.LIGHT)
    theme.choose_scheme("dark")
    theme.apply(qapp)
    settle()
    try:
        assert shown() == expected(theme.DARK)
    finally:
        theme.choose_scheme("light")
        theme.apply(qapp)
        settle()


def test_the_palette_lists_the_headings_and_opens_them(sample_window: MainWindow) -> None:
    palette = sample_window.make_palette()
    assert isinstance(palette, CommandPalette)
    palette.show()
    QTest.keyClicks(palette.line, "manual time studies")
    QTest.keyClick(palette.line, KEY.Key_Return)
    settle()
    assert sample_window.manual.window.isVisible()
    assert heading(sample_window.manual.window) == "Time studies"


def test_it_opens_from_the_menu_where_it_was_left(sample_window: MainWindow) -> None:
    manual = opened(sample_window)
    manual.go_to("names", 0)
    manual.close()
    sample_window.doer.made["manual"].trigger()
    assert manual.isVisible()
    assert manual.place == Place("names", 0)
