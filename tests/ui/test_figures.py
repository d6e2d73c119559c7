"""A figure says how it comes about: by a click or Enter, on every page in the same way."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages import table
from tests.ui.waiting import settle
from ui.map.inspector_figures import InspectorFigures
from ui.pages.map_page import MapPage
from ui.pages.measure.table.table_page import TablePage
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.rank.answer_page import AnswerPage
from ui.pages.rank.money_page import MoneyPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.tabbed import TabbedPage
from ui.widgets.figure import Figure
from ui.widgets.figure_card import FigureCard
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
P = TypeVar("P", bound=QWidget)


def tab_of(window: MainWindow, stage: str, tab: str, kind: type[P]) -> P:
    """Go to a tab; its page."""
    window.session.page_wanted.emit(stage, tab)
    settle()
    shown = window.stack.currentWidget()
    assert shown is not None
    return next(page for page in shown.findChildren(kind) if page.isVisible())


def card() -> FigureCard | None:
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is None or isinstance(popup, FigureCard)
    return popup


def opened(figure: Figure) -> FigureCard:
    assert figure.is_explained
    QTest.mouseClick(figure, LEFT)
    found = card()
    assert found is not None
    return found


def links(found: FigureCard, kind: str) -> list[str]:
    return [key for key in found.links if key.startswith(kind)]


def totals(window: MainWindow) -> dict[str, Figure]:
    return tab_of(window, "measure", "table", TablePage).totals


def test_a_click_on_a_total_shows_formula_inputs_and_basis_of_that_very_number(sample_window: MainWindow) -> None:
    figure = totals(sample_window)["hours"]
    found = opened(figure)
    assert found.explained.result.startswith(figure.text())
    assert found.explained.formula in found.accessibleDescription()
    assert all(f"({i.basis})" in found.accessibleDescription() for i in found.explained.inputs)
    found.close()


def test_all_totals_of_the_table_are_explained_as_they_are_shown(sample_window: MainWindow) -> None:
    for figure in totals(sample_window).values():
        found = opened(figure)
        assert figure.text() in found.explained.result
        found.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_opens_the_card_and_escape_gives_the_keyboard_back(sample_window: MainWindow, key: Qt.Key) -> None:
    figure = totals(sample_window)["cost"]
    figure.setFocus()
    QTest.keyClick(figure, key)
    found = card()
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert card() is None
    assert figure.hasFocus()


def test_tab_goes_from_figure_to_figure(sample_window: MainWindow) -> None:
    shown = totals(sample_window)
    shown["hours"].setFocus()
    QTest.keyClick(shown["hours"], Qt.Key.Key_Tab)
    assert shown["fte"].hasFocus()
    assert shown["fte"].accessibleDescription()


def test_an_input_leads_on_to_how_it_comes_about_and_back(sample_window: MainWindow) -> None:
    found = opened(totals(sample_window)["hours"])
    whole, heaviest = found.explained, found.explained.inputs[0]
    found.links[links(found, "more")[0]].click()
    assert heaviest.name in found.explained.title
    assert found.explained.result == heaviest.value
    found.links["back"].click()
    assert found.explained == whole
    assert "back" not in found.links
    found.close()


def test_change_it_leads_to_the_page_where_the_input_is_entered(sample_window: MainWindow) -> None:
    found = opened(totals(sample_window)["fte"])
    found.links[links(found, "change")[-1]].click()
    assert card() is None
    assert sample_window.stack.currentWidget() is sample_window.page("firm")


def test_change_it_leads_to_the_very_cell_also_where_a_filter_hides_it(sample_window: MainWindow) -> None:
    page = table(sample_window)
    found = opened(page.totals["hours"])
    found.links[links(found, "more")[0]].click()
    while not any(i.place is not None and i.place.step_id for i in found.explained.inputs):
        found.links[links(found, "more")[0]].click()
    row = next(n for n, i in enumerate(found.explained.inputs) if i.place is not None and i.place.step_id)
    place = found.explained.inputs[row].place
    assert place is not None
    page.filter.setText("nothing is called that")
    sample_window.show_page("map")
    found.links[f"change {2 * row + 1}"].click()
    assert sample_window.stack.currentWidget() is sample_window.page("measure")
    index = page.grid.currentIndex()
    assert page.model.step(index.row()).id == place.step_id
    field = page.model.field(index.column())
    assert field is not None and field.key == place.field
    assert page.grid.hasFocus() and not page.grid.isColumnHidden(index.column())


def test_a_figure_of_a_candidate_leads_to_the_page_of_its_money(sample_window: MainWindow) -> None:
    page = tab_of(sample_window, "rank", "order", OrderPage)
    figure = next(f for f in page.panel.findChildren(Figure) if f.accessibleName().startswith("Investment with"))
    found = opened(figure)
    assert found.explained.result == figure.text()
    found.links[links(found, "change")[0]].click()
    shown = sample_window.stack.currentWidget()
    assert isinstance(shown, TabbedPage)
    assert shown.current_key == "money"


def test_every_figure_of_a_candidate_is_explained_by_the_number_that_is_shown(sample_window: MainWindow) -> None:
    page = tab_of(sample_window, "rank", "order", OrderPage)
    seen = 0
    for figure in page.panel.findChildren(Figure):
        if figure.is_explained and ":" in figure.accessibleName():
            assert figure.open()
            found = card()
            assert found is not None
            assert figure.text().startswith(found.explained.result)
            found.close()
            seen += 1
    assert seen >= 9


def test_the_figures_of_the_money_are_explained_by_the_numbers_that_are_shown(sample_window: MainWindow) -> None:
    page = tab_of(sample_window, "rank", "money", MoneyPage)
    for figure in page.facts.figures:
        found = opened(figure)
        assert found.explained.result == figure.text()
        found.close()


def test_the_totals_of_the_plan_are_explained_by_the_numbers_that_are_shown(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample_window.session.planned, timeout=60_000):
        page = tab_of(sample_window, "plan", "portfolio", PortfolioPage)
    settle()
    assert len(page.facts.figures) == 4
    for figure in page.facts.figures:
        found = opened(figure)
        assert found.explained.result == figure.text()
        found.close()


def test_the_inspector_shows_what_is_reckoned_of_a_step_and_how(sample_window: MainWindow) -> None:
    sample_window.show_page("map")
    page = sample_window.page("map")
    assert isinstance(page, MapPage)
    analysis = sample_window.session.analysis
    assert analysis is not None
    step_id = next(iter(analysis.hours_by_step))
    page.show_step(step_id)
    figures = page.inspector.figures
    assert isinstance(figures, InspectorFigures)
    hours = figures.figures["Labour hours a year"]
    found = opened(hours)
    assert found.explained.amount == analysis.hours_by_step[step_id]
    assert found.explained.result.startswith(hours.text())
    found.close()


def test_the_inspector_shows_what_is_reckoned_of_the_map(sample_window: MainWindow) -> None:
    sample_window.show_page("map")
    page = sample_window.page("map")
    assert isinstance(page, MapPage)
    page.view.map.clearSelection()
    settle()
    figures = page.inspector.figures
    assert figures is not None
    for name in ("Labour hours a year", "Takt time", "Bottleneck"):
        found = opened(figures.figures[name])
        assert figures.figures[name].text() in found.explained.result
        found.close()


def test_a_dotted_line_below_a_figure_says_that_it_can_be_asked(sample_window: MainWindow) -> None:
    figure = totals(sample_window)["hours"]

    def drawn() -> list[QColor]:
        picture = figure.grab().toImage()
        row = picture.height() - 3
        return [picture.pixelColor(x, y) for x in range(picture.width()) for y in (row - 1, row, row + 1)]

    figure.clearFocus()
    settle()
    plain = drawn()
    figure.setFocus()
    settle()
    assert drawn() != plain


def test_what_is_not_known_is_no_figure_to_be_asked(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert window.session.create(tmp_path / "empty.audit")
    window.show_page("measure")
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, TabbedPage)
    shown = page.findChildren(Figure)
    assert not any(figure.is_explained for figure in shown)
    assert all(figure.focusPolicy() == Qt.FocusPolicy.NoFocus for figure in shown)


def test_a_card_is_as_tall_as_what_it_says(sample_window: MainWindow) -> None:
    for key in ("fte", "takt"):
        found = opened(totals(sample_window)[key])
        assert not found.area.verticalScrollBar().isVisible()
        found.close()


def test_in_an_audit_that_is_only_read_figures_are_explained_and_nothing_is_to_be_changed(
    sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample_window.session), "can_edit", False)
    found = opened(totals(sample_window)["fte"])
    assert links(found, "more")
    assert not links(found, "change")
    found.close()


def test_the_figures_of_a_card_of_the_answer_say_how_they_come_about(sample_window: MainWindow) -> None:
    page = tab_of(sample_window, "rank", "answer", AnswerPage)
    cards = page.groups.cards
    assert cards
    for shown in cards.values():
        figures = [f for f in shown.findChildren(Figure) if f.is_explained]
        assert len(figures) == 3
        for figure in figures:
            found = opened(figure)
            assert found.explained.inputs and found.explained.formula
            found.close()
