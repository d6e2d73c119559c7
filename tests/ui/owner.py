"""What an owner does in the self-check, by mouse or by keyboard; every tap is counted."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from auditor.assess.self_check import TROUBLE, Screen, people_in, rows
from ui.pages.check import CheckPage
from ui.pages.check.check_page import ANSWER
from ui.pages.check.choice_screens import ChoiceScreen
from ui.pages.check.hours_screen import HoursScreen
from ui.pages.check.trouble_screens import TroubleScreen
from ui.pages.home_page import HomePage
from ui.window import MainWindow

_PEOPLE = 12.0


@dataclass
class Owner:
    """An owner of a firm of twelve people, who answers as is usual in the trade.

    Attributes:
        taps: clicks, or keys.
        seconds: that the program took until the first answer stood on the screen.
    """

    window: MainWindow
    qtbot: QtBot
    by_keyboard: bool = False
    taps: int = 0
    seconds: float = 0.0

    @property
    def page(self) -> CheckPage:
        page = self.window.page("check")
        assert isinstance(page, CheckPage)
        return page

    def tap(self, button: QPushButton) -> None:
        """One click in the middle of a button that can be seen; or, by keyboard, one key on it."""
        QApplication.processEvents()  # what a person sees before reaching for it
        assert button.isVisible() and button.isEnabled(), button.accessibleName() or button.text()
        if self.by_keyboard:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.taps += 1

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """One key, where the focus is."""
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or widget, key)
        self.taps += 1

    def begin(self) -> None:
        """From Home."""
        home = self.window.page("home")
        assert isinstance(home, HomePage)
        self.tap(home.buttons["check"])

    def choose(self, key: str) -> None:
        """A tile of the question that is shown; by keyboard its number, where it has one."""
        screen = self.page.shown
        assert isinstance(screen, ChoiceScreen)
        keys = list(screen.tiles.buttons)
        if self.by_keyboard and keys.index(key) < 9:
            self.press(screen.tiles, Qt.Key(Qt.Key.Key_1.value + keys.index(key)))
        else:
            self.tap(screen.tiles.buttons[key])

    def tell_hours(self) -> None:
        """The usual number of people in every row."""
        screen = self.page.shown
        assert isinstance(screen, HoursScreen)
        for row in rows(self.window.session.audit):
            offered = [a for key, a in screen.answers if key == row.step.key and a not in ("0", "?")]
            wanted = people_in(row, _PEOPLE, 1.0)
            nearest = min(offered, key=lambda a: abs(float(a) - wanted))
            if self.by_keyboard:
                self.press(screen, Qt.Key(Qt.Key.Key_2.value + offered.index(nearest)))
            else:
                self.tap(screen.answers[row.step.key, nearest])
        self.tap(screen.go)
        if screen.too_many.isVisible():
            self.tap(screen.scale)

    def name_trouble(self, place: int = 2) -> None:
        """One step a question."""
        screen = self.page.shown
        assert isinstance(screen, TroubleScreen) and screen.tiles is not None
        steps = [key for key in screen.tiles.buttons if key.isdigit()]
        self.tap(screen.tiles.buttons[steps[place % len(steps)]])
        self.tap(screen.go)

    def check(self, sector: str) -> None:
        """From Home to the first answer."""
        began = time.perf_counter()
        self.begin()
        self.choose(sector)
        self.choose("NL")
        self.choose("12")
        self.choose("20_24")
        self.tell_hours()
        self.choose("one")
        for place, _screen in enumerate(TROUBLE):
            self.name_trouble(place + 2)
        assert self.page.at == ANSWER
        self.wait_for_ranking()
        self.seconds = time.perf_counter() - began

    def wait_for_ranking(self) -> None:
        """Until what is shown is of the present audit."""
        session = self.window.session

        def is_there() -> bool:
            made = session.results.ranking
            return made is not None and made.audit is session.audit

        self.qtbot.waitUntil(is_there, timeout=60_000)
        QApplication.processEvents()


def corner(widget: QWidget) -> QPoint:
    """The upper left corner of a widget in its window."""
    return widget.mapTo(widget.window(), QPoint(0, 0))


SCREENS = tuple(Screen)
