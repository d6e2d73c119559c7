"""Making and opening the database of an audit: what is checked before anything of it is believed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from auditor.errors import AuditFileError, DamagedFile, ForeignFile, PasswordNeeded, WrongPassword
from auditor.locale import _
from auditor.model import ENTITIES, Audit
from auditor.model.bounds import LEAST, MOST
from auditor.store import driver, schema
from auditor.store.driver import Connection, DatabaseError, why
from auditor.store.header import check_header, check_version, not_an_audit
from auditor.store.memory import from_snapshot
from auditor.store.migrate import migrated
from auditor.store.rows import row_plan
from auditor.store.seals import fitting_key
from auditor.store.tables import columns_by_table, query
from auditor.terms import table_label

_WRITING = (
    # One file at rest, and safe on shared folders and USB sticks, which write-ahead logging is not.
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


def make(path: Path, password: str | None) -> None:
    """An empty audit where nothing is yet.

    Args:
        path: where nothing is yet.
        password: None for a plain file.

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
        with (
            contextlib.closing(from_snapshot(Audit.of(), password)) as memory,
            contextlib.closing(driver.connect(path, "rw", password)) as connection,
        ):
            _prepare_to_write(connection)
            memory.backup(connection)  # in one go: each migration would wait for the disk several times
    except DatabaseError as error:
        path.unlink(missing_ok=True)
        raise AuditFileError(_("Can't make {path}: {reason}").format(path=path, reason=why(error))) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def connected(path: Path, password: str | None, *, can_write: bool) -> Connection:
    """A connection to an audit of the newest schema whose layout and rows have been checked.

    Args:
        path: the audit file.
        password: None for a plain file.
        can_write: whether the file is ours to write.

    Returns:
        the connection.

    Raises:
        ForeignFile, NewerFile, DamagedFile, PasswordNeeded, WrongPassword, AuditFileError: refused; the file was not
        touched.
    """
    is_protected = check_header(path) is None
    if is_protected and not password:
        raise PasswordNeeded(_("{path} is protected by a password, or is no audit.").format(path=path))
    with contextlib.ExitStack() as on_failure:
        # A reader, too, has to undo what a killed writer left half-done, where the file lets it.
        mode = "rw" if os.access(path, os.W_OK) else "ro"
        connection = driver.connect(path, mode, password if is_protected else None)
        on_failure.callback(connection.close)
        if not can_write:
            connection.execute("PRAGMA query_only = ON")
        version = _version(path, connection, password if is_protected else None)
        with driver.bounded(connection):
            _check(path, connection, version)
        if can_write:
            _prepare_to_write(connection)
        if version < schema.VERSION:
            connection = migrated(path, connection, version, password if is_protected else None, can_write=can_write)
            if can_write:
                _prepare_to_write(connection)
        on_failure.pop_all()
    return connection


def _prepare_to_write(connection: Connection) -> None:
    for pragma in _WRITING:
        connection.execute(pragma)


def _version(path: Path, connection: Connection, password: str | None) -> int:
    """As SQLite reads it: a program killed in the middle of a migration leaves its own version in the bare header."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError as error:
        if "not a database" not in str(error):
            raise
        if password and fitting_key(path, password):
            reason = _("a part of it can't be read")
            raise DamagedFile(_("{path} is damaged: {reason}.").format(path=path, reason=reason)) from None
        raise WrongPassword(_("The password does not open {path}, or it is no audit.").format(path=path)) from None
    if application != schema.APPLICATION_ID:
        raise ForeignFile(not_an_audit(path))
    return check_version(path, version)


def _check(path: Path, connection: Connection, version: int) -> None:
    """The layout is ours to the letter; then pages, types, checks and references of the rows."""
    if schema.description(connection) != schema.expected(version):
        raise ForeignFile(_("{path} is not laid out as an audit; it was not opened.").format(path=path))
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found == "ok":
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        found = (
            "ok" if broken is None else _("a reference of {table} leads nowhere").format(table=table_label(broken[0]))
        )
    if found == "ok":
        found = _beyond_sense(connection, version) or "ok"
    if found != "ok":
        raise DamagedFile(_("{path} is damaged: {reason}.").format(path=path, reason=found))


def problems_of(connection: Connection) -> list[str]:
    """What SQLite's own checks find.

    Args:
        connection: to an audit.

    Returns:
        a line each; none where all is well.

    Raises:
        Unreadable: not even they can read it.
    """
    pages = (str(row["integrity_check"]) for row in query(connection, "PRAGMA integrity_check(100)"))
    references = query(connection, "PRAGMA foreign_key_check")
    return [
        *(page for page in pages if page != "ok"),
        *(f"foreign key: {row['table']} {row['rowid']}" for row in references),
    ]


def _beyond_sense(connection: Connection, version: int) -> str:
    """Numbers that no firm has and no reckoning survives; "" where there are none. The layout must be known to be ours."""
    older = columns_by_table(connection) if version < schema.VERSION else None
    for table, cls in ENTITIES.items():
        names = row_plan(cls).reals
        if older is not None:
            there = {column.name for column in older.get(table, ())}
            names = tuple(name for name in names if name in there)
        tests = [f"({name} <> 0 AND abs({name}) NOT BETWEEN {LEAST!r} AND {MOST!r})" for name in names]
        if tests and connection.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(tests)} LIMIT 1").fetchone():
            return _("a number of {table} is too large or too small").format(table=table_label(table))
    return ""
