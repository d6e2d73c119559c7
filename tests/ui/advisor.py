"""What an advisor does in the window, by mouse and keyboard, with every action counted by the job it belongs to.

An action is a click (a drag is one), or a key pressed other than the letters and digits of what is typed. The way to
another page or tab is counted by itself, but for a job that begins with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QInputDialog,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.waiting import settle
from ui.pages.tabbed import TabbedPage
from ui.stages import stage
from ui.window import MainWindow

Key = Qt.Key
_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
BETWEEN = "ways between pages"


class Advisor:
    """One pair of hands.

    Attributes:
        counts: actions by job.
    """

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.counts: Counter[str] = Counter()
        self._job = BETWEEN

    @contextmanager
    def job(self, name: str) -> Iterator[None]:
        """All that is done meanwhile is counted as this job's."""
        self._job = name
        yield
        self._job = BETWEEN

    def act(self, actions: int = 1) -> None:
        """Count what was done."""
        self.counts[self._job] += actions
        settle()

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """A widget that is in sight, in its middle or at a place."""
        assert widget.isVisible() and widget.isEnabled(), widget.accessibleName()
        QTest.mouseClick(widget, _LEFT, pos=place if place is not None else widget.rect().center())
        self.act()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        QTest.keyClick(self._hands_on(), key, modifiers)
        self.act()

    def type_text(self, text: str) -> None:
        """Letters and digits, where the keyboard is; none of them counts."""
        for letter in text:
            QTest.keyClicks(self._hands_on(), letter)
        settle()

    def enter(self, text: str, end: Qt.Key = Key.Key_Return) -> None:
        """A text in place of what stands there, and the key that ends it."""
        self.type_text(text)
        self.press(end)

    def drag(self, area: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move as a hand does, release."""
        QTest.mousePress(area, _LEFT, pos=start)
        for part in range(1, 11):
            QTest.mouseMove(area, start + (end - start) * part / 10)
        QTest.mouseRelease(area, _LEFT, pos=end)
        self.act()

    def go(self, key: str) -> QWidget:
        """To a page, by its key."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        QTest.keyClick(self.window, Qt.Key(Key.Key_0.value + stage(key).number), _CTRL)
        self.act()
        page = self.window.stack.currentWidget()
        assert page is self.window.page(key)
        return page

    def go_to_tab(self, key: str, tab: str) -> QWidget:
        """To a tab of the page that is shown, by a click."""
        page = self.window.page(key)
        assert isinstance(page, TabbedPage)
        self.click_tab(page.tabs, page.keys.index(tab))
        return page.tab(tab)

    def click_tab(self, tabs: QTabBar, index: int) -> None:
        self.click(tabs, tabs.tabRect(index).center())

    def choose(self, tree: QTreeWidget, text: str) -> None:
        """An entry of a list, by a click."""
        found = tree.findItems(text, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)
        item: QTreeWidgetItem = found[0]
        tree.scrollToItem(item)
        self.click(tree.viewport(), tree.visualItemRect(item).center())

    def confirm_next_question(self) -> None:
        """The box that is about to open is left as it is, and confirmed by a click; counted when that is done."""
        tries = QTimer(QApplication.instance())

        def confirm() -> None:
            box = QApplication.activeModalWidget()
            buttons = box.findChild(QDialogButtonBox) if isinstance(box, QInputDialog) else None
            if buttons is not None:
                tries.stop()
                self.act()
                QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), _LEFT)

        tries.timeout.connect(confirm)
        tries.start(20)

    def give_path(self, path: Path) -> str:
        """The system's box for a file: its path typed, which a review of before counted, and Save."""
        self.counts[self._job] += 2
        return str(path)

    def wait_for_results(self) -> None:
        """Until ranking and plan are of the present audit."""
        results, session = self.window.session.results, self.window.session

        def is_there() -> bool:
            made = results.ranking
            return made is not None and made.audit is session.audit

        self.qtbot.waitUntil(is_there, timeout=60_000)
        settle()

    def wait_for_plan(self) -> None:
        """Until the plan is of the present audit."""
        results, session = self.window.session.results, self.window.session
        self.qtbot.waitUntil(lambda: results.plan is not None and results.plan.audit is session.audit, timeout=60_000)

    def table(self, bounds: dict[str, int]) -> str:
        """Job, actions now, and what they were."""
        rows = [f"{name:<28}{count:>5}   {bounds.get(name, '–')!s:>5}" for name, count in self.counts.items()]
        return "\n".join([f"{'job':<28}{'now':>5}   {'was':>5}", *rows])

    def _hands_on(self) -> QWidget:
        held = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert held is not None
        return held
