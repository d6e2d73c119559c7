"""Panels at the side fold: by hand and kept so, and by themselves where the window is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.waiting import settle
from ui.pages.assess.suitability_page import SuitabilityPage
from ui.pages.map_page import MapPage
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.rank.money_page import MoneyPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.tabbed import TabbedPage
from ui.widgets.folding_panel import NARROW, FoldingPanel
from ui.widgets.two_panes import Panes
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def tab(window: MainWindow, page: str, key: str) -> object:
    window.show_page(page)
    tabbed = window.page(page)
    assert isinstance(tabbed, TabbedPage)
    return tabbed.show_tab(key)


def map_page(window: MainWindow) -> MapPage:
    window.show_page("map")
    page = window.page("map")
    assert isinstance(page, MapPage)
    return page


def panel_of(window: MainWindow, which: str) -> FoldingPanel:
    if which == "map":
        return map_page(window).details
    if which == "rank":
        page = tab(window, "rank", "order")
        assert isinstance(page, OrderPage)
        return page.explained
    if which == "money":
        money = tab(window, "rank", "money")
        assert isinstance(money, MoneyPage)
        return money.given
    page = tab(window, "plan", "portfolio")
    assert isinstance(page, PortfolioPage)
    return page.means


@pytest.mark.parametrize("which", ["map", "rank", "money", "plan"])
def test_a_panel_folds_by_itself_in_a_narrow_window_and_comes_back(sample_window: MainWindow, which: str) -> None:
    panel = panel_of(sample_window, which)
    assert panel.panel.isVisible()
    sample_window.resize(NARROW - 1, 768)
    settle()
    assert not panel.panel.isVisible()
    assert panel.strip.isVisible()
    sample_window.resize(NARROW, 768)
    settle()
    assert panel.panel.isVisible()


def test_what_a_person_unfolded_stays_so_in_a_narrow_window(sample_window: MainWindow) -> None:
    panel = panel_of(sample_window, "rank")
    sample_window.resize(1024, 768)
    settle()
    QTest.mouseClick(panel.strip, LEFT)
    sample_window.resize(1030, 768)
    settle()
    assert panel.panel.isVisible()
    again = OrderPage(sample_window.session)
    again.setParent(sample_window)
    again.show()
    assert again.explained.panel.isVisible()


def test_what_a_person_folded_stays_so_in_a_wide_window(sample_window: MainWindow) -> None:
    panel = panel_of(sample_window, "rank")
    QTest.mouseClick(panel.strip, LEFT)
    sample_window.resize(1600, 900)
    settle()
    assert not panel.panel.isVisible()


def test_a_panel_is_folded_by_keys_alone_and_says_what_a_press_does(sample_window: MainWindow) -> None:
    panel = panel_of(sample_window, "map")
    assert panel.strip.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.strip.accessibleName() == "Fold: Details"
    panel.strip.setFocus()
    QTest.keyClick(panel.strip, Qt.Key.Key_Space)
    assert not panel.panel.isVisible()
    assert panel.strip.accessibleName() == "Unfold: Details"
    QTest.keyClick(panel.strip, Qt.Key.Key_Space)
    assert panel.panel.isVisible()


def test_a_field_that_is_wanted_unfolds_its_panel(sample_window: MainWindow) -> None:
    page = map_page(sample_window)
    sample_window.resize(1024, 768)
    page.view.map.select_steps([sorted(page.view.map.cards)[4]])
    settle()
    assert not page.inspector.isVisible()
    page.view.field_wanted.emit("cycle")
    assert page.inspector.fields["cycle"].line.hasFocus()


def test_the_keyboard_is_not_lost_with_a_panel(sample_window: MainWindow) -> None:
    page = map_page(sample_window)
    page.view.field_wanted.emit("process_name")
    page.details.strip.click()
    assert page.details.strip.hasFocus()


def test_a_list_gives_its_room_to_what_is_chosen_of_it(sample_window: MainWindow) -> None:
    page = tab(sample_window, "assess", "suitability")
    assert isinstance(page, SuitabilityPage)
    settle()
    panes = page.findChild(Panes)
    assert panes is not None
    before = page.area.width()
    panel = panes.findChild(FoldingPanel)
    assert panel is not None
    strip = panel.strip
    QTest.mouseClick(strip, LEFT)
    settle()
    assert page.area.width() > before + 200
    QTest.mouseClick(strip, LEFT)
    settle()
    assert page.area.width() == before
