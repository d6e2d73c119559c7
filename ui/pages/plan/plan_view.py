"""What tabs that read a plan share: they wait for it, and show it in the audit that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from auditor.locale import _
from ui.pages.page import Page
from ui.pages.plan.nothing_to_plan import NothingToPlan
from ui.session import Session
from ui.session.follows import Follows
from ui.widgets.scrolling import fill_page, page_body, replace_widget, say_in, scroll_area

if TYPE_CHECKING:
    from ui.session.result import PlanResult


class PlanView(Page):
    """A page that is drawn anew for every plan."""

    follows = Follows.PLAN

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.area = scroll_area()
        fill_page(self, self.area)
        self.setFocusProxy(self.area)

    def refresh(self) -> None:
        made = self.session.results.plan
        if made is None:
            say_in(self.area, _("Planning …"))
        elif made.value.considered:
            replace_widget(self.area, self.body(made))
        else:
            body, column = page_body()
            column.addWidget(NothingToPlan(self.session))
            column.addStretch(1)
            replace_widget(self.area, body)

    def body(self, made: PlanResult) -> QWidget:
        """What is shown of a plan."""
        raise NotImplementedError
