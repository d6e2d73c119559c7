"""The table of Measure: the grid, what the cell under the cursor has to say, and the totals."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from auditor.edit.step_fields import FIELD_BY_KEY
from auditor.locale import _, money, number, percent
from auditor.model.units import format_time
from auditor.phrases.explained import labour, pace
from auditor.phrases.explained.explanation import Explain
from ui.pages.measure.table.cell_question import CellQuestion
from ui.pages.measure.table.columns import columns_to_choose
from ui.pages.measure.table.grid import MeasureGrid
from ui.pages.measure.table.grid_model import GridModel
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, restyle
from ui.widgets.batch_question import Room
from ui.widgets.beyond_notice import BeyondNotice
from ui.widgets.column_choice import TableColumns
from ui.widgets.figure import Figure, NameFigure
from ui.widgets.labels import dressed, label
from ui.widgets.one_line import OneLine


class TablePage(Page):
    """Grid with totals that follow while typing."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = GridModel(session)
        self.grid = MeasureGrid(self.model)
        self.message = OneLine("warn")
        self.reading = OneLine()
        self.question = CellQuestion(self.grid, self.model)
        self.beyond = BeyondNotice(session, Room.LINE)
        self.empty = label(
            _("No steps with work yet. Draw them on the Map page, or import a step list."), quiet=True, size=2
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self._tools())
        layout.addWidget(
            label(
                _("Type with units: 45 s, 1.5 min, 40–60 s, 120 per h, 2 h/week. What you type is stored at once."),
                quiet=True,
            )
        )
        layout.addWidget(self.empty)
        layout.addWidget(self.grid, 1)
        said = QHBoxLayout()
        said.addWidget(self.message, 3)
        said.addWidget(self.reading, 1)
        layout.addLayout(said)
        layout.addWidget(self.beyond)
        layout.addWidget(self._totals())
        self.setFocusProxy(self.grid)
        self.grid.selectionModel().currentChanged.connect(self._show_message)
        self.model.dataChanged.connect(self._show_message)
        self.grid.cells.typing.connect(lambda reading: self.reading.setText(f"= {reading}" if reading else ""))
        session.opened.connect(self.model.forget)
        session.cell_wanted.connect(self.go_to_cell)

    def _tools(self) -> QHBoxLayout:
        """Filter, find, group and choose columns."""
        self.filter, self.find_field = QLineEdit(), QLineEdit()
        self.filter.setPlaceholderText(_("Filter: name, lane, process or tag"))
        self.find_field.setPlaceholderText(_("Find in the table (Ctrl+F)"))
        for line in (self.filter, self.find_field):
            line.setClearButtonEnabled(True)
            line.setAccessibleName(line.placeholderText())
        self.filter.textChanged.connect(lambda text: self.model.arrange(part=text))
        self.find_field.returnPressed.connect(self._find)
        self.grid.find_asked.connect(self.find_field.setFocus)
        self.by_lane = QCheckBox(_("Group by lane"))
        self.by_lane.toggled.connect(lambda on: self.model.arrange(by_lane=on))
        self.columns = TableColumns(self.grid, "columns", columns_to_choose(self.session.audit))
        row = QHBoxLayout()
        row.addWidget(self.filter, 2)
        row.addWidget(self.find_field, 2)
        row.addWidget(self.by_lane)
        row.addWidget(self.columns)
        return row

    def _find(self) -> None:
        text = self.find_field.text()
        if self.grid.go_to(text):
            self.message.setText("")
        elif text.strip():
            self.message.setText("⚠ " + _("“{text}” is not in the table.").format(text=text.strip()[:60]))

    def go_to_cell(self, step_id: int, key: str) -> None:
        """Put the keyboard in a cell; a filter that hides its row goes, and a column without room for it is shown."""
        if self.model.index_of(step_id, key) is None:
            self.filter.clear()
        index = self.model.index_of(step_id, key)
        if index is None:
            return
        self.grid.setColumnHidden(index.column(), False)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        self.grid.setFocus()

    def _totals(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("totals")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, UNIT, 0, UNIT)
        self.totals: dict[str, Figure] = {}
        for key, name in (
            ("hours", _("labour hours a year")),
            ("fte", _("full-time jobs (FTE)")),
            ("cost", _("labour cost a year")),
            ("takt", _("takt time")),
            ("bottleneck", _("bottleneck")),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            is_name = key == "bottleneck"
            unnamed = NameFigure(self.session) if is_name else Figure(self.session)
            value = dressed(unnamed, "–", quiet=False, bold=True, size=4, wrap=False)
            value.setObjectName("figure")
            self.totals[key] = value
            column.addWidget(value, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label(name, quiet=True, wrap=False))
            row.addLayout(column, int(is_name))
            row.addSpacing(3 * UNIT)
        return frame

    def show_snapshot(self) -> None:
        first = not self.model.rows
        self.model.refresh()
        self.columns.offer(columns_to_choose(self.session.audit))
        nothing = not self.model.rows and not self.model.arrangement.part
        self.empty.setVisible(nothing)
        self.grid.setVisible(not nothing)
        if first and self.model.rows:
            self.grid.setCurrentIndex(self.model.index(0, 1))

    def _show_message(self, *_args: object) -> None:
        index = self.grid.currentIndex()
        field = self.model.field(index.column()) if index.isValid() and self.model.has_step(index.row()) else None
        key = (self.model.step(index.row()).id, field.key) if field is not None else None
        if key not in self.model.errors and self.model.latest in self.model.errors:
            key = self.model.latest  # Return went on to the next cell: what is wrong stays to be read
        error = self.model.errors.get(key) if key is not None else None
        audit = self.session.audit
        name = audit.steps[key[0]].name if error is not None and key is not None and key[0] in audit.steps else ""
        self.message.setText(f"⚠ {name[:40]}: {error[1]}" if error is not None else "")
        self.reading.setText("" if error is not None else self._words(key))

    def _words(self, key: tuple[int, str] | None) -> str:
        """What was typed in the cell, or in the one before, beside what it was read as."""
        for step_id, field in (found for found in (key, self.model.latest) if found is not None):
            step = self.session.audit.steps.get(step_id)
            shown = FIELD_BY_KEY[field].text(self.session.audit, step) if step is not None else ""
            said = self.session.typed.said(step_id, field, shown)
            if said and step is not None:
                return f"{step.name[:40]}: {said}"
        return ""

    def refresh(self) -> None:
        """The columns that are computed, and the totals."""
        self.model.refresh()
        made = self.session.results.analysis
        if made is None:
            return
        audit, analysis = made.audit, made.value
        self.beyond.show_of(made)
        for key in ("hours", "fte", "cost"):
            _colour(self.totals[key], "warn" if self.beyond.isVisibleTo(self) else "figure")
        hours, fte, cost = analysis.labour_hours_per_year, analysis.fte, analysis.labour_cost_per_year
        self._show("hours", number(hours.likely) if hours else "", partial(labour.map_hours, audit, analysis))
        self._show("fte", number(fte.likely, 1) if fte else "", partial(labour.map_jobs, audit, analysis))
        paid = money(cost.likely, audit.firm.currency) if cost else ""
        self._show("cost", paid, partial(labour.labour_cost, audit, analysis))
        busiest = [
            (p.steps[p.bottleneck.id].workload.utilisation or 0.0, p)
            for p in analysis.processes.values()
            if p.bottleneck is not None
        ]
        use, process = max(busiest, key=lambda item: item[0], default=(0.0, None))
        takt = process.takt_time_s if process is not None else None
        self._show("takt", format_time(takt) if takt else "", partial(pace.takt, audit, process) if process else None)
        name = process.bottleneck.name if process is not None and process.bottleneck is not None else ""
        explain = partial(pace.bottleneck, audit, analysis, process) if process else None
        self._show("bottleneck", f"{name[:40]} ({percent(use)})" if name else "", explain)

    def _show(self, key: str, text: str, explain: Explain | None) -> None:
        """A total; an unknown one is a dash, and not explained."""
        self.totals[key].show_figure(text or "–", explain if text else None)


def _colour(figure: QLabel, name: str) -> None:
    """In the colour of figures, or of what is wrong."""
    if figure.objectName() != name:
        figure.setObjectName(name)
        restyle(figure)
