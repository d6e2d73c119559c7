"""The room that a card keeps for its time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.hands import Key, chain, click, page_of, press, step_id
from ui.window import MainWindow


def test_a_card_without_a_time_is_no_alarm_and_a_click_in_its_room_leads_to_the_field(
    window: MainWindow, tmp_path: Path
) -> None:
    view = chain(window, tmp_path, "Saw", "Weld")
    view.map.clearSelection()
    card = view.map.cards[step_id(window, "Weld")]
    assert (card.missing, card.has_room_for_time) == ("", True)
    click(view, view.mapFromScene(card.mapToScene(card.time_room().center())))
    assert view.map.selected_steps() == [step_id(window, "Weld")]
    field = page_of(window).inspector.fields["cycle"]
    assert field.line.hasFocus()
    QTest.keyClicks(field.line, "45 s")
    QTest.keyClick(field.line, Key.Key_Return)
    assert not view.map.cards[step_id(window, "Weld")].has_room_for_time
    assert card.facts == "45\N{NO-BREAK SPACE}s"


def test_a_key_leads_to_the_time_of_the_selected_step(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Weld")
    press(view, Key.Key_T)
    assert page_of(window).inspector.fields["cycle"].line.hasFocus()


def test_a_card_too_small_to_read_has_no_room_to_click(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Weld")
    view.resetTransform()
    view.scale(0.3, 0.3)
    view.map.clearSelection()
    card = view.map.cards[step_id(window, "Weld")]
    click(view, view.mapFromScene(card.mapToScene(card.time_room().center())))
    assert not page_of(window).inspector.fields or not any(
        f.line.hasFocus() for f in page_of(window).inspector.fields.values()
    )
