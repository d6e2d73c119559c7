"""Who works there: roles with rate, headcount, and how many are missing: vacancies, overtime, absence, retirement."""

from __future__ import annotations

from auditor.edit.people import add_role, remove_role, set_role_text
from auditor.locale import _, number, percent
from auditor.model import Audit, Basis
from auditor.model.labour_rate import RateOrigin
from auditor.model.units import Kind, format_as
from auditor.phrases.usual import ground_of_rate_without_role, usual_rate_note
from ui.pages.firm.panel import Panel
from ui.pages.firm.rows import Rows
from ui.session import Session
from ui.widgets.labels import label


class People(Panel):
    """A row a role."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Roles"))
        self.rows = Rows(
            (("name", _("Role"), 3), ("rate_per_hour", _("Rate per hour"), 1), ("headcount", _("People"), 1),
             ("vacancies", _("Vacancies"), 1), ("overtime_hours_per_year", _("Overtime, hours a year"), 1),
             ("absence_share", _("Absence"), 1), ("retiring", _("Retire within 5 years"), 1)),
            _("No roles yet: the default rate counts."),
            _("Add role"),
            self._set, self._add, self._remove,
        )  # fmt: skip
        self.note = label("", quiet=True)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.note)

    def _set(self, role_id: int, key: str, text: str) -> None:
        role = self.session.audit.roles.get(role_id)
        if role is None:
            return
        self.session.enter(set_role_text, role, key, text)

    def _add(self) -> None:
        self.session.do(add_role)

    def _remove(self, role_id: int) -> None:
        role = self.session.audit.roles.get(role_id)
        if role is not None:
            self.session.do(remove_role, role)

    def refresh(self) -> None:
        audit = self.session.audit
        roles = sorted(audit.roles.values(), key=lambda r: r.id)
        self.rows.show_rows(
            {
                role.id: {
                    "name": role.name,
                    "rate_per_hour": format_as(role.rate_per_hour, Kind.RATE, audit.firm.currency),
                    "headcount": _count(role.headcount),
                    "vacancies": _count(role.vacancies),
                    "overtime_hours_per_year": _count(role.overtime_hours_per_year),
                    "absence_share": percent(role.absence_share, 1) if role.absence_share is not None else "",
                    "retiring": _count(role.retiring),
                }
                for role in roles
            }
        )
        self.note.setText(" ".join(_notes(audit)))

    def forget(self) -> None:
        self.rows.forget()


def _count(value: float | None) -> str:
    return number(value, 1) if value is not None else ""


def _notes(audit: Audit) -> list[str]:
    """The country's default where it is used, and what work without a role costs."""
    rates = [role.rate_per_hour for role in audit.roles.values()]
    found = audit.rate_without_role
    notes = []
    if found.origin is RateOrigin.COUNTRY or any(rate.basis is Basis.CATALOGUE for rate in rates):
        notes.append(usual_rate_note(audit.firm))
    if rates:
        rate = format_as(found.per_hour, Kind.RATE, audit.firm.currency)
        text = _("Work without a role: {rate} ({ground}).")
        notes.append(text.format(rate=rate, ground=ground_of_rate_without_role(audit)))
        notes.append(
            _("A rate is what an hour costs you, the wage with all charges – not what you charge your customers.")
        )
    return notes
