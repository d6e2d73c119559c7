"""Measure: one tab a way of measuring."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.measure.table import TablePage
from ui.pages.page import Page
from ui.pages.tabbed import Tab, TabbedPage
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


TABS: tuple[Tab, ...] = (
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


class MeasurePage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ways of measuring"), TABS)

    @property
    def table(self) -> TablePage:
        page = self.tab("table")
        assert isinstance(page, TablePage)
        return page
