"""A stage with tabs. Each tab is a page of its own, made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from ui.pages.page import Page
from ui.session import Session

#: Key, name and maker of a tab.
Tab = tuple[str, Callable[[], str], Callable[[Session], Page]]


class TabbedPage(Page):
    """The tabs follow the session themselves while they are shown."""

    def __init__(self, session: Session, name: str, tabs: Sequence[Tab]) -> None:
        super().__init__(session)
        self._tabs = tuple(tabs)
        self.tabs = QTabBar()
        self.tabs.setObjectName("top")
        self.tabs.setAccessibleName(name)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        for _key, label, _make in self._tabs:
            self.tabs.addTab(label())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame()
        head.setObjectName("bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._show)
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda by=by: self._go(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show(0)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the tabs, from left to right."""
        return tuple(key for key, _label, _make in self._tabs)

    def tab(self, key: str) -> Page:
        """The page of a tab, made now if it was never shown."""
        page = self._pages.get(key)
        if page is None:
            make = next(make for name, _label, make in self._tabs if name == key)
            page = self._pages[key] = make(self.session)
            self.stack.addWidget(page)
        return page

    def show_tab(self, key: str) -> Page:
        """Go to a tab."""
        self.tabs.setCurrentIndex(self.keys.index(key))
        return self.tab(key)

    def _show(self, index: int) -> None:
        page = self.tab(self.keys[index])
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _go(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def refresh(self) -> None:
        """Nothing of its own: the tabs draw themselves."""
