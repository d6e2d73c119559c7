"""The audit file: one SQLite database, one door for changes, nothing unsaved."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from auditor.errors import AuditFileError, DamagedFile, InputError, NotStored, ReadOnlyFile
from auditor.files import sweep, written_beside
from auditor.locale import _
from auditor.model import ENTITIES, Audit
from auditor.store import driver, undo
from auditor.store.copying import copy_to_file, write_copy
from auditor.store.driver import Connection, DatabaseError, IntegrityError, Unreadable, why
from auditor.store.edit import Edit
from auditor.store.header import check_header
from auditor.store.lock import FileLock, Holder
from auditor.store.memory import kept_in_memory
from auditor.store.on_disk import FileIdentity
from auditor.store.opening import connected, make, problems_of
from auditor.store.rows import row_plan
from auditor.store.superseded import finish
from auditor.store.undo import HistoryLine

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit, undo or redo changed: ids by table."""

    label: str
    ids: Mapping[str, Sequence[int]]


class AuditFile:
    """An open audit. Use :meth:`create` or :meth:`open`; close it, or use it as a context manager.

    Attributes:
        path: where it is.
        audit: the snapshot of what is stored now.
        password: what opens it; None for a plain file.
        read_only: True when nothing can be changed.
        holder: who else has it open, where that is why it is read-only.
        keeps_work: True where a change that can't be written is kept in memory, in place of refused.
        trouble: why the work is in memory only; "" while all is stored.
    """

    def __init__(
        self, path: Path, connection: Connection, lock: FileLock | None, holder: Holder | None, password: str | None
    ) -> None:
        self.path = path
        self.holder = holder
        self.password = password
        self.keeps_work = False
        self.trouble = ""
        self._db = connection
        self._lock = lock
        self._listeners: list[Callable[[Change], None]] = []
        self._editing = False
        self.audit = self._load()
        self._place = FileIdentity(path, connection, lock)

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @classmethod
    def create(cls, path: Path, password: str | None = None) -> AuditFile:
        """Make a new, empty audit; never over an existing file.

        Raises:
            AuditFileError: the file exists, or can't be made there.
        """
        make(path, password or None)
        return cls.open(path, password=password)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, password: str | None = None) -> AuditFile:
        """Open an audit; read-only when somebody else has it open or it can't be written.

        Raises:
            PasswordNeeded, WrongPassword: it is protected.
            ForeignFile, NewerFile, DamagedFile, AuditFileError: refused; the file was not touched.

        A file of an older schema is brought up to date, after a copy of it was put beside it.
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

    def _load(self) -> Audit:
        tables: dict[str, Mapping[int, Any]] = {}
        for name, cls in ENTITIES.items():
            plan = row_plan(cls)
            rows = self._db.execute(f"SELECT {', '.join(plan.columns)} FROM {name}")
            tables[name] = plan.from_rows(rows)
        if 1 not in tables["firm"] or 1 not in tables["calendar"]:
            raise DamagedFile(_("{path} is damaged: {reason}.").format(path=self.path, reason=_("the firm is missing")))
        return Audit(tables)

    @contextlib.contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Change the audit: one transaction, one undo step, one line of history; durable when the block ends.

        An exception inside leaves the audit as it was. With ``keeps_work``, what can't be written is kept in memory, and
        ``trouble`` says why.

        Raises:
            ReadOnlyFile: the audit is open read-only.
            NotStored: it could not be written (the disk is full, say); nothing has changed.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")

        def began() -> None:
            undo.forget_undone(self._db)
            self._db.execute("INSERT INTO history (label, at) VALUES (?, ?)", (label[:1000], now))

        with self._transaction(began) as moving:
            edit = moving.edit = Edit(self._db, self.audit, moving.rescue if self._may_move else None)
            yield edit
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
        line = self._read(pick)
        if line is None:
            return None
        with self._transaction(lambda: act(self._db, line.id)):
            changed = undo.changes_of(self._db, line.id)
        self._refresh(line.label, changed)
        return line.label

    def undo_label(self) -> str | None:
        line = self._read(undo.next_to_undo)
        return line.label if line else None

    def redo_label(self) -> str | None:
        line = self._read(undo.next_to_redo)
        return line.label if line else None

    def history(self) -> list[HistoryLine]:
        """The edits, newest first, those undone marked."""
        return self._read(undo.history)

    @property
    def revision(self) -> int:
        """Number of the newest edit in force; 0 for a new audit."""
        line = self._read(undo.next_to_undo)
        return line.id if line else 0

    @property
    def stamp(self) -> str:
        """What tells one state of the audit from another."""
        return self._read(undo.stamp)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of every change after it is stored; call what is returned to stop."""
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

        Raises:
            AuditFileError: it can't be written there, or this is the file itself.
        """
        if path.resolve() == self.path.resolve():
            raise AuditFileError(_("{path} is this audit itself; choose another name.").format(path=path))
        copy_to_file(self._db, path, self.password, self.password, mode)

    def replace_under(self, password: str | None, before: Callable[[Path], None] | None = None) -> AuditFile:
        """The same audit under another password, or None: without one. This one is closed; what is returned is open.

        Args:
            before: called with the finished copy, before it takes the place of the file.

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
        if not self.trouble:
            return
        connection = self._place.again(self.password)
        try:
            self._db.backup(connection)
        except DatabaseError as error:
            connection.close()
            raise AuditFileError(_("Can't write {path}: {reason}").format(path=self.path, reason=why(error))) from error
        self._db.close()
        self._db, self.trouble = connection, ""
        self._place = FileIdentity(self.path, connection, self._lock)

    def sign_of_life(self) -> None:
        """Tell other machines that this one still has the audit open; call it every minute or so."""
        if self._lock is not None and not self.trouble:
            self._lock.beat()

    def close(self) -> None:
        self._db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> AuditFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def _may_move(self) -> bool:
        return self.keeps_work and not self.trouble

    @contextlib.contextmanager
    def _transaction(self, begin: Callable[[], None]) -> Iterator[_FallbackTransaction]:
        """A transaction that starts with ``begin``; where it can't be written, the same in memory or nothing."""
        if self._lock is None:
            raise ReadOnlyFile(self.why_read_only())
        if self._editing:
            raise RuntimeError("an edit is already open")
        self._editing = True
        moving = _FallbackTransaction(self, begin)
        try:
            moving.start()
            yield moving
            moving.finish()
        except IntegrityError as error:
            raise InputError(_("The change was refused: {reason}.").format(reason=why(error))) from error
        except Unreadable as error:
            raise NotStored(
                _("The change could not be stored: {reason}. Nothing was lost; the audit is as it was.").format(
                    reason=why(error)
                )
            ) from error
        finally:
            self._roll_back()
            self._editing = False

    def _read(self, look: Callable[[Connection], T]) -> T:
        """What the file says; where it can't be read any more, what memory holds.

        Raises:
            AuditFileError: it can't be read, and nobody asked for the work to be kept.
        """
        try:
            return look(self._db)
        except Unreadable as error:
            if not self._may_move:
                raise AuditFileError(
                    _("Can't read {path}: {reason}").format(path=self.path, reason=why(error))
                ) from error
            self._go_on_in_memory(why(error))
            return look(self._db)

    def _roll_back(self) -> None:
        with contextlib.suppress(DatabaseError):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _go_on_in_memory(self, why: str) -> None:
        """From now on the work is in memory only."""
        self._roll_back()
        memory = kept_in_memory(self._db, self.audit, self.password)
        with contextlib.suppress(DatabaseError):
            self._db.close()
        self._db, self.trouble = memory, why

    def why_read_only(self) -> str:
        """Who has it open, or that it can't be written."""
        if self.holder is not None:
            return self.holder.told()
        return _("This audit can only be read: the file or its folder is write-protected.")

    def _refresh(self, label: str, changed: Mapping[str, Sequence[int]]) -> None:
        fresh: dict[str, dict[int, Any]] = {}
        for table, ids in changed.items():
            plan = row_plan(ENTITIES[table])
            select = f"SELECT {', '.join(plan.columns)} FROM {table}"
            if len(ids) <= 200:
                rows = self._db.execute(f"{select} WHERE id IN ({', '.join('?' * len(ids))})", list(ids))
                found = plan.from_rows(rows)
            else:
                found = plan.from_rows(self._db.execute(select))
            fresh[table] = {row_id: found.get(row_id) for row_id in ids}
        self.audit = self.audit.replaced(fresh)
        for listener in list(self._listeners):
            listener(Change(label, changed))


