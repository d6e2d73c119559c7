"""What is told to whom in a value stream: a row a message."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from auditor.edit.stream import add_message, remove_message, set_message
from auditor.locale import _
from auditor.model import WORKING_KINDS, Information
from ui.session import Session
from ui.theme import UNIT, target
from ui.widgets.choices import name_box
from ui.widgets.labels import label

_ROLE = Qt.ItemDataRole.UserRole
_SAYS, _ELECTRONIC = 2, 3
_ROWS = 3


class InformationTable(QWidget):
    """Senders and receivers are chosen: customer, planning, supplier and the steps."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.process_id = session, 0
        self.table = QTableWidget(0, 4)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels([_("From"), _("To"), _("Says"), _("Electronic")])
        self.table.setAccessibleName(_("Information flow"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.setFixedHeight(target() * _ROWS + 34)
        for column, width in enumerate((200, 200, 320, 100)):
            self.table.setColumnWidth(column, width)
        self.table.itemChanged.connect(self._store)
        self.add, self.remove = QPushButton(_("Add message")), QPushButton(_("Remove message"))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(label(_("Information flow"), bold=True), 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(self.table)

    def show_process(self, process_id: int) -> None:
        """The messages of a process."""
        self.process_id = process_id
        audit = self.session.audit
        parties = [_("Customer"), _("Planning"), _("Supplier")]
        parties += [s.name for s in audit.steps_of(process_id) if s.kind in WORKING_KINDS]
        messages = audit.information_of(process_id)
        self.table.blockSignals(True)
        self.table.setRowCount(len(messages))
        for row, message in enumerate(messages):
            for column, (key, name) in enumerate((("sender", message.sender), ("receiver", message.receiver))):
                box = QComboBox()
                name_box(box, _("From") if key == "sender" else _("To"))
                box.addItems(parties if name in parties else [*parties, name])
                box.setCurrentText(name)
                box.activated.connect(
                    lambda _i, box=box, key=key, message=message: self._put(message, **{key: box.currentText()})
                )
                self.table.setCellWidget(row, column, box)
            says = QTableWidgetItem(message.says)
            says.setData(_ROLE, message.id)
            self.table.setItem(row, _SAYS, says)
            tick = QTableWidgetItem()
            tick.setData(_ROLE, message.id)
            tick.setFlags((tick.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsEditable)
            tick.setCheckState(Qt.CheckState.Checked if message.is_electronic else Qt.CheckState.Unchecked)
            self.table.setItem(row, _ELECTRONIC, tick)
        self.table.blockSignals(False)
        for widget in (self.table, self.add, self.remove):
            widget.setEnabled(self.session.can_edit and process_id in audit.processes)

    def _put(self, message: Information, **values: object) -> None:
        self.session.do(set_message, message, **values)

    def _store(self, item: QTableWidgetItem) -> None:
        message = self.session.audit.table(Information).get(int(item.data(_ROLE) or 0))
        if message is None:
            return
        if item.column() == _SAYS:
            self._put(message, says=item.text().strip()[:500])
        else:
            self._put(message, is_electronic=item.checkState() == Qt.CheckState.Checked)

    def _add(self) -> None:
        self.session.do(add_message, self.process_id)

    def _remove(self) -> None:
        item = self.table.item(self.table.currentRow(), _SAYS)
        message = self.session.audit.table(Information).get(int(item.data(_ROLE))) if item is not None else None
        if message is not None:
            self.session.do(remove_message, message)
