"""The grid: a table that behaves as a spreadsheet does."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from auditor.locale import _
from ui.pages.measure.model import MeasureModel
from ui.theme import TARGET


class CellDelegate(QStyledItemDelegate):
    """A line for what is typed, a list for what is chosen."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, MeasureModel)
        field = model.field(index.column())
        if field is not None and field.choices is not None:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(field.choices(model.session.audit))
            return box
        line = QLineEdit(parent)
        line.setMaxLength(500)
        if field is not None and field.hint:
            line.setPlaceholderText(_(field.hint))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setEditText(text)
            editor.lineEdit().selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        model.setData(index, text)  # type: ignore[attr-defined]


class MeasureGrid(QTableView):
    """Typing starts an edit, Return goes down, Tab goes right, Delete clears, copy and paste as a spreadsheet."""

    def __init__(self, model: MeasureModel) -> None:
        super().__init__()
        self.setModel(model)
        self.measure = model
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(_("Time and labour of every step"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(TARGET)
        self.verticalHeader().setMinimumWidth(36)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for column in range(model.columnCount()):
            heading = self.horizontalHeader().sectionSizeHint(column) + 12
            self.setColumnWidth(column, max(self._width(column), heading))

    def _width(self, column: int) -> int:
        field = self.measure.field(column)
        if field is None:
            return 84
        return {"name": 230, "cycle": 120, "setup": 110, "role": 170, "frequency": 120, "task": 190}.get(field.key, 92)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.state() != self.State.EditingState:
            self.measure.set_cells([(i.row(), i.column(), "") for i in self.selectedIndexes() if self._clears(i)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self._go_down()
        else:
            super().keyPressEvent(event)

    def _clears(self, index: QModelIndex) -> bool:
        field = self.measure.field(index.column())
        return field is not None and field.key != "name"

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QStyledItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self.measure.rowCount():
            self.setCurrentIndex(self.measure.index(index.row() + 1, index.column()))

    def copy(self) -> None:
        """The selected rectangle as tab-separated text."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({i.row() for i in chosen})
        columns = sorted({i.column() for i in chosen})
        lines = [
            "\t".join(str(self.measure.index(r, c).data(Qt.ItemDataRole.DisplayRole) or "") for c in columns)
            for r in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Tab-separated text into the cells from the current one on, as one edit."""
        start = self.currentIndex()
        text = QGuiApplication.clipboard().text()
        if not start.isValid() or not text or not self.measure.session.can_edit:
            return
        lines = text.rstrip("\r\n").split("\n")
        cells = [
            (start.row() + r, start.column() + c, cell.strip("\r"))
            for r, line in enumerate(lines)
            for c, cell in enumerate(line.split("\t"))
        ]
        self.measure.set_cells(cells)
        last = self.measure.index(
            min(max(r for r, _c, _t in cells), self.measure.rowCount() - 1),
            min(max(c for _r, c, _t in cells), self.measure.columnCount() - 1),
        )
        self.selectionModel().select(QItemSelection(start, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
