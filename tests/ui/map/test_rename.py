"""Names typed on the cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.hands import Key, blank, chain, flows, names, press, type_name
from ui.map.view import MapView
from ui.window import MainWindow


def test_escape_leaves_a_name_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Keep")
    press(view, Key.Key_Return)
    type_name(view, "Other", Key.Key_Escape)
    assert names(window) == ["Keep"]


def test_escape_takes_a_fresh_card_back_that_was_given_no_name(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Saw", Key.Key_Tab)
    type_name(view, "Weld", Key.Key_Tab)
    assert len(names(window)) == 3
    assert view.editor is not None
    press_in(view, Key.Key_Escape)
    assert names(window) == ["Saw", "Weld"]
    assert flows(window) == {("Saw", "Weld", 1.0)}
    assert view.map.selected_steps() == [2]
    assert window.session.file is not None
    assert window.session.file.undo_label() == "Rename step"
    press(view, Key.Key_N)
    press_in(view, Key.Key_Escape)
    assert names(window) == ["Saw", "Weld"]


def test_escape_on_a_fresh_card_in_a_flow_leaves_the_flow_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    places = {i: card.rect() for i, card in view.map.cards.items()}
    press(view, Key.Key_Left)
    press(view, Key.Key_F)
    press(view, Key.Key_Tab)
    assert len(names(window)) == 3
    press_in(view, Key.Key_Escape)
    view.glide.finish()
    assert flows(window) == {("A", "B", 1.0)}
    assert {i: card.rect() for i, card in view.map.cards.items()} == places


def test_a_fresh_card_that_was_given_a_name_stays_though_it_is_left_by_escape(
    window: MainWindow, tmp_path: Path
) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Sa", Key.Key_Escape)
    assert names(window) == ["New step"]


def press_in(view: MapView, key: Qt.Key) -> None:
    """A key in the line that is typed in."""
    assert view.editor is not None
    QTest.keyClick(view.editor, key)


def test_names_are_edited_in_a_line_on_the_card(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    assert isinstance(view.editor, QLineEdit)
    assert view.editor.selectedText() == "New step"
