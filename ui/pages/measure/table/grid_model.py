"""The grid's model: a row a step, a column a field; wrong text stays in its cell with what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from auditor.edit.reading import reading_of
from auditor.edit.step_fields import StepField, change_fields
from auditor.errors import InputError, PiecesAsked
from auditor.flow import Analysis
from auditor.flow.analysis import StepNumbers
from auditor.locale import _, mid_sentence, number
from auditor.model import TABLE_OF, Audit, Entity, Estimate, Step
from auditor.phrases.benchmark import benchmark_of_time, ground_of_time
from ui.pages.measure.table.arrangement import Arrangement, LaneRow, Row, Sortable, Value, arranged
from ui.pages.measure.table.columns import COLUMNS, Computed
from ui.session import Session
from ui.theme import colour, scaled_font
from ui.widgets.term import explanation
from ui.widgets.tooltips import escaped_tooltip, wrapped_tooltip

Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """All steps that hold work, of all processes, as they are arranged.

    Signals:
        pieces_asked: a time per something unknown was typed (carries the step and the field).

    Attributes:
        errors: what could not be read, and why, by step and field; ``asked``: those that a number of pieces would mend.
        latest: the step and field that was typed last.
    """

    pieces_asked = Signal(int, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rows: list[Row] = []
        self.arrangement = Arrangement()
        self.errors: dict[tuple[int, str], tuple[str, str]] = {}
        self.asked: dict[tuple[int, str], PiecesAsked] = {}
        self.latest: tuple[int, str] | None = None

    # rows

    def refresh(self) -> None:
        """Follow the snapshot. Rows keep their order while one types; they are arranged anew when steps came or went."""
        wanted = arranged(self.session.audit, self.session.analysis, self.arrangement)
        if _members(wanted) != _members(self.rows):
            self._reset(wanted)
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))

    def arrange(self, **changes: Any) -> None:
        """Filter, sort or group otherwise."""
        self.arrangement = replace(self.arrangement, **changes)
        self._reset(arranged(self.session.audit, self.session.analysis, self.arrangement))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; by none (−1), in the order of the map."""
        self.arrange(
            value=None if column < 0 else _value_of(COLUMNS[column]), descending=order == Qt.SortOrder.DescendingOrder
        )

    def _reset(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        known = self.session.audit.steps
        self.errors = {key: value for key, value in self.errors.items() if key[0] in known}
        self.asked = {key: value for key, value in self.asked.items() if key[0] in known}
        self.endResetModel()

    def forget(self) -> None:
        """Another audit: its errors are not this one's."""
        self.errors, self.asked, self.latest = {}, {}, None

    def step(self, row: int) -> Step:
        """The step of a row that has one (see :meth:`has_step`)."""
        key = self.rows[row]
        assert isinstance(key, int)
        return self.session.audit.steps[key]

    def has_step(self, row: int) -> bool:
        return 0 <= row < len(self.rows) and isinstance(self.rows[row], int)

    def index_of(self, step_id: int, key: str) -> QModelIndex | None:
        """The cell of a step and a field; None where the row is not shown."""
        column = next(i for i, found in enumerate(COLUMNS) if found.key == key)
        return self.index(self.rows.index(step_id), column) if step_id in self.rows else None

    def field(self, column: int) -> StepField | None:
        """The typed field of a column; None for a computed one."""
        found = COLUMNS[column]
        return found if isinstance(found, StepField) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    # what is shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        label = _(COLUMNS[section].label) if orientation == Qt.Orientation.Horizontal else ""
        if role == Qt.ItemDataRole.DisplayRole and label:
            return label
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return (
                wrapped_tooltip("\n".join(text for text in (explanation(label), self._example(section)) if text))
                or None
            )
        if role == Qt.ItemDataRole.WhatsThisRole and orientation == Qt.Orientation.Horizontal:
            return wrapped_tooltip(explanation(label)) or None
        return None

    def _example(self, column: int) -> str:
        field = self.field(column)
        return _("For example: {hint}").format(hint=_(field.hint)) if field is not None and field.hint else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.has_step(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.field(index.column()) is not None and self.session.can_edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key, column = self.rows[index.row()], COLUMNS[index.column()]
        if isinstance(key, LaneRow):
            return self._lane(index, key, role)
        if isinstance(column, Computed):
            return self._computed(key, column, role)
        error = self.errors.get((key, column.key))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return error[0] if error else column.text(self.session.audit, self.session.audit.steps[key])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if error and role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(error[1])
        if error and role == Qt.ItemDataRole.BackgroundRole:
            return colour("warn_pale")
        if error and role == Qt.ItemDataRole.ForegroundRole:
            return colour("warn")
        if error and role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return error[1]
        if role == Qt.ItemDataRole.ToolTipRole:
            shown = column.text(self.session.audit, self.session.audit.steps[key])
            said = self.session.typed.said(key, column.key, shown) or shown
            is_benchmark = column.key == "cycle" and benchmark_of_time(self.session.audit, key)
            return escaped_tooltip(f"{said} ({ground_of_time(self.session.audit, key)})" if is_benchmark else said)
        return None

    def _lane(self, index: Index, row: LaneRow, role: int) -> Any:
        """A heading: the lane in the first column, its hours where hours stand."""
        if role == Qt.ItemDataRole.BackgroundRole:
            return colour("ground")
        if role == Qt.ItemDataRole.FontRole:
            return scaled_font(0, bold=True)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        audit = self.session.audit
        if index.column() == 0:
            lane = audit.lanes.get(row.lane_id or 0)
            name = lane.name if lane is not None else _("without a lane")
            return f"{audit.processes[row.process_id].name}: {name}" if len(audit.processes) > 1 else name
        analysis = self.session.analysis
        if COLUMNS[index.column()].key == "hours" and analysis is not None:
            hours = Estimate.sum_of_known(n.workload.labour_hours_per_year for n in self._numbers_of(row, analysis))
            return number(hours.likely) if hours is not None else ""
        return None

    def _numbers_of(self, row: LaneRow, analysis: Analysis) -> Iterable[StepNumbers]:
        audit = self.session.audit
        for key in self.rows:
            if isinstance(key, int) and (audit.steps[key].process_id, audit.steps[key].lane_id) == (
                row.process_id,
                row.lane_id,
            ):
                numbers = analysis.step(key)
                if numbers is not None:
                    yield numbers

    def _computed(self, step_id: int, column: Computed, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("quiet")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        numbers = self.session.analysis.step(step_id) if self.session.analysis is not None else None
        if numbers is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(column.why(numbers)) or None
        return column.shown(self.session.audit, numbers)

    # what is typed

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.set_cells([(index.row(), index.column(), str(value))])
        if self.latest in self.asked:
            self.pieces_asked.emit(*self.latest)
        return True

    def set_cells(self, cells: list[tuple[int, int, str]]) -> None:
        """Store typed cells as one edit. A cell that can't be read keeps its text and says why; the others count."""
        by_row: dict[int, list[tuple[StepField, str]]] = defaultdict(list)
        for row, column, text in cells:
            field = self.field(column)
            if field is not None and self.has_step(row):
                by_row[row].append((field, " ".join(text.split())))
        changed: list[Entity] = []
        words: list[tuple[Step, StepField, str, str]] = []
        for row, typed in by_row.items():
            step = self.step(row)
            words += [(step, f, text, reading_of(self.session.audit, step, f, text)) for f, text in typed]
            changed += self._row_changes(row, typed)
        if changed:
            fields = {field.key: field for typed in by_row.values() for field, _text in typed}
            what = _(next(iter(fields.values())).label) if len(fields) == 1 and len(cells) == 1 else _("cells")
            self.session.do(change_fields, mid_sentence(what), changed)
        for step, field, text, reading in words:
            self.latest = (step.id, field.key)
            if self.latest not in self.errors and step.id in self.session.audit.steps:
                shown = field.text(self.session.audit, self.session.audit.steps[step.id])
                self.session.typed.keep(step.id, field.key, text, reading, shown)
        self.refresh()

    def _row_changes(self, row: int, typed: list[tuple[StepField, str]]) -> list[Entity]:
        """What one row's cells change; each sees what the ones before it did."""
        audit, step = self.session.audit, self.step(row)
        changed: dict[tuple[type, int], Entity] = {}
        fresh: list[Entity] = []
        for field, text in typed:
            key = (step.id, field.key)
            self.errors.pop(key, None)
            self.asked.pop(key, None)
            if text == field.text(audit, audit.steps[step.id]):
                continue
            try:
                entities = field.change(audit, audit.steps[step.id], text)
            except InputError as error:
                self.errors[key] = (text, str(error))
                if isinstance(error, PiecesAsked):
                    self.asked[key] = error
                continue
            for entity in entities:
                if entity.id:
                    changed[type(entity), entity.id] = entity
                    audit = audit.replaced({TABLE_OF[type(entity)]: {entity.id: entity}})
                else:
                    fresh.append(entity)
        return [*changed.values(), *fresh]


def _members(rows: list[Row]) -> set[Row]:
    return set(rows)


def _value_of(column: StepField | Computed) -> Value:
    """What a column sorts by."""

    def value(audit: Audit, analysis: Analysis | None, step: Step) -> Sortable:
        if isinstance(column, Computed):
            numbers = analysis.step(step.id) if analysis is not None else None
            return column.value(audit, numbers) if numbers is not None else None
        return column.order(audit, step) if column.order is not None else column.text(audit, step).casefold()

    return value
