"""A step found by its name."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.ui.hands import Key, page_of
from ui.window import MainWindow


def test_find_centres_the_hit_and_return_goes_to_the_next(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    page.actions_by_key["find"].trigger()
    assert page.find_bar.isVisible()
    QTest.keyClicks(page.find_bar.line, "order")
    assert page.find_bar.count.text() == "1 of 4"
    first = page.view.map.selected_steps()
    QTest.keyClick(page.find_bar.line, Key.Key_Return)
    assert page.find_bar.count.text() == "2 of 4"
    assert page.view.map.selected_steps() != first
    card = page.view.map.cards[page.view.map.selected_steps()[0]]
    assert page.view.visible_scene().contains(card.scene_box().center())
    QTest.keyClick(page.find_bar.line, Key.Key_Escape)
    assert not page.find_bar.isVisible()
