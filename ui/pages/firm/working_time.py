"""When the firm works: shifts, breaks, and the working days of its year."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox

from auditor.edit.working_time import counted_days, set_country, set_is_counted, set_working_time
from auditor.flow.volume.working_days import countries, regions
from auditor.locale import _, day_of_year, number
from auditor.model import Calendar, Estimate
from auditor.model.country import country_and_region
from auditor.model.units import Kind, format_as, format_time
from auditor.phrases.holidays import holiday_name
from ui.pages.firm.panel import Panel
from ui.session import Session
from ui.widgets.choices import name_box, narrow
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
        name_box(self.country, _("Country"))
        for code, name in countries():
            self.country.addItem(name, code)
        self.country.activated.connect(lambda _i: self._set_country())
        form.addRow(caption(_("Country")), self.country)
        self.region = QComboBox()
        narrow(self.region)
        name_box(self.region, _("State (public holidays)"))
        self.region.activated.connect(lambda _i: self._set_region())
        self.region_caption = caption(_("State (public holidays)"))
        form.addRow(self.region_caption, self.region)
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
        if self.country.currentData() == country_and_region(self.session.audit.firm.country)[0]:
            return  # chosen again: its state stays
        self.session.do(set_country, str(self.country.currentData()), date.today().year)

    def _set_region(self) -> None:
        self.session.do(set_country, str(self.region.currentData()), date.today().year)

    def _show_country(self, stated: str) -> None:
        """The country, and its parts where their holidays differ."""
        code, _region = country_and_region(stated)
        self.country.setCurrentIndex(self.country.findData(code))
        parts = regions(code)
        for widget in (self.region, self.region_caption):
            widget.setVisible(bool(parts))
        self.region.clear()
        self.region.addItem(_("only nation-wide holidays"), code)
        for part, name in parts:
            self.region.addItem(name, part)
        self.region.setCurrentIndex(max(self.region.findData(stated.strip().upper()), 0))

    def refresh(self) -> None:
        audit = self.session.audit
        calendar = audit.calendar
        self._show_country(audit.firm.country)
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
        if not calendar.is_counted:
            sum_text = _("If they are counted – {sum}").format(sum=sum_text)
        names = ", ".join(f"{holiday_name(name)} ({day_of_year(day)})" for day, name in found.holidays)
        worked = _(
            "Good Friday is not among them: most Dutch firms work. If yours does not, count it as a closing day."
        )
        is_dutch = country_and_region(self.session.audit.firm.country)[0] == "NL"
        return " ".join(text for text in (sum_text, f"{names}." if names else "", worked if is_dutch else "") if text)
