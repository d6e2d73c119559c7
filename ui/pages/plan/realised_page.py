"""Planned against realised: what the firm says became of each project, and an earlier audit beside the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.decide import Evaluation
from auditor.decide.programme.realised import Comparison, StepChange, compare
from auditor.edit.candidate import override_of
from auditor.flow import Analysis
from auditor.locale import _, number, percent
from auditor.model import Audit, Outcome
from auditor.phrases.outcome import outcome_cells
from ui.pages.page import Page
from ui.pages.plan.outcome_dialog import OutcomeDialog
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import fill_page, page_body, replace_widget, scroll_area

_MOST_STEPS = 60


@dataclass(frozen=True)
class EarlierAudit:
    """An audit on disk, its analysis, and the candidates of its plan."""

    name: str
    audit: Audit
    analysis: Analysis
    planned: tuple[Evaluation, ...]


class RealisedPage(Page):
    """What became of the projects of the plan; and a button to choose an earlier audit, and what came of its plan."""

    follows = Follows.PLAN  # which comes after the analysis that it is made from

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._earlier: EarlierAudit | None = None
        session.opened.connect(self._forget)
        self.choose = QPushButton(_("Choose the earlier audit …"))
        self.choose.clicked.connect(self._ask)
        self.state = label("", quiet=True)
        self.area = scroll_area()
        self.outcomes = PlainTable(
            _("What became of projects"),
            [_("Technology"), _("Steps"), _("Planned, h a year"), _("What became of it"), _("When"), _("Real investment"), _("Really, h a year")],
            stretch=0, widths=(190, 200, 150, 145, 90, 150, 130),
        )  # fmt: skip
        self.outcomes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.outcomes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.outcomes.activated.connect(lambda _index: self._tell())
        self.tell = QPushButton(_("Say what became of it …"))
        self.tell.clicked.connect(self._tell)
        self._projects: list[Evaluation] = []
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.state, 1)
        body, column = page_body()
        column.addWidget(label(_("Planned and realised"), bold=True, size=3))
        text = _(
            "Half a year after the plan, and again a year later: what became of its projects? It stays in this audit."
        )
        column.addWidget(label(text, quiet=True))
        column.addWidget(self.outcomes)
        column.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(UNIT)
        column.addWidget(label(_("Against an earlier audit"), bold=True, size=1))
        text = _(
            "Open the newer audit of a firm, and choose the older one: its plan is held against the hours that the newer one finds at the same steps."
        )
        column.addWidget(label(text, quiet=True))
        column.addLayout(row)
        column.addWidget(self.area, 1)
        fill_page(self, scroll_area(body))
        self.setFocusProxy(self.outcomes)

    def refresh(self) -> None:
        self._show_outcomes()
        if self._earlier is not None:
            self._show(self._earlier)

    def _show_outcomes(self) -> None:
        """The projects of the plan, and behind them others of which somebody said what became of them."""
        plan, ranking = self.session.results.plan, self.session.results.ranking
        audit = self.session.audit
        planned = list(plan.value.evaluations) if plan is not None else []
        keys = {e.candidate.key for e in planned}
        ranked = [r.evaluation for r in ranking.value.candidates] if ranking is not None else []
        self._projects = planned + [
            e for e in ranked if e.candidate.key not in keys and _told_now(audit, e) is not None
        ]
        rows = [
            [
                e.candidate.technology.name,
                audit.step_names(e.candidate.step_ids),
                number(e.hours_freed_per_year.likely),
                *outcome_cells(_told_now(audit, e), audit.firm.currency),
            ]
            for e in self._projects
        ]
        row = self.outcomes.currentRow()
        self.outcomes.show_rows(rows, right=(2, 5, 6))
        self.outcomes.setCurrentCell(min(max(row, 0), len(rows) - 1), 0)
        self.outcomes.setVisible(bool(rows))
        self.tell.setVisible(bool(rows))
        self.tell.setEnabled(self.session.can_edit)

    def _tell(self) -> None:
        row = self.outcomes.currentRow()
        if 0 <= row < len(self._projects) and self.session.can_edit:
            e = self._projects[row]
            OutcomeDialog(self, self.session, e, _told_now(self.session.audit, e)).exec()

    def _forget(self) -> None:
        """Another audit is open."""
        self._earlier = None
        self.state.setText("")
        replace_widget(self.area, QWidget())

    def _ask(self) -> None:
        from ui.dialogs import ask_open

        path = ask_open(self)
        if path is not None:
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Plan the earlier audit in the background, then show what became of it."""
        self.state.setText(_("Comparing …"))

        def show(earlier: EarlierAudit) -> None:
            self._earlier = earlier
            self.refresh()

        self.session.background.run("compare", lambda: _read(path), show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._forget()
        self.state.setText(str(error))

    def _show(self, earlier: EarlierAudit) -> None:
        made = self.session.results.analysis
        if made is None:
            return
        found = compare(earlier.audit, earlier.analysis, made.audit, made.value, earlier.planned)
        self.state.setText(_("Earlier: {file}").format(file=earlier.name))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(_sentence(found), size=1))
        realised = PlainTable(
            _("Planned and realised"), [_("Technology"), _("Steps"), _("Planned, h a year"), _("Realised, h a year"), _("Share"), _("What became of it")],
            stretch=1, widths=(260, 200, 150, 150, 80, 150),
        )  # fmt: skip
        realised.show_rows(
            [
                [r.technology.name, r.steps, number(r.planned_hours), _hours(r.realised_hours), percent(r.share) if r.share is not None else "–", outcome_cells(r.told, "EUR")[0]]
                for r in found.realised
            ],
            right=(2, 3, 4),
        )  # fmt: skip
        column.addWidget(realised)
        column.addWidget(label(_("Labour hours of all steps that both know"), bold=True, size=1))
        timed = [s for s in found.steps if s.before is not None or s.after is not None]
        steps = PlainTable(
            _("Labour hours of all steps that both know"), [_("Process"), _("Step"), _("Before"), _("After"), _("Change")],
            stretch=1, widths=(260, 200, 170, 170, 100),
        )  # fmt: skip
        steps.show_rows(
            [[s.process, s.step, _hours(s.before), _hours(s.after), _difference(s)] for s in timed[:_MOST_STEPS]],
            right=(2, 3, 4),
        )
        column.addWidget(steps)
        for names, text in (
            (found.gone, _("Only in the earlier one: {steps}.")),
            (found.new, _("Only in the newer one: {steps}.")),
        ):
            if names:
                column.addWidget(label(text.format(steps=", ".join(names[:20])), quiet=True))
        column.addStretch(1)
        replace_widget(self.area, body)


