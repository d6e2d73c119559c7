"""The map in the real window: keys and clicks, and what a person then sees."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from auditor.edit.map.move import move_steps
from auditor.store import AuditFile
from tests.ui.hands import Key, blank, flows, names, on_screen, press, type_name
from ui.map.features.add.new_step import add
from ui.window import MainWindow


def test_a_chain_is_drawn_and_named_by_keyboard_alone(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
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


def test_connecting_and_deleting_by_keyboard_keeps_shares_whole(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "A", Key.Key_Tab)
    type_name(view, "B", Key.Key_Tab)
    type_name(view, "C")
    view.map.select_steps([2])
    press(view, Key.Key_C)
    view.map.select_steps([1])
    press(view, Key.Key_Return)
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 0.5), ("B", "A", 0.5)}
    view.map.select_steps([1])
    press(view, Key.Key_Delete)
    assert flows(window) == {("B", "C", 1.0)}
    assert 1 not in view.map.cards
    window.undo_action.trigger()
    assert flows(window) == {("A", "B", 1.0), ("B", "C", 0.5), ("B", "A", 0.5)}
    assert 1 in view.map.cards


def test_escape_leaves_a_name_as_it_was(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "Keep")
    press(view, Key.Key_Return)
    type_name(view, "Other", Key.Key_Escape)
    assert names(window) == ["Keep"]


def test_double_click_adds_and_dragging_moves_as_one_edit(window: MainWindow, tmp_path, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    at = view.viewport().rect().center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    type_name(view, "Drawn")
    before = view.map.cards[1].pos()
    start = on_screen(view, "Drawn")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for i in range(1, 9):
        QTest.mouseMove(view.viewport(), start + QPoint(10 * i, 5 * i))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(80, 40))
    step = window.session.audit.steps[1]
    assert step.x == view.map.cards[1].x() != before.x()
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Move step"
    window.undo_action.trigger()
    assert view.map.cards[1].pos() == before


def test_a_flow_is_dragged_from_the_edge_to_a_card_or_to_empty_canvas(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "A")
    view.map.clearSelection()
    view.centerOn(view.map.cards[1].pos() + QPointF(300, 100))
    add(view, view.map.cards[1].pos() + QPointF(500, 200))
    type_name(view, "B")
    view.map.select_steps([1])
    start, target = on_screen(view, "A", dx=1.0), on_screen(view, "B")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), target)
    assert view.map.cards[2].is_target
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert flows(window) == {("A", "B", 1.0)}
    view.map.select_steps([1])
    empty = on_screen(view, "A") + QPoint(120, 190)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=on_screen(view, "A", dx=1.0))
    QTest.mouseMove(view.viewport(), empty)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    type_name(view, "C")
    assert flows(window) == {("A", "B", 0.5), ("A", "C", 0.5)}


def test_zoom_and_fit(sample_window: MainWindow) -> None:
    view = sample_window.page("map").view  # type: ignore[attr-defined]
    sample_window.page("map").actions_by_key["fit"].trigger()  # type: ignore[attr-defined]
    whole = view.transform().m11()
    assert view.visible_scene().contains(view.map.content_rect())
    sample_window.page("map").actions_by_key["larger"].trigger()  # type: ignore[attr-defined]
    assert view.transform().m11() > whole


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


def test_the_card_shows_time_and_hours_and_says_what_is_missing(sample_window: MainWindow) -> None:
    view = sample_window.page("map").view  # type: ignore[attr-defined]
    card = next(c for c in view.map.cards.values() if c.step.name == "Calculate quotation")
    assert card.facts == "35\N{NO-BREAK SPACE}min · 1,190 h/yr"
    press(view, Key.Key_N)
    type_name(view, "Untimed")
    assert (
        next(c for c in view.map.cards.values() if c.step.name == "Untimed").missing
        == "It is not connected to anything.\nNo time is known yet."
    )


def test_an_edit_in_the_inspector_is_stored_and_wrong_text_is_kept_with_its_message(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = sample_window.page("map")
    view, inspector = page.view, page.inspector  # type: ignore[attr-defined]
    card = next(c for c in view.map.cards.values() if c.step.name == "Calculate quotation")
    view.map.select_steps([card.step.id])
    field = inspector.fields["cycle"]
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "1,5 mni")
    QTest.keyClick(field.line, Key.Key_Return)
    assert field.line.text() == "1,5 mni"
    assert "Did you mean 1,5 min?" in field.message.text()
    assert field.message.isVisible()
    field.line.selectAll()
    QTest.keyClicks(field.line, "30 min")
    QTest.keyClick(field.line, Key.Key_Return)
    assert not field.message.isVisible()
    cycle = sample_window.session.audit.work(card.step.id).cycle_time_s
    assert cycle is not None
    assert cycle.likely == 1800
    assert "30" in card.facts


def test_markup_in_a_name_is_only_text(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    type_name(view, "<b>x</b>")
    assert names(window) == ["<b>x</b>"]
    from PySide6.QtWidgets import QGraphicsSceneHoverEvent

    view.map.cards[1].hoverEnterEvent(QGraphicsSceneHoverEvent())
    assert "&lt;b>" in view.map.cards[1].toolTip()


def test_an_audit_that_is_open_elsewhere_is_shown_but_not_changed(
    window: MainWindow, sample_file: AuditFile, told: list[str]
) -> None:
    assert window.open_path(sample_file.path)
    assert "Read-only" in window.saved.text()
    assert "Read-only" in window.windowTitle()
    view = window.page("map").view  # type: ignore[attr-defined]
    assert view.map.cards
    count = len(window.session.audit.steps)
    press(view, Key.Key_N)
    assert len(window.session.audit.steps) == count
    assert told
    assert not window.page("map").actions_by_key["add"].isEnabled()  # type: ignore[attr-defined]


def test_names_are_edited_in_a_line_on_the_card(window: MainWindow, tmp_path) -> None:  # type: ignore[no-untyped-def]
    view = blank(window, tmp_path)
    press(view, Key.Key_N)
    assert isinstance(view.editor, QLineEdit)
    assert view.editor.selectedText() == "New step"
