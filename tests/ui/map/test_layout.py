"""The map tidied and turned."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from auditor.edit.map.move import move_steps
from tests.ui.hands import Key, chain, drag, flows, page_of, press, step_id, type_name
from ui import motion
from ui.map.view import MapView
from ui.window import MainWindow


def test_tidy_moves_cards_and_undo_puts_them_back(sample_window: MainWindow) -> None:
    page = sample_window.page("map")
    view = page.view  # type: ignore[attr-defined]
    first = min(view.map.cards)

    rect = view.map.cards[first].rect()
    sample_window.session.do(
        move_steps, view.process_id, {first: type(rect)(rect.x + 400, rect.y + 160, rect.width, rect.height)}
    )
    moved = view.map.cards[first].pos()
    page.actions_by_key["tidy"].trigger()  # type: ignore[attr-defined]
    assert view.map.cards[first].pos() != moved
    sample_window.undo_action.trigger()
    assert view.map.cards[first].pos() == moved


def test_a_map_turned_runs_down_and_keys_follow_it(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    press_ctrl_shift_l(view)
    a, b = (view.map.cards[step_id(window, name)].rect() for name in "AB")
    assert (a.x, b.y > a.bottom) == (b.x, True)
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_Down)
    assert view.map.selected_steps() == [step_id(window, "B")]
    press(view, Key.Key_A)
    type_name(view, "C")
    c = view.map.cards[step_id(window, "C")].rect()
    assert (c.x, c.y > b.bottom) == (b.x, True)
    start = view.mapFromScene(
        view.map.cards[step_id(window, "C")].mapToScene(view.map.cards[step_id(window, "C")].handle)
    )
    drag(view, start, start + QPoint(0, 90))  # from the lower edge to empty canvas
    type_name(view, "D")
    assert ("C", "D", 1.0) in flows(window)
    assert window.session.file is not None
    assert [line.label for line in window.session.file.history() if "Turn" in line.label] == ["Turn map: top to bottom"]


def press_ctrl_shift_l(view: MapView) -> None:
    view.window().activateWindow()
    QTest.qWaitForWindowActive(view.window())
    QTest.keyClick(view, Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_tidy_glides_when_motion_is_wanted_and_a_key_ends_it_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    card = view.map.cards[step_id(window, "B")]
    view.map.select_steps([card.step.id])
    page_of(window).actions_by_key["tidy"].trigger()
    tidy = card.rect()
    for _ in range(6):
        press(view, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    away = card.rect()
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: True)
    page_of(window).actions_by_key["tidy"].trigger()
    qtbot.waitUntil(lambda: tidy.y < card.rect().y < away.y)
    assert window.session.audit.steps[card.step.id].y == tidy.y
    press(view, Key.Key_Home)
    assert card.rect() == tidy
    window.session.undo()
    qtbot.waitUntil(lambda: not view.glide.is_running and card.rect() == away)
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: False)
    page_of(window).actions_by_key["tidy"].trigger()
    assert card.rect() == tidy
