"""Larger, smaller, all of it."""

from __future__ import annotations

from tests.ui.hands import page_of
from ui.window import MainWindow


def test_zoom_and_fit(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    page_of(sample_window).actions_by_key["fit"].trigger()
    whole = view.transform().m11()
    assert view.visible_scene().contains(view.map.content_rect())
    page_of(sample_window).actions_by_key["larger"].trigger()
    assert view.transform().m11() > whole
