"""The backups of the open audit: what differs from now, and back to one of them."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import AuditorError
from auditor.locale import _, short_moment
from auditor.model import Audit
from auditor.store import AuditFile
from auditor.store.backup import take_out
from auditor.store.backup_folder import Backup, backups_of
from auditor.store.restore import restore
from ui.fitting import resize_within_screen
from ui.safety.difference_words import difference_lines
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.dialog_row import last_row
from ui.widgets.labels import label


class BackupsDialog(QDialog):
    """Choose a backup, see what differs, restore it (one edit, which can be undone) or save it as a file."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.session = session
        assert session.file is not None
        self.setWindowTitle(_("Backups"))
        resize_within_screen(self, 760, 480)
        self._backups = backups_of(session.file.path)
        self._chosen: Audit | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(
            label(
                _("The program keeps copies in your own folder on this computer, and thins them out with age.")
                if self._backups
                else _(
                    "There is no backup yet. The first one is made when the audit is opened the next time, or closed."
                ),
                quiet=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setMaximumWidth(300)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("What differs"))
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        layout.addLayout(row, 1)
        self.restore = QPushButton(_("Restore this state"))
        self.restore.setProperty("primary", True)
        self.restore.clicked.connect(self._restore)
        self.save = QPushButton(_("Save as a file …"))
        self.save.clicked.connect(self._save)
        layout.addLayout(last_row(self, self.save, self.restore))
        self.restore.setDefault(True)
        self._fill()
        self.list.currentRowChanged.connect(lambda _row: self._show())
        if self._backups:
            self.list.setCurrentRow(0)
        else:
            self._show()

    def _fill(self) -> None:
        for backup in self._backups:
            revision = _("Revision {n}").format(n=backup.revision)
            self.list.addItem(QListWidgetItem(f"{short_moment(backup.at)}   ·   {revision}"))

    def _current(self) -> Backup | None:
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _show(self) -> None:
        backup, file = self._current(), self.session.file
        self._chosen = None
        if backup is not None and file is not None:
            try:
                with AuditFile.open(backup.path, read_only=True, password=file.password) as kept:
                    self._chosen = kept.audit
                lines = difference_lines(self._chosen, file.audit)
                self.text.setPlainText("\n".join(lines) or _("Nothing differs from now."))
            except AuditorError as error:
                self.text.setPlainText(str(error))
        self.save.setEnabled(backup is not None)
        can_restore = self._chosen is not None and file is not None and self._chosen != file.audit
        self.restore.setEnabled(can_restore and self.session.can_edit)

    def _restore(self) -> None:
        backup, file = self._current(), self.session.file
        if backup is None or file is None or self._chosen is None:
            return
        try:
            restore(file, self._chosen, _("Restore the backup of {when}").format(when=short_moment(backup.at)))
        except AuditorError as error:
            self.session.failed.emit(str(error))
            return
        self.accept()

    def _save(self) -> None:
        from ui.dialogs import ask_copy

        backup, file = self._current(), self.session.file
        if backup is None or file is None:
            return
        stem = f"{file.path.stem} {backup.at:%Y-%m-%d %H%M}"
        target = ask_copy(self, file.path.with_name(f"{stem}.audit"))
        if target is not None:
            try:
                take_out(backup, target)
            except AuditorError as error:
                self.text.setPlainText(str(error))
            else:
                self.text.setPlainText(_("Wrote {path}.").format(path=target))
