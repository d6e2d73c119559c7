"""Measure: one tab a way of measuring."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.measure.table.table_page import TablePage
from ui.pages.page import Page
from ui.pages.tabbed import Tab, TabbedPage
from ui.session import Session


def _studies(session: Session) -> Page:
    from ui.pages.measure.study.studies_page import StudiesPage

    return StudiesPage(session)


def _body(session: Session) -> Page:
    from ui.pages.measure.body.body_page import BodyPage

    return BodyPage(session)


def _line(session: Session) -> Page:
    from ui.pages.measure.line.line_page import LinePage

    return LinePage(session)


def _stream(session: Session) -> Page:
    from ui.pages.measure.stream.stream_page import StreamPage

    return StreamPage(session)


def _hours(session: Session) -> Page:
    from ui.pages.measure.hours_page import HoursPage

    return HoursPage(session)


def _tags(session: Session) -> Page:
    from ui.pages.measure.tags_page import TagsPage

    return TagsPage(session)


def _sampling(session: Session) -> Page:
    from ui.pages.measure.sampling.sampling_page import SamplingPage

    return SamplingPage(session)


def _products(session: Session) -> Page:
    from ui.pages.measure.products_page import ProductsPage

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
