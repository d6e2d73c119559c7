"""Beside the stopwatch: the laps so far, newest first, and what they come to per element."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from auditor.locale import _, fixed, ngettext, number
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.study.time_study import study_numbers
from ui.theme import UNIT
from ui.widgets.labels import label

_MOST = 200


class LapList(QWidget):
    """Newest laps on top; below, mean and count of every element and how many are still wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Laps, newest first"))
        self.means = label("")
        self.wanted = label("", quiet=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("Laps"), bold=True, size=3))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.means)
        layout.addWidget(self.wanted)

    def show_study(self, audit: Audit, study_id: int) -> None:
        """What the study holds now."""
        names = {e.id: e.name for e in audit.elements_of(study_id)}
        laps = audit.observations_of(study_id)
        self.list.clear()
        for i, lap in enumerate(reversed(laps[-_MOST:])):
            text = f"{len(laps) - i}   {names.get(lap.element_id or 0, '')}   {fixed(lap.seconds, 1)} s"
            if lap.is_missed:
                text += f"   {_('missed')}"
            if lap.note:
                text += f"   {lap.note}"
            self.list.addItem(QListWidgetItem(text))
        numbers = study_numbers(audit, study_id)
        means = [
            f"{timed.element.name}: {format_time(timed.observed.mean)} (n = {timed.observed.count})"
            for timed in numbers.elements.values()
            if timed.observed is not None and not timed.element.is_foreign
        ]
        self.means.setText("\n".join(means))
        self.wanted.setText(
            ""
            if numbers.missing is None
            else _("Enough for the wanted precision.")
            if numbers.missing == 0
            else ngettext("{n} more is wanted.", "{n} more are wanted.", numbers.missing).format(
                n=number(numbers.missing)
            )
        )
