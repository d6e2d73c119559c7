"""When the firm works: shifts, breaks, and the working days of its year."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox

from auditor.edit.working_time import counted_days, set_country, set_is_counted, set_working_time
from auditor.flow.volume.working_days import countries
from auditor.locale import _, number
from auditor.model import Calendar, Estimate
from auditor.model.units import Kind, format_as, format_time
from ui.pages.firm.panel import Panel
from ui.session import Session
from ui.widgets.choices import narrow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label

_HOUR = 3600.0


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
        self.counted.clicked.connect(lambda on: session.do(set_is_counted, bool(on), date.today().year))
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
        self.session.enter(set_working_time, key, text, date.today().year)

    def _set_country(self) -> None:
        self.session.do(set_country, str(self.country.currentData()), date.today().year)

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
        found = counted_days(self.session.audit.firm, calendar, date.today().year)
        sum_text = _("{year}: {weekdays} weekdays − {holidays} holidays − {closed} closing days = {days}.").format(
            year=found.year,
            weekdays=number(found.weekdays, 1),
            holidays=number(found.lost_to_holidays, 1),
            closed=number(calendar.closing_days, 1),
            days=number(found.days, 1),
        )
        names = ", ".join(f"{name} ({day.day}-{day.month})" for day, name in found.holidays)
        return f"{sum_text} {names}" if names else sum_text
