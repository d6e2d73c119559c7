"""The map's numbers before and after the plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from auditor.decide.after import Measure, ProcessChange, before_after
from auditor.locale import _, money, number, percent
from auditor.model.units import format_time
from ui.pages.plan.plan_view import PlanView
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import page_body


class AfterPage(PlanView):
    """A table a process."""

    def body(self, made: Any, analysis: Any) -> QWidget:
        body, column = page_body()
        column.addWidget(label(_("The map with the plan in place"), bold=True, size=3))
        text = _(
            "All projects in full use, on the likely figures: less labour, shorter cycles and less scrap at their steps."
        )
        column.addWidget(label(text, quiet=True))
        audit = self.session.analysed_audit
        changes = before_after(audit, analysis, made.evaluations) if made.planned else ()
        for change in changes:
            column.addSpacing(UNIT)
            column.addWidget(label(change.name, bold=True, size=1))
            column.addWidget(self._table(change))
        if not changes:
            column.addWidget(label(_("There is no project in the plan.")))
        column.addStretch(1)
        return body

    def _table(self, change: ProcessChange) -> PlainTable:
        table = PlainTable(
            change.name, ["", _("Before"), _("After"), _("Change"), ""], stretch=4, widths=(230, 120, 120, 110)
        )
        currency = self.session.audit.firm.currency
        rows = []
        for m in change.measures:
            if m.before is None and m.after is None:
                continue
            rows.append(
                [m.label, _shown(m.before, m.unit, currency), _shown(m.after, m.unit, currency), _change(m), m.note]
            )
        table.show_rows(rows, right=(1, 2, 3))
        return table


def _shown(value: float | None, unit: str, currency: str) -> str:
    if value is None:
        return "–"
    return {
        "h": lambda v: number(v),
        "fte": lambda v: number(v, 1),
        "money": lambda v: money(round(v, -2), currency),
        "s": format_time,
        "days": lambda v: _("{n} days").format(n=number(v, 1)),
        "share": lambda v: percent(v, 1),
    }[unit](value)


def _change(m: Measure) -> str:
    """By how much it changes, with a sign that says whether that is good."""
    if not m.before or m.after is None:
        return "–"
    part = m.after / m.before - 1
    if abs(part) < 0.0005:
        return "0 %"
    good = m.less_is_better is not None and (part < 0) is m.less_is_better
    mark = "" if m.less_is_better is None else " ✓" if good else " !"
    return f"{'+' if part > 0 else '−'}{percent(abs(part), 1)}{mark}"
