"""When the firm works: shifts, breaks, and the working days of its year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox

from auditor.errors import InputError
from auditor.flow.volume.working_days import WorkingDays, countries, working_days
from auditor.locale import _, number
from auditor.model import Calendar, Estimate
from auditor.model.units import Kind, format_as, format_time, parse_as
from ui.pages.firm.panel import Panel
from ui.session import Session
from ui.widgets.choices import narrow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label

_HOUR = 3600.0
_LIMITS = {
    "working_days_per_year": 366.0, "shifts_per_day": 24.0, "shift_length_s": 24 * _HOUR, "break_s": 24 * _HOUR,
    "days_per_week": 7.0, "closing_days": 366.0,
}  # fmt: skip


class WorkingTime(Panel):
    """The days are typed, or counted from the week, the country's holidays and the firm's own closing days."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Working time"))
        form = field_form()
        self.country = QComboBox()
        narrow(self.country)
        self.country.setAccessibleName(_("Country"))
        for code, name in countries():
            self.country.addItem(name, code)
        self.country.activated.connect(lambda _i: self._set_country())
        form.addRow(caption(_("Country")), self.country)
        self.counted = QCheckBox(_("Count the working days"))
        self.counted.clicked.connect(lambda on: self._put(is_counted=bool(on)))
        form.addRow(self.counted)
        for key, name, hint in (
            ("days_per_week", _("Days a week"), "5"),
            ("closing_days", _("Own closing days a year"), "15"),
            ("working_days_per_year", _("Working days a year"), "250"),
            ("shifts_per_day", _("Shifts a day"), "1"),
            ("shift_length_s", _("Length of a shift"), "8 h"),
            ("break_s", _("Breaks per shift"), "30 min"),
        ):
            self.row(form, key, name, partial(self._set, key), hint)
        self.column.addLayout(form)
        self.explained = label("", quiet=True)
        self.available = label("", quiet=True)
        self.column.addWidget(self.explained)
        self.column.addWidget(self.available)

    def _set(self, key: str, text: str) -> None:
        if key.endswith("_s"):
            value = parse_as(text, Kind.TIME, default_unit="h" if key == "shift_length_s" else "min").likely
        else:
            value = parse_as(text, Kind.COUNT).likely
        if value > _LIMITS[key] or (key == "shift_length_s" and value <= 0):
            raise InputError(_("This does not fit in a day or a year."))
        values: dict[str, object] = {key: value}
        if key == "working_days_per_year":
            values["is_counted"] = False  # what is typed counts
        self._put(**values)

    def _put(self, **values: object) -> None:
        changed = self._recounted(replace(self.session.audit.calendar, **values))  # type: ignore[arg-type]
        self.session.put(_("Change working time"), changed)

    def _set_country(self) -> None:
        firm = replace(self.session.audit.firm, country=str(self.country.currentData()))
        calendar = self._recounted(self.session.audit.calendar, firm.country)
        self.session.put(_("Change country"), firm, calendar)

    def _count(self, calendar: Calendar, country: str | None = None) -> WorkingDays:
        firm = self.session.audit.firm
        try:
            year = date.fromisoformat(firm.audit_date).year
        except ValueError:
            year = date.today().year
        return working_days(country or firm.country, year, calendar.days_per_week, calendar.closing_days)

    def _recounted(self, calendar: Calendar, country: str | None = None) -> Calendar:
        if not calendar.is_counted:
            return calendar
        return replace(calendar, working_days_per_year=self._count(calendar, country).days)

    def refresh(self) -> None:
        audit = self.session.audit
        calendar = audit.calendar
        self.country.setCurrentIndex(self.country.findData(audit.firm.country))
        self.counted.setChecked(calendar.is_counted)
        self.show_values(
            {
                "days_per_week": number(calendar.days_per_week, 2),
                "closing_days": number(calendar.closing_days, 1),
                "working_days_per_year": number(calendar.working_days_per_year, 1),
                "shifts_per_day": number(calendar.shifts_per_day, 2),
                "shift_length_s": format_as(Estimate.point(calendar.shift_length_s), Kind.TIME),
                "break_s": format_as(Estimate.point(calendar.break_s), Kind.TIME),
            }
        )
        self.explained.setText(self._explanation(calendar))
        time = format_time(calendar.available_time_per_day_s)
        hours = number(calendar.available_time_per_year_s / _HOUR)
        self.available.setText(_("Available: {time} a day, {hours} h a year.").format(time=time, hours=hours))

    def _explanation(self, calendar: Calendar) -> str:
        """How many days it would be by counting, and which holidays fall on working days."""
        found = self._count(calendar)
        sum_text = _("{year}: {weekdays} weekdays − {holidays} holidays − {closed} closing days = {days}.").format(
            year=found.year,
            weekdays=number(found.weekdays, 1),
            holidays=number(found.lost_to_holidays, 1),
            closed=number(calendar.closing_days, 1),
            days=number(found.days, 1),
        )
        names = ", ".join(f"{name} ({day.day}-{day.month})" for day, name in found.holidays)
        return f"{sum_text} {names}" if names else sum_text
