"""Every page as a screen reader finds it and as the keyboard goes through it, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from auditor.assess.self_check import Screen
from auditor.edit.study import new_study
from auditor.locale import set_language
from auditor.model import WORKING_KINDS
from tests.rounds import in_soak_only
from tests.ui.hands import page_of
from tests.ui.owner import Owner
from tests.ui.tree import Node, faults, left_out, tab_round, walk
from tests.ui.waiting import settle
from tools import texts
from ui import dialogs
from ui.help.words_window import WordsWindow
from ui.history_dialog import HistoryDialog
from ui.key_sheet import KeysDialog
from ui.map.port import Panel
from ui.pages.assess.catalogue_page import CataloguePage
from ui.pages.check.check_page import ANSWER, QUESTION, WEEK
from ui.pages.measure.sampling.sampling_page import SamplingPage
from ui.pages.page import Page
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.tabbed import TabbedPage
from ui.palette import CommandPalette
from ui.stages import STAGES
from ui.stopwatch.window import Stopwatch
from ui.widgets.step_tree import StepTree
from ui.window import MainWindow

BOTH_WAYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Reader:
    """Goes through a window and keeps what a person could not be told, or not come by."""

    def __init__(self, window: MainWindow, qtbot: QtBot, code: str) -> None:
        self.window, self.qtbot, self.code = window, qtbot, code
        self.found: list[str] = []
        self.read = self.stops = 0

    def look(self, where: str, keys: Sequence[Qt.Key] = BOTH_WAYS) -> None:
        """Read what is shown now, and go through it with Tab, and backwards."""
        self._look_at(where, self.window, self.window.rail_buttons["home"], keys)

    def look_into(self, other: QWidget, begin: QWidget | None) -> None:
        """The same of a window beside this one; without a widget to begin at its keys are its own."""
        other.show()
        other.activateWindow()
        QTest.qWaitForWindowActive(other)
        self._look_at(type(other).__name__, other, begin)
        other.close()

    def _look_at(self, where: str, root: QWidget, begin: QWidget | None, keys: Sequence[Qt.Key] = BOTH_WAYS) -> None:
        settle()
        nodes = walk(root)
        told = [*faults(root, nodes), *(f"is English: {node}" for node in nodes if self._is_english(node))]
        for key in keys:
            if begin is None:
                break
            visited, caught = tab_round(begin, key)
            told += [caught] if caught else left_out(nodes, visited)
            self.stops += len(visited)
        self.found += [f"{where}: {fault}" for fault in dict.fromkeys(told)]
        self.read += len(nodes)

    def look_at_all(self, what: str) -> None:
        """Every page and tab of the audit that is open, with its first step chosen."""
        for stage in STAGES:
            if stage.key == "check":
                continue
            self.window.show_page(stage.key)
            page = self.window.page(stage.key)
            for tab in stage.tabs:
                assert isinstance(page, TabbedPage)
                shown = page.show_tab(tab.key)
                self._wait_for(shown)
                self.look(f"{what}, {stage.key}, {tab.key}")
                if choose_first(shown):
                    self.look(f"{what}, {stage.key}, {tab.key}, more of it")
            if not stage.tabs:
                assert isinstance(page, Page)
                self._wait_for(page)
                self.look(f"{what}, {stage.key}")

    def _wait_for(self, page: Page) -> None:
        self.qtbot.waitUntil(lambda: not page.is_waiting, timeout=60_000)

    def _is_english(self, node: Node) -> bool:
        return any(
            part in english(self.code) for part in re.split(r"(?:[.:;,]\s+|\s[–·]\s)", node.name.strip(" .:;,⚠✓○…"))
        )


@cache
def english(code: str) -> frozenset[str]:
    """The program's English texts that are other words in a language."""
    if code == "en":
        return frozenset()
    pairs = [(m.id, m.string) for m in texts.read(code) if isinstance(m.id, str) and m.id]
    own = {translated for _text, translated in pairs}
    return frozenset(text for text, translated in pairs if text != translated and text not in own)


