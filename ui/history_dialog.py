"""The edits of the audit, newest first; back to any of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _, written_moment
from ui.fitting import resize_within_screen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label


class HistoryDialog(QDialog):
    """Choose a line to go back (or forward again) to the state after it."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(_("History"))
        resize_within_screen(self, 460, 480)
        self.list = QListWidget()
        self.list.setAccessibleName(_("History"))
        self.go = QPushButton(_("Go to this state"))
        self.go.clicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(
            label(_("Every change, newest first. Those undone are kept until you change something new."), quiet=True)
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(self.go)
        self.list.itemActivated.connect(lambda _item: self._go())
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        lines = self.session.file.history() if self.session.file is not None else []
        for line in lines:
            item = QListWidgetItem(
                f"{written_moment(line.at)}   {line.label}" + (f"   ({_('undone')})" if line.undone else "")
            )
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            if line.undone:
                item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        beginning = QListWidgetItem(_("The beginning"))
        beginning.setData(Qt.ItemDataRole.UserRole, 0)
        self.list.addItem(beginning)
        self.list.setCurrentRow(next((i for i, line in enumerate(lines) if not line.undone), len(lines)))
        self.go.setEnabled(self.session.can_edit)

    def _go(self) -> None:
        item, file = self.list.currentItem(), self.session.file
        if item is None or file is None or not self.session.can_edit:
            return
        wanted = int(item.data(Qt.ItemDataRole.UserRole))
        while file.revision > wanted:
            self.session.undo()
        while file.revision < wanted and file.redo_label() is not None:
            self.session.redo()
        self._fill()
