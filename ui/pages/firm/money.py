"""The firm's money: budget, discount rate, horizon, wanted payback, and what freed time is worth."""

from __future__ import annotations

from functools import partial

from auditor.edit.firm_settings import names_and_hints, set_money_setting, setting_text
from auditor.locale import _, number, percent
from auditor.model import Basis, Firm
from auditor.model.country import country_of
from auditor.phrases.usual import ground_of_hours, usual_figure
from ui.pages.firm.panel import Panel
from ui.session import Session
from ui.widgets.forms import field_form
from ui.widgets.labels import label


class Money(Panel):
    """Fields, and which of them are defaults."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Money"))
        form = field_form()
        for key, (name, hint) in names_and_hints().items():
            self.row(form, key, name, partial(self._set, key), hint)
        self.column.addLayout(form)
        self.note = label("", quiet=True)
        self.column.addWidget(self.note)

    def _set(self, key: str, text: str) -> None:
        self.session.enter(set_money_setting, key, text)

    def refresh(self) -> None:
        firm = self.session.audit.firm
        self.show_values({key: setting_text(firm, key) for key in names_and_hints()})
        own = _("Discount rate, horizon, payback and use of freed time begin with values of our own; set the firm's.")
        self.note.setText(" ".join([*_notes(firm), own]))


def _notes(firm: Firm) -> list[str]:
    """Whose default the hours are, what is usual in the country, and the usual overtime premium where one is known."""
    usual, notes = country_of(firm.country), []
    hours = firm.productive_hours_per_fte
    if hours.basis is Basis.CATALOGUE:
        notes.append(_("Hours per FTE: {ground}.").format(ground=ground_of_hours(hours)))
    if hours != usual.productive_hours.estimate:
        text = _("Usual hours: {hours} ({figure}).")
        likely = number(usual.productive_hours.estimate.likely)
        notes.append(text.format(hours=likely, figure=usual_figure(usual.productive_hours)))
    premium = usual.overtime_premium
    if premium is not None:
        text = _("Usual overtime premium: {share} ({note}; {source}).")
        likely = percent(premium.estimate.likely)
        notes.append(text.format(share=likely, note=premium.note, source=premium.source))
    return notes