class _FallbackTransaction:
    """A transaction that goes on in memory where the file refuses it."""

    def __init__(self, file: AuditFile, begin: Callable[[], None]) -> None:
        self._file, self._begin = file, begin
        self.edit: Edit | None = None

    def start(self) -> None:
        file = self._file
        why = "" if file.trouble else file._place.why_unwritable()
        if why and not file.keeps_work:
            raise NotStored(why)
        if why:
            file._go_on_in_memory(why)
        try:
            self._begin_in_file()
        except IntegrityError:
            raise
        except (DatabaseError, NotStored) as error:
            self.rescue(error)

    def _begin_in_file(self) -> None:
        file = self._file
        file._db.execute("BEGIN IMMEDIATE")
        if not file.trouble:
            file._place.check_unchanged()
        self._begin()

    def rescue(self, error: Exception) -> Connection:
        """Begin again in memory."""
        if not self._file._may_move:
            raise error
        self._file._go_on_in_memory(why(error))
        self._begin_in_file()
        return self._file._db

    def finish(self) -> None:
        file = self._file
        if not file._db.in_transaction:
            return
        try:
            file._db.execute("COMMIT")
        except IntegrityError:
            raise
        except DatabaseError as error:
            connection = self.rescue(error)
            if self.edit is not None:
                self.edit.move_to(connection)
            connection.execute("COMMIT")
        if not file.trouble:
            file._place.remember()


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
