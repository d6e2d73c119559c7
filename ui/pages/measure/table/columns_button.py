"""Which columns the table shows: a button with a menu of ticks, kept for the next time."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QToolButton

from auditor.locale import _
from ui import user_data
from ui.pages.measure.table.columns import COLUMNS, HIDDEN_AT_FIRST

_NAME = "columns"


class ColumnsButton(QToolButton):
    """Hides and shows the columns of a table; the first one, the name, always stays."""

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self._table = table
        self.setText(_("Columns") + " ▾")
        self.setAccessibleName(_("Columns"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        kept = user_data.read(_NAME)
        hidden = set(kept) if isinstance(kept, list) else HIDDEN_AT_FIRST
        menu = QMenu(self)
        self.ticks: dict[str, QAction] = {}
        for at, column in enumerate(COLUMNS):
            if at == 0:
                continue
            action = menu.addAction(_(column.label))
            action.setCheckable(True)
            action.setChecked(column.key not in hidden)
            action.toggled.connect(self._on_tick)
            self.ticks[column.key] = action
        self.setMenu(menu)
        self._apply()

    def _apply(self) -> None:
        for at, column in enumerate(COLUMNS):
            if column.key in self.ticks:
                self._table.setColumnHidden(at, not self.ticks[column.key].isChecked())

    def _on_tick(self) -> None:
        user_data.write(_NAME, [key for key, action in self.ticks.items() if not action.isChecked()])
        self._apply()
