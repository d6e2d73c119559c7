"""What a person does with fields and lists, and what they then read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTableWidget, QTableWidgetItem, QWidget

from tests.ui.waiting import settle
from ui.widgets.text_field import TextField


def fill(field: TextField, text: str) -> None:
    """Type over what stands there, and leave with Return."""
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def pick(box: QComboBox, index: int) -> None:
    """Choose an entry of an open list."""
    box.setFocus()
    box.setCurrentIndex(index)
    box.activated.emit(index)


def words(widget: QWidget) -> str:
    """What a person reads, once what was just added is shown."""
    settle()
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def table_cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    """A cell that is filled."""
    item = table.item(row, column)
    assert item is not None
    return item
