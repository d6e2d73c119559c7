"""One lift: what is measured at both ends, and what the equation says of it."""

from __future__ import annotations

from math import isinf

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from auditor.edit.lifts import LENGTHS, remove_lift, set_lift, set_lift_text
from auditor.locale import _, fixed, number
from auditor.model import Coupling, Estimate, Lift
from auditor.model.units import Kind, format_as
from auditor.study.lifting import MOST_HOURS, LiftEnd, lift_numbers
from auditor.terms import coupling_label
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.labels import label
from ui.widgets.text_field import TextField


class LiftCard(QFrame):
    """Fields are stored when they are left."""

    def __init__(self, session: Session, lift_id: int) -> None:
        super().__init__()
        self.setObjectName("card")
        self.session, self.lift_id = session, lift_id
        self.fields: dict[str, TextField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        head = QHBoxLayout()
        head.addWidget(self._field("name", _("What is lifted")), 1)
        remove = QPushButton(_("Remove"))
        remove.clicked.connect(self._remove)
        head.addWidget(remove)
        layout.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT)
        for column, name in enumerate(
            ("", _("Hands in front of the ankles"), _("Height of the hands"), _("Turned aside")), 0
        ):
            grid.addWidget(label(name, quiet=True), 0, column)
        for row, (name, end) in enumerate(((_("Picked up"), "origin"), (_("Put down"), "destination")), 1):
            grid.addWidget(label(name, quiet=True, wrap=False), row, 0)
            grid.addWidget(self._field(f"horizontal_{end}_m", _("Reach: {end}").format(end=name), "40 cm"), row, 1)
            grid.addWidget(self._field(f"vertical_{end}_m", _("Height: {end}").format(end=name), "75 cm"), row, 2)
            grid.addWidget(self._field(f"turn_{end}_deg", _("Turn: {end}").format(end=name), "0°"), row, 3)
        for column, (key, name, hint) in enumerate(
            (
                ("load_kg", _("Load"), "12 kg"),
                ("lifts_per_min", _("Lifts per minute"), "0.5"),
                ("duration_h", _("Hours a day"), "8"),
            ),
            1,
        ):
            grid.addWidget(label(name, quiet=True), 3, column)
            grid.addWidget(self._field(key, name, hint), 4, column)
        layout.addLayout(grid)
        self.coupling = QComboBox()
        name_box(self.coupling, _("Grip on the load"))
        for coupling in Coupling:
            self.coupling.addItem(coupling_label(coupling), coupling)
        self.coupling.activated.connect(lambda _i: self._put(coupling=Coupling(self.coupling.currentData())))
        self.care = QCheckBox(_("Put down with care (the second end counts)"))
        self.care.clicked.connect(lambda on: self._put(places_with_care=bool(on)))
        last = QHBoxLayout()
        last.addWidget(label(_("Grip on the load"), quiet=True, wrap=False))
        last.addWidget(self.coupling)
        last.addWidget(self.care, 1)
        layout.addLayout(last)
        self.result = label("", bold=True)
        self.why = label("", quiet=True)
        layout.addWidget(self.result)
        layout.addWidget(self.why)
        layout.addWidget(label(_not_meant_for(), quiet=True))

    def _field(self, key: str, name: str, hint: str = "") -> TextField:
        field = TextField(lambda text: self._set(key, text), hint or name)
        field.line.setAccessibleName(name)
        self.fields[key] = field
        return field

    @property
    def lift(self) -> Lift:
        return self.session.audit.table(Lift)[self.lift_id]

    def _put(self, **values: object) -> None:
        self.session.do(set_lift, self.lift, **values)

    def _remove(self) -> None:
        self.session.do(remove_lift, self.lift)

    def _set(self, key: str, text: str) -> None:
        self.session.enter(set_lift_text, self.lift, key, text)

    def show_lift(self, lift: Lift) -> None:
        """Follow the snapshot."""
        for key, field in self.fields.items():
            value = getattr(lift, key)
            if key == "name":
                field.show_value(value)
            elif key in LENGTHS:
                field.show_value(f"{number(value * 100, 1)} cm")
            elif key == "load_kg":
                field.show_value(format_as(Estimate.point(value), Kind.MASS))
            else:
                field.show_value(number(value, 2) + ("°" if key.startswith("turn") else ""))
        self.coupling.setCurrentIndex(self.coupling.findData(lift.coupling))
        self.care.setChecked(lift.places_with_care)
        found = lift_numbers(lift)
        worst = found.origin
        if found.destination is not None and found.destination.index > worst.index:
            worst = found.destination
        index = _("out of reach") if isinf(worst.index) else fixed(worst.index, 1)
        self.result.setText(
            _("At most {limit} kg here · lifting index {index}").format(limit=fixed(worst.limit_kg, 1), index=index)
        )
        self.why.setText(_because(worst) + _too_long(lift))


def _not_meant_for() -> str:
    """Where the method says nothing. Source: NIOSH publication 94-110, section 1.2."""
    return _(
        "Not meant for lifting with one hand, sitting or kneeling, in a confined space, of unstable loads (liquids, people), "
        "with a shovel or a barrow, while carrying, pushing or pulling, or for more than 8 hours a day."
    )


def _too_long(lift: Lift) -> str:
    """What is stored of more hours than the method knows is counted as the most that it knows, which is said."""
    if lift.duration_h <= MOST_HOURS:
        return ""
    return " ⚠ " + _("Counted as 8 hours a day: the method has no limits for more.")


def _because(end: LiftEnd) -> str:
    """The multipliers, and which of them takes most."""
    names = {
        "hm": _("reach"),
        "vm": _("height"),
        "dm": _("distance"),
        "am": _("turn"),
        "fm": _("frequency"),
        "cm": _("grip"),
    }
    values = {key: getattr(end, key) for key in names}
    listed = " · ".join(f"{names[key]} {fixed(value, 2)}" for key, value in values.items())
    worst = min(values, key=lambda key: values[key])
    if values[worst] >= 0.995:
        return listed
    return f"{listed}. " + _("Most is gained by: {what}.").format(what=names[worst])
