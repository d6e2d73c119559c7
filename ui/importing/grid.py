"""The first rows of a table; above each column what it is taken for, to be changed, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QTableWidgetItem, QWidget

from auditor.exchange.eventlog.meanings import LEFT_OUT
from auditor.exchange.preview import Preview, meanings_of
from auditor.locale import _
from ui.theme import colour, target

_WIDTH, _REASON_HEIGHT, _ROW = 176, 40, 26
_MEANING, _REASON = 0, 1


class PreviewGrid(QTableWidget):
    """Shows a preview.

    Signals:
        meaning_chosen: a header and the key of the meaning that the person gives it.
    """

    meaning_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("First rows of the file"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.boxes: dict[str, QComboBox] = {}

    def show_preview(self, shown: Preview) -> None:
        """Draw it anew."""
        self.clear()
        self.boxes = {}
        self.setRowCount(len(shown.rows) + 2)
        self.setColumnCount(len(shown.columns))
        self.setHorizontalHeaderLabels([column.header or "–" for column in shown.columns])
        numbers = [str(shown.first_row + i) for i in range(len(shown.rows))]
        self.setVerticalHeaderLabels([_("Meaning"), _("Why"), *numbers])
        meanings = meanings_of(shown.kind)
        for at, column in enumerate(shown.columns):
            self.setColumnWidth(at, _WIDTH)
            box = self._box(column.header, column.meaning or LEFT_OUT, meanings)
            self.setCellWidget(_MEANING, at, box)
            reason = QTableWidgetItem(column.reason)
            reason.setForeground(colour("quiet"))
            reason.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            self.setItem(_REASON, at, reason)
            for i, row in enumerate(shown.rows):
                item = QTableWidgetItem(row[at][:200] if at < len(row) else "")
                if not column.meaning:
                    item.setForeground(colour("quiet"))
                self.setItem(i + 2, at, item)
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setRowHeight(_MEANING, target() + 4)
        self.setRowHeight(_REASON, _REASON_HEIGHT)

    def _box(self, header: str, meaning: str, meanings: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        for key, name in meanings:
            box.addItem(name, key)
        box.setCurrentIndex(box.findData(meaning))
        box.setAccessibleName(_("Meaning of “{column}”").format(column=header))
        box.activated.connect(lambda _index, b=box, h=header: self.meaning_chosen.emit(h, b.currentData()))
        box.setEnabled(bool(header))  # a column is named by its header
        self.boxes.setdefault(header, box)
        return box