def choose_first(page: Page) -> bool:
    """The deepest first entry of a list of steps, or what else a page shows on request; False where that is nothing."""
    if isinstance(page, CataloguePage):
        page.list.setCurrentRow(0)
        return True
    if isinstance(page, PortfolioPage) and page.switch.isVisible():
        page.switch.click()
        return True
    tree = page.findChild(StepTree)
    if tree is None or not tree.isVisible():
        return False
    item: QTreeWidgetItem | None = tree.tree.topLevelItem(0)
    while item is not None and item.childCount():
        item = item.child(0)
    if item is None:
        return False
    tree.tree.setCurrentItem(item)
    return True


@pytest.fixture(params=["nl", in_soak_only("en"), in_soak_only("de")], autouse=True)
def code(request: pytest.FixtureRequest) -> str:
    """The language, in force before the window is made."""
    set_language(request.param)
    return str(request.param)


@pytest.fixture
def reader(code: str, window: MainWindow, qtbot: QtBot) -> Iterator[Reader]:
    """One that listens, as a screen reader does."""
    QAccessible.setActive(True)
    yield Reader(window, qtbot, code)
    QAccessible.setActive(False)


def make_study(window: MainWindow) -> int:
    """A time study of the first step."""
    step = min(s.id for s in window.session.audit.steps.values() if s.kind in WORKING_KINDS)
    made = window.session.do(new_study, step, ["a", "b"], "2026-03-10T09:00+01:00")
    assert made is not None
    return made


def show_more(reader: Reader) -> None:
    """What of the sample is shown only on request."""
    window = reader.window
    map_page = page_of(window)
    window.show_page("map")
    make_study(window)
    for panel in (Panel.FIND, Panel.PROBLEMS, Panel.OUTLINE):
        map_page.view.panel_wanted.emit(panel)
    for kind in ("step", "flow"):
        scene = map_page.view.map
        made = scene.cards if kind == "step" else scene.flows
        next(iter(made.values())).setSelected(True)
        reader.look(f"sample, map, a {kind}", [Qt.Key.Key_Backtab])  # Tab itself appends a step to the chosen one
        scene.clearSelection()
    measure = window.page("measure")
    assert isinstance(measure, TabbedPage)
    measure.tab_of(SamplingPage, "sampling").new.click()


def test_every_window_beside_is_said_and_gone_through_by_tab(reader: Reader) -> None:
    window = reader.window
    window.open_sample()
    study = make_study(window)
    palette, words, manual = window.make_palette(), WordsWindow(window), window.manual.window
    assert isinstance(palette, CommandPalette)
    reader.look_into(palette, palette.line)
    reader.look_into(words, words.line)
    reader.look_into(manual, manual.line)
    history, keys = HistoryDialog(window, window.session), KeysDialog(window)
    reader.look_into(history, history.list)
    reader.look_into(keys, None)
    reader.look_into(Stopwatch(window, window.session, study), None)
    assert reader.found == []


def test_every_page_is_said_and_gone_through_by_tab(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path / "documents")
    window = reader.window
    reader.look("home")
    with reader.qtbot.waitSignal(window.session.ranked, timeout=60_000):
        window.open_sample()
    show_more(reader)
    reader.look_at_all("sample")
    assert window.session.create(tmp_path / "empty.audit")
    reader.look_at_all("empty")
    window.session.close()
    window.show_page("home")
    reader.look("home, opened before")
    owner = Owner(window, reader.qtbot)
    owner.check("bakery")
    for screen in (*Screen, ANSWER, QUESTION, WEEK):
        owner.page.go_to(screen)
        reader.look(f"self-check, {screen}")
    print(f"\n{reader.code}: {reader.read} objects read, {reader.stops} stops of the Tab key")
    assert reader.found == []
