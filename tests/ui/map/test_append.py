"""The next step: by keys, in a flow, from the pad."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from auditor.model import StepKind
from tests.ui.hands import Key, blank, chain, click, flows, names, on_screen, press, step_id, type_name
from ui.window import MainWindow


def test_a_chain_is_drawn_and_named_by_keyboard_alone(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Saw", Key.Key_Tab)
    type_name(view, "Weld", Key.Key_Tab)
    type_name(view, "Pack")
    assert names(window) == ["Saw", "Weld", "Pack"]
    assert flows(window) == {("Saw", "Weld", 1.0), ("Weld", "Pack", 1.0)}
    xs = [card.x() for _id, card in sorted(view.map.cards.items())]
    assert xs == sorted(xs)
    press(view, Key.Key_Left)
    assert view.map.selected_steps() == [2]
    press(view, Key.Key_F2)
    type_name(view, "Weld seams")
    assert names(window)[1] == "Weld seams"


def test_the_context_pad_appends_beside_the_selected_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A")
    click(view, on_screen(view, "A"))
    assert view.pad.isVisible()
    QTest.mouseClick(view.pad.buttons["append_decision"], Qt.MouseButton.LeftButton)
    type_name(view, "Good?")
    assert window.session.audit.steps[step_id(window, "Good?")].kind is StepKind.DECISION
    assert flows(window) == {("A", "Good?", 1.0)}
    view.map.clearSelection()
    assert not view.pad.isVisible()


def test_tab_on_a_flow_puts_a_step_in_it_and_makes_room(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    view.map.select_steps([step_id(window, "A")])
    press(view, Key.Key_F)
    press(view, Key.Key_Tab)
    type_name(view, "Between")
    assert flows(window) == {("A", "Between", 1.0), ("Between", "B", 1.0), ("B", "C", 1.0)}
    at = {card.step.name: card.rect().x for card in view.map.cards.values()}
    assert at["A"] < at["Between"] < at["B"] < at["C"]
    assert window.session.file is not None
    assert window.session.file.undo_label() == "Rename step"


def test_the_pad_is_not_there_while_its_card_is_out_of_sight(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, *"ABCDEFGHIJ")
    view.map.select_steps([step_id(window, "A")])
    view.show_readable()
    assert view.pad.isVisible()
    view.centerOn(view.map.cards[step_id(window, "J")])
    assert not view.pad.isVisible()
    view.centerOn(view.map.cards[step_id(window, "A")])
    assert view.pad.isVisible()
