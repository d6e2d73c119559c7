"""The audit file: one SQLite database, one door for changes, nothing unsaved."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from auditor.errors import AuditFileError, DamagedFile, ForeignFile, InputError, ReadOnlyFile
from auditor.locale import _
from auditor.model import ENTITIES, Audit, Calendar, Firm
from auditor.store import schema, undo
from auditor.store.edit import Edit
from auditor.store.header import check_header
from auditor.store.lock import FileLock, Holder
from auditor.store.migrate import migrated
from auditor.store.rows import row_plan
from auditor.store.undo import HistoryLine

_READING = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA foreign_keys = ON")
_WRITING = (
    # One file at rest, and safe on shared folders and USB sticks, which write-ahead logging is not.
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


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
        read_only: True when nothing can be changed.
        holder: who else has it open, where that is why it is read-only.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: FileLock | None, holder: Holder | None
    ) -> None:
        self.path = path
        self.holder = holder
        self._db = connection
        self._lock = lock
        self._listeners: list[Callable[[Change], None]] = []
        self._editing = False
        self.audit = self._load()

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @classmethod
    def create(cls, path: Path) -> AuditFile:
        """Make a new, empty audit; never over an existing file.

        Raises:
            AuditFileError: the file exists, or can't be made there.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        except FileExistsError:
            raise AuditFileError(_("{path} exists already; choose another name.").format(path=path)) from None
        except OSError as error:
            raise AuditFileError(_("Can't make {path}: {reason}").format(path=path, reason=error.strerror)) from error
        try:
            connection = _connect(path, "rw")
            for pragma in (*_READING, *_WRITING):
                connection.execute(pragma)
            schema.migrate(connection)
            connection.execute("BEGIN")
            edit = Edit(connection, Audit({name: {} for name in ENTITIES}))
            connection.execute("UPDATE replay SET active = 1")
            edit.put(Firm())
            edit.put(Calendar())
            connection.execute("UPDATE replay SET active = 0")
            connection.execute("COMMIT")
            connection.close()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> AuditFile:
        """Open an audit; read-only when somebody else has it open or it can't be written.

        Raises:
            ForeignFile, NewerFile, DamagedFile, AuditFileError: refused; the file was not touched.

        A file of an older schema is brought up to date, after a copy of it was put beside it.
        """
        version = check_header(path)
        lock, holder = (None, None) if read_only else _try_lock(path)
        with contextlib.ExitStack() as on_failure:
            if lock is not None:
                on_failure.callback(lock.release)
            try:
                connection = _connect(path, "rw" if lock else "ro")
                on_failure.callback(connection.close)
                for pragma in _READING if lock is None else (*_READING, *_WRITING):
                    connection.execute(pragma)
                if schema.description(connection) != schema.expected(version):
                    raise ForeignFile(_("{path} is not laid out as an audit; it was not opened.").format(path=path))
                if version < schema.VERSION:
                    connection = migrated(path, connection, version, can_write=lock is not None)
                    on_failure.callback(connection.close)
                opened = cls(path, connection, lock, holder)
            except (sqlite3.DatabaseError, KeyError, ValueError, InputError) as error:
                raise DamagedFile(_("{path} is damaged: {reason}.").format(path=path, reason=error)) from error
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

        An exception inside leaves the audit as it was.

        Raises:
            ReadOnlyFile: the audit is open read-only.
            AuditFileError: it could not be written (the disk is full, say); nothing has changed.
        """
        with self._transaction():
            undo.forget_undone(self._db)
            cursor = self._db.execute(
                "INSERT INTO history (label, at) VALUES (?, ?)",
                (label[:1000], datetime.now(UTC).isoformat(timespec="milliseconds")),
            )
            edit_id = int(cursor.lastrowid or 0)
            yield Edit(self._db, self.audit)
            changed = undo.changes_of(self._db, edit_id)
            if not changed:
                self._db.execute("ROLLBACK")
                return
        self._refresh(label, changed)

    def undo(self) -> str | None:
        """Take back the newest edit; returns its label, or None when there is none."""
        return self._replay(undo.next_to_undo, undo.revert)

    def redo(self) -> str | None:
        """Do the edit undone last once more; returns its label, or None."""
        return self._replay(undo.next_to_redo, undo.repeat)

    def _replay(
        self,
        pick: Callable[[sqlite3.Connection], HistoryLine | None],
        act: Callable[[sqlite3.Connection, int], None],
    ) -> str | None:
        line = pick(self._db)
        if line is None:
            return None
        with self._transaction():
            act(self._db, line.id)
            changed = undo.changes_of(self._db, line.id)
        self._refresh(line.label, changed)
        return line.label

    def undo_label(self) -> str | None:
        line = undo.next_to_undo(self._db)
        return line.label if line else None

    def redo_label(self) -> str | None:
        line = undo.next_to_redo(self._db)
        return line.label if line else None

    def history(self) -> list[HistoryLine]:
        """The edits, newest first, those undone marked."""
        return undo.history(self._db)

    @property
    def revision(self) -> int:
        """Number of the newest edit in force; 0 for a new audit."""
        line = undo.next_to_undo(self._db)
        return line.id if line else 0

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of every change after it is stored; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def check(self) -> list[str]:
        """What SQLite's integrity and foreign-key checks find; empty when all is well."""
        found = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(100)") if row[0] != "ok"]
        found += [f"foreign key: {row[0]} {row[1]}" for row in self._db.execute("PRAGMA foreign_key_check")]
        return found

    def close(self) -> None:
        self._db.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> AuditFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._lock is None:
            raise ReadOnlyFile(self._why_read_only())
        if self._editing:
            raise RuntimeError("an edit is already open")
        self._editing = True
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise AuditFileError(
                _("The change could not be stored: {reason}. Nothing was lost; the audit is as it was.").format(
                    reason=error
                )
            ) from error
        except sqlite3.IntegrityError as error:
            raise InputError(_("The change was refused: {reason}.").format(reason=error)) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._editing = False

    def _why_read_only(self) -> str:
        if self.holder is not None:
            return _("{user} on {host} has this audit open since {since}; here it can only be read.").format(
                user=self.holder.user, host=self.holder.host, since=self.holder.since
            )
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


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = path.resolve().as_uri() + f"?mode={mode}"
    try:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=True)
    except sqlite3.OperationalError as error:
        raise AuditFileError(_("Can't open {path}: {reason}").format(path=path, reason=error)) from error


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
