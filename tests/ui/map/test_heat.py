"""Cards coloured by a figure."""

from __future__ import annotations

from pathlib import Path

from tests.ui.hands import chain, page_of, step_id
from ui.window import MainWindow


def test_heat_colours_cards_and_the_legend_says_what_it_means(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    cards = page.view.map.cards
    heavy, light = cards[step_id(sample_window, "Calculate quotation")], cards[step_id(sample_window, "Confirm order")]
    assert heavy.heat is None
    page.heat.setCurrentIndex(page.heat.findData("hours"))
    page.heat.activated.emit(page.heat.currentIndex())
    assert heavy.heat is not None
    assert light.heat is not None
    assert heavy.heat.lightness() < light.heat.lightness()
    assert page.view.legend.isVisible()
    assert page.view.legend.accessibleName() == "Labour hours: 0 – 1,190"
    page.heat.setCurrentIndex(0)
    page.heat.activated.emit(0)
    assert heavy.heat is None
    assert not page.view.legend.isVisible()


def test_the_legend_of_a_map_without_numbers_says_so(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    page = page_of(window)
    page.heat.setCurrentIndex(page.heat.findData("hours"))
    page.heat.activated.emit(page.heat.currentIndex())
    assert view.legend.accessibleName() == "Labour hours: not known yet"
