"""The firm's money: budget, discount rate, horizon, wanted payback, and what freed time is worth."""

from __future__ import annotations

from functools import partial

from auditor.edit.firm_settings import names_and_hints, set_money_setting, setting_text
from auditor.locale import _
from auditor.model import Basis
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
        is_default = firm.productive_hours_per_fte.basis is Basis.CATALOGUE
        hours = _("Hours per FTE are a default: CBS, national accounts 2024, all sectors.")
        own = _("Discount rate, horizon, payback and use of freed time begin with values of our own; set the firm's.")
        self.note.setText(f"{hours} {own}" if is_default else own)
