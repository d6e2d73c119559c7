"""Measure: one tab a way of measuring. Tabs are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from auditor.locale import _
from ui.pages.measure.table import TablePage
from ui.pages.page import Page
from ui.session import Session


def _studies(session: Session) -> Page:
    from ui.pages.measure.studies import StudiesPage

    return StudiesPage(session)


def _body(session: Session) -> Page:
    from ui.pages.measure.body import BodyPage

    return BodyPage(session)


def _line(session: Session) -> Page:
    from ui.pages.measure.line import LinePage

    return LinePage(session)


def _stream(session: Session) -> Page:
    from ui.pages.measure.stream import StreamPage

    return StreamPage(session)


def _hours(session: Session) -> Page:
    from ui.pages.measure.hours import HoursPage

    return HoursPage(session)


def _tags(session: Session) -> Page:
    from ui.pages.measure.tags import TagsPage

    return TagsPage(session)


def _sampling(session: Session) -> Page:
    from ui.pages.measure.sampling import SamplingPage

    return SamplingPage(session)


def _products(session: Session) -> Page:
    from ui.pages.measure.products import ProductsPage

    return ProductsPage(session)


TABS: tuple[tuple[str, Callable[[], str], Callable[[Session], Page]], ...] = (
    ("table", lambda: _("Table"), TablePage),
    ("studies", lambda: _("Time studies"), _studies),
    ("sampling", lambda: _("Work sampling"), _sampling),
    ("tags", lambda: _("Tags and tasks"), _tags),
    ("line", lambda: _("Line"), _line),
    ("stream", lambda: _("Value stream"), _stream),
    ("hours", lambda: _("Hours"), _hours),
    ("products", lambda: _("Products"), _products),
    ("body", lambda: _("Body load"), _body),
)


class MeasurePage(Page):
    """The tabs; each is a page of its own, which follows the session while it is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = QTabBar()
        self.tabs.setObjectName("top")
        self.tabs.setAccessibleName(_("Ways of measuring"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        for _key, name, _make in TABS:
            self.tabs.addTab(name())
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
    def table(self) -> TablePage:
        page = self.tab("table")
        assert isinstance(page, TablePage)
        return page

    def tab(self, key: str) -> Page:
        """The page of a tab, made now if it was never shown."""
        page = self._pages.get(key)
        if page is None:
            make = next(make for name, _label, make in TABS if name == key)
            page = self._pages[key] = make(self.session)
            self.stack.addWidget(page)
        return page

    def show_tab(self, key: str) -> Page:
        """Go to a tab."""
        self.tabs.setCurrentIndex([name for name, _label, _make in TABS].index(key))
        return self.tab(key)

    def _show(self, index: int) -> None:
        page = self.tab(TABS[index][0])
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _go(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def refresh(self) -> None:
        """Nothing of its own: the tabs draw themselves."""
