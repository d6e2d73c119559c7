"""The canvas moved by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.hands import Key, chain, click, drag, flows, on_screen, press, step_id
from ui.window import MainWindow


def test_with_the_space_bar_down_a_drag_moves_the_canvas_and_no_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    view.scale(3, 3)
    view.centerOn(view.map.cards[step_id(window, "A")])
    place, start = view.map.cards[step_id(window, "A")].pos(), on_screen(view, "A")
    QTest.keyPress(view, Key.Key_Space)
    assert view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(view, start, start + QPoint(-40, -20))
    QTest.keyRelease(view, Key.Key_Space)
    assert on_screen(view, "A") - start == QPoint(-40, -20)
    assert view.map.cards[step_id(window, "A")].pos() == place
    assert view.mode is None


def test_looking_for_the_step_to_connect_to_goes_on_connecting(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_C)
    QTest.keyPress(view, Key.Key_Space)
    QTest.keyRelease(view, Key.Key_Space)
    assert view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    click(view, on_screen(view, "C"))
    assert ("A", "C", 0.5) in flows(window)
    assert view.mode is None
