"""The line: work per step or per operator against takt, to be shared out better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout

from auditor.edit.line_work import assign_element, places_of, take_balance
from auditor.flow.line.yamazumi import (
    Balance,
    LineElement,
    balance,
    by_operator,
    by_step,
    line_elements,
    people_in_order,
)
from auditor.locale import _, number, percent
from auditor.model.units import format_time
from auditor.phrases.flow import bar_name, uncounted_sentence
from ui.background import Background
from ui.pages.measure.line.work_elements import WorkElements
from ui.pages.measure.line.yamazumi_chart import YamazumiChart
from ui.pages.measure.process_page import ProcessPage
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import scroll_area

if TYPE_CHECKING:  # the search is loaded when it is asked for
    from auditor.flow.line.balancing import Line
    from auditor.model import Audit


class LinePage(ProcessPage):
    """The picture above, the elements of the chosen step below."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._background = Background(self)
        self.steps, self.operators = QPushButton(_("Per step")), QPushButton(_("Per operator"))
        views = QButtonGroup(self)
        for button in (self.steps, self.operators):
            button.setCheckable(True)
            views.addButton(button)
            button.clicked.connect(lambda _on: self.refresh())
        self.steps.setToolTip(_("Time per unit, divided by the stations or people that work side by side."))
        self.operators.setToolTip(_("All that one person does for a unit."))
        self.steps.setChecked(True)
        self.suggest = QPushButton(_("Suggest a balance"))
        self.suggest.setToolTip(_("As few operators as takt and the order of the work allow."))
        self.suggest.clicked.connect(self._suggest)
        self.figures = label("")
        self.message = label("", quiet=True)
        self.chart = YamazumiChart()
        self.chart.moved.connect(self._move)
        self.chart.chosen.connect(self._show_elements)
        self.editor = WorkElements(session)
        row = QHBoxLayout()
        for widget in (self.process, self.steps, self.operators):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.suggest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(self.figures)
        area = scroll_area(self.chart)
        layout.addWidget(area, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.editor)
        self.setFocusProxy(self.chart)

    @property
    def shows_operators(self) -> bool:
        return self.operators.isChecked()

    def refresh(self) -> None:
        audit, numbers = self.analysed_process()
        if numbers is None:
            self.chart.show_bars((), None, None)
            return
        elements = line_elements(audit, numbers)
        bars = by_operator(elements) if self.shows_operators else by_step(audit, elements)
        free = max((bar.key for bar in bars), default=0) + 1
        can_move = self.shows_operators and self.session.can_edit
        self.chart.show_bars(bars, numbers.takt_time_s, free if can_move else None)
        self._show_figures(balance(bars, numbers.takt_time_s), sum(element.seconds for element in elements))
        self.suggest.setEnabled(self.session.can_edit and numbers.takt_time_s is not None and bool(bars))
        self._show_elements()

    def _show_figures(self, found: Balance, work_s: float) -> None:
        parts = []
        if found.efficiency is not None:
            parts.append(_("Balance {share}").format(share=percent(found.efficiency)))
        if work_s > 0:
            parts.append(_("work {time} a unit").format(time=format_time(work_s)))
        if found.efficiency is not None:
            parts.append(_("fullest {time}").format(time=format_time(found.longest_s)))
        if found.least_bars is not None and self.shows_operators:
            parts.append(_("at least {n} needed for takt").format(n=number(found.least_bars)))
        if found.above_takt:
            parts.append(
                "⚠ " + _("above takt: {names}").format(names=", ".join(bar_name(bar) for bar in found.above_takt[:5]))
            )
        if found.unknown:
            parts.append(uncounted_sentence(found.unknown))
        self.figures.setText("  ·  ".join(parts))

    def _show_elements(self) -> None:
        piece = self.chart.chosen_element()
        self.editor.show_step(piece.work_element.step_id if piece is not None else None)

    def _move(self, element: LineElement, operator: int) -> None:
        self.message.setText("")
        self.session.do(assign_element, element, operator)

    def _suggest(self) -> None:
        """Share the work out over as few operators as possible; the search runs in the background."""
        made, process_id = self.session.results.analysis, self.process_id
        numbers = made.value.processes.get(process_id) if made is not None else None
        if made is None or numbers is None or numbers.takt_time_s is None:
            return
        audit = made.audit
        people, pairs = people_in_order(audit, process_id, line_elements(audit, numbers))
        takt = numbers.takt_time_s
        self.message.setText(_("Looking for the fewest operators …"))

        def search() -> Line | int:
            from auditor.flow.line.balancing import TaskTooLong, balanced

            try:
                return balanced([e.seconds for e in people], pairs, takt)
            except TaskTooLong as error:
                return error.task

        self._background.run("balance", search, lambda found: self._take(found, people, audit))

    def _take(self, found: Line | int, people: list[LineElement], audit: Audit) -> None:
        if self.session.audit is not audit:
            self.message.setText("")
            return
        if isinstance(found, int):
            element = people[found]
            text = _("“{element}” takes {time} by itself, longer than takt: split it, or let two people do it in turn.")
            self.message.setText(
                "⚠ " + text.format(element=element.work_element.name, time=format_time(element.seconds))
            )
            return
        stations = found.stations
        operators = {
            key: n for n, tasks in enumerate(stations, 1) for key in places_of([people[task] for task in tasks])
        }
        self.operators.setChecked(True)
        self.session.do(take_balance, operators)
        self.refresh()
        proven = _("fewer can't be done") if found.is_optimal else _("fewer may be possible")
        self.message.setText(_("{n} operators; {proven}.").format(n=number(len(stations)), proven=proven))
