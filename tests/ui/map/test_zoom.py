"""Larger, smaller, all of it."""

from __future__ import annotations

from pathlib import Path

from tests.ui.hands import Key, chain, page_of, press_ctrl
from ui.window import MainWindow


def test_zoom_and_fit(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    page_of(sample_window).actions_by_key["fit"].trigger()
    whole = view.transform().m11()
    assert view.visible_scene().contains(view.map.content_rect())
    page_of(sample_window).actions_by_key["larger"].trigger()
    assert view.transform().m11() > whole


def test_a_map_too_long_to_be_read_whole_opens_at_its_beginning_with_the_overview(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    assert 0.75 <= view.transform().m11() <= 1
    assert view.visible_scene().contains(view.map.cards[min(view.map.cards)].scene_box())
    assert not view.visible_scene().contains(view.map.content_rect())
    assert view.minimap.isVisible()


def test_fit_shows_the_whole_map_and_again_a_readable_size(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    press_ctrl(view, Key.Key_0)
    whole = view.transform().m11()
    assert whole < 0.6
    assert not view.minimap.isVisible()
    press_ctrl(view, Key.Key_0)
    assert 0.75 <= view.transform().m11() <= 1
    press_ctrl(view, Key.Key_0)
    assert abs(view.transform().m11() / whole - 1) < 0.05


def test_the_readable_size_is_shown_where_the_selected_card_is(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    last = max(view.map.cards, key=lambda i: view.map.cards[i].rect().x)
    press_ctrl(view, Key.Key_0)
    view.map.select_steps([last])
    press_ctrl(view, Key.Key_0)
    assert view.visible_scene().contains(view.map.cards[last].rect().middle[0], view.map.cards[last].rect().middle[1])


def test_a_long_chain_in_rows_can_be_read_whole(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, *"ABCDEFGHIJK")
    assert view.transform().m11() < 0.6
    view.map.clearSelection()
    press_ctrl(view, Key.Key_R)
    assert view.visible_scene().contains(view.map.content_rect())
    assert view.transform().m11() >= 0.6
    window.undo_action.trigger()
    assert len({card.rect().y for card in view.map.cards.values()}) == 1


def test_a_map_with_lanes_is_not_wrapped(sample_window: MainWindow) -> None:
    assert not page_of(sample_window).actions_by_key["rows"].isEnabled()
