"""Nothing that matters is cut or out of sight at the sizes of the windows people have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from auditor.locale import using
from auditor.store import AuditFile
from tests.ui.waiting import settle
from ui.pages.assess.suitability_page import SuitabilityPage
from ui.pages.rank.money_page import MoneyPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.rank.weights_page import WeightsPage
from ui.pages.tabbed import TabbedPage
from ui.theme import scaled_font
from ui.window import PAGES, MainWindow

WRAPPED = int(Qt.TextFlag.TextWordWrap)


def tab(window: MainWindow, page: str, key: str) -> object:
    window.show_page(page)
    tabbed = window.page(page)
    assert isinstance(tabbed, TabbedPage)
    made = tabbed.show_tab(key)
    settle()
    return made


@pytest.mark.parametrize("width", [1024, 1280, 1366])
def test_names_of_candidates_are_whole(sample_window: MainWindow, width: int) -> None:
    sample_window.resize(width, 800)
    page = tab(sample_window, "rank", "order")
    assert isinstance(page, OrderPage)
    measure = QFontMetrics(scaled_font(0, bold=True))
    below = QFontMetrics(scaled_font(0)).height()
    room = page.table.columnWidth(0) - 12
    for row in range(page.model.rowCount()):
        if page.model.ranked_at(row) is not None:
            name = str(page.model.index(row, 0).data()).partition("\n")[0]
            asked = measure.boundingRect(QRect(0, 0, room, 1000), WRAPPED, name)
            assert asked.width() <= room
            assert asked.height() + below <= page.table.rowHeight(row) <= max(asked.height() + below + 8, 46)


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
def test_the_cash_flows_are_in_sight_without_scrolling(sample_window: MainWindow, width: int) -> None:
    sample_window.resize(width, 800)
    page = tab(sample_window, "rank", "money")
    assert isinstance(page, MoneyPage)
    assert page.table.columnCount() == 9
    assert page.table.horizontalScrollBar().maximum() == 0


def test_cash_flows_are_in_thousands_only_where_there_is_no_room_for_more(sample_window: MainWindow) -> None:
    sample_window.resize(1280, 800)
    page = tab(sample_window, "rank", "money")
    assert isinstance(page, MoneyPage)
    assert page.table.is_in_thousands
    heads = [page.table.horizontalHeaderItem(at) for at in (0, 2)]
    assert [head.text() for head in heads if head is not None] == ["EUR × 1,000", "1"]
    total = page.table.item(page.table.rowCount() - 1, 1)
    assert total is not None
    short, whole = total.text(), total.toolTip()
    sample_window.resize(1920, 1080)
    settle()
    assert not page.table.is_in_thousands
    total = page.table.item(page.table.rowCount() - 1, 1)
    assert total is not None
    assert whole.replace("€", "") == total.text()
    assert float(short) == pytest.approx(float(total.text().replace(",", "")) / 1000, abs=0.06)


def test_a_taller_window_shows_more_of_the_order_beside_the_weights(sample_window: MainWindow) -> None:
    page = tab(sample_window, "rank", "weights")
    assert isinstance(page, WeightsPage)
    few = len(page.order.rows)
    sample_window.resize(1920, 1080)
    settle()
    there = sample_window.session.ranking
    assert there is not None
    assert few < len(page.order.rows) <= len(there.candidates)


def test_a_score_with_open_answers_is_a_range_in_the_list(sample_window: MainWindow) -> None:
    page = tab(sample_window, "assess", "suitability")
    assert isinstance(page, SuitabilityPage)
    seen = 0
    for item in page.tree.items():
        what, key = item.data(0, Qt.ItemDataRole.UserRole) or ("", 0)
        found = page.score(key) if what == "step" else None
        if found is not None:
            seen += 1
            low, high = round(found.score.low), round(found.score.high)
            assert item.text(1) == (f"{low}–{high}" if low != high else str(low))
            assert not found.to_answer() or "–" in item.text(1)
    assert seen


@pytest.mark.parametrize("language", ["en", "de", "nl"])
def test_every_page_fits_in_the_smallest_window(sample_window: MainWindow, language: str) -> None:
    sample_window.resize(1024, 768)
    with using(language):
        for key in PAGES:
            sample_window.show_page(key)
            page = sample_window.page(key)
            for tab_key in page.keys if isinstance(page, TabbedPage) else ("",):
                if isinstance(page, TabbedPage):
                    page.show_tab(tab_key)
                settle()
                assert (sample_window.width(), sample_window.height()) == (1024, 768), f"{key} {tab_key}"
            if isinstance(page, TabbedPage):
                assert page.tabs.tabRect(page.tabs.count() - 1).right() < page.tabs.width(), key


@pytest.mark.parametrize("language", ["en", "de", "nl"])
def test_no_field_or_button_of_a_page_is_cut_at_its_right(sample_file: AuditFile, qtbot: QtBot, language: str) -> None:
    with using(language):
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        with qtbot.waitSignal(window.session.ranked, timeout=60_000):
            assert window.open_path(sample_file.path)
        for key in PAGES:
            window.show_page(key)
            page = window.page(key)
            for part in page.keys if isinstance(page, TabbedPage) else [""]:
                if isinstance(page, TabbedPage):
                    page.show_tab(part)
                settle()
                for area in page.findChildren(QScrollArea):
                    body, right = area.widget(), area.viewport().width()
                    if body is None or not area.isVisible():
                        continue
                    for kind in (QLineEdit, QPushButton, QComboBox):
                        for widget in body.findChildren(kind):
                            if widget.isVisible():
                                end = widget.mapTo(area.viewport(), widget.rect().topRight()).x()
                                assert end < right, (key, part, widget.accessibleName())
        window.close()
