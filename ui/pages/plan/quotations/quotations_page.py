"""Quotations for a project: entered, laid side by side, one of them chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from auditor.edit.quotation import choose_quotation, remove_quotation
from auditor.errors import InputError
from auditor.files import in_a_name, replace_file
from auditor.locale import _
from auditor.model import Quotation
from auditor.phrases.quotations import how_reckoned, is_past, side_by_side
from ui.background import Background
from ui.dialogs import ask_filled_form, ask_form
from ui.pages.page import Page
from ui.pages.plan.quotations.filled_form import filled_in
from ui.pages.plan.quotations.quotation_dialog import QuotationDialog
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, target
from ui.widgets.candidate_box import CandidateBox
from ui.widgets.choices import name_box
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import fill_page, page_body, replace_widget, scroll_area

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.exchange.quotation_form import FilledForm

_NAMES, _COLUMN = 280, 190


class QuotationsPage(Page):
    """A candidate, its quotations in columns beside our own range, and what can be done with the one that is looked at."""

    follows = Follows.RANKING | Follows.CHOICE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.box = CandidateBox()
        self.box.activated.connect(lambda _i: session.choose_candidate(str(self.box.currentData())))
        self.chosen = QComboBox()
        name_box(self.chosen, _("Quotation"))
        self.chosen.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chosen.currentIndexChanged.connect(lambda _i: self._enable())
        self.enter, self.change = QPushButton(_("Enter quotation …")), QPushButton(_("Change …"))
        self.choose, self.remove = QPushButton(_("Use this price")), QPushButton(_("Remove"))
        self.enter.setProperty("primary", True)
        self.enter.clicked.connect(lambda: self._ask(None))
        self.change.clicked.connect(lambda: self._ask(self._quotation()))
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for widget in (self.enter, self.chosen, self.change, self.choose, self.remove):
            widget.setMinimumHeight(target())
            row.addWidget(widget)
        row.addStretch(1)
        self.form, self.read = QPushButton(_("Form for suppliers …")), QPushButton(_("Read a filled-in form …"))
        self.form.clicked.connect(self._save_form)
        self.read.clicked.connect(self._ask_filled_form)
        self._background = Background(self)
        forms = QHBoxLayout()
        forms.setSpacing(UNIT)
        for widget in (self.form, self.read):
            widget.setMinimumHeight(target())
            forms.addWidget(widget)
        forms.addStretch(1)
        self.area = scroll_area()
        body, column = page_body()
        column.addWidget(label(_("Quotations side by side"), bold=True, size=3))
        text = _("The dossier of a project asks suppliers for a quotation. Enter what comes back: you then see what each leaves out beside what it asks.")  # fmt: skip
        column.addWidget(label(text, quiet=True))
        column.addWidget(self.box)
        column.addLayout(row)
        column.addLayout(forms)
        column.addWidget(self.area, 1)
        fill_page(self, body)
        self.setFocusProxy(self.box)

    def refresh(self) -> None:
        made, ranked = self.session.results.ranking, self.session.chosen_candidate()
        self.box.follow(made, self.session.candidate_key)
        self._follow()
        replace_widget(self.area, self._shown(ranked) if ranked is not None else label(_("There is nothing to rank yet."), quiet=True))  # fmt: skip
        self._enable()

    def quotations(self) -> tuple[Quotation, ...]:
        """Those of the candidate that is looked at, in the audit as it is."""
        from auditor.edit.candidate import override_of

        ranked, audit = self.session.chosen_candidate(), self.session.audit
        stored = override_of(audit, ranked.evaluation.candidate) if ranked is not None else None
        return audit.quotations_of(stored.id) if stored is not None else ()

    def _follow(self) -> None:
        """The quotations by name; the one that was looked at stays so, a new one is looked at."""
        found = self.quotations()
        before, known = self.chosen.currentData(), {self.chosen.itemData(i) for i in range(self.chosen.count())}
        wanted = next((q.id for q in found if q.id not in known), before)
        self.chosen.blockSignals(True)
        self.chosen.clear()
        for quotation in found:
            self.chosen.addItem(_shown_name(quotation), quotation.id)
        self.chosen.setCurrentIndex(max(self.chosen.findData(wanted), 0 if found else -1))
        self.chosen.blockSignals(False)

    def _quotation(self) -> Quotation | None:
        return next((q for q in self.quotations() if q.id == self.chosen.currentData()), None)

    def _enable(self) -> None:
        quotation, can_edit = self._quotation(), self.session.can_edit
        self.enter.setEnabled(can_edit and self.session.chosen_candidate() is not None)
        self.form.setEnabled(self.session.chosen_candidate() is not None)
        self.read.setEnabled(self.enter.isEnabled())
        for widget in (self.change, self.choose, self.remove):
            widget.setEnabled(can_edit and quotation is not None)
            widget.setVisible(quotation is not None)
        self.chosen.setVisible(quotation is not None)
        is_chosen = quotation is not None and quotation.is_chosen
        self.choose.setText(_("Back to our own range") if is_chosen else _("Use this price"))

    def _shown(self, ranked: Ranked) -> QWidget:
        from auditor.decide.money.quotations import quoted_cases

        audit, e = self.session.audit, ranked.evaluation
        cases = quoted_cases(audit, e)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        if not cases:
            column.addWidget(label(_("No quotation for this project yet.")))
        else:
            made = side_by_side(audit, e, cases, date.today())
            heads = list(made.heads)
            widths = (_NAMES, *[_COLUMN] * (len(heads) - 1))
            table = PlainTable(_("Quotations side by side"), heads, stretch=len(heads) - 1, widths=widths)
            table.show_rows(made.rows)
            column.addWidget(table)
            for text in (*made.notes, how_reckoned()):
                column.addWidget(label(text, quiet=text == how_reckoned()))
        column.addStretch(1)
        return body

    def _ask(self, quotation: Quotation | None) -> None:
        ranked = self.session.chosen_candidate()
        if ranked is not None and self.session.can_edit:
            QuotationDialog(self, self.session, ranked.evaluation, quotation).exec()

    def _save_form(self) -> None:
        from auditor.exchange.quotation_form import form_bytes

        ranked = self.session.chosen_candidate()
        if ranked is None:
            return
        candidate = ranked.evaluation.candidate
        path = ask_form(self, in_a_name(candidate.technology.name, "form"))
        if path is None:
            return
        try:
            replace_file(path, form_bytes(self.session.audit, candidate))
        except InputError as error:
            self.session.failed.emit(str(error))

    def _ask_filled_form(self) -> None:
        path = ask_filled_form(self)
        if path is not None:
            self.read_form(path)

    def read_form(self, path: Path) -> None:
        """Read a form off the window's thread, then show what it says; what is no form is told."""
        from auditor.exchange.quotation_form import read_form

        currency = self.session.audit.firm.currency
        self._background.run(
            "form",
            lambda: read_form(path, currency),
            self._show_form,
            lambda error: self.session.failed.emit(str(error)),
        )

    def _show_form(self, form: FilledForm) -> None:
        """The form is for the project that it names; where it names none of these, for the one that is looked at."""
        made = self.session.results.ranking
        if made is not None and made.candidate(form.reference) is not None:
            self.box.setCurrentIndex(self.box.findData(form.reference))
            self.session.choose_candidate(form.reference)
        ranked = self.session.chosen_candidate()
        if ranked is not None and self.session.can_edit:
            filled_in(QuotationDialog(self, self.session, ranked.evaluation, None), form, self.quotations()).exec()

    def _choose(self) -> None:
        quotation = self._quotation()
        if quotation is not None:
            self.session.do(choose_quotation, quotation, not quotation.is_chosen)

    def _remove(self) -> None:
        quotation = self._quotation()
        if quotation is None:
            return
        text = _("Remove the quotation from {supplier}? Undo brings it back.").format(supplier=quotation.supplier)
        if QMessageBox.question(self, _("Remove"), text) is QMessageBox.StandardButton.Yes:
            self.session.do(remove_quotation, quotation)


def _shown_name(quotation: Quotation) -> str:
    """Its supplier, and that it holds no longer where that is so."""
    name = quotation.supplier
    return _("{supplier} (no longer valid)").format(supplier=name) if is_past(quotation, date.today()) else name
