"""Cash flows: a row a heading, a column a year. In thousands where whole amounts would have to be scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from auditor.locale import _, money, number
from auditor.phrases.money import cash_line_label
from ui.theme import UNIT, colour, scaled_font

if TYPE_CHECKING:
    from auditor.decide.money.cash_table import CashTable

_ROW = 28
#: Names of lines take so much of the width at least, and longer ones go on in a second line.
_LEAST_NAME, _WIDEST_NAME = 150, 190
_THOUSAND = 1_000


class CashFlowTable(QTableWidget):
    """Read only; as tall as its rows. The corner says in which money."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[tuple[str, Sequence[float]]] = ()
        self._currency = ""
        self.is_in_thousands = False
        self.setAccessibleName(_("Cash flows"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)

    def clear_table(self) -> None:
        self._lines = ()
        self.setRowCount(0)
        self.setColumnCount(0)

    def show_cash(self, cash: CashTable, currency: str) -> None:
        """The lines of a cash table, and their sum."""
        self._lines = [(cash_line_label(line), line.amounts) for line in cash.lines] + [(_("Total"), cash.totals)]
        self._currency = currency
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines:
            self._fill()

    def _fill(self) -> None:
        room = self.viewport().width() - _LEAST_NAME
        self.is_in_thousands = sum(self._widths(False)) > room
        widths = self._widths(self.is_in_thousands)
        self.setColumnCount(len(widths) + 1)
        unit = f"{self._currency} × {number(_THOUSAND)}" if self.is_in_thousands else self._currency
        self.setHorizontalHeaderLabels([unit, *self._heads(self.is_in_thousands)])
        self.setRowCount(len(self._lines))
        for row, (name, amounts) in enumerate(self._lines):
            is_sum = row == len(self._lines) - 1
            for column, text in enumerate((name, *(_amount(a, self.is_in_thousands) for a in amounts))):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    item.setToolTip(money(round(amounts[column - 1], -1), self._currency))
                    if amounts[column - 1] < 0:
                        item.setForeground(colour("warn"))
                if is_sum:
                    item.setFont(scaled_font(0, bold=True))
                self.setItem(row, column, item)
        for column, width in enumerate(widths, 1):
            self.setColumnWidth(column, width)
        # names take what the years leave, and what they need up to a width where they leave nothing
        needed = min(self.sizeHintForColumn(0), _WIDEST_NAME)
        left = self.viewport().width() - sum(widths)
        self.setColumnWidth(0, left if left >= _LEAST_NAME else needed)
        self.resizeRowsToContents()
        self.setMinimumHeight(self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + 22)

    def _heads(self, is_in_thousands: bool) -> list[str]:
        years = range(1, len(self._lines[-1][1]))
        return [_("Now"), *(number(n) if is_in_thousands else _("Year {n}").format(n=n) for n in years)]

    def _widths(self, is_in_thousands: bool) -> list[int]:
        """What each year needs: its sum in bold, and its head."""
        measure = QFontMetrics(scaled_font(0, bold=True))
        heads = self._heads(is_in_thousands)
        return [
            max(
                measure.horizontalAdvance(head) + 2 * UNIT,
                *(measure.horizontalAdvance(_amount(a[at], is_in_thousands)) + UNIT + 4 for _name, a in self._lines),
            )
            for at, head in enumerate(heads)
        ]


def _amount(value: float, is_in_thousands: bool) -> str:
    """Without its money, which stands in the corner."""
    if not value:
        return "–"
    return number(round(value, -1) / _THOUSAND, 1) if is_in_thousands else number(round(value, -1))
