"""The command palette: every action by name, with its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from auditor.locale import _
from ui.actions.keys import shown
from ui.fitting import resize_within_screen
from ui.theme import UNIT, target


class CommandPalette(QDialog):
    """Type part of a name, Return does it."""

    def __init__(self, parent: QWidget, actions: Sequence[tuple[str, QAction, str]]) -> None:
        """``actions``: where it belongs, the action, its keys as written."""
        super().__init__(parent)
        self.setWindowTitle(_("All actions"))
        resize_within_screen(self, 520, 420)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("What do you want to do?"))
        self.line.setAccessibleName(_("What do you want to do?"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("All actions"))
        self.list.setUniformItemSizes(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(self._do)
        self.add(actions)

    def add(self, actions: Sequence[tuple[str, QAction, str]]) -> None:
        """List more actions below the others."""
        for where, action, keys in actions:
            name = action.text().replace("&", "")
            item = QListWidgetItem(f"{where}: {name}" + (f"    {shown((keys,))}" if keys else ""))
            item.setData(Qt.ItemDataRole.UserRole, action)
            item.setSizeHint(
                item.sizeHint().expandedTo(
                    self.list.sizeHint().scaled(0, target(), Qt.AspectRatioMode.IgnoreAspectRatio)
                )
            )
            if not action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self._filter(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Return work while the line has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _rows(self) -> list[int]:
        return [i for i in range(self.list.count()) if not self.list.item(i).isHidden() and self.list.item(i).flags()]

    def _move(self, step: int) -> None:
        rows = self._rows()
        if rows:
            at = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else -step
            self.list.setCurrentRow(rows[(at + step) % len(rows)])

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for i in range(self.list.count()):
            item = self.list.item(i)
            item.setHidden(not all(word in item.text().casefold() for word in words))
        rows = self._rows()
        # What begins with the words wins from what only holds them: “add lane” is not “undo: add lane”.
        exact = [i for i in rows if self._name(i).startswith(text.strip().casefold())]
        self.list.setCurrentRow(next(iter(exact + rows), -1))

    def _name(self, row: int) -> str:
        action = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        return str(action.text()).replace("&", "").casefold()

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None or item.isHidden():
            return
        action = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        action.trigger()
