"""Assess: how well the work suits automation, what fits it, and how ready the firm is."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from ui.stages import stage


class AssessPage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Ways of assessing"), stage("assess").tabs)
