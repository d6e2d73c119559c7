"""One list of actions: what it says is what every menu, bar, sheet and key does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLibraryInfo, QPoint, Qt, QTranslator
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolBar

from auditor.locale import set_language
from auditor.store import AuditFile
from tests.ui.hands import on_screen, page_of, step_id
from ui.actions.keys import shown
from ui.key_sheet import KeysDialog, everywhere, on_the_map
from ui.map.keys import is_shortcut
from ui.map.registry import GESTURES, MAP_ACTIONS
from ui.pages.map_page import MapPage
from ui.window import MainWindow
from ui.window_actions import WINDOW_ACTIONS

#: What the scroll area beneath the map does with keys.
_SCROLLING = {"PgUp", "PgDown", "Home", "End"}


def told_keys() -> set[str]:
    """Every key that the sheet tells, one by one."""
    told: set[str] = set()
    for keys, _meaning in (*everywhere(), *on_the_map()):
        for part in keys.split(", "):
            first, dots, last = part.partition(" … ")
            if part.endswith("← → ↑ ↓"):
                told |= {part.removesuffix("← → ↑ ↓") + arrow for arrow in ("Left", "Right", "Up", "Down")}
            elif dots:
                told |= {f"{first[:-1]}{n}" for n in range(int(first[-1]), int(last[-1]) + 1)}
            else:
                told.add(part)
    return told


def written(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def test_every_key_of_the_canvas_is_on_the_sheet(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    told, works = told_keys(), set()
    keys = [Qt.Key(code) for code in range(0x20, 0x60)]
    keys += [key for key in Qt.Key if 0x01000000 <= key.value <= 0x01000040]
    for key in keys:
        for modifier in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.AltModifier,
        ):
            event = QKeyEvent(QEvent.Type.KeyPress, key, modifier)
            view.keyPressEvent(event)
            if view.editor is not None:
                QTest.keyClick(view.editor, Qt.Key.Key_Escape)
            if event.isAccepted():
                works.add(written(QKeySequence(event.keyCombination())))
    assert {"N", "Del", "Shift+R", "Alt+Left", "Esc", "Space"} <= works
    assert works - told - _SCROLLING == set()


def test_every_shortcut_of_the_window_is_on_the_sheet(sample_window: MainWindow) -> None:
    shortcuts = {written(s) for action in sample_window.findChildren(QAction) for s in action.shortcuts()}
    shortcuts |= {written(shortcut.key()) for shortcut in sample_window.findChildren(QShortcut)}
    assert {"Ctrl+N", "Ctrl+L", "Ctrl+1", "Alt+Home"} <= shortcuts
    assert shortcuts - told_keys() == set()


def test_no_key_and_no_name_stands_twice() -> None:
    keys = Counter(key for actions in (MAP_ACTIONS, WINDOW_ACTIONS) for action in actions for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    names = Counter(action.key for action in MAP_ACTIONS)
    assert [name for name, times in names.items() if times > 1] == []
    assert len(set(GESTURES)) == len(GESTURES)


def test_keys_are_written_as_qt_writes_them() -> None:
    for actions in (MAP_ACTIONS, WINDOW_ACTIONS):
        for action in actions:
            for key in action.keys:
                assert written(QKeySequence(key)) == key, action.key


def entries(menu: QMenu | None) -> dict[str, bool]:
    """What a menu offers, inner menus too: its text, and whether it can be done."""
    found: dict[str, bool] = {}
    for action in menu.actions() if menu is not None else []:
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= entries(inner)
        elif not action.isSeparator():
            found[action.text()] = action.isEnabled()
    return found


def everywhere_enabled(window: MainWindow, key: str) -> set[bool]:
    """Whether an action of the map can be done, by QAction and by the button in the bar."""
    page = page_of(window)
    action = page.view.doer.made[key]
    bar = page.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    button = bar.widgetForAction(action)
    return {action.isEnabled()} | ({button.isEnabled()} if button is not None else set())


@pytest.mark.parametrize("key", [action.key for action in MAP_ACTIONS])
def test_nothing_of_a_list_is_forgotten(key: str) -> None:
    action = next(action for action in MAP_ACTIONS if action.key == key)
    assert action.keys or action.spots or action.is_listed, "nobody could ever do it"


def test_without_a_selection_what_needs_one_is_disabled_in_every_place(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    view.map.clearSelection()
    for key in ("connect", "delete", "rename", "cut", "copy", "pin", "detail", "straighten", "top", "reconnect"):
        assert everywhere_enabled(sample_window, key) == {False}, key
    view.map.select_steps([step_id(sample_window, "Confirm order")])
    for key in ("connect", "delete", "rename", "cut", "copy", "pin", "detail"):
        assert everywhere_enabled(sample_window, key) == {True}, key
    assert everywhere_enabled(sample_window, "top") == {False}
    assert all(button.isEnabled() for button in view.pad.buttons.values())


def test_the_menu_of_two_cards_can_align_but_not_distribute_them(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    names = ("Confirm order", "Calculate quotation")
    view.show_step(step_id(sample_window, names[0]))
    view.map.select_steps([step_id(sample_window, name) for name in names])
    offered = entries(view.menu_at(on_screen(view, names[0])))
    assert offered["Align left"]
    assert not offered["Distribute across"]
    assert not offered["Open as sub-process"]


def test_an_empty_map_offers_what_can_be_done_with_nothing(window: MainWindow, tmp_path: Path) -> None:
    assert window.session.create(tmp_path / "blank.audit")
    window.show_page("map")
    offered = entries(page_of(window).view.menu_at(QPoint(5, 5)))
    assert offered["Operation"]
    assert offered["Paste"]
    assert not offered["Turn map"]


def test_of_an_audit_that_can_only_be_read_nothing_is_changed_from_any_place(
    window: MainWindow, sample_file: AuditFile, told: list[str]
) -> None:
    assert window.open_path(sample_file.path)
    view = page_of(window).view
    view.map.select_steps(sorted(view.map.cards)[:3])
    for action in MAP_ACTIONS:
        assert not (action.changes_audit and True in everywhere_enabled(window, action.key)), action.key
    assert everywhere_enabled(window, "copy") == {True}
    assert view.menu_at(QPoint(5, 5)) is None
    assert not window.doer.made["import"].isEnabled()
    assert window.doer.made["export"].isEnabled()
    before = window.session.audit
    for action in MAP_ACTIONS:
        for key in action.keys:
            if not is_shortcut(key):
                QTest.keySequence(view, QKeySequence(key))
    assert window.session.audit is before
    assert told


def test_without_an_audit_the_menus_offer_only_ways_to_one(window: MainWindow) -> None:
    enabled = {key for key, action in window.doer.made.items() if action.isEnabled()}
    assert enabled == {
        "self_check", "new", "new_from_file", "open", "sample", "region", "quit", "palette", "manual", "help_page", "explain", "words", "keys", "lead", "version", "licences", "about",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "de"])
def test_the_sheet_is_in_the_language_of_the_reader(language: str) -> None:
    english = [meaning for _keys, meaning in (*everywhere(), *on_the_map())]
    set_language(language)
    translated = [meaning for _keys, meaning in (*everywhere(), *on_the_map())]
    assert len(translated) == len(english)
    assert not set(english) & set(translated)


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_the_sheet_fits_a_small_screen(window: MainWindow, language: str) -> None:
    set_language(language)
    sheet = KeysDialog(window)
    sheet.adjustSize()
    assert sheet.height() <= 720
    assert sheet.width() <= 1280


def test_keys_on_one_line() -> None:
    assert shown(("Left", "Right", "Up", "Down")) == "← → ↑ ↓"
    assert shown(("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")) == "Shift+← → ↑ ↓"
    assert shown((*"123456789", "0")) == "1 … 9, 0"
    assert shown(("Ctrl+1", "Ctrl+2", "Ctrl+3")) == "Ctrl+1 … Ctrl+3"
    assert shown(("Ctrl++", "Ctrl+-", "Ctrl+0", "C", "Return", "C")) == "Ctrl++, Ctrl+-, Ctrl+0, C, Return"


def test_the_page_of_the_map_follows_its_selection(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    assert isinstance(page, MapPage)
    listed = {action.text(): action.isEnabled() for _where, action, _keys in page.palette_actions()}
    assert not listed["Duplicate"]
    page.view.map.select_steps([step_id(sample_window, "Confirm order")])
    listed = {action.text(): action.isEnabled() for _where, action, _keys in page.palette_actions()}
    assert listed["Duplicate"]


def test_keys_are_named_as_the_menus_name_them(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    qapp.installTranslator(translator)
    try:
        assert shown(("Ctrl+F", "Shift+Left", "Del", "Alt+Home")) == "Strg+F, Umschalt+←, Entf, Alt+Pos1"
        assert shown(("Ctrl+1", "Ctrl+2", "Ctrl+3")) == "Strg+1 … Strg+3"
    finally:
        qapp.removeTranslator(translator)
