"""Tables choose their columns: by mouse and keys, kept for the next time, and by themselves those that matter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.waiting import settle
from ui.pages.measure.hours_page import HoursPage
from ui.pages.measure.table.columns import COLUMNS
from ui.pages.measure.table.table_page import TablePage
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.tabbed import TabbedPage
from ui.widgets.column_choice import ColumnChoice
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
RANK = ("candidate", "hours", "investment", "npv", "payback", "fits", "score", "first")


def tab(window: MainWindow, page: str, key: str) -> object:
    window.show_page(page)
    tabbed = window.page(page)
    assert isinstance(tabbed, TabbedPage)
    tabbed.show_tab(key)
    settle()
    return tabbed.stack.currentWidget()


def order(window: MainWindow) -> OrderPage:
    page = tab(window, "rank", "order")
    assert isinstance(page, OrderPage)
    return page


def grid(window: MainWindow) -> TablePage:
    page = tab(window, "measure", "table")
    assert isinstance(page, TablePage)
    return page


def shown(table: QTableView, keys: tuple[str, ...]) -> set[str]:
    return {key for at, key in enumerate(keys) if not table.isColumnHidden(at)}


def is_all_in_sight(table: QTableView, keys: tuple[str, ...], wanted: set[str]) -> bool:
    """Whether columns stand between the edges of what is seen, without scrolling."""
    edges = [
        (table.columnViewportPosition(at), table.columnViewportPosition(at) + table.columnWidth(at))
        for at, key in enumerate(keys)
        if key in wanted
    ]
    return min(left for left, _right in edges) >= 0 and max(right for _left, right in edges) <= table.viewport().width()


@pytest.mark.parametrize("width", [1024, 1366])
def test_what_matters_of_a_candidate_is_in_sight_at_each_width(sample_window: MainWindow, width: int) -> None:
    sample_window.resize(width, 768)
    page = order(sample_window)
    wanted = {"candidate", "hours", "investment", "npv", "payback", "fits"}
    assert wanted <= shown(page.table, RANK)
    assert is_all_in_sight(page.table, RANK, wanted)


@pytest.mark.parametrize("width", [1024, 1366])
def test_step_time_who_and_hours_are_in_sight_at_each_width(sample_window: MainWindow, width: int) -> None:
    sample_window.resize(width, 768)
    page = grid(sample_window)
    keys = tuple(column.key for column in COLUMNS)
    assert is_all_in_sight(page.grid, keys, {"name", "cycle", "role", "hours"})
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_what_is_stated_per_period_is_in_sight_where_the_work_is_known_so(sample_window: MainWindow) -> None:
    sample_window.resize(1024, 768)
    page = grid(sample_window)
    keys = [column.key for column in COLUMNS]
    assert page.grid.isColumnHidden(keys.index("frequency"))
    for row in range(page.model.rowCount()):
        page.model.setData(page.model.index(row, keys.index("cycle")), "")
        page.model.setData(page.model.index(row, keys.index("frequency")), "2 h/week")
    settle()
    assert not page.grid.isColumnHidden(keys.index("frequency"))


def test_a_wider_window_shows_more_columns_until_somebody_chooses(sample_window: MainWindow) -> None:
    page = grid(sample_window)
    keys = tuple(column.key for column in COLUMNS)
    sample_window.resize(1024, 768)
    settle()
    few = shown(page.grid, keys)
    sample_window.resize(1800, 900)
    settle()
    many = shown(page.grid, keys)
    assert few < many
    page.columns.ticks["crew"].trigger()
    sample_window.resize(1024, 768)
    settle()
    assert shown(page.grid, keys) == many - {"crew"}
    page.columns.as_width_allows.trigger()
    assert shown(page.grid, keys) == few


def ticking(choice: ColumnChoice, *keys: Qt.Key) -> list[bool]:
    """Press keys in the menu that is about to open, and say whether it stayed open until the last one."""
    stayed: list[bool] = []

    def press() -> None:
        for key in keys:
            QTest.keyClick(choice.choices, key)
        stayed.append(choice.choices.isVisible())
        choice.choices.close()

    QTimer.singleShot(0, choice, press)
    return stayed


def test_a_column_is_hidden_by_keys_alone_and_is_so_in_the_next_window(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = order(sample_window)
    page.columns.setFocus()
    stayed = ticking(page.columns, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    QTest.keyClick(page.columns, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(stayed))
    assert stayed == [True]
    assert shown(page.table, RANK) == set(RANK) - {"investment"} - ({"score", "first"} - shown(page.table, RANK))
    again = OrderPage(sample_window.session)
    assert again.table.isColumnHidden(RANK.index("investment"))


def test_the_head_and_the_menu_key_offer_the_same_choice(sample_window: MainWindow) -> None:
    page = order(sample_window)
    header = page.table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(20, 10))
    assert page.columns.choices.isVisible()
    page.columns.choices.close()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), page.table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(page.table, asked)
    assert page.columns.choices.isVisible()
    page.columns.choices.close()


def test_the_button_says_how_many_columns_are_hidden(sample_window: MainWindow) -> None:
    page = order(sample_window)
    for key in ("score", "first"):
        if not page.columns.ticks[key].isChecked():
            page.columns.ticks[key].trigger()
    assert page.columns.text() == "Columns (8 of 8)"
    page.columns.ticks["score"].trigger()
    assert page.columns.accessibleName() == "Columns (7 of 8)"


def test_what_a_row_is_of_can_not_be_hidden(sample_window: MainWindow) -> None:
    assert "candidate" not in order(sample_window).columns.ticks
    assert "name" not in grid(sample_window).columns.ticks


def test_the_table_of_the_plan_chooses_its_columns(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, "plan", "portfolio")
    assert isinstance(page, PortfolioPage)
    qtbot.waitUntil(lambda: sample_window.session.plan is not None, timeout=60_000)
    qtbot.waitUntil(page.switch.isVisible)
    assert not page.columns.isVisible()
    page.switch.click()
    assert page.columns.isVisible()
    page.columns.ticks["npv"].trigger()
    assert page.table.isColumnHidden(5)


def test_the_figures_beside_the_hours_are_chosen(sample_window: MainWindow) -> None:
    page = tab(sample_window, "measure", "hours")
    assert isinstance(page, HoursPage)
    bars = page.bars
    assert len(bars.shown_values(bars.shares[0])) == 3
    bars.columns.ticks["cost"].trigger()
    assert [text[-1] for text in bars.shown_values(bars.shares[0])] == ["r", "%"]
    assert "€" not in bars.accessibleDescription()
