"""The money of one candidate: its figures to fill in, the cash flows that follow, and what drives their value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from auditor.decide.money.cash_flow import simple_payback
from auditor.edit.candidate import set_cost, set_figures
from auditor.locale import _, number, percent
from auditor.model import CandidateOverride, CostHeading
from auditor.model.units import Kind, format_as, kind_of, parse_if_known
from auditor.phrases.amounts import chance_for_reading, money_for_reading
from auditor.phrases.candidate import other_steps_note
from auditor.phrases.explained import value
from auditor.phrases.money import input_label
from auditor.phrases.quotations import investment_basis
from auditor.terms import basis_label, cost_label, figure_label
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.candidate_box import CandidateBox
from ui.widgets.cash_flow_table import CashFlowTable
from ui.widgets.fact_row import Fact, FactRow
from ui.widgets.folding_panel import FoldingPanel, Side
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import SideArea, replace_widget, say_in, scroll_area
from ui.widgets.text_field import TextField
from ui.widgets.tornado_chart import TornadoBar, TornadoChart

if TYPE_CHECKING:
    from auditor.decide import Candidate, Evaluation, Ranked
    from auditor.model import Audit
    from auditor.phrases.explained.explanation import Explain, Explanation
    from ui.session.result import RankingResult

_FIELD = 180
_OF_FIELDS = (
    "investment", "subsidy", "running_cost_per_year", "saving_share", "scrap_saving_share", "cycle_saving_share",
    "consumables_saving_share", "lead_time_months", "ramp_up_months",
)  # fmt: skip
#: Years and hours are typed as plain numbers.
_FIGURES = (
    *((key, kind_of(CandidateOverride, key)) for key in _OF_FIELDS),
    ("useful_life_years", Kind.COUNT),
    ("own_hours", Kind.COUNT),
)


def _life_text(years: float, horizon: float) -> str:
    """That what is bought is used up before the years end, where it is."""
    if years >= horizon:
        return ""
    return (
        _("It is taken to serve for about {n} years from delivery on; after that it brings nothing.").format(
            n=number(years, 1)
        )
        + " "
    )


class MoneyPage(Page):
    """Figures at the left, cash flows and drivers at the right."""

    follows = Follows.RANKING | Follows.CHOICE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.box = CandidateBox()
        self.box.activated.connect(lambda _i: session.choose_candidate(str(self.box.currentData())))
        self.fields: dict[str, TextField] = {}
        self._shown = ""
        self.figures = SideArea(least=420)
        self.facts = FactRow(session, across=3)
        self.table = CashFlowTable()
        self.note = label("", quiet=True)
        self.chart = TornadoChart()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.facts)
        column.addWidget(label(_("Cash flows on the likely figures"), bold=True, size=1))
        column.addWidget(self.table)
        column.addWidget(self.note)
        column.addSpacing(UNIT)
        column.addWidget(label(_("What drives the net present value"), bold=True, size=1))
        text = _("Mean value where a figure is in its lowest and in its highest tenth; share of the doubt it explains.")
        column.addWidget(label(text, quiet=True))
        column.addWidget(self.chart)
        column.addStretch(1)
        area = scroll_area(right)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 0)
        head.addWidget(self.box)
        head.addStretch(1)
        panes = QHBoxLayout()
        named = _("Figures used – type your own")
        self.given = FoldingPanel(self.figures, named, Side.LEFT, "figures")
        panes.addWidget(self.given, 2)
        panes.addWidget(area, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(panes, 1)
        self.setFocusProxy(self.box)

    def refresh(self) -> None:
        made, ranked = self.session.results.ranking, self.session.chosen_candidate()
        self.box.follow(made, self.session.candidate_key)
        if made is None or ranked is None:
            self._shown = ""
            say_in(self.figures, _("There is nothing to rank yet."))
            self.table.clear_table()
            self.chart.show_bars((), 0.0, "EUR")
            self.facts.show_facts(())
            return
        if self._shown != self.session.candidate_key:
            self._shown = self.session.candidate_key
            self._build()
        self._fill(made, ranked)
        self._show_money(made, ranked)

    def _build(self) -> None:
        """Fields of another candidate."""
        self.fields = {}
        self.given_for = label("", quiet=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(_("Figures used – type your own"), bold=True, size=1))
        column.addWidget(self.given_for)
        form = _grid()
        for key, kind in _FIGURES:
            self._row(form, key, figure_label(key), partial(self._set, key, kind))
        column.addLayout(form)
        column.addSpacing(UNIT)
        column.addWidget(label(_("The investment by heading"), bold=True, size=1))
        text = _("From a quotation; what is left empty follows from the investment in all.")
        column.addWidget(label(text, quiet=True))
        form = _grid()
        for heading in CostHeading:
            name = cost_label(heading.value)
            self._row(form, heading.value, name, partial(self._set_cost, heading))
        column.addLayout(form)
        column.addStretch(1)
        body.setEnabled(self.session.can_edit)
        replace_widget(self.figures, body)

    def _row(self, form: QGridLayout, key: str, name: str, commit: Callable[[str], None]) -> None:
        field, named, row = TextField(commit), caption(name, wrap=True), form.rowCount()
        field.line.setAccessibleName(name)
        named.setBuddy(field)
        self.fields[key] = field
        form.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
        form.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)

    def _candidate(self) -> Candidate | None:
        ranked = self.session.chosen_candidate()
        return ranked.evaluation.candidate if ranked is not None else None

    def _set(self, key: str, kind: Kind, text: str) -> None:
        unit = "%" if kind is Kind.SHARE else None
        if (candidate := self._candidate()) is not None:
            value = parse_if_known(text, kind, default_unit=unit)
            self.session.do(set_figures, candidate, **{key: value})

    def _set_cost(self, heading: CostHeading, text: str) -> None:
        if (candidate := self._candidate()) is not None:
            self.session.do(set_cost, candidate, heading, parse_if_known(text, Kind.MONEY))

    def _fill(self, made: RankingResult, ranked: Ranked) -> None:
        candidate, currency = ranked.evaluation.candidate, made.audit.firm.currency
        stored = candidate.stored
        note = other_steps_note(made.audit, candidate)
        self.given_for.setText(note)
        self.given_for.setVisible(bool(note))
        own = {c.heading for c in made.audit.costs_of(stored.id)} if stored is not None else set()
        for key, kind in _FIGURES:
            estimate = getattr(candidate.figures, key)
            text = format_as(estimate, kind, currency)
            self.fields[key].show_value("" if key == "subsidy" and estimate.high == 0 else text)
            basis = investment_basis(candidate.figures) if key == "investment" else basis_label(estimate.basis.value)
            self.fields[key].setToolTip(basis)
        for heading in CostHeading:
            cost = candidate.figures.costs.get(heading)
            field = self.fields[heading.value]
            shown = format_as(cost, Kind.MONEY, currency) if cost is not None else ""
            field.show_value(shown if heading in own else "")
            field.line.setPlaceholderText(shown if heading not in own else "")
        for key in ("investment", *CostHeading):
            self.fields[key].setEnabled(not candidate.figures.quoted_by)
        without = candidate.figures.without_quotation
        is_quoted = without is not None and without.lead_time_months != candidate.figures.lead_time_months
        self.fields["lead_time_months"].setEnabled(not is_quoted)

    def _show_money(self, made: RankingResult, ranked: Ranked) -> None:
        e, firm = ranked.evaluation, made.audit.firm
        paid, benefit = -e.cash.totals[0], e.benefit_per_year.likely

        def years(count: float | None) -> str:
            return number(count, 1) if count is not None else _("never")

        def explain(of: Callable[[Audit, Evaluation], Explanation | None]) -> Explain:
            return partial(of, made.audit, e)

        self.facts.show_facts(
            (
                Fact(money_for_reading(e.npv_median, firm.currency), _("net present value, middle case"), explain(value.npv_middle)),
                Fact(money_for_reading(e.npv_likely, firm.currency), _("on the likely figures below"), explain(value.npv_likely)),
                Fact(percent(e.irr) if e.irr is not None else "–", _("internal rate of return"), explain(value.rate_of_return) if e.irr is not None else None),
                Fact(years(simple_payback(paid, benefit)), _("years, simple payback"), explain(value.payback_simple)),
                Fact(years(e.discounted_payback), _("years, discounted payback"), explain(value.payback_discounted)),
                Fact(chance_for_reading(e.probability_payback_within_target), _("chance of payback in {n} years").format(n=number(firm.payback_target_years, 1)), explain(value.chance_of_payback)),
            )
        )  # fmt: skip
        self.table.show_cash(e.cash, firm.currency)
        self.note.setText(_life_text(e.candidate.figures.useful_life_years.likely, firm.horizon_years) +
            _("Over {years} years at {rate} a year. Simple payback counts a year in full use; the others count delivery and ramp-up too.").format(
                years=firm.horizon_years, rate=percent(firm.discount_rate, 1)
            )
        )  # fmt: skip
        candidates = [r.evaluation.candidate for r in made.candidates]
        bars = [
            TornadoBar(input_label(made.audit, candidates, d.key).partition(" – ")[0], d.low, d.high, d.share)
            for d in made.drivers(e)
        ]
        self.chart.show_bars(bars, float(e.drawn.npv.mean()), firm.currency)


def _grid() -> QGridLayout:
    """Names that wrap, beside fields of one width; a form lets long names push its fields out of sight."""
    grid = QGridLayout()
    grid.setVerticalSpacing(UNIT)
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(1, _FIELD)
    return grid
