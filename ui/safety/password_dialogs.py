"""Asking for a password, and choosing one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from auditor.errors import AuditorError, InputError, WrongPassword
from auditor.locale import _
from auditor.store.protect import check_password
from ui.theme import UNIT
from ui.widgets.labels import label

LONGEST_WAIT_S = 64


class AskPassword(QDialog):
    """Tries a password with ``attempt`` until it opens something; after each wrong one the wait is twice as long."""

    def __init__(self, parent: QWidget | None, name: str, attempt: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Password"))
        self._attempt = attempt
        self._wrong = 0
        self.error: AuditorError | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("“{name}” is protected by a password.").format(name=name)))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(_("Password"))
        self.line.setMinimumWidth(320)
        self.line.textEdited.connect(lambda _text: self._show_open())
        layout.addWidget(self.line)
        self.remember = QCheckBox(_("Name it in the list of audits opened before"))
        layout.addWidget(self.remember)
        self.told = label("", quiet=True)
        layout.addWidget(self.told)
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(_("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._seconds = 0
        self._show_open()

    def _show_open(self) -> None:
        self.open_button.setEnabled(bool(self.line.text()) and not self._seconds)

    def _try(self) -> None:
        if self._seconds or not self.line.text():
            return
        try:
            self._attempt(self.line.text())
        except WrongPassword as error:
            self._wrong += 1
            self._seconds = min(2 ** (self._wrong - 1), LONGEST_WAIT_S)
            self.line.selectAll()
            self.line.setFocus()
            self._timer.start()
            self._say(str(error))
        except AuditorError as error:
            self.error = error
            self.reject()
        else:
            self.accept()

    def _say(self, text: str) -> None:
        wait = _("You can try again in {n} s.").format(n=self._seconds) if self._seconds else ""
        self._text = text
        self.told.setText(f"{text} {wait}".strip())
        self._show_open()

    def _tick(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        if not self._seconds:
            self._timer.stop()
        self._say(self._text)


class ChoosePassword(QDialog):
    """A new password, typed twice; an empty one takes the password away where there was one."""

    def __init__(self, parent: QWidget | None, *, is_protected: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Password of this audit"))
        layout = QVBoxLayout(self)
        layout.setSpacing(UNIT)
        layout.addWidget(
            label(
                _(
                    "Without the password nobody can read the audit, its backups included. There is no way around it:"
                    " write it down and keep it safe."
                )
            )
        )
        self.first, self.second = (self._line(layout, text) for text in (_("New password"), _("The same again")))
        self.told = label("", quiet=True)
        layout.addWidget(self.told)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("Set password"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.remove = buttons.addButton(_("Remove password"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove.setVisible(is_protected)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.is_removed = False
        self.remove.clicked.connect(self._remove)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._look()

    def _line(self, layout: QVBoxLayout, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.textEdited.connect(lambda _text: self._look())
        layout.addWidget(line)
        return line

    def _look(self) -> None:
        text = ""
        try:
            check_password(self.first.text())
        except InputError as error:
            text = str(error)
        else:
            if self.first.text() != self.second.text():
                text = _("The two are not the same yet.")
        self.told.setText(text)
        self.save.setEnabled(not text)

    def _remove(self) -> None:
        self.is_removed = True
        self.accept()

    @property
    def password(self) -> str | None:
        """What was chosen; None for no password."""
        return None if self.is_removed else self.first.text()
