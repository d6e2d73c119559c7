"""A table to read: as tall as its rows, no editing, no scrolling of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.term import explain_heads

_ROW = 30
_ALIGNMENT, _WRAPPED = Qt.ItemDataRole.TextAlignmentRole, int(Qt.TextFlag.TextWordWrap)
#: Left and right of a text together, of a head, and the least width of a column, in pixels.
_MARGIN, _HEAD_MARGIN, _LEAST = 22, 28, 82


class PlainTable(QTableWidget):
    """``stretch`` is the column that takes the room that is left; ``widths`` those of the first columns.
    Heads that the glossary has are explained."""

    def __init__(self, name: str, heads: Sequence[str], stretch: int = 0, widths: Sequence[int] = ()) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        explain_heads(self)
        name_empty_heads(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def show_rows(self, rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> None:
        """Texts of all cells; ``right`` lists the columns that align right."""
        aligned = set(right)
        self.setRowCount(len(rows))
        for column in range(self.columnCount()):
            side = Qt.AlignmentFlag.AlignRight if column in aligned else Qt.AlignmentFlag.AlignLeft
            gap = "   " if column not in aligned and column - 1 in aligned else ""  # numbers do not touch words
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setText(gap + head.text().strip())
                head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            for row, cells in enumerate(rows):
                item = QTableWidgetItem(gap + cells[column])
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + _ROW * len(rows) + 4)

    def show_whole_heads(self) -> None:
        """Columns of a fixed width are at least as wide as their heads."""
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
                self.setColumnWidth(column, max(self.columnWidth(column), header.sectionSizeHint(column) + UNIT))

    def fit(self) -> None:
        """Columns as wide as their cells, with heads on several lines, where many columns stand side by side: nothing is cut.
        Call it when the rows are shown."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        was, tallest = header.sizeHint().height(), 0
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            if head is None:
                continue
            items = [self.item(row, column) for row in range(self.rowCount())]
            cells = max((metrics.horizontalAdvance(item.text()) for item in items if item is not None), default=0)
            words = max((metrics.horizontalAdvance(word) for word in head.text().split()), default=0)
            width = max(cells + _MARGIN, words + _HEAD_MARGIN, _LEAST)
            if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
                self.setColumnWidth(column, width)
                head.setData(_ALIGNMENT, head.textAlignment() | _WRAPPED)
                head.setText(head.text().strip())
                room = QRect(0, 0, width - _HEAD_MARGIN, 1000)
                tallest = max(tallest, metrics.boundingRect(room, _WRAPPED, head.text()).height())
        header.setFixedHeight(max(was, tallest + 2 * UNIT))
        self.setFixedHeight(self.height() + header.height() - was)


def name_empty_heads(table: QTableWidget) -> None:
    """The column of names, which needs no head to be seen, is said by the table's name; any other one is of remarks."""
    for column in range(table.columnCount()):
        head = table.horizontalHeaderItem(column)
        if head is not None and not head.text().strip():
            said = table.accessibleName() if column == 0 else _("Note")
            head.setData(Qt.ItemDataRole.AccessibleTextRole, said)
