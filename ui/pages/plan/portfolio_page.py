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
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditor.decide.programme.enough import enough
from auditor.decide.programme.pilot import pilot_reason
from auditor.edit.firm_settings import names_and_hints, set_money_setting, setting_text
from auditor.locale import _, number
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.explained.plan import plan_hours, plan_investment, plan_jobs, plan_npv
from auditor.phrases.plan import pilot_sentence, price_text, quarter_name
from auditor.phrases.portfolio import enough_sentence, optimality, together_label, twins_sentence
from ui.icons import icon
from ui.pages.page import Page
from ui.pages.plan.frontier_chart import FrontierChart
from ui.pages.plan.nothing_to_plan import NothingToPlan
from ui.pages.plan.plan_cards import PlanCards
from ui.pages.plan.rule_list import RuleList
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, target
from ui.widgets.choices import name_box
from ui.widgets.column_choice import Column, TableColumns
from ui.widgets.fact_row import Fact, FactRow
from ui.widgets.folding_panel import FoldingPanel, Side
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import page_body, scroll_area
from ui.widgets.term import explain_heads
from ui.widgets.text_field import TextField
from ui.widgets.two_lines import NamesColumn

if TYPE_CHECKING:
    from auditor.decide.programme.planned import Planned
    from ui.session.result import PlanResult

_SIDE = 316
_NAME = 200
_KEYS = ("start", "candidate", "hours", "reserve", "price", "npv")
_MEANS = ("budget", "yearly_budget", "projects_at_once")


