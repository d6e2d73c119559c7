"""Assess: how well the work suits automation, what fits it, and how ready the firm is."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.assess.suitability_page import SuitabilityPage
from ui.pages.page import Page
from ui.pages.tabbed import Tab, TabbedPage
from ui.session import Session


def _fits(session: Session) -> Page:
    from ui.pages.assess.fits_page import FitsPage

    return FitsPage(session)


def _catalogue(session: Session) -> Page:
    from ui.pages.assess.catalogue_page import CataloguePage

    return CataloguePage(session)


def _readiness(session: Session) -> Page:
    from ui.pages.assess.readiness_page import ReadinessPage

    return ReadinessPage(session)


TABS: tuple[Tab, ...] = (
    ("suitability", lambda: _("Suitability"), SuitabilityPage),
    ("fits", lambda: _("What fits"), _fits),
    ("catalogue", lambda: _("Technologies"), _catalogue),
    ("readiness", lambda: _("Readiness"), _readiness),
)


class AssessPage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ways of assessing"), TABS)
