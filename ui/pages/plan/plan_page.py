"""Plan: what to carry out, when, what it means for people and for the map, and what became of it."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.page import Page
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.tabbed import Tab, TabbedPage
from ui.session import Session


def _roadmap(session: Session) -> Page:
    from ui.pages.plan.roadmap_page import RoadmapPage

    return RoadmapPage(session)


def _people(session: Session) -> Page:
    from ui.pages.plan.people_page import PeoplePage

    return PeoplePage(session)


def _after(session: Session) -> Page:
    from ui.pages.plan.before_after_page import AfterPage

    return AfterPage(session)


def _compare(session: Session) -> Page:
    from ui.pages.plan.realised_page import RealisedPage

    return RealisedPage(session)


TABS: tuple[Tab, ...] = (
    ("portfolio", lambda: _("Portfolio"), PortfolioPage),
    ("roadmap", lambda: _("Roadmap"), _roadmap),
    ("people", lambda: _("People"), _people),
    ("after", lambda: _("Before and after"), _after),
    ("compare", lambda: _("Planned and realised"), _compare),
)


class PlanPage(TabbedPage):
    """The tabs. A plan is made while one of them is looked at."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Views of the plan"), TABS)

    def showEvent(self, event: object) -> None:
        self.session.want_plan()
        super().showEvent(event)

    def hideEvent(self, event: object) -> None:
        self.session.want_plan(False)
        super().hideEvent(event)  # type: ignore[arg-type]