class PortfolioPage(Page):
    """Means and rules at the left, the choice at the right."""

    follows = Follows.PLAN

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: dict[str, TextField] = {}
        self.goal = QComboBox()
        name_box(self.goal, _("Choose for"))
        for key, name in (("money", _("money")), ("hours", _("hours freed"))):
            self.goal.addItem(name, key)
        self.goal.activated.connect(self._set_goal)
        self.rules = RuleList(session)
        self.facts = FactRow(session)
        self.state = label("", quiet=True)
        self.nothing = NothingToPlan(session)
        self.caution = label("")
        self.pilot = label("", quiet=True)
        self.enough = label("")
        self.cards = PlanCards(session)
        self.switch = QPushButton(icon("table-2"), f"  {_('See the table')}")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(lambda _on: self._hide_what_is_empty(self.session.results.plan))
        self.table = _table()
        self.names = NamesColumn(self.table, 1)
        self.names.width_changed.connect(self._fit_rows)
        self.columns = TableColumns(self.table, "columns_plan", _choosable(self.table))
        self.table.currentCellChanged.connect(lambda row, *_rest: self._choose(row))
        self.frontier = FrontierChart()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        side = scroll_area(self._side())
        side.setFixedWidth(_SIDE)
        self.means = FoldingPanel(side, _("What the firm can carry"), Side.LEFT, "means")
        layout.addWidget(self.means)
        layout.addWidget(scroll_area(self._main()), 1)
        self.setFocusProxy(self.switch)

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
        column.addWidget(self.nothing)
        column.addWidget(self.cards)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.columns)
        column.addLayout(row)
        column.addWidget(self.table)
        for text in (self.caution, self.pilot):
            column.addWidget(text)
        column.addSpacing(UNIT)
        self.heading = label(_("What another budget would buy"), bold=True, size=1)
        column.addWidget(self.heading)
        column.addWidget(self.enough)
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
        self._hide_what_is_empty(made)
        if made is not None:
            self._show_plan(made)

    def _hide_what_is_empty(self, made: PlanResult | None) -> None:
        """Without work there is no table and no budget to talk of; without a plan there are no figures."""
        has_work = made is None or made.value.considered > 0
        has_plan = made is not None and bool(made.value.planned)
        has_frontier = made is not None and len(made.value.frontier) > 1
        self.state.setVisible(has_work)
        self.nothing.setVisible(not has_work)
        for widget in (self.facts, self.cards, self.switch):
            widget.setVisible(has_plan)
        for shown in (self.table, self.columns):
            shown.setVisible(has_plan and self.switch.isChecked())
        for part in (self.heading, self.enough, self.frontier):
            part.setVisible(has_frontier)
        if not has_work:
            self.nothing.show_action()

    def _show_plan(self, made: PlanResult) -> None:
        plan, currency = made.value, made.audit.firm.currency
        whole, amount, analysis = plan.together, partial(_amount, currency), made.ranking.analysis
        self.facts.show_facts(
            (
                Fact(amount(whole.investment), _("invested, with reserve"), partial(plan_investment, made.audit, plan)),
                Fact(amount(whole.npv.p50), _("net present value, {low} to {high}").format(low=amount(whole.npv.p10), high=amount(whole.npv.p90)), partial(plan_npv, made.audit, plan)),
                Fact(number(whole.hours_freed_per_year), _("hours freed a year"), partial(plan_hours, made.audit, analysis, plan)),
                Fact(number(whole.fte_freed, 1), _("full-time jobs (FTE)"), partial(plan_jobs, made.audit, analysis, plan)),
            )
        )  # fmt: skip
        self.state.setText(optimality(made.audit, plan))
        found, reason = enough(plan.frontier), pilot_reason(plan.planned)
        self.enough.setText(enough_sentence(found, amount) if found is not None else "")
        self.caution.setText("\n".join(twins_sentence(made.audit, t, amount) for t in made.twins))
        self.caution.setVisible(bool(made.twins))
        self.pilot.setText(pilot_sentence(reason, currency) if reason is not None else "")
        self.pilot.setVisible(reason is not None)
        self._fill(made)
        self.cards.show_plan(made, self.session.results.ranking)
        self.frontier.show_frontier(plan.frontier, plan.limits.budget, currency)

    def _fill(self, made: PlanResult) -> None:
        """A row a project, and one for what they bring together where the rows add up to another sum."""
        planned, whole, amount = made.value.planned, made.value.together, partial(_amount, made.audit.firm.currency)
        rows = [(item.key, self._cells(made, item)) for item in planned]
        last = (
            together_label(),
            "",
            number(whole.hours_freed_per_year),
            amount(whole.investment),
            "",
            amount(whole.npv.p50),
        )
        if len(rows) > 1 or (rows and rows[0][1][-1] != last[-1]):
            rows.append(("", last))
        self.table.blockSignals(True)
        self.table.clearSpans()
        self.table.setRowCount(len(rows))
        for row, (key, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setData(Qt.ItemDataRole.UserRole, key)
                if not key:
                    cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
                if column > 1:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
            if not key:
                self.table.setSpan(row, 0, 1, 2)
        self.table.blockSignals(False)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """The table is as tall as its rows, and these as their names."""
        rows = max(self.names.fit_rows(), target() + 14)
        self.table.setFixedHeight(self.table.horizontalHeader().height() + rows + 4)

    def _cells(self, made: PlanResult, item: Planned) -> tuple[str, ...]:
        e, currency = item.evaluation, made.audit.firm.currency
        where = made.audit.step_names(e.candidate.step_ids)
        where = f"{_('pilot')} · {where}" if item.is_pilot else where
        return (
            quarter_name(item.start_quarter),
            f"{e.candidate.technology.name}\n{where}",
            number(e.hours_freed_per_year.likely),
            _amount(currency, e.outlay),
            price_text(e),
            _amount(currency, e.npv_median),
        )

    def _choose(self, row: int) -> None:
        cell = self.table.item(row, 0)
        if cell is not None and cell.data(Qt.ItemDataRole.UserRole):
            self.session.choose_candidate(str(cell.data(Qt.ItemDataRole.UserRole)))


def _amount(currency: str, value: float | None) -> str:
    return money_for_reading(value or 0.0, currency)


def _choosable(table: QTableWidget) -> tuple[Column, ...]:
    """The columns; which candidate it is always stays. The price not to order above goes first where there is no room."""
    heads = [item.text().replace("\n", " ") for at in range(len(_KEYS)) if (item := table.horizontalHeaderItem(at))]
    return tuple(
        Column(key, head, int(key == "price"), _NAME if key == "candidate" else 0, is_offered=key != "candidate")
        for key, head in zip(_KEYS, heads, strict=True)
    )


def _table() -> QTableWidget:
    table = QTableWidget(0, 6)
    table.setAccessibleName(_("What to carry out"))
    table.setHorizontalHeaderLabels(
        [_("Start"), _("Candidate"), _("Hours freed"), _("With\nreserve"), _("Do not\norder above"), _("NPV")]
    )
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(target() + 14)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 120), (2, 100), (3, 88), (4, 120), (5, 88)):
        table.setColumnWidth(column, width)
    for column in range(6):
        side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
        head = table.horizontalHeaderItem(column)
        assert head is not None
        head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    explain_heads(table)
    return table
