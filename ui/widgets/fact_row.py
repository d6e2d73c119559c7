"""A row of figures: each large, with what it is below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.labels import label, term
from ui.widgets.layouts import clear_layout


class FactRow(QWidget):
    """Figures with their names, ``across`` of them beside each other; built anew when they change."""

    def __init__(self, across: int = 6) -> None:
        super().__init__()
        self.across = across
        self.row = QGridLayout(self)
        self.row.setContentsMargins(0, 0, 0, UNIT)
        self.row.setHorizontalSpacing(3 * UNIT)
        self.row.setVerticalSpacing(UNIT)
        self._facts: tuple[tuple[str, str], ...] = ()

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Figure and name, from left to right; the names are the program's, never a person's."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        clear_layout(self.row)
        for place, (value, name) in enumerate(facts):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            figure = label(value, bold=True, size=4, wrap=False)
            figure.setObjectName("figure")
            column.addWidget(figure)
            column.addWidget(term(name, quiet=True), 1, Qt.AlignmentFlag.AlignTop)
            cell.setAccessibleName(f"{name}: {value}")
            self.row.addWidget(cell, place // self.across, place % self.across)
            self.row.setColumnStretch(place % self.across, 1)
