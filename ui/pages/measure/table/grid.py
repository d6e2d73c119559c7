"""The grid: a table that behaves as a spreadsheet does."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QInputDialog,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from auditor.edit.reading import reading_of
from auditor.locale import _, ngettext, number
from ui.pages.measure.table import cells_as_text as clipboard
from ui.pages.measure.table.grid_model import GridModel
from ui.theme import target
from ui.widgets.text_field import for_example


class CellDelegate(QStyledItemDelegate):
    """A line for what is typed, a list for what is chosen.

    Signals:
        typing: how the text is read so far; nothing where it can't be yet.
    """

    typing = Signal(str)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, GridModel)
        field = model.field(index.column())
        if field is not None and field.choices is not None:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(field.choices(model.session.audit))
            return box
        line = QLineEdit(parent)
        line.setMaxLength(500)
        if field is not None and field.hint:
            line.setPlaceholderText(for_example(_(field.hint)))
        if field is not None:
            step = model.step(index.row())
            line.textEdited.connect(lambda text: self.typing.emit(reading_of(model.session.audit, step, field, text)))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setEditText(text)
            line = editor.lineEdit()
            assert line is not None
            line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class MeasureGrid(QTableView):
    """Typing starts an edit, Return goes down, Tab goes right, Delete clears, Ctrl+D fills down, copy and paste.

    Signals:
        find_asked: Ctrl+F.
    """

    find_asked = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setModel(model)
        self.measure = model
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(_("Time and labour of every step"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(target())
        self.verticalHeader().setMinimumWidth(36)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for column in range(model.columnCount()):
            heading = self.horizontalHeader().sectionSizeHint(column) + 12
            self.setColumnWidth(column, max(self._width(column), heading))

    def _width(self, column: int) -> int:
        field = self.measure.field(column)
        if field is None:
            return 84
        wide = {"name": 230, "cycle": 120, "setup": 110, "role": 200, "frequency": 120, "task": 190, "tags": 170}
        return wide.get(field.key, 92)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == self.State.EditingState
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_asked.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not editing:
            self.clear_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From cell to cell, and from the last one (backwards: the first) on to what comes after the table."""
        shown = [c for c in range(self.measure.columnCount()) if not self.isColumnHidden(c)]
        rows = [r for r in range(self.measure.rowCount()) if self.measure.has_step(r)]
        at = self.currentIndex()
        end = (rows[-1], shown[-1]) if forward else (rows[0], shown[0])
        if not at.isValid() or (at.row(), at.column()) == end:
            return QAbstractScrollArea.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self._go(1)

    def _go(self, by: int) -> None:
        """To the next row that holds a step."""
        index = self.currentIndex()
        row = index.row() + by
        while 0 <= row < self.measure.rowCount() and not self.measure.has_step(row):
            row += by
        if 0 <= row < self.measure.rowCount():
            self.setCurrentIndex(self.measure.index(row, index.column()))

    # what is done to cells

    def clear_chosen(self) -> None:
        """The chosen cells, empty; names stay."""
        self.measure.set_cells([(i.row(), i.column(), "") for i in self.selectedIndexes() if self._clears(i)])

    def _clears(self, index: QModelIndex) -> bool:
        field = self.measure.field(index.column())
        return field is not None and field.key != "name"

    def fill_down(self) -> None:
        """The topmost chosen cell of each column into the chosen ones below it."""
        by_column: dict[int, list[int]] = {}
        for index in self.selectedIndexes():
            if self._clears(index) and self.measure.has_step(index.row()):
                by_column.setdefault(index.column(), []).append(index.row())
        cells: list[tuple[int, int, str]] = []
        for column, rows in by_column.items():
            first, *below = sorted(rows)
            text = str(self.measure.index(first, column).data(Qt.ItemDataRole.EditRole) or "")
            cells += [(row, column, text) for row in below]
        if cells and self.measure.session.can_edit:
            self.measure.set_cells(cells)

    def copy(self) -> None:
        """The chosen rectangle as tab-separated text; hidden columns stay out."""
        chosen = [i for i in self.selectedIndexes() if not self.isColumnHidden(i.column())]
        if not chosen:
            return
        rows = sorted({i.row() for i in chosen})
        columns = sorted({i.column() for i in chosen})
        lines = [[str(self.measure.index(r, c).data(Qt.ItemDataRole.DisplayRole) or "") for c in columns] for r in rows]
        QGuiApplication.clipboard().setText(clipboard.written(lines))

    def paste(self) -> None:
        """Tab-separated text into the cells from the current one on, as one edit; a single cell fills all chosen ones.

        Numbers without a unit in a column of times are asked for theirs, once for all.
        """
        start, text = self.currentIndex(), QGuiApplication.clipboard().text()
        if not start.isValid() or not text or not self.measure.session.can_edit:
            return
        lines = clipboard.read(text)
        rows = [r for r in range(start.row(), self.measure.rowCount()) if self.measure.has_step(r)]
        columns = [c for c in range(start.column(), self.measure.columnCount()) if not self.isColumnHidden(c)]
        if len(lines) == 1 and len(lines[0]) == 1 and len(self.selectedIndexes()) > 1:
            cells = [(i.row(), i.column(), lines[0][0]) for i in self.selectedIndexes()]
        else:
            cells = [
                (row, column, cell)
                for row, line in zip(rows, lines, strict=False)
                for column, cell in zip(columns, line, strict=False)
            ]
        cells = self._with_units(cells)
        if not cells:
            return
        self.measure.set_cells(cells)
        last = self.measure.index(max(r for r, _c, _t in cells), max(c for _r, c, _t in cells))
        self.selectionModel().select(QItemSelection(start, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _with_units(self, cells: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """The cells, bare times with the unit that a person named; empty when the question was not answered."""
        bare = {
            i
            for i, (_row, column, text) in enumerate(cells)
            if (field := self.measure.field(column)) is not None and field.is_time and clipboard.is_bare_number(text)
        }
        if not bare:
            return cells
        question = ngettext(
            "{n} time has no unit. It is in:", "{n} times have no unit. They are in:", len(bare)
        ).format(n=number(len(bare)))
        units = {_("seconds"): "s", _("minutes"): "min", _("hours"): "h"}
        chosen, accepted = QInputDialog.getItem(self, _("Paste"), question, list(units), 0, False)
        if not accepted:
            return []
        return [(r, c, f"{t} {units[chosen]}" if i in bare else t) for i, (r, c, t) in enumerate(cells)]

    def go_to(self, part: str) -> bool:
        """Go to the next cell that holds a text, from the current one on and round; False when there is none."""
        part = part.strip().casefold()
        rows, columns = self.measure.rowCount(), self.measure.columnCount()
        if not part or not rows:
            return False
        index = self.currentIndex()
        start = index.row() * columns + index.column() if index.isValid() else -1
        for offset in range(1, rows * columns + 1):
            row, column = divmod((start + offset) % (rows * columns), columns)
            if self.isColumnHidden(column) or not self.measure.has_step(row):
                continue
            if part in str(self.measure.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "").casefold():
                self.setCurrentIndex(self.measure.index(row, column))
                return True
        return False
