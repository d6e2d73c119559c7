"""Planned against realised: an earlier audit of the same firm beside the one that is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.decide import Evaluation
from auditor.decide.programme.realised import Comparison, StepChange, compare
from auditor.flow import Analysis
from auditor.locale import _, number, percent
from auditor.model import Audit
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import replace_widget, scroll_area

_MOST_STEPS = 60


@dataclass(frozen=True)
class EarlierAudit:
    """An audit on disk, its analysis, and the candidates of its plan."""

    name: str
    audit: Audit
    analysis: Analysis
    planned: tuple[Evaluation, ...]


class RealisedPage(Page):
    """A button to choose the earlier audit, and what came of its plan."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._earlier: EarlierAudit | None = None
        session.opened.connect(self._forget)
        self.choose = QPushButton(_("Choose the earlier audit …"))
        self.choose.clicked.connect(self._ask)
        self.state = label("", quiet=True)
        self.area = scroll_area()
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("Planned and realised"), bold=True, size=3))
        text = _(
            "Open the newer audit of a firm, and choose the older one: its plan is held against the hours that the newer one finds at the same steps."
        )
        layout.addWidget(label(text, quiet=True))
        layout.addLayout(row)
        layout.addWidget(self.area, 1)
        self.setFocusProxy(self.choose)

    def refresh(self) -> None:
        if self._earlier is not None:
            self._show(self._earlier)

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
            _("Planned and realised"), [_("Technology"), _("Steps"), _("Planned, h a year"), _("Realised, h a year"), _("Share")],
            stretch=1, widths=(260, 200, 170, 170, 100),
        )  # fmt: skip
        realised.show_rows(
            [
                [r.technology, r.steps, number(r.planned_hours), _hours(r.realised_hours), percent(r.share) if r.share is not None else "–"]
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
