"""The grid's model: a row a step, a column a field; wrong text stays in its cell with what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from auditor.errors import InputError
from auditor.locale import _, mid_sentence, number, percent
from auditor.model import WORKING_KINDS, Entity, Step, Work
from ui.session import Session
from ui.step_fields import STEP_FIELDS, StepField
from ui.theme import colour
from ui.widgets.labels import escaped_tooltip

Index = QModelIndex | QPersistentModelIndex

#: Computed columns, after the typed ones: key and heading.
_COMPUTED = ("passes", "hours", "fte", "use", "repetitive")


class MeasureModel(QAbstractTableModel):
    """All steps that hold work, of all processes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rows: list[int] = []
        self.errors: dict[tuple[int, str], tuple[str, str]] = {}

    def refresh(self) -> None:
        """Follow the snapshot; rows are only reset when steps came or went."""
        audit = self.session.audit
        rows = [
            step.id
            for process_id in sorted(audit.processes)
            for step in audit.steps_of(process_id)
            if step.kind in WORKING_KINDS
        ]
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.errors = {key: value for key, value in self.errors.items() if key[0] in set(rows)}
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def forget(self) -> None:
        """Another audit: its errors are not this one's."""
        self.errors = {}

    def step(self, row: int) -> Step:
        return self.session.audit.steps[self.rows[row]]

    def field(self, column: int) -> StepField | None:
        """The typed field of a column; None for a computed one."""
        return STEP_FIELDS[column] if column < len(STEP_FIELDS) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(STEP_FIELDS) + len(_COMPUTED)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            field = self.field(section)
            if field is not None:
                return _(field.label)
            return [_("Per year"), _("Hours/year"), _("FTE"), _("In use"), _("Repetitive")][section - len(STEP_FIELDS)]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            field = self.field(section)
            return _("For example: {hint}").format(hint=_(field.hint)) if field is not None and field.hint else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.field(index.column()) is not None and self.session.can_edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field = self.field(index.column())
        if field is None:
            return self._computed(index, role)
        error = self.errors.get((self.rows[index.row()], field.key))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return error[0] if error else field.text(self.session.audit, self.step(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.is_number else Qt.AlignmentFlag.AlignLeft
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
            return escaped_tooltip(field.text(self.session.audit, self.step(index.row())))
        return None

    def _computed(self, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("quiet")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        numbers = self.session.analysis.step(self.rows[index.row()]) if self.session.analysis is not None else None
        if numbers is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        load, key = numbers.workload, _COMPUTED[index.column() - len(STEP_FIELDS)]
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped_tooltip(numbers.repetitive.reason) if key == "repetitive" else None
        if key == "passes":
            return number(load.passes_per_year) if load.passes_per_year is not None else "–"
        if key == "hours":
            return number(load.labour_hours_per_year.likely) if load.labour_hours_per_year is not None else "–"
        if key == "fte":
            return number(load.fte.likely, 2) if load.fte is not None else "–"
        if key == "use":
            return percent(load.utilisation) if load.utilisation is not None else "–"
        return _("yes") if numbers.repetitive.is_repetitive else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.set_cells([(index.row(), index.column(), str(value))])
        return True

    def set_cells(self, cells: list[tuple[int, int, str]]) -> None:
        """Store typed cells as one edit. A cell that can't be read keeps its text and says why; the others count."""
        audit = self.session.audit
        changed: dict[tuple[type, int], Entity] = {}
        for row, column, text in cells:
            field = self.field(column)
            if field is None or row >= len(self.rows):
                continue
            key = (self.rows[row], field.key)
            text = " ".join(text.split())
            if text == field.text(audit, self.step(row)):
                self.errors.pop(key, None)
                continue
            try:
                entities = field.change(audit.replaced(_by_table(changed)), self._pending(changed, row), text)
            except InputError as error:
                self.errors[key] = (text, str(error))
            else:
                self.errors.pop(key, None)
                for entity in entities:
                    changed[(type(entity), entity.id)] = entity
        if changed:
            label = _("Change {what}").format(what=mid_sentence(_("cells")))
            if len(cells) == 1:
                label = _("Change {what}").format(what=mid_sentence(_(STEP_FIELDS[cells[0][1]].label)))
            self.session.put(label, *changed.values())
        self.refresh()

    def _pending(self, changed: dict[tuple[type, int], Entity], row: int) -> Step:
        found = changed.get((Step, self.rows[row]))
        return found if isinstance(found, Step) else self.step(row)


def _by_table(changed: dict[tuple[type, int], Entity]) -> dict[str, dict[int, Entity]]:
    tables: dict[str, dict[int, Entity]] = {}
    for (cls, key), entity in changed.items():
        tables.setdefault("work" if cls is Work else "step", {})[key] = entity
    return tables
