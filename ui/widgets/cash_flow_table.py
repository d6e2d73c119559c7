"""Cash flows: a row a heading, a column a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from auditor.locale import _, money
from auditor.phrases.money import cash_line_label
from ui.theme import colour, scaled_font
from ui.widgets.plain_table import name_empty_heads

if TYPE_CHECKING:
    from auditor.decide.money.cash_table import CashTable

_ROW = 28
#: Names of lines take at most so much of the width; longer ones go on in a second line.
_WIDEST_NAME = 190
_YEAR = 66


class CashFlowTable(QTableWidget):
    """Read only; as tall as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Cash flows"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def clear_table(self) -> None:
        self.setRowCount(0)
        self.setColumnCount(0)

    def show_cash(self, cash: CashTable, currency: str) -> None:
        """The lines of a cash table, and their sum."""
        years = len(cash.totals) - 1
        self.setColumnCount(years + 2)
        self.setHorizontalHeaderLabels(["", _("Now"), *(_("Year {n}").format(n=n) for n in range(1, years + 1))])
        name_empty_heads(self)
        lines = [(cash_line_label(line), line.amounts) for line in cash.lines] + [(_("Total"), cash.totals)]
        self.setRowCount(len(lines))
        for row, (name, amounts) in enumerate(lines):
            is_sum = row == len(lines) - 1
            for column, text in enumerate((name, *(_amount(a, currency) for a in amounts))):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    if amounts[column - 1] < 0:
                        item.setForeground(colour("warn"))
                if is_sum:
                    item.setFont(scaled_font(0, bold=True))
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(_YEAR)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._fit_names()
        self.resizeRowsToContents()
        rows = self.verticalHeader().length()
        self.setMinimumHeight(rows + header.sizeHint().height() + 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.columnCount():
            self._fit_names()

    def _fit_names(self) -> None:
        """Names take what the years leave, and what they need up to a width where they leave nothing."""
        years = sum(self.columnWidth(column) for column in range(1, self.columnCount()))
        needed = min(self.sizeHintForColumn(0), _WIDEST_NAME)
        self.setColumnWidth(0, max(needed, self.viewport().width() - years))


def _amount(value: float, currency: str) -> str:
    return money(round(value, -1), currency) if value else "–"
