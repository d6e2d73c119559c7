"""Watches over the open audit: backups, signs of life, and what to do when the disk fails."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QPushButton

from auditor.errors import AuditorError
from auditor.locale import _
from ui.session import Session
from ui.widgets.labels import plain_tooltip

BEAT_MS = 60_000


class BackupKeeper(QObject):
    """One a window. ``button`` stands in the status line while work is in memory only."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.button = QPushButton(_("Not stored: only in memory"))
        self.button.setProperty("danger", True)
        self.button.clicked.connect(self.ask)
        self.button.hide()
        window.statusBar().addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        session.opened.connect(self._on_opened)
        session.troubled.connect(self._on_trouble)
        self._is_asking = False

    def back_up(self, *, only_when_due: bool = False) -> None:
        """A backup of what changed; the sample and what is in trouble need none. Failure is told in the status line."""
        from auditor.store.backup import back_up, is_due

        file = self._session.file
        if file is None or file.read_only or file.trouble or self._session.is_sample:
            return
        try:
            if not only_when_due or is_due(file):
                back_up(file)
        except AuditorError as error:
            self._window.statusBar().showMessage(_("No backup was made: {reason}").format(reason=error), 15_000)

    def may_close(self) -> bool:
        """Before the audit is closed: a last backup, and a question where work would be lost."""
        file = self._session.file
        if file is None:
            return True
        if not file.trouble:
            self.back_up()
            return True
        from ui.safety.boxes import choose

        answers = [_("Save elsewhere …"), _("Try again"), _("Close without storing"), _("Cancel")]
        text = _("Your last changes are only in memory: {reason}").format(reason=file.trouble)
        chosen = choose(self._window, text, _("They are lost when the audit is closed."), answers)
        if chosen == 0:
            return self.save_elsewhere()
        if chosen == 1:
            return self.try_again()
        return chosen == 2

    def ask(self) -> None:
        """What to do about work that is in memory only."""
        file = self._session.file
        if file is None or not file.trouble or self._is_asking:
            return
        from ui.safety.boxes import choose

        self._is_asking = True
        try:
            answers = [_("Save elsewhere …"), _("Try again"), _("Go on")]
            more = _(
                "Nothing is lost: all your work is kept in memory, and you can go on. Save it elsewhere, or try again when"
                " the disk is back or has room."
            )
            chosen = choose(self._window, _("The change could not be stored: {reason}").format(reason=file.trouble), more, answers)  # fmt: skip
        finally:
            self._is_asking = False
        if chosen == 0:
            self.save_elsewhere()
        elif chosen == 1:
            self.try_again()

    def try_again(self) -> bool:
        """Store what is in memory where it belongs."""
        file = self._session.file
        assert file is not None
        try:
            file.store_again()
        except AuditorError as error:
            self._session.failed.emit(str(error))
            return False
        self._session.note_trouble()
        return True

    def save_elsewhere(self) -> bool:
        """Write all to another file and go on there."""
        from ui.dialogs import ask_copy

        file = self._session.file
        assert file is not None
        target = ask_copy(self._window, file.path)
        if target is None:
            return False
        try:
            if target.resolve() == file.path.resolve():
                file.store_again()
                self._session.note_trouble()
                return True
            file.copy_to(target)
        except AuditorError as error:
            self._session.failed.emit(str(error))
            return False
        return self._session.open(target, file.password)

    def _beat(self) -> None:
        file = self._session.file
        if file is not None:
            file.sign_of_life()
            self.back_up(only_when_due=True)

    def _on_opened(self) -> None:
        self._show()
        QTimer.singleShot(0, self.back_up)  # first the person sees the audit

    def _on_trouble(self) -> None:
        self._show()
        if self._session.file is not None and self._session.file.trouble:
            QTimer.singleShot(0, self.ask)

    def _show(self) -> None:
        file = self._session.file
        trouble = file.trouble if file is not None else ""
        self.button.setVisible(bool(trouble))
        plain_tooltip(self.button, trouble)
