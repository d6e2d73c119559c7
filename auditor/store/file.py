"""The audit file: one SQLite database, one door for changes, nothing unsaved."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from auditor.errors import AuditFileError, DamagedFile, InputError, ReadOnlyFile
from auditor.files import sweep, written_beside
from auditor.locale import _
from auditor.model import Audit
from auditor.store import driver, undo
from auditor.store.copying import copy_to_file, write_copy
from auditor.store.driver import Connection, DatabaseError, Unreadable, why
from auditor.store.edit import Edit
from auditor.store.fallback import FallbackTransaction, Storage
from auditor.store.header import check_header
from auditor.store.lock import FileLock, Holder
from auditor.store.opening import connected, make, problems_of
from auditor.store.snapshot import load, refreshed
from auditor.store.superseded import finish
from auditor.store.undo import HistoryLine


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit, undo or redo changed: ids by table."""

    label: str
    ids: Mapping[str, Sequence[int]]


class AuditFile:
    """An open audit. Use :meth:`create` or :meth:`open`; close it, or use it as a context manager.

    Attributes:
        path: where it is.
        password: what opens it; None for a plain file.
        holder: who else has it open, where that is why it is read-only.
    """

    def __init__(
        self, path: Path, connection: Connection, lock: FileLock | None, holder: Holder | None, password: str | None
    ) -> None:
        self.path = path
        self.holder = holder
        self.password = password
        self._lock = lock
        self._listeners: list[Callable[[Change], None]] = []
        self._storage = Storage(path, connection, lock, password, load(connection, path))

    @property
    def audit(self) -> Audit:
        """The snapshot of what is stored now."""
        return self._storage.audit

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed."""
        return self._lock is None

    @property
    def keeps_work(self) -> bool:
        """True where a change that can't be written is kept in memory, in place of refused."""
        return self._storage.keeps_work

    @keeps_work.setter
    def keeps_work(self, keeps: bool) -> None:
        """Whether a change that can't be written is kept in memory, in place of refused.

        Args:
            keeps: True to keep it.
        """
        self._storage.keeps_work = keeps

    @property
    def trouble(self) -> str:
        """Why the work is in memory only; "" while all is stored."""
        return self._storage.trouble

    @property
    def _db(self) -> Connection:
        return self._storage.connection

    @classmethod
    def create(cls, path: Path, password: str | None = None) -> AuditFile:
        """Make a new, empty audit; never over an existing file.

        Args:
            path: where nothing is yet.
            password: what will open it; None: anybody.

        Returns:
            the open file.

        Raises:
            AuditFileError: the file exists, or can't be made there.
        """
        make(path, password or None)
        return cls.open(path, password=password)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, password: str | None = None) -> AuditFile:
        """Open an audit; read-only when somebody else has it open or it can't be written.

        A file of an older schema is brought up to date, after a copy of it was put beside it.

        Args:
            path: the audit file.
            read_only: True to look only; then nobody is kept from writing.
            password: None for a plain file.

        Returns:
            the open file.

        Raises:
            PasswordNeeded, WrongPassword: it is protected.
            ForeignFile, NewerFile, DamagedFile, AuditFileError: refused; the file was not touched.
        """
        is_protected = check_header(path) is None
        lock, holder = (None, None) if read_only else _try_lock(path)
        with contextlib.ExitStack() as on_failure:
            if lock is not None:
                on_failure.callback(lock.release)
                sweep(path)
            try:
                connection = connected(path, password, can_write=lock is not None)
                on_failure.callback(connection.close)
                opened = cls(path, connection, lock, holder, password if is_protected else None)
                if lock is not None:
                    finish(path)
            except (DatabaseError, KeyError, ValueError, InputError) as error:
                raise DamagedFile(_("{path} is damaged: {reason}.").format(path=path, reason=why(error))) from error
            on_failure.pop_all()
            return opened

    @contextlib.contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Change the audit: one transaction, one undo step, one line of history; durable when the block ends.

        An exception inside leaves the audit as it was. With ``keeps_work``, what can't be written is kept in memory, and
        ``trouble`` says why.

        Args:
            label: what the edit is called in the history, in the language in force.

        Yields:
            what may be changed.

        Raises:
            ReadOnlyFile: the audit is open read-only.
            NotStored: it could not be written (the disk is full, say); nothing has changed.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")

        def began(db: Connection) -> None:
            undo.forget_undone(db)
            db.execute("INSERT INTO history (label, at) VALUES (?, ?)", (label[:1000], now))

        with self._transaction(began) as transaction:
            yield transaction.edit()
            changed = undo.changes_of(self._db, self.revision)
            if not changed:
                self._db.execute("ROLLBACK")
        if changed:
            self._refresh(label, changed)

    def undo(self) -> str | None:
        """Take back the newest edit; returns its label, or None when there is none."""
        return self._replay(undo.next_to_undo, undo.revert)

    def redo(self) -> str | None:
        """Do the edit undone last once more; returns its label, or None."""
        return self._replay(undo.next_to_redo, undo.repeat)

    def _replay(
        self, pick: Callable[[Connection], HistoryLine | None], act: Callable[[Connection, int], None]
    ) -> str | None:
        line = self._storage.read(pick)
        if line is None:
            return None
        with self._transaction(lambda db: act(db, line.id)):
            changed = undo.changes_of(self._db, line.id)
        self._refresh(line.label, changed)
        return line.label

    def undo_label(self) -> str | None:
        """What the newest edit is called; None where there is none to take back."""
        line = self._storage.read(undo.next_to_undo)
        return line.label if line else None

    def redo_label(self) -> str | None:
        """What the edit that was undone last is called; None where there is none."""
        line = self._storage.read(undo.next_to_redo)
        return line.label if line else None

    def history(self) -> list[HistoryLine]:
        """The edits, newest first, those undone marked."""
        return self._storage.read(undo.history)

    @property
    def revision(self) -> int:
        """Number of the newest edit in force; 0 for a new audit."""
        line = self._storage.read(undo.next_to_undo)
        return line.id if line else 0

    @property
    def stamp(self) -> str:
        """What tells one state of the audit from another."""
        return self._storage.read(undo.stamp)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of every change after it is stored; call what is returned to stop.

        Args:
            listener: is given what changed.

        Returns:
            stops the telling.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def check(self) -> list[str]:
        """What SQLite's integrity and foreign-key checks find on the disk; empty when all is well."""
        if self.trouble:
            return problems_of(self._db)
        try:  # anew: this connection remembers pages as they once were
            with contextlib.closing(driver.connect(self.path, "ro", self.password)) as connection:
                return problems_of(connection)
        except (AuditFileError, *Unreadable) as error:
            return [why(error)]

    def copy_to(self, path: Path, *, mode: int = 0o644) -> None:
        """Write all of the audit, with its history and under the same password, to another file.

        Args:
            path: the other file; one that is there is replaced.
            mode: permissions of a new file.

        Raises:
            AuditFileError: it can't be written there, or this is the file itself.
        """
        if path.resolve() == self.path.resolve():
            raise AuditFileError(_("{path} is this audit itself; choose another name.").format(path=path))
        copy_to_file(self._db, path, self.password, self.password, mode)

    def replace_under(self, password: str | None, before: Callable[[Path], None] | None = None) -> AuditFile:
        """The same audit under another password, or None: without one. This one is closed; what is returned is open.

        Args:
            password: the new one; None: anybody can open it.
            before: called with the finished copy, before it takes the place of the file.

        Returns:
            the same audit, open under the new password.

        Raises:
            AuditFileError: it can't be written; the file is as it was, and this one still open.
        """
        if self.read_only or self.trouble:
            raise AuditFileError(self.trouble or self.why_read_only())
        try:
            with written_beside(self.path) as part:
                write_copy(self._db, part, self.password, password)
                connected(part, password, can_write=False).close()
                if before is not None:
                    before(part)
                if os.name == "nt":  # there an open file can't be replaced
                    self.close()
        except OSError as error:
            raise AuditFileError(
                _("Can't write {path}: {reason}").format(path=self.path, reason=error.strerror)
            ) from error
        except DatabaseError as error:
            raise AuditFileError(_("Can't write {path}: {reason}").format(path=self.path, reason=why(error))) from error
        self.close()
        return AuditFile.open(self.path, password=password)

    def store_again(self) -> None:
        """After trouble: write what is in memory to the file, when it is back and nobody has changed it since.

        Raises:
            AuditFileError: it still can't be written, or somebody else has changed it; the work stays in memory.
        """
        self._storage.store_again()

    def sign_of_life(self) -> None:
        """Tell other machines that this one still has the audit open; call it every minute or so."""
        if self._lock is not None and not self.trouble:
            self._lock.beat()

    def close(self) -> None:
        """Give back the file and its lock; what was changed is stored already."""
        self._storage.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> AuditFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _transaction(
        self, begin: Callable[[Connection], None]
    ) -> contextlib.AbstractContextManager[FallbackTransaction]:
        if self.read_only:
            raise ReadOnlyFile(self.why_read_only())
        return self._storage.transaction(begin)

    def why_read_only(self) -> str:
        """Who has it open, or that it can't be written."""
        if self.holder is not None:
            return self.holder.told()
        return _("This audit can only be read: the file or its folder is write-protected.")

    def _refresh(self, label: str, changed: Mapping[str, Sequence[int]]) -> None:
        self._storage.audit = refreshed(self._db, self.audit, changed)
        for listener in list(self._listeners):
            listener(Change(label, changed))


def _try_lock(path: Path) -> tuple[FileLock | None, Holder | None]:
    """The lock, or why there is none."""
    if not os.access(path, os.W_OK):
        return None, None
    lock = FileLock(path.resolve())
    try:
        holder = lock.take()
    except OSError:
        return None, None
    return (None, holder) if holder is not None else (lock, None)
