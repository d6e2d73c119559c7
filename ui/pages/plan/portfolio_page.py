"""The portfolio: what fits the firm's means, what it brings together, and what another budget would buy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.firm_settings import names_and_hints, set_money_setting, setting_text
from auditor.locale import _, money, number
from auditor.phrases.plan import optimality, quarter_name
from ui.pages.page import Page
from ui.pages.plan.frontier_chart import FrontierChart
from ui.pages.plan.rule_list import RuleList
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import TARGET, UNIT
from ui.widgets.fact_row import FactRow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import page_body, scroll_area
from ui.widgets.text_field import TextField
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from ui.session.result import PlanResult

_SIDE = 316
_MEANS = ("budget", "yearly_budget", "projects_at_once")


class PortfolioPage(Page):
    """Means and rules at the left, the choice at the right."""

    follows = Follows.PLAN

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: dict[str, TextField] = {}
        self.goal = QComboBox()
        self.goal.setAccessibleName(_("Choose for"))
        for key, name in (("money", _("money")), ("hours", _("hours freed"))):
            self.goal.addItem(name, key)
        self.goal.activated.connect(self._set_goal)
        self.rules = RuleList(session)
        self.facts = FactRow()
        self.state = label("", quiet=True)
        self.table = _table()
        self.table.currentCellChanged.connect(lambda row, *_rest: self._choose(row))
        self.frontier = FrontierChart()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        side = scroll_area(self._side())
        side.setFixedWidth(_SIDE)
        layout.addWidget(side)
        layout.addWidget(scroll_area(self._main()), 1)
        self.setFocusProxy(self.table)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(_("What the firm can carry"), bold=True, size=1))
        form = field_form()
        form.setRowWrapPolicy(form.RowWrapPolicy.WrapAllRows)
        for key in _MEANS:
            name, hint = names_and_hints()[key]
            field = TextField(partial(self._set, key), hint)
            field.line.setAccessibleName(name)
            self.fields[key] = field
            form.addRow(caption(name), field)
        form.addRow(caption(_("Choose for")), self.goal)
        column.addLayout(form)
        column.addSpacing(UNIT)
        column.addWidget(label(_("Rules between candidates"), bold=True, size=1))
        column.addWidget(self.rules)
        column.addStretch(1)
        return side

    def _main(self) -> QWidget:
        main, column = page_body()
        column.addWidget(label(_("What to carry out"), bold=True, size=3))
        column.addWidget(self.facts)
        column.addWidget(self.state)
        column.addWidget(self.table)
        column.addSpacing(UNIT)
        column.addWidget(label(_("What another budget would buy"), bold=True, size=1))
        column.addWidget(self.frontier)
        column.addStretch(1)
        return main

    def _set(self, key: str, text: str) -> None:
        self.session.enter(set_money_setting, key, text)

    def _set_goal(self, _at: int) -> None:
        self.state.setText(_("Planning …"))
        self.session.results.plan_for(str(self.goal.currentData()))

    def show_snapshot(self) -> None:
        firm = self.session.audit.firm
        for key, field in self.fields.items():
            field.show_value(setting_text(firm, key))
        for widget in (*self.fields.values(), self.rules):
            widget.setEnabled(self.session.can_edit)
        self.goal.setCurrentIndex(self.goal.findData(self.session.results.goal))
        self.rules.show_rules()

    def refresh(self) -> None:
        made = self.session.results.plan
        self.rules.show_candidates(self.session.results.ranking)
        if made is None:
            self.state.setText(_("Planning …"))
        else:
            self._show_plan(made)

    def _show_plan(self, made: PlanResult) -> None:
        plan, currency = made.value, made.audit.firm.currency
        whole = plan.together

        def amount(value: float | None) -> str:
            return money(round(value or 0.0, -2), currency)

        self.facts.show_facts(
            (
                (amount(whole.investment), _("invested")),
                (amount(whole.npv.p50), _("net present value, {low} to {high}").format(low=amount(whole.npv.p10), high=amount(whole.npv.p90))),
                (number(whole.hours_freed_per_year), _("hours freed a year")),
                (number(whole.fte_freed, 1), _("full-time jobs (FTE)")),
            )
        )  # fmt: skip
        self.state.setText(optimality(plan))
        self._fill(made)
        self.frontier.show_frontier(plan.frontier, plan.limits.budget, currency)

    def _fill(self, made: PlanResult) -> None:
        planned, currency = made.value.planned, made.audit.firm.currency
        self.table.blockSignals(True)
        self.table.setRowCount(len(planned))
        for row, item in enumerate(planned):
            e = item.evaluation
            name = e.candidate.technology.name + ("  ·  " + _("pilot") if item.is_pilot else "")
            cells = (
                quarter_name(item.start_quarter),
                f"{name}\n{made.audit.step_names(e.candidate.step_ids)}",
                number(e.hours_freed_per_year.likely),
                money(e.outlay, currency),
                money(round(e.npv_likely, -2), currency),
            )
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setData(Qt.ItemDataRole.UserRole, item.key)
                if column > 1:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
        self.table.setMinimumHeight(44 + (TARGET + 14) * max(len(planned), 1))
        self.table.setMaximumHeight(self.table.minimumHeight())
        self.table.blockSignals(False)

    def _choose(self, row: int) -> None:
        cell = self.table.item(row, 0)
        if cell is not None:
            self.session.choose_candidate(str(cell.data(Qt.ItemDataRole.UserRole)))


def _table() -> QTableWidget:
    table = QTableWidget(0, 5)
    table.setAccessibleName(_("What to carry out"))
    table.setHorizontalHeaderLabels([_("Start"), _("Candidate"), _("Hours freed"), _("Investment"), _("NPV")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setItemDelegateForColumn(1, TwoLines(table))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(TARGET + 14)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 140), (2, 96), (3, 96), (4, 96)):
        table.setColumnWidth(column, width)
    for column in range(5):
        side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
        head = table.horizontalHeaderItem(column)
        assert head is not None
        head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return table
