"""A row of figures: each large, with what it is below it; a click on one says how it comes about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.session import Session
from ui.theme import UNIT
from ui.widgets.figure import Figure, figure
from ui.widgets.labels import term
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.phrases.explained.explanation import Explain


class Fact(NamedTuple):
    """A figure, its name, and how it comes about; the name is the program's, never a person's."""

    value: str
    name: str
    explain: Explain | None = None


class FactRow(QWidget):
    """Figures with their names, ``across`` of them beside each other; built anew when they change."""

    def __init__(self, session: Session, across: int = 6) -> None:
        super().__init__()
        self.across = across
        self.row = QGridLayout(self)
        self.row.setContentsMargins(0, 0, 0, UNIT)
        self.row.setHorizontalSpacing(3 * UNIT)
        self.row.setVerticalSpacing(UNIT)
        self.figures: list[Figure] = []
        self._session = session
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """The figures, from left to right."""
        shown = tuple((fact.value, fact.name) for fact in facts)
        if shown != self._shown:
            self._shown = shown
            self._build(facts)
        for made, fact in zip(self.figures, facts, strict=True):
            made.show_figure(fact.value, fact.explain)

    def _build(self, facts: Sequence[Fact]) -> None:
        clear_layout(self.row)
        self.figures = []
        for place, fact in enumerate(facts):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            made = figure(self._session, bold=True, size=4)
            made.setObjectName("figure")
            made.setAccessibleName(f"{fact.name}: {fact.value}")
            self.figures.append(made)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(term(fact.name, quiet=True), 1, Qt.AlignmentFlag.AlignTop)
            cell.setAccessibleName(f"{fact.name}: {fact.value}")
            self.row.addWidget(cell, place // self.across, place % self.across)
            self.row.setColumnStretch(place % self.across, 1)
