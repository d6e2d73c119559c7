"""Plan: what to carry out, when, what it means for people and for the map, and what became of it."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent

from auditor.locale import _
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from ui.stages import stage


class PlanPage(TabbedPage):
    """The tabs. A plan is made while one of them is looked at."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Views of the plan"), stage("plan").tabs)

    def showEvent(self, event: QShowEvent) -> None:
        self.session.results.want_plan()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.session.results.want_plan(False)
        super().hideEvent(event)
