"""Measure: one tab a way of measuring."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.measure.table.table_page import TablePage
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from ui.stages import stage


class MeasurePage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ways of measuring"), stage("measure").tabs)

    @property
    def table(self) -> TablePage:
        return self.tab_of(TablePage, "table")
