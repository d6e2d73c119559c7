"""What is assumed of every project, where it comes from, and the firm's own figure in its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from auditor.decide.doubt.assumptions import AssumedOfAll, assumptions, usual_assumptions
from auditor.edit.fit import set_assumption
from auditor.locale import _
from auditor.model.units import Kind, format_as
from auditor.terms import basis_label, grade_label
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import fill_page, page_body, scroll_area
from ui.widgets.text_field import TextField

_FIELD = 200


class AssumptionsPage(Page):
    """A card an assumption."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: dict[str, TextField] = {}
        self._bases: dict[str, QLabel] = {}
        body, column = page_body()
        column.addWidget(label(_("What is assumed of every project"), bold=True, size=3))
        column.addWidget(
            label(
                _(
                    "These ranges are drawn with everything else, so they count in the order, the money and the plan. Type "
                    "your own: one percentage, or low – likely – high; an empty field goes back to what stands here."
                ),
                quiet=True,
            )
        )
        for assumed in usual_assumptions().values():
            column.addWidget(self._card(assumed))
        column.addStretch(1)
        fill_page(self, scroll_area(body))
        self.setFocusProxy(next(iter(self.fields.values())).line)

    def _card(self, assumed: AssumedOfAll) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(assumed.name, bold=True), 0, 0)
        grid.addWidget(label(assumed.meaning), 1, 0)
        grade = grade_label(assumed.ground.grade.value)
        year = f", {assumed.ground.year}" if assumed.ground.year else ""
        grid.addWidget(label(f"{assumed.source} ({grade}{year})", quiet=True), 2, 0)
        field = self.fields[assumed.key] = TextField(partial(_store, self.session, assumed.key))
        field.setFixedWidth(_FIELD)
        field.line.setAccessibleName(assumed.name)
        grid.addWidget(field, 0, 1)
        self._bases[assumed.key] = basis = label("", quiet=True)
        grid.addWidget(basis, 1, 1)
        return card

    def refresh(self) -> None:
        found = assumptions(self.session.audit)
        for key, field in self.fields.items():
            field.show_value(format_as(found[key], Kind.SHARE))
            field.setEnabled(self.session.can_edit)
            self._bases[key].setText(basis_label(found[key].basis.value))


def _store(session: Session, key: str, typed: str) -> None:
    session.enter(set_assumption, key, typed)
