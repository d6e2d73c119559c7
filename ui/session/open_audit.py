"""The open audit file: opening and closing, the snapshot, and the one door for changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from auditor.errors import AuditorError, InputError
from auditor.locale import _

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.edit import Verb
    from auditor.model import Audit
    from auditor.store import AuditFile, Change

P = ParamSpec("P")
R = TypeVar("R")


class OpenAudit(QObject):
    """Holds at most one open audit.

    Signals:
        opened: another audit is open, or none.
        changed: an edit, undo or redo was stored (carries the Change).
        failed: a message for the person.
        closing: the audit is about to be closed; it is still there.
        troubled: from now on the work is in memory only, or it is stored again.
    """

    opened = Signal()
    closing = Signal()
    changed = Signal(object)
    failed = Signal(str)
    troubled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file: AuditFile | None = None
        self.is_sample = False
        self._trouble = ""

    @property
    def audit(self) -> Audit:
        if self.file is not None:
            return self.file.audit
        from auditor.model import Audit

        return Audit.of()

    @property
    def can_edit(self) -> bool:
        return self.file is not None and not self.file.read_only

    def open(self, path: Path, password: str | None = None) -> bool:
        """Open an audit; on failure the present one stays and the reason is told."""
        from auditor.store import AuditFile

        return self._take(lambda: AuditFile.open(path, password=password))

    def take(self, path: Path, password: str | None = None) -> None:
        """Open an audit.

        Raises:
            AuditorError: see :meth:`AuditFile.open`; the present audit stays.
        """
        from auditor.store import AuditFile

        self._keep(AuditFile.open(path, password=password))

    def create(self, path: Path) -> bool:
        """Make a new audit and open it."""
        from auditor.store import AuditFile

        return self._take(lambda: AuditFile.create(path))

    def open_sample(self, name: str | None = None) -> bool:
        """A fresh copy of a sample audit in the user's data folder; None: of the one that is shown where none is chosen."""
        from ui.sample_audit import fresh_sample

        return self._take(fresh_sample if name is None else lambda: fresh_sample(name), is_sample=True)

    def _take(self, make: Callable[[], AuditFile], *, is_sample: bool = False) -> bool:
        try:
            fresh = make()
        except AuditorError as error:
            self.failed.emit(str(error))
            return False
        self._keep(fresh, is_sample=is_sample)
        return True

    def _keep(self, fresh: AuditFile, *, is_sample: bool = False) -> None:
        self.close()
        self.file = fresh
        fresh.keeps_work = True
        self._trouble = ""
        self.is_sample = is_sample
        fresh.subscribe(self._on_change)
        self.opened.emit()

    def note_trouble(self) -> None:
        """Tell when the work has gone to memory, or back to its file."""
        trouble = self.file.trouble if self.file is not None else ""
        if trouble != self._trouble:
            self._trouble = trouble
            self.troubled.emit()

    def set_password(self, password: str | None) -> None:
        """The same audit under another password, or none.

        Raises:
            AuditorError: it could not be done; the audit is as it was.
        """
        from auditor.store.protect import set_password

        if self.file is not None:
            self._keep(set_password(self.file, password))

    def close(self) -> None:
        if self.file is not None:
            self.closing.emit()
            self.file.close()
            self.file = None

    def do(self, change: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Change the audit in one undo step: the one door of the window.

        Where that can't be (no audit is open, it is read-only, it can't be written, the change is refused), it is told by
        ``failed``, the audit is as it was, and the answer is None.
        """
        try:
            return self.enter(change, *args, **kwargs)
        except InputError as error:
            self.failed.emit(str(error))
            return None

    def enter(self, change: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """As :meth:`do`, for what a person typed in a field that says itself what is wrong.

        Raises:
            InputError: what was typed can't be used; the audit is as it was.
        """
        if self.file is None:
            return None
        from auditor.edit import perform

        try:
            return perform(self.file, change, *args, **kwargs)
        except InputError:
            raise
        except AuditorError as error:
            self.failed.emit(str(error))
            return None

    def undo(self) -> None:
        self._step(lambda file: file.undo())

    def redo(self) -> None:
        self._step(lambda file: file.redo())

    def _step(self, act: Callable[[AuditFile], str | None]) -> None:
        if self.file is None:
            return
        try:
            act(self.file)
        except AuditorError as error:
            self.failed.emit(str(error))

    def save_text(self) -> str:
        """What the status line says about the file."""
        if self.file is None:
            return ""
        if self.file.read_only:
            holder = self.file.holder
            if holder is not None:
                return _("Read-only: {user} on {host} has this audit open.").format(user=holder.user, host=holder.host)
            return _("Read-only: the file can't be written.")
        if self.file.trouble:
            return _("Not stored: only in memory")
        return _("All changes saved")

    def _on_change(self, change: Change) -> None:
        self.note_trouble()
        self.changed.emit(change)
