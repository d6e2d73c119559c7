"""Firm: profile, working time, roles, money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import Basis, Estimate, Role
from auditor.model.units import Kind, format_as, format_time, parse_as
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.text_field import TextField

_HOUR, _MINUTE = 3600.0, 60.0


class FirmPage(Page):
    """A form; every field is stored when it is left."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: dict[str, TextField] = {}
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        columns.setSpacing(5 * UNIT)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(UNIT)
            columns.addLayout(column, 1)
        left.addWidget(label(_("Firm"), bold=True, size=3))
        left.addLayout(self._profile())
        left.addStretch(1)
        right.addWidget(label(_("Working time"), bold=True, size=3))
        right.addLayout(self._calendar())
        self.available = label("", quiet=True)
        right.addWidget(self.available)
        right.addSpacing(2 * UNIT)
        right.addWidget(label(_("Roles"), bold=True, size=3))
        self.roles = QGridLayout()
        self.roles.setHorizontalSpacing(UNIT)
        right.addLayout(self.roles)
        self.add_role = QPushButton(_("Add role"))
        self.add_role.clicked.connect(self._add_role)
        right.addWidget(self.add_role, 0, Qt.AlignmentFlag.AlignLeft)
        right.addSpacing(2 * UNIT)
        right.addWidget(label(_("Money"), bold=True, size=3))
        right.addLayout(self._finance())
        right.addStretch(1)
        self.body = body
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._role_ids: list[int] = []
        self._role_fields: list[TextField] = []
        session.opened.connect(self._forget)

    def _row(self, form: QFormLayout, key: str, name: str, commit: Callable[[str], None], hint: str = "") -> None:
        field = TextField(commit, hint)
        field.line.setAccessibleName(name)
        self.fields[key] = field
        form.addRow(caption(name), field)

    def _profile(self) -> QFormLayout:
        form = field_form()
        for key, name, hint in (
            ("name", _("Name"), ""),
            ("sector", _("Sector"), _("metal products, food, …")),
            ("place", _("Place"), ""),
            ("question", _("The firm's question"), _("What do you want to know?")),
            ("advisor", _("Advisor"), ""),
            ("audit_date", _("Date"), _("year-month-day")),
            ("currency", _("Currency"), "EUR"),
        ):
            self._row(form, key, name, lambda text, key=key: self._set_profile(key, text), hint)
        return form

    def _set_profile(self, key: str, text: str) -> None:
        if key == "currency":
            text = text.upper()
            if len(text) != 3 or not text.isascii() or not text.isalpha():
                raise InputError(_("A currency has three letters, such as EUR."))
        if key == "audit_date" and text:
            from datetime import date

            try:
                date.fromisoformat(text)
            except ValueError:
                raise InputError(_("Write the date as year-month-day: 2026-03-10.")) from None
        self.session.put(_("Change firm"), replace(self.session.audit.firm, **{key: text[:1000]}))

    def _calendar(self) -> QFormLayout:
        form = field_form()
        for key, name, hint in (
            ("working_days_per_year", _("Working days a year"), "250"),
            ("shifts_per_day", _("Shifts a day"), "1"),
            ("shift_length_s", _("Length of a shift"), "8 h"),
            ("break_s", _("Breaks per shift"), "30 min"),
        ):
            self._row(form, key, name, lambda text, key=key: self._set_calendar(key, text), hint)
        return form

    def _set_calendar(self, key: str, text: str) -> None:
        if key.endswith("_s"):
            value = parse_as(text, Kind.TIME, default_unit="h" if key == "shift_length_s" else "min").likely
        else:
            value = parse_as(text, Kind.COUNT).likely
        limits = {
            "working_days_per_year": 366,
            "shifts_per_day": 24,
            "shift_length_s": 24 * _HOUR,
            "break_s": 24 * _HOUR,
        }
        if value > limits[key] or (key == "shift_length_s" and value <= 0):
            raise InputError(_("This does not fit in a day or a year."))
        self.session.put(_("Change working time"), replace(self.session.audit.calendar, **{key: value}))

    def _finance(self) -> QFormLayout:
        form = field_form()
        for key, name, hint in (
            ("budget", _("Budget"), "€ 100 000"),
            ("discount_rate", _("Discount rate"), "8 %"),
            ("horizon_years", _("Horizon in years"), "5"),
            ("payback_target_years", _("Wanted payback in years"), "3"),
            ("realisation", _("Freed time really used"), "70 %"),
            ("productive_hours_per_fte", _("Productive hours per FTE and year"), "1686"),
        ):
            self._row(form, key, name, lambda text, key=key: self._set_finance(key, text), hint)
        return form

    def _set_finance(self, key: str, text: str) -> None:
        firm = self.session.audit.firm
        value: object
        if key == "budget":
            value = parse_as(text, Kind.MONEY).likely if text else None
        elif key in ("discount_rate", "realisation"):
            value = parse_as(text, Kind.SHARE, default_unit="%").likely
        elif key == "horizon_years":
            years = parse_as(text, Kind.COUNT).likely
            if years != int(years) or not 1 <= years <= 50:
                raise InputError(_("Whole years, from 1 to 50."))
            value = int(years)
        elif key == "payback_target_years":
            value = parse_as(text, Kind.COUNT).likely
        else:
            value = parse_as(text, Kind.COUNT)
            if value.low <= 0:
                raise InputError(_("This must be more than zero."))
        self.session.put(_("Change money settings"), replace(firm, **{key: value}))

    def refresh(self) -> None:
        audit = self.session.audit
        firm, calendar = audit.firm, audit.calendar
        shown = {
            key: getattr(firm, key)
            for key in ("name", "sector", "place", "question", "advisor", "audit_date", "currency")
        }
        shown |= {
            "working_days_per_year": number(calendar.working_days_per_year, 1),
            "shifts_per_day": number(calendar.shifts_per_day, 2),
            "shift_length_s": format_as(Estimate.point(calendar.shift_length_s / 1.0), Kind.TIME),
            "break_s": format_as(Estimate.point(calendar.break_s), Kind.TIME),
            "budget": format_as(Estimate.point(firm.budget), Kind.MONEY, firm.currency)
            if firm.budget is not None
            else "",
            "discount_rate": format_as(Estimate.point(firm.discount_rate), Kind.SHARE),
            "horizon_years": str(firm.horizon_years),
            "payback_target_years": number(firm.payback_target_years, 2),
            "realisation": format_as(Estimate.point(firm.realisation), Kind.SHARE),
            "productive_hours_per_fte": format_as(firm.productive_hours_per_fte, Kind.COUNT),
        }
        for key, text in shown.items():
            self.fields[key].show_value(text)
        self.available.setText(
            _("Available: {time} a day.").format(time=format_time(calendar.available_time_per_day_s))
            + self._default_note(firm.productive_hours_per_fte)
        )
        self._show_roles()
        self.body.setEnabled(self.session.can_edit)

    def _default_note(self, hours: Estimate) -> str:
        if hours.basis is Basis.CATALOGUE:
            return " " + _("Hours per FTE are a default: CBS, national accounts 2024, all sectors.")
        return ""

    def _show_roles(self) -> None:
        roles = sorted(self.session.audit.roles.values(), key=lambda r: r.id)
        if [r.id for r in roles] != self._role_ids:
            self._build_roles(roles)
        for i, role in enumerate(roles):
            texts = (
                role.name,
                format_as(role.rate_per_hour, Kind.RATE, self.session.audit.firm.currency),
                number(role.headcount, 1) if role.headcount is not None else "",
                number(role.vacancies, 1) if role.vacancies is not None else "",
            )
            for field, text in zip(self._role_fields[i * 4 : i * 4 + 4], texts, strict=True):
                field.show_value(text)

    def _build_roles(self, roles: list[Role]) -> None:
        while self.roles.count():
            widget = self.roles.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        self._role_ids = [r.id for r in roles]
        self._role_fields = []
        if not roles:
            self.roles.addWidget(label(_("No roles yet: the default rate counts."), quiet=True), 0, 0, 1, 5)
            return
        for column, name in enumerate((_("Role"), _("Rate per hour"), _("People"), _("Vacancies"))):
            self.roles.addWidget(label(name, quiet=True, wrap=False), 0, column)
            self.roles.setColumnStretch(column, 3 if column == 0 else 1)
        for row, role in enumerate(roles, 1):
            for column, key in enumerate(("name", "rate_per_hour", "headcount", "vacancies")):
                field = TextField(lambda text, key=key, role_id=role.id: self._set_role(role_id, key, text))
                field.line.setAccessibleName(f"{role.name}: {key}")
                self._role_fields.append(field)
                self.roles.addWidget(field, row, column)
            remove = QPushButton("✕")
            remove.setFixedWidth(36)
            remove.setAccessibleName(_("Remove role {name}").format(name=role.name))
            remove.clicked.connect(lambda _checked=False, role_id=role.id: self._remove_role(role_id))
            self.roles.addWidget(remove, row, 4)

    def _set_role(self, role_id: int, key: str, text: str) -> None:
        role = self.session.audit.roles.get(role_id)
        if role is None:
            return
        value: object
        if key == "name":
            if not text:
                raise InputError(_("A role needs a name."))
            value = text[:500]
        elif key == "rate_per_hour":
            value = parse_as(text, Kind.RATE)
        else:
            value = parse_as(text, Kind.COUNT).likely if text else None
        self.session.put(_("Change role"), replace(role, **{key: value}))

    def _add_role(self) -> None:
        names = {r.name for r in self.session.audit.roles.values()}
        base = _("New role")
        name = next(n for n in (base, *(f"{base} {i}" for i in range(2, len(names) + 3))) if n not in names)
        self.session.put(_("Add role"), Role(name=name))
        if self._role_fields:
            self._role_fields[-4].setFocus()
            self._role_fields[-4].line.selectAll()

    def _remove_role(self, role_id: int) -> None:
        role = self.session.audit.roles.get(role_id)
        if role is None:
            return
        with self.session.edit(_("Remove role")) as edit:
            if edit is not None:
                edit.delete(role)

    def _forget(self) -> None:
        for field in self.fields.values():
            field.reset("")
        self._role_ids = [-1]