def _read(path: Path) -> EarlierAudit:
    """Analyse and plan an audit on disk."""
    from auditor.decide import plan, rank
    from auditor.flow import analyse
    from auditor.store import AuditFile

    with AuditFile.open(path, read_only=True) as opened:
        audit = opened.audit
    analysis = analyse(audit)
    made = plan(audit, rank(audit, analysis=analysis), with_frontier=False)
    return EarlierAudit(path.name, audit, analysis, made.evaluations)


def _told_now(audit: Audit, e: Evaluation) -> Outcome | None:
    """In the audit as it is: a plan may be of the snapshot before."""
    stored = override_of(audit, e.candidate)
    return audit.outcome_of(stored.id) if stored is not None else None


def _sentence(found: Comparison) -> str:
    known = [r for r in found.realised if r.realised_hours is not None]
    if not known:
        return _("No planned project has its steps in both audits.")
    text = _("Of {planned} planned hours a year {realised} were realised at the steps that both audits know.")
    return text.format(planned=number(found.planned_hours), realised=number(found.realised_hours))


def _hours(value: float | None) -> str:
    return number(value) if value is not None else "–"


def _difference(step: StepChange) -> str:
    if step.before is None or step.after is None:
        return "–"
    change = step.after - step.before
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{number(abs(change))}"
