"""The Firm page: its parts in two columns; every field is stored when it is left."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.firm.money import Money
from ui.pages.firm.people import People
from ui.pages.firm.products import Products
from ui.pages.firm.profile import Profile
from ui.pages.firm.working_time import WorkingTime
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.scrolling import scroll_area
from ui.widgets.text_field import TextField


class FirmPage(Page):
    """Profile and products at the left, working time and money at the right, roles over the whole width."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.profile, self.products, self.money = Profile(session), Products(session), Money(session)
        self.working_time, self.people = WorkingTime(session), People(session)
        self.panels = (self.profile, self.products, self.working_time, self.money, self.people)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        columns = QHBoxLayout()
        columns.setSpacing(5 * UNIT)
        for panels in ((self.profile, self.products), (self.working_time, self.money)):
            column = QVBoxLayout()
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
            columns.addLayout(column, 1)
        whole.addLayout(columns)
        whole.addWidget(self.people)
        whole.addStretch(1)
        self.body = body
        area = scroll_area(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        session.opened.connect(self._forget)

    @property
    def fields(self) -> dict[str, TextField]:
        """All fields that stand for themselves, by key."""
        return {key: field for panel in self.panels for key, field in panel.fields.items()}

    def refresh(self) -> None:
        for panel in self.panels:
            panel.refresh()
        self.body.setEnabled(self.session.can_edit)

    def _forget(self) -> None:
        for panel in self.panels:
            panel.forget()
