"""Cards kept in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from auditor.edit.map.move import move_steps
from tests.ui.hands import Key, chain, press, step_id
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_pinned_card_stays_when_the_map_is_tidied(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    b = step_id(window, "B")
    r = view.map.cards[b].rect()
    window.session.do(move_steps, view.process_id, {b: type(r)(r.x + 400, r.y + 480, r.width, r.height)})
    view.map.select_steps([b])
    press(view, Key.Key_P)
    place = view.map.cards[b].pos()
    press(view, Key.Key_L, CTRL)
    assert view.map.cards[b].pos() == place
    view.map.select_steps([b])
    press(view, Key.Key_P)
    press(view, Key.Key_L, CTRL)
    assert view.map.cards[b].pos() != place
