"""What became of one project: carried out, in hand, not decided yet, dropped; when, what it really cost, what it really frees."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from auditor.decide import Evaluation
from auditor.edit.candidate import set_outcome
from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import Outcome, OutcomeStatus
from auditor.phrases.dates import shown_day
from auditor.phrases.outcome import outcome_label
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.dialog_row import keep_row
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.typed import typed_amount, typed_day


class OutcomeDialog(QDialog):
    """Fields that nobody can answer stay empty."""

    def __init__(self, parent: QWidget | None, session: Session, e: Evaluation, told: Outcome | None) -> None:
        super().__init__(parent)
        self.session, self.evaluation = session, e
        self.setWindowTitle(_("What became of it"))
        self.resize(480, 320)
        self.status = QComboBox()
        self.status.setAccessibleName(_("What became of it"))
        self.status.addItem(_("Nobody said yet"), None)
        for status in OutcomeStatus:
            self.status.addItem(outcome_label(status), status.value)
        self.known_on, self.investment, self.hours = QLineEdit(), QLineEdit(), QLineEdit()
        form = field_form()
        form.addRow(caption(_("What became of it")), self.status)
        for name, field in (
            (_("When that was so"), self.known_on),
            (_("What it really cost"), self.investment),
            (_("Hours a year that it really frees"), self.hours),
        ):
            field.setAccessibleName(name)
            form.addRow(caption(name), field)
        self.wrong = label("")
        buttons = keep_row(self, self._keep)
        buttons.insertStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(e.candidate.technology.name, bold=True, size=1))
        layout.addWidget(label(session.audit.step_names(e.candidate.step_ids), quiet=True))
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self._fill(told)

    def _fill(self, told: Outcome | None) -> None:
        e, currency = self.evaluation, self.session.audit.firm.currency
        planned = _("planned: {value}")
        self.investment.setPlaceholderText(
            planned.format(value=f"{number(e.candidate.figures.investment.likely)} {currency}")
        )
        self.hours.setPlaceholderText(planned.format(value=number(e.hours_freed_per_year.likely)))
        self.known_on.setPlaceholderText(_("a date; empty: nobody says"))
        if told is None:
            return
        self.status.setCurrentIndex(self.status.findData(told.status.value))
        self.known_on.setText(shown_day(told.known_on))
        for field, value in ((self.investment, told.investment), (self.hours, told.hours_per_year)):
            field.setText(number(value, grouping=False) if value is not None else "")

    def _keep(self) -> None:
        try:
            known_on = typed_day(self.known_on)
            investment, hours = self._amount(self.investment, "investment"), self._amount(self.hours, "hours_per_year")
        except InputError as error:
            self.wrong.setText(str(error))
            return
        data = self.status.currentData()
        status = OutcomeStatus(data) if data else None
        if status is None and (known_on or investment is not None or hours is not None):
            self.wrong.setText(_("Say first what became of it."))
            return
        self.session.do(set_outcome, self.evaluation.candidate, status, known_on, investment, hours)
        self.accept()

    def _amount(self, field: QLineEdit, name: str) -> float | None:
        found = typed_amount(field, Outcome, name)
        return found.likely if found is not None else None
