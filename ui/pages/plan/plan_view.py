"""What tabs that read a plan share: they wait for it, and show it in the audit that it is of."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from auditor.locale import _
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.labels import label
from ui.widgets.scrolling import fill_page, replace_widget, scroll_area


class PlanView(Page):
    """A page that is drawn anew for every plan."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.area = scroll_area()
        fill_page(self, self.area)
        self.setFocusProxy(self.area)
        session.planned.connect(self._refresh_if_visible)
        session.analysed.connect(self._refresh_if_visible)

    def refresh(self) -> None:
        made, analysis = self.session.plan, self.session.analysis
        if made is None or analysis is None:
            replace_widget(self.area, label(_("Planning …")))
        elif self.session.ranked_audit is self.session.analysed_audit:  # else the newer plan is on its way
            replace_widget(self.area, self.body(made, analysis))

    def body(self, made: Any, analysis: Any) -> QWidget:
        """What is shown of a plan."""
        raise NotImplementedError
