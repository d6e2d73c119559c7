"""A stage with tabs. Each tab is a page of its own, made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from auditor.locale import _
from ui.pages.lacking import LackingPage, lacking
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.stages import Tab
from ui.widgets.term import explain_tab

P = TypeVar("P", bound=Page)


class TabbedPage(Page):
    """The tabs follow the session themselves while they are shown. One that needs what the audit lacks is not shown:
    what is lacking is said in its place, until it is there.

    Signals:
        tab_shown: another tab is looked at.
    """

    tab_shown = Signal()
    follows = Follows.NOTHING

    def __init__(self, session: Session, name: str, tabs: Sequence[Tab]) -> None:
        super().__init__(session)
        self._tabs = {tab.key: tab for tab in tabs}
        self.tabs = QTabBar()
        self.tabs.setObjectName("top")
        self.tabs.setAccessibleName(name)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self.lacking = LackingPage(session)
        self.stack.addWidget(self.lacking)
        self._pages: dict[str, Page] = {}
        for tab in tabs:
            explain_tab(self.tabs, self.tabs.addTab(_(tab.label)), tab.word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame()
        head.setObjectName("bar")
        head.setAccessibleName(name)  # Qt says the chosen tab in place of the name of the tabs
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._show)
        self.tabs.currentChanged.connect(lambda _index: self.tab_shown.emit())
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda by=by: self._go(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for told in (session.opened, session.changed, session.analysed):
            told.connect(self._follow_lack)
        self._show(0)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the tabs, from left to right."""
        return tuple(self._tabs)

    @property
    def current_key(self) -> str:
        """The key of the tab that is looked at."""
        return self.keys[self.tabs.currentIndex()]

    @property
    def is_waiting(self) -> bool:
        return self.stack.currentWidget() is not self.lacking and self._current().is_waiting

    def tab(self, key: str) -> Page:
        """The page of a tab, made now if it was never shown."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._tabs[key].make(self.session)
            self.stack.addWidget(page)
        return page

    def tab_of(self, kind: type[P], key: str) -> P:
        """The page of a tab, as the class that it is."""
        page = self.tab(key)
        assert isinstance(page, kind)
        return page

    def show_tab(self, key: str) -> Page:
        """Go to a tab."""
        self.tabs.setCurrentIndex(self.keys.index(key))
        return self.tab(key)

    def refresh(self) -> None:
        """Nothing of its own: the tabs draw themselves."""

    def showEvent(self, event: QShowEvent) -> None:
        self._show(self.tabs.currentIndex())
        super().showEvent(event)

    def _current(self) -> Page:
        """The page of the tab that is chosen."""
        return self.tab(self.keys[self.tabs.currentIndex()])

    def _show(self, index: int) -> None:
        """The page of a tab, or what the audit lacks for it."""
        key = self.keys[index]
        what = lacking(self.session, self._tabs[key].needs)
        shown: QWidget = self.tab(key) if what is None else self.lacking
        if what is not None:
            self.lacking.show_lack(what)
        self.stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)

    def _follow_lack(self) -> None:
        """The audit has changed: what was lacking may be there, or gone."""
        if self.isVisible():
            self._show(self.tabs.currentIndex())

    def _go(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
