"""Which columns a table shows: those that a person chose, else the ones that matter, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QStyle, QTableView, QToolButton

from auditor.locale import _, number
from ui import user_data
from ui.icons import icon


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can be chosen.

    Attributes:
        key: what it is remembered by.
        name: what a person reads.
        turn: as long as nobody chose, the lower ones are shown first where there is no room for all; 0 always, None never.
        least: the width to reckon with, where it takes what is left; else the one it has.
        is_offered: False where it always stays, as the name of what a row is of.
    """

    key: str
    name: str
    turn: int | None = 0
    least: int = 0
    is_offered: bool = True


class TickMenu(QMenu):
    """Stays open while ticks are set: by a click, the space bar or Return."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_tick = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_tick and self._ticked(self.activeAction())):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ColumnChoice(QToolButton):
    """A button with a menu of ticks. What is chosen is kept under ``remembered_as`` in the user's folder."""

    def __init__(self, remembered_as: str, columns: Sequence[Column] = ()) -> None:
        super().__init__()
        self._name = remembered_as
        self._columns: tuple[Column, ...] = ()
        self.ticks: dict[str, QAction] = {}
        self.setIcon(icon("columns-3"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choices = TickMenu(self)
        self.setMenu(self.choices)
        self.as_width_allows = QAction(_("What the width allows"), self)
        self.as_width_allows.triggered.connect(self._forget)
        self._offer(tuple(columns))

    # what a table says of itself

    def room(self) -> int:
        """How wide all columns may be together; 0 while that is not known."""
        raise NotImplementedError

    def width_of(self, at: int) -> int:
        """The width that a column needs."""
        raise NotImplementedError

    def set_shown(self, at: int, is_shown: bool) -> None:
        """Show a column, or hide it."""
        raise NotImplementedError

    # what a person chose

    def _offer(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self.choices.clear()
        self.ticks = {}
        for column in columns:
            if column.is_offered:
                action = self.choices.addAction(column.name.replace("&", "&&"))
                action.setCheckable(True)
                action.triggered.connect(self._choose)
                self.ticks[column.key] = action
        self.choices.addSeparator()
        self.choices.addAction(self.as_width_allows)

    def _hidden(self) -> frozenset[str] | None:
        """The keys that a person hid; None while nothing was chosen."""
        kept = user_data.read(self._name)
        return frozenset(str(key) for key in kept) if isinstance(kept, list) else None

    def _choose(self) -> None:
        gone = {key for key, action in self.ticks.items() if not action.isChecked()}
        elsewhere = (self._hidden() or frozenset()) - set(self.ticks)
        user_data.write(self._name, sorted(gone | elsewhere))
        self.apply()

    def _forget(self) -> None:
        user_data.write(self._name, None)
        self.apply()

    def apply(self) -> None:
        """Show what was chosen, else what there is room for."""
        chosen = self._hidden()
        hidden = self._without_room() if chosen is None else chosen & set(self.ticks)
        for at, column in enumerate(self._columns):
            self.set_shown(at, column.key not in hidden)
            if column.key in self.ticks:
                self.ticks[column.key].setChecked(column.key not in hidden)
        self.as_width_allows.setEnabled(chosen is not None)
        shown, there = len(self._columns) - len(hidden), len(self._columns)
        self.setText(_("Columns ({n} of {all})").format(n=number(shown), all=number(there)))
        self.setAccessibleName(self.text())

    def _without_room(self) -> frozenset[str]:
        """What to hide by itself: what waits to be chosen, and what has no room after what matters more."""
        left = self.room()
        hidden = {c.key for c in self._columns if c.turn is None}
        if left <= 0:
            return frozenset(hidden)
        order = [at for at, c in enumerate(self._columns) if c.turn is not None]
        order.sort(key=lambda at: self._columns[at].turn or 0)
        is_full = False
        for at in order:
            column = self._columns[at]
            left -= column.least or self.width_of(at)
            is_full = is_full or left < 0
            if is_full and column.turn:
                hidden.add(column.key)
        return frozenset(hidden)


class TableColumns(ColumnChoice):
    """The choice for a table: also from its head with the other mouse button, and from the table with the menu key."""

    def __init__(self, table: QTableView, remembered_as: str, columns: Sequence[Column]) -> None:
        self._table = table
        self._widths: dict[int, int] = {}
        super().__init__(remembered_as, columns)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda spot: self.choices.popup(header.mapToGlobal(spot)))
        table.installEventFilter(self)
        self.apply()

    def follow(self, columns: Sequence[Column]) -> None:
        """Other columns: those that the table has now, all of them shown at their widths."""
        self._widths = {}
        if tuple(columns) != self._columns:
            self._offer(tuple(columns))
        self.apply()

    def offer(self, columns: Sequence[Column]) -> None:
        """The same columns of the table, of which others may matter now."""
        if tuple(columns) != self._columns:
            self._offer(tuple(columns))
            self.apply()

    def room(self) -> int:
        if not self._table.isVisible():
            return 0
        head = self._table.verticalHeader()
        bar = self._table.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self._table.width() - 2 * self._table.frameWidth() - bar - (head.width() if head.isVisible() else 0)

    def width_of(self, at: int) -> int:
        if not self._table.isColumnHidden(at):
            self._widths[at] = self._table.columnWidth(at)
        return self._widths.get(at, self._table.horizontalHeader().defaultSectionSize())

    def set_shown(self, at: int, is_shown: bool) -> None:
        self.width_of(at)  # a hidden one does not know its own
        if self._table.isColumnHidden(at) is is_shown:
            self._table.setColumnHidden(at, not is_shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
                self.apply()
            elif isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
                self.choices.popup(self._table.viewport().mapToGlobal(QPoint(0, 0)))
                return True
        return super().eventFilter(watched, event)
