"""How a table is read: sheet, kind, order of dates, decimal mark, time zone, unit of durations, scaling, profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from auditor.exchange.choices import DATA, NAMES, Choices
from auditor.exchange.preview import Preview
from auditor.exchange.profile import Profile
from auditor.exchange.sheets import LOG, ROUTING, kind_label
from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.forms import field_form
from ui.widgets.labels import caption

_ZONES = ("Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Europe/London", "America/New_York", "UTC")


class ChoicesForm(QWidget):
    """The choices of a person.

    Signals:
        table_changed: another sheet, or the same table read as something else: columns mean something else.
        changed: another one of the choices.
        profile_chosen: the name of a profile.
        profile_wanted: what is chosen now is to be kept under a name.
    """

    table_changed = Signal()
    changed = Signal()
    profile_chosen = Signal(str)
    profile_wanted = Signal()

    def __init__(self, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        file = _("As the file shows")
        self.sheet = self._box(_("Sheet"), ())
        self.kind = self._box(_("Read as"), [("", _("As it looks")), *((key, kind_label(key)) for key in kinds)])
        self.date_order = self._box(
            _("Dates"), [("", file), ("dmy", _("Day first: 31/12")), ("mdy", _("Month first: 12/31"))]
        )
        self.header = self._box(
            _("First row"), [("", file), (NAMES, _("Names of the columns")), (DATA, _("Data already"))]
        )
        self.decimal = self._box(_("Decimal mark"), [("", file), (",", _("Comma: 1,5")), (".", _("Point: 1.5"))])
        self.time_zone = self._box(_("Clock"), [("", _("As written")), *((zone, zone) for zone in _ZONES)])
        self.time_zone.setEditable(True)
        self.duration_unit = self._box(
            _("Durations in"),
            [("", file), ("second", _("seconds")), ("minute", _("minutes")), ("hour", _("hours")), ("day", _("days"))],
        )
        self.scale = self._box(
            _("Demand"),
            [("", _("A year, from four weeks on")), ("year", _("Always a year")), ("none", _("As counted"))],
        )
        self.profile = self._box(_("Profile"), ())
        self.profile.activated.connect(lambda _index: self.profile_chosen.emit(self.profile.currentData()))
        self.save = QPushButton(_("Save as profile …"))
        self.save.clicked.connect(self.profile_wanted)
        self._boxes = {
            "kind": self.kind,
            "sheet": self.sheet,
            "header": self.header,
            "date_order": self.date_order,
            "decimal": self.decimal,
            "time_zone": self.time_zone,
            "duration_unit": self.duration_unit,
            "scale": self.scale,
        }
        self.form: QFormLayout = field_form()
        for box in self._boxes.values():
            self.form.addRow(caption(box.accessibleName()), box)
            box.activated.connect(self.table_changed if box in (self.kind, self.sheet) else self.changed)
        line_edit = self.time_zone.lineEdit()
        if line_edit is not None:
            line_edit.editingFinished.connect(self.changed)
        self.form.addRow(caption(_("Profile")), self.profile)
        self.form.addRow(caption(""), self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, UNIT, 0)
        layout.addLayout(self.form)
        layout.addStretch(1)

    def show_preview(self, shown: Preview) -> None:
        """Offer what this file has."""
        self.sheet.clear()
        for name, holds in shown.sheets:
            self.sheet.addItem(f"{name} – {holds}" if len(shown.sheets) > 1 else name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(shown.sheet))
        self.sheet.view().setMinimumWidth(self.sheet.view().sizeHintForColumn(0) + 4 * UNIT)
        self.form.setRowVisible(self.sheet, len(shown.sheets) > 1)
        self.kind.setItemText(
            0,
            _("As it looks: {kind}").format(kind=kind_label(shown.kind))
            if not self.kind.currentData()
            else _("As it looks"),
        )
        for box in (self.date_order, self.time_zone, self.duration_unit, self.scale):
            self.form.setRowVisible(box, shown.kind == LOG or (box is self.duration_unit and shown.kind == ROUTING))

    def show_for_log(self) -> None:
        """What there is to say of a log that is no table."""
        for row in (*self._boxes.values(), self.profile, self.save):
            self.form.setRowVisible(row, row in (self.time_zone, self.scale))

    def answer(self, said: Mapping[str, str]) -> None:
        """Set the choices that an answer sets: field → value."""
        for name, value in said.items():
            if name in self._boxes:
                _choose(self._boxes[name], value)

    def show_profiles(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer the profiles that there are."""
        self.profile.clear()
        self.profile.addItem(_("None"), "")
        for name in names:
            self.profile.addItem(name, name)
        _choose(self.profile, chosen)

    def show_profile(self, profile: Profile) -> None:
        """Set all choices to those of a profile."""
        self.answer({"kind": profile.kind, **asdict(profile.choices)})
        if self.time_zone.findData(profile.choices.time_zone) < 0:
            self.time_zone.setEditText(profile.choices.time_zone)

    @property
    def choices(self) -> Choices:
        """What is chosen."""
        return Choices(
            self.date_order.currentData(),
            self.decimal.currentData(),
            self._zone(),
            self.duration_unit.currentData(),
            self.scale.currentData(),
            self.header.currentData(),
        )

    def _zone(self) -> str:
        text = self.time_zone.currentText().strip()
        return "" if text == self.time_zone.itemText(0) else text

    def _box(self, name: str, items: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumContentsLength(25)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, text in items:
            box.addItem(text, key)
        return box


def _choose(box: QComboBox, key: str) -> None:
    """The line of a key; the first where it has none."""
    box.setCurrentIndex(max(box.findData(key), 0))
