"""The map's numbers before and after the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from auditor.decide.programme.before_after import ProcessChange
from auditor.locale import _
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.before_after import change_rows, hours_sentence, unchanged_sentence
from ui.pages.plan.plan_view import PlanView
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import page_body

if TYPE_CHECKING:
    from ui.session.result import PlanResult


class BeforeAfterPage(PlanView):
    """A table a process."""

    def body(self, made: PlanResult) -> QWidget:
        body, column = page_body()
        column.addWidget(label(_("The map with the plan in place"), bold=True, size=3))
        text = _(
            "All projects in full use, on the likely figures: less labour, shorter cycles and less scrap at their steps."
        )
        column.addWidget(label(text, quiet=True))
        for change in made.changes:
            column.addSpacing(UNIT)
            column.addWidget(label(change.name, bold=True, size=1))
            currency = made.audit.firm.currency
            if change_rows(change, currency):
                column.addWidget(_table(change, currency))
            for sentence in (
                unchanged_sentence(change, partial(money_for_reading, currency=currency)),
                hours_sentence(change),
            ):
                if sentence:
                    column.addWidget(label(sentence))
        if not made.changes:
            column.addWidget(label(_("There is no project in the plan.")))
        column.addStretch(1)
        return body


def _table(change: ProcessChange, currency: str) -> PlainTable:
    table = PlainTable(
        change.name, ["", _("Before"), _("After"), _("Change"), ""], stretch=4, widths=(230, 120, 120, 110)
    )
    table.show_rows(change_rows(change, currency), right=(1, 2, 3))
    return table
