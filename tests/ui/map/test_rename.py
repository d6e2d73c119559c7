"""Names typed on the cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.ui.hands import Key, blank, names, press, type_name
from ui.window import MainWindow


def test_escape_leaves_a_name_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Keep")
    press(view, Key.Key_Return)
    type_name(view, "Other", Key.Key_Escape)
    assert names(window) == ["Keep"]


def test_names_are_edited_in_a_line_on_the_card(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    assert isinstance(view.editor, QLineEdit)
    assert view.editor.selectedText() == "New step"
