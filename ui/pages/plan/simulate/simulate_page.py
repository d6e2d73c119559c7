"""Simulate: what happens on the floor as it is, and with the plan or what is tried out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from auditor.model import Audit
from auditor.phrases.simulation import (
    change_sentence,
    cost_sentence,
    doubt_sentence,
    ladder_sentence,
    lead_sentence,
    limit_sentence,
    run_sentence,
)
from auditor.phrases.simulation_notes import note_sentence
from auditor.phrases.simulation_tables import (
    day_heads,
    day_rows,
    process_heads,
    process_rows,
    role_heads,
    role_rows,
    waiting_heads,
    waiting_rows,
)
from auditor.simulate.result import ScenarioResult, Simulation
from ui.pages.page import Page
from ui.pages.plan.simulate.floor_view import FloorView
from ui.pages.plan.simulate.lead_chart import LeadChart
from ui.pages.plan.simulate.runner import Runner
from ui.pages.plan.simulate.try_out import TryOut
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.folding_panel import FoldingPanel, Side
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout
from ui.widgets.plain_table import PlainTable
from ui.widgets.scrolling import page_body, scroll_area

if TYPE_CHECKING:
    from auditor.simulate.built import Built
    from auditor.simulate.film import Film
    from ui.session.result import PlanResult, SimulationResult

#: Runs of a first look, which answers while a hand is still at the slider.
_LOOK = 5
_LEAST, _MOST = 10, 40
_SIDE = 300
_ROWS_SHOWN = 10
#: Widths of columns by how many of figures there are at least.
_WIDTHS = ((8, 68), (5, 110), (0, 180))
_NAMES, _FIGURES = 240, (128, 150, 140)
#: The film shows so many days, after so many in which the floor fills.
_FILM_DAYS, _FILM_FROM = 10.0, 20.0


class SimulatePage(Page):
    """What is tried out at the left; figures, map and film at the right."""

    follows = Follows.PLAN

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.found: Simulation | None = None
        self._audit = Audit.of()
        self.runner = Runner(session, self)
        self.runner.progressed.connect(self._on_progress)
        self.runner.done.connect(self._on_done)
        self.runner.failed.connect(self._on_failed)
        self.runner.stopped.connect(self._on_stopped)
        self.try_out = TryOut()
        self.try_out.changed.connect(self.look)
        self.process = QComboBox()
        name_box(self.process, _("Process"))
        self.process.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.process.activated.connect(lambda _at: self._while_playing(self._show))
        self.exactly = QPushButton(_("More precisely"))
        self.exactly.clicked.connect(self.run_exactly)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self.runner.cancel)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName(_("Progress"))
        self.state = label("", quiet=True)
        self.said = QVBoxLayout()
        self.said.setSpacing(UNIT)
        self.figures = QVBoxLayout()
        self.chart = LeadChart()
        self.which = QComboBox()
        name_box(self.which, _("Shown on the map"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.activated.connect(lambda _at: self._while_playing(self._show_floor))
        self.floor = FloorView()
        self.floor.film_wanted.connect(self._make_film)
        self.tables = QVBoxLayout()
        self.tables.setSpacing(UNIT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        side = scroll_area(self.try_out)
        side.setFixedWidth(_SIDE)
        self.panel = FoldingPanel(side, _("Try out"), Side.LEFT, "simulate")
        layout.addWidget(self.panel)
        layout.addWidget(scroll_area(self._main()), 1)
        self.setFocusProxy(self.exactly)
        self._show_running(False)

    def _main(self) -> QWidget:
        main, column = page_body()
        head = QHBoxLayout()
        head.addWidget(label(_("What happens on the floor"), bold=True, size=3), 1)
        head.addWidget(self.process)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for widget in (self.exactly, self.cancel, self.progress):
            row.addWidget(widget)
        row.addWidget(self.state, 1)
        column.addLayout(row)
        column.addLayout(self.said)
        self.result = QWidget()
        inner = QVBoxLayout(self.result)
        inner.setContentsMargins(0, UNIT, 0, 0)
        inner.setSpacing(UNIT)
        inner.addLayout(self.figures)
        inner.addWidget(self.chart)
        heading = QHBoxLayout()
        heading.addWidget(label(_("On the map"), bold=True, size=1), 1)
        heading.addWidget(self.which)
        inner.addSpacing(UNIT)
        inner.addLayout(heading)
        inner.addWidget(self.floor)
        inner.addLayout(self.tables)
        column.addWidget(self.result)
        column.addStretch(1)
        self.result.hide()
        return main

    # What is run

    def refresh(self) -> None:
        self._audit = self.session.audit
        self.try_out.show_roles(self._audit)
        made = self.session.results.plan
        self.try_out.with_plan.setEnabled(made is None or bool(made.value.planned))
        if made is None:
            self.state.setText(_("Planning …"))
        else:
            self.look()

    def look(self) -> None:
        """A few runs, for a first look."""
        self._run(_LOOK, _LOOK, with_doubt=False)

    def run_exactly(self) -> None:
        """As many runs as it takes."""
        self._run(_LEAST, _MOST, with_doubt=True)

    def _run(self, least: int, most: int, with_doubt: bool) -> None:
        if not self.isVisible() or self.session.results.plan is None:
            return
        self.state.setText(_("Simulating …"))
        self._show_running(True)
        made = self._tried_plan()
        settings, plan = self.try_out.settings(least, most), made.value if made is not None else None
        self.runner.run(self.session.audit, settings, self._after(), with_doubt, plan)

    def _tried_plan(self) -> PlanResult | None:
        """The plan where it is tried out."""
        made = self.session.results.plan
        if made is None or not self.try_out.with_plan.isChecked() or made.audit is not self.session.audit:
            return None
        return made if made.value.planned else None

    def _after(self) -> Callable[[], Audit | None]:
        """Gives the audit with the plan, in the other thread; None where the plan is not tried out."""
        audit, made = self.session.audit, self._tried_plan()
        return lambda: _with_plan(audit, made) if made is not None else None

    def _on_progress(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _on_done(self, made: SimulationResult) -> None:
        if made.audit is not self.session.audit:
            return  # of an audit that has changed since: another one is made
        found = made.value
        self.found, self._audit = found, made.audit
        if found.settings.what_if.is_nothing:
            self.session.results.simulations.keep(made)
        self._fill_boxes(found)
        self._while_playing(self._show)
        self.state.setText(run_sentence(found))

    def _on_failed(self, text: str) -> None:
        self.found = None
        self.result.hide()
        clear_layout(self.said)
        self.state.setText(text)

    def _on_stopped(self) -> None:
        self._show_running(False)
        if self.state.text() == _("Simulating …"):
            self.state.setText(_("Cancelled. What is shown is from before.") if self.found is not None else _("Cancelled."))  # fmt: skip

    def _show_running(self, is_running: bool) -> None:
        self.cancel.setVisible(is_running)
        self.progress.setVisible(is_running)
        self.exactly.setVisible(not is_running)
        if is_running:
            self.progress.setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None and not self.runner.is_running:
            self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        self.runner.cancel()
        super().hideEvent(event)

    # What is shown

    def _fill_boxes(self, found: Simulation) -> None:
        chosen = self.process.currentData()
        self.process.clear()
        for key in found.before.processes:
            self.process.addItem(self._audit.processes[key].name, key)
        keys = list(found.before.processes)
        busiest = max(keys, key=lambda key: sum(s.queue for s in found.before.steps.values() if self._audit.steps[s.step_id].process_id == key))  # fmt: skip
        self.process.setCurrentIndex(keys.index(chosen if chosen in keys else busiest))
        self.process.setVisible(len(keys) > 1)
        shown = self.which.currentIndex()
        self.which.clear()
        self.which.addItem(_("As it is"))
        if found.after is not None:
            self.which.addItem(_("With the change"))
        self.which.setCurrentIndex(min(max(shown, 0), self.which.count() - 1))
        self.which.setVisible(found.after is not None)

    def _while_playing(self, show: Callable[[], None]) -> None:
        """Show something else; where a film plays, it goes on with that."""
        is_playing = self.floor.play.isChecked()
        show()
        if is_playing:
            self.floor.play.setChecked(True)

    def _show(self) -> None:
        if self.found is None:
            return
        found, key = self.found, int(self.process.currentData())
        self._show_sentences(found, key)
        clear_layout(self.figures)
        has_after = found.after is not None
        table = PlainTable(self._audit.processes[key].name, process_heads(has_after), stretch=0, widths=())
        widths = _FIGURES[: table.columnCount() - 1]
        for column, width in enumerate(widths, 1):
            table.setColumnWidth(column, width)
        table.setMaximumWidth(_NAMES + sum(widths))
        table.show_rows(process_rows(self._audit, found, key), right=range(1, table.columnCount()))
        self.figures.addWidget(table)
        self.figures.addStretch(1)
        lines = [(_("As it is"), found.before.processes[key])]
        if found.after is not None:
            lines.append((_("With the change"), found.after.processes[key]))
        self.chart.show_stays([(n, p.stays_s if p.is_stable else ()) for n, p in lines], found.day_s)
        self.floor.show_map(self._audit, self.session.analysis, key)
        self._show_floor()
        self.result.show()

    def _show_sentences(self, found: Simulation, key: int) -> None:
        clear_layout(self.said)
        analysis = self.session.analysis
        ladder = analysis.processes[key].stream.lead_time_days if analysis is not None and key in analysis.processes else None  # fmt: skip
        texts = [lead_sentence(self._audit, found, key), limit_sentence(self._audit, found.before, key)]
        if found.after is not None:
            texts.append(change_sentence(self._audit, found, key))
        quiet = [
            ladder_sentence(found, key, ladder),
            cost_sentence(self._audit, self._shown_state(found).processes[key]),
        ]
        if key in found.doubt:
            quiet.append(doubt_sentence(found, found.doubt[key]))
        for text in texts:
            self.said.addWidget(label(text, size=1))
        for text in quiet:
            if text:
                self.said.addWidget(label(text, quiet=True))

    def _shown_state(self, found: Simulation) -> ScenarioResult:
        return found.after if found.after is not None and self.which.currentIndex() == 1 else found.before

    def _show_floor(self) -> None:
        if self.found is None:
            return
        found, key = self.found, int(self.process.currentData())
        state = self._shown_state(found)
        self.floor.forget_film()
        self.floor.show_waiting(state, found.day_s)
        clear_layout(self.tables)
        self._add_table(_("Where work waits"), waiting_heads(), waiting_rows(self._audit, state, found.day_s, key)[:_ROWS_SHOWN])  # fmt: skip
        if found.before.roles:
            self._add_table(_("People"), role_heads(found.after is not None), role_rows(self._audit, found))
            self._add_table(_("People over the day"), day_heads(found.day_s), day_rows(self._audit, state))
        self.tables.addWidget(label(_("What this rests on"), bold=True, size=1))
        for note in found.notes:
            self.tables.addWidget(label(f"– {note_sentence(self._audit, note)}", quiet=True))

    def _add_table(self, name: str, heads: list[str], rows: list[list[str]]) -> None:
        self.tables.addWidget(label(name, bold=True, size=1))
        table = PlainTable(name, heads, stretch=0)
        for column in range(1, len(heads)):
            table.setColumnWidth(column, next(width for least, width in _WIDTHS if len(heads) - 1 >= least))
        table.show_rows(rows, right=range(1, len(heads)))
        self.tables.addWidget(table)

    def _make_film(self) -> None:
        if self.found is None:
            return
        found = self.found
        settings, audit, after = self.try_out.settings(_LOOK, _LOOK), self.session.audit, self._after()
        played, before = audit, None
        if self.which.currentIndex() == 1:
            played, before = after() or audit, audit
        else:
            from dataclasses import replace

            from auditor.simulate.settings import WhatIf

            settings = replace(settings, what_if=WhatIf())
        days = _FILM_FROM, _FILM_FROM + _FILM_DAYS
        self.runner.film(played, before, settings, days, lambda built, film: self._show_film(found, built, film))

    def _show_film(self, found: Simulation, built: Built, film: Film) -> None:
        """Show it; where the floor has changed since it was asked for, another one is made."""
        if self.found is found:
            self.floor.show_film(built, film, _FILM_FROM, _FILM_DAYS)
        else:
            self._make_film()


def _with_plan(audit: Audit, made: PlanResult) -> Audit:
    """The audit as the plan leaves it."""
    from auditor.decide.programme.before_after import with_candidates

    return with_candidates(audit, made.value.evaluations)
