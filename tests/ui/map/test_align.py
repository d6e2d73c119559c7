"""Cards lined up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from auditor.edit.map.lanes import add_lane
from auditor.edit.map.move import move_steps
from auditor.flow.layout.room import GRID
from tests.ui.hands import Key, chain, on_screen, page_of, press, step_id
from ui.window import MainWindow


def test_align_and_distribute_are_one_edit_each(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    ids = [step_id(window, n) for n in "ABC"]
    r = view.map.cards[ids[1]].rect()
    window.session.do(move_steps, view.process_id, {ids[1]: type(r)(r.x + 64, r.y + 200, r.width, r.height)})
    view.map.select_steps(sorted(view.map.cards))
    page_of(window).actions_by_key["top"].trigger()
    assert len({view.map.cards[i].y() for i in ids}) == 1
    page_of(window).actions_by_key["across"].trigger()
    xs = [view.map.cards[i].x() for i in ids]
    assert abs((xs[1] - xs[0]) - (xs[2] - xs[1])) <= 2 * GRID


def test_the_menu_of_several_cards_aligns_them_and_knows_their_lane(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    window.session.do(add_lane, view.process_id, "Shop")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view.map.select_steps(sorted(view.map.cards))
    menu = view.menu_at(on_screen(view, "A"))
    assert menu is not None
    inner = {a.text(): found for a in menu.actions() if isinstance(found := a.menu(), QMenu)}
    assert list(inner) == ["Align", "Lane: Shop"]
    next(a for a in inner["Align"].actions() if a.text() == "Align tops").trigger()
    assert len({card.rect().y for card in view.map.cards.values()}) == 1
