"""The firm's money: budget, discount rate, horizon, wanted payback, and what freed time is worth."""

from __future__ import annotations

from dataclasses import replace

from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import Basis, Estimate
from auditor.model.units import Kind, format_as, parse_as
from ui.pages.firm.panel import Panel
from ui.session import Session
from ui.widgets.forms import field_form
from ui.widgets.labels import label


class Money(Panel):
    """Fields, and which of them are defaults."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Money"))
        form = field_form()
        for key, name, hint in (
            ("budget", _("Budget"), "€ 100 000"),
            ("yearly_budget", _("Of that, at most in one year"), "€ 50 000"),
            ("projects_at_once", _("Projects at the same time"), "2"),
            ("discount_rate", _("Discount rate"), "8 %"),
            ("horizon_years", _("Horizon in years"), "5"),
            ("payback_target_years", _("Wanted payback in years"), "3"),
            ("realisation", _("Freed time really used"), "70 %"),
            ("overtime_premium", _("Overtime premium"), "25 %"),
            ("productive_hours_per_fte", _("Productive hours per FTE and year"), "1686"),
        ):
            self.row(form, key, name, lambda text, key=key: self._set(key, text), hint)
        self.column.addLayout(form)
        self.note = label("", quiet=True)
        self.column.addWidget(self.note)

    def _set(self, key: str, text: str) -> None:
        value: object
        if key in ("budget", "yearly_budget"):
            value = parse_as(text, Kind.MONEY).likely if text else None
        elif key in ("discount_rate", "realisation", "overtime_premium"):
            value = parse_as(text, Kind.SHARE, default_unit="%").likely
        elif key == "horizon_years":
            years = parse_as(text, Kind.COUNT).likely
            if years != int(years) or not 1 <= years <= 50:
                raise InputError(_("Whole years, from 1 to 50."))
            value = int(years)
        elif key == "projects_at_once":
            projects = parse_as(text, Kind.COUNT).likely
            if projects != int(projects) or not 1 <= projects <= 100:
                raise InputError(_("A whole number, at least 1."))
            value = int(projects)
        elif key == "payback_target_years":
            value = parse_as(text, Kind.COUNT).likely
        else:
            value = parse_as(text, Kind.COUNT)
            if value.low <= 0:
                raise InputError(_("This must be more than zero."))
        self.session.put(_("Change money settings"), replace(self.session.audit.firm, **{key: value}))

    def refresh(self) -> None:
        firm = self.session.audit.firm

        def amount(value: float | None) -> str:
            return format_as(Estimate.point(value), Kind.MONEY, firm.currency) if value is not None else ""

        self.show_values(
            {
                "budget": amount(firm.budget),
                "yearly_budget": amount(firm.yearly_budget),
                "projects_at_once": str(firm.projects_at_once),
                "discount_rate": format_as(Estimate.point(firm.discount_rate), Kind.SHARE),
                "horizon_years": str(firm.horizon_years),
                "payback_target_years": number(firm.payback_target_years, 2),
                "realisation": format_as(Estimate.point(firm.realisation), Kind.SHARE),
                "overtime_premium": format_as(Estimate.point(firm.overtime_premium), Kind.SHARE),
                "productive_hours_per_fte": format_as(firm.productive_hours_per_fte, Kind.COUNT),
            }
        )
        is_default = firm.productive_hours_per_fte.basis is Basis.CATALOGUE
        hours = _("Hours per FTE are a default: CBS, national accounts 2024, all sectors.")
        own = _("Discount rate, horizon, payback and use of freed time begin with values of our own; set the firm's.")
        self.note.setText(f"{hours} {own}" if is_default else own)
