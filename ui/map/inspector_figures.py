"""What the program reckons of a step or of the map, beside the fields of the inspector; a click says how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from auditor.locale import _, money, number, percent
from auditor.model.units import format_time
from auditor.phrases.explained import labour, pace, work
from auditor.phrases.stream import lead_time_days
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.fact_row import Fact
from ui.widgets.figure import Figure, figure
from ui.widgets.labels import term
from ui.widgets.term import TermLabel

if TYPE_CHECKING:
    from auditor.flow import Analysis
    from auditor.model import Audit
    from ui.session.result import Result

#: So many letters of a step's name have room.
_MOST = 40


class InspectorFigures(QWidget):
    """A line a figure that is known: its name, and the figure; hidden where none is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.figures: dict[str, Figure] = {}
        self._names: dict[str, TermLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, UNIT)
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)

    def show_of(self, made: Result[Analysis] | None, step_id: int | None, process_id: int) -> None:
        """The figures of a step, or of a process where no step is meant."""
        facts: list[Fact] = []
        if made is not None:
            of_step = step_id is not None and step_id in made.audit.steps
            facts = (
                _of_step(made.audit, made.value, step_id or 0)
                if of_step
                else _of_process(made.audit, made.value, process_id)
            )
        shown = {fact.name for fact in facts}
        for fact in facts:
            line = self._line(fact.name)
            line.show_figure(fact.value, fact.explain)
            line.setAccessibleName(f"{fact.name}: {fact.value}")
        for name, line in self.figures.items():
            for widget in (self._names[name], line):
                widget.setVisible(name in shown)
        self.setVisible(bool(facts))

    def _line(self, name: str) -> Figure:
        if name not in self.figures:
            row = len(self.figures)
            self._names[name] = term(name, quiet=True)
            made = self.figures[name] = figure(self._session, bold=True, wrap=True)
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._names[name], row, 0)
            self._grid.addWidget(made, row, 1)
        return self.figures[name]


def _of_step(audit: Audit, analysis: Analysis, step_id: int) -> list[Fact]:
    numbers = analysis.step(step_id)
    load = numbers.workload if numbers is not None else None
    if load is None:
        return []
    facts = []
    if load.labour_hours_per_year is not None:
        hours = number(load.labour_hours_per_year.likely)
        facts.append(Fact(hours, _("Labour hours a year"), partial(work.step_hours, audit, analysis, step_id)))
    if load.labour_cost_per_year is not None:
        cost = money(load.labour_cost_per_year.likely, audit.firm.currency)
        facts.append(Fact(cost, _("Labour cost a year"), partial(labour.labour_cost, audit, analysis, (step_id,))))
    if load.utilisation is not None:
        facts.append(Fact(percent(load.utilisation), _("In use"), partial(pace.use, audit, analysis, step_id)))
    return facts


def _of_process(audit: Audit, analysis: Analysis, process_id: int) -> list[Fact]:
    numbers = analysis.processes.get(process_id)
    if numbers is None:
        return []
    facts, title, hours = [], _("Labour hours a year"), numbers.labour_hours_per_year
    if hours is not None:
        explain = partial(labour.hours_of, audit, analysis, title, tuple(numbers.steps))
        facts.append(Fact(number(hours.likely), title, explain))
    if numbers.takt_time_s is not None:
        facts.append(Fact(format_time(numbers.takt_time_s), _("Takt time"), partial(pace.takt, audit, numbers)))
    if numbers.stream.lead_time_days is not None:
        days = _("{n} days").format(n=lead_time_days(numbers.stream))
        facts.append(Fact(days, _("Lead time"), partial(pace.lead_time, audit, numbers)))
    if numbers.bottleneck is not None:
        use = percent(numbers.steps[numbers.bottleneck.id].workload.utilisation or 0.0)
        explain = partial(pace.bottleneck, audit, analysis, numbers)
        facts.append(Fact(f"{numbers.bottleneck.name[:_MOST]} ({use})", _("Bottleneck"), explain))
    return facts
