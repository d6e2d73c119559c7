"""What is tried out in thought, and what is assumed: people, lots, breakdowns, demand, and how orders come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from auditor.locale import _, number, percent
from auditor.model import Audit
from ui.theme import UNIT, target
from ui.widgets.choices import name_box, narrow
from ui.widgets.labels import caption, label
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from auditor.simulate.settings import Settings

_REST_MS = 250
_MOST_PEOPLE, _MOST_LOT, _MOST_MINUTES, _MOST_DAYS = 3, 100_000, 10_000, 1000
_LOTS, _BREAKDOWNS, _DEMAND = (25, 300, 25), (0, 200, 25), (50, 150, 5)


class TryOut(QWidget):
    """Sliders and boxes; what is set is told when the hand rests.

    Signals:
        changed: something else is tried out.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.changed)
        self.with_plan = QCheckBox(_("The projects of the plan"))
        self.with_plan.setChecked(True)
        self.with_plan.toggled.connect(self._moved)
        self.people: dict[int, QSlider] = {}
        self._people = QVBoxLayout()
        self._people.setSpacing(UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(_("Try out"), bold=True, size=1))
        column.addWidget(self.with_plan)
        column.addWidget(label(_("People more or fewer"), quiet=True))
        column.addLayout(self._people)
        self.lots = self._slider(column, _("Size of lots and batches"), _LOTS)
        self.breakdowns = self._slider(column, _("Time lost to breakdowns"), _BREAKDOWNS)
        self.demand = self._slider(column, _("Demand"), _DEMAND)
        self.reset = QPushButton(_("Leave all as it is"))
        self.reset.clicked.connect(self._all_as_it_is)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(UNIT)
        column.addWidget(label(_("What is assumed"), bold=True, size=1))
        self.release = QComboBox()
        name_box(self.release, _("Orders come in"))
        narrow(self.release)
        for key, name in (("chance", _("at random")), ("even", _("at even intervals")), ("daily", _("together every morning")), ("weekly", _("together at the beginning of every week"))):  # fmt: skip
            self.release.addItem(name, key)
        self.release.activated.connect(self._moved)
        column.addWidget(caption(_("Orders come in")))
        column.addWidget(self.release)
        self.lot = self._number(column, _("Pieces that stay together"), 0, _MOST_LOT, 0)
        self.lot.setSpecialValueText(_("as on the map"))
        self.repair = self._number(column, _("A breakdown lasts (min)"), 1, _MOST_MINUTES, 60)
        self.variation = self._slider(column, _("Handwork differs from piece to piece by"), (0, 100, 5), 30)
        self.machine_variation = self._slider(column, _("Machine work differs from piece to piece by"), (0, 100, 5), 5)
        self.due = self._number(column, _("Promised within (working days)"), 0, _MOST_DAYS, 0)
        self.due.setSpecialValueText(_("nothing promised"))
        column.addStretch(1)

    def _slider(
        self,
        column: QVBoxLayout,
        name: str,
        bounds: tuple[int, int, int],
        usual: int = 100,
        shown: Callable[[int], str] = lambda value: percent(value / 100),
    ) -> QSlider:
        """A slider with its value beside its name: in percent where nothing else is said."""
        least, most, step = bounds
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(least // step, most // step)
        slider.setPageStep(2)
        slider.setMinimumHeight(target() - 6)
        slider.setAccessibleName(name)
        slider.setProperty("step", step)
        slider.setProperty("usual", usual // step)
        value = label("", wrap=False)

        def show() -> None:
            value.setText(shown(slider.value() * step))

        slider.setValue(usual // step)
        show()
        slider.valueChanged.connect(show)
        slider.valueChanged.connect(self._moved)
        head = QHBoxLayout()
        head.addWidget(label(name), 1)
        head.addWidget(value)
        column.addLayout(head)
        column.addWidget(slider)
        return slider

    def _number(self, column: QVBoxLayout, name: str, least: int, most: int, usual: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setValue(usual)
        box.setAccessibleName(name)
        box.valueChanged.connect(self._moved)
        column.addWidget(caption(name))
        column.addWidget(box)
        return box

    def show_roles(self, audit: Audit) -> None:
        """A box for each role; what was tried out of those that stay is kept."""
        before = {key: box.value() for key, box in self.people.items()}
        clear_layout(self._people)
        self.people = {}
        for role in audit.roles.values():
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            slider = self._slider(column, role.name, (-_MOST_PEOPLE, _MOST_PEOPLE, 1), 0, _signed)
            slider.setAccessibleName(_("People more or fewer: {role}").format(role=role.name))
            slider.setValue(before.get(role.id, 0))
            self._people.addWidget(row)
            self.people[role.id] = slider

    def settings(self, least: int, most: int) -> Settings:
        """What is set.

        Args:
            least, most: replications.
        """
        from auditor.simulate.net import Release
        from auditor.simulate.settings import Settings, WhatIf

        return Settings(
            lot=float(self.lot.value()) if self.lot.value() else None,
            release=Release[str(self.release.currentData()).upper()],
            hand_variation=_share(self.variation),
            machine_variation=_share(self.machine_variation),
            repair_s=60.0 * self.repair.value(),
            due_days=float(self.due.value()) if self.due.value() else None,
            least=least,
            most=most,
            what_if=WhatIf(
                tuple((key, float(box.value())) for key, box in self.people.items() if box.value()),
                _share(self.lots),
                _share(self.breakdowns),
                _share(self.demand),
            ),
        )

    def _moved(self, *_what: object) -> None:
        self._timer.start()

    def _all_as_it_is(self) -> None:
        for box in self.people.values():
            box.setValue(0)
        for slider in (self.lots, self.breakdowns, self.demand):
            slider.setValue(slider.property("usual"))
        self.with_plan.setChecked(False)


def _signed(value: int) -> str:
    return "0" if not value else f"{'+' if value > 0 else '−'}{number(abs(value))}"


def _share(slider: QSlider) -> float:
    return float(slider.value() * slider.property("step") / 100)
