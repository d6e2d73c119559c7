"""The one driver of the audit file: SQLCipher's SQLite, which opens plain and protected files alike.

Its interface is that of Python's ``sqlite3``, whose names stand in the annotations.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2 as _driver

from auditor.errors import AuditFileError
from auditor.locale import N_, _

if TYPE_CHECKING:
    from sqlite3 import Connection, DatabaseError, IntegrityError, OperationalError
else:
    Connection = _driver.Connection
    DatabaseError, OperationalError, IntegrityError = (
        _driver.DatabaseError,
        _driver.OperationalError,
        _driver.IntegrityError,
    )

StatementError = _driver.InterfaceError
"""A statement that failed before left the driver unable to run it again on this connection."""
Unreadable = (DatabaseError, UnicodeDecodeError, StatementError)
"""What reading a damaged file can end in: the driver trips over messages that quote it, too."""

__all__ = [
    "Connection",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "StatementError",
    "Unreadable",
    "bounded",
    "connect",
    "in_memory",
    "stop_at",
    "why",
]

_ALWAYS = (
    # A file is untrusted input: its schema may call nothing with side effects, and its pages are looked at twice.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    # What it can't hold in memory stays there all the same: nothing of an audit lands in a temporary file.
    "PRAGMA temp_store = MEMORY",
)
_BUSY_S = 5.0
MOST_SECONDS = 60.0
_STEPS_BETWEEN_LOOKS = 100_000


def connect(path: Path, mode: str, password: str | None = None) -> Connection:
    """A connection to a file; ``mode`` is that of an SQLite URI: ``ro``, ``rw`` or ``rwc``.

    Args:
        path: the file.
        mode: as in an SQLite URI.
        password: None for a plain file.

    Returns:
        the connection; nothing has been read yet.

    Raises:
        AuditFileError: it can't be opened.
    """
    try:
        connection = _driver.connect(
            path.resolve().as_uri() + f"?mode={mode}", uri=True, isolation_level=None, timeout=_BUSY_S
        )
    except _driver.OperationalError as error:
        raise AuditFileError(_("Can't open {path}: {reason}").format(path=path, reason=why(error))) from error
    return _prepared(connection, password)


def why(error: Exception) -> str:
    """What SQLite complains of, in the language in force.

    Args:
        error: what SQLite or the system raised.

    Returns:
        a phrase for a person.
    """
    text = str(error)
    for part, said in (
        ("disk is full", N_("the disk is full")),
        ("readonly", N_("it can't be written")),
        ("unable to open", N_("it can't be written")),
        ("disk I/O", N_("the disk can't be read or written")),
        ("locked", N_("another program is writing to it")),
        ("malformed", N_("a part of it can't be read")),
        ("not a database", N_("a part of it can't be read")),
        ("codec can't decode", N_("a part of it can't be read")),
        ("interrupted", N_("it takes far too long to read")),
    ):
        if part in text:
            return _(said)
    return text


def in_memory(password: str | None = None) -> Connection:
    """A database of its own, in memory; with a password it can be copied from and to protected files.

    Args:
        password: None for a plain database.

    Returns:
        the connection.
    """
    return _prepared(_driver.connect(":memory:", isolation_level=None), password)


def _prepared(connection: object, password: str | None) -> sqlite3.Connection:
    ours = cast(sqlite3.Connection, connection)
    ours.execute("PRAGMA cipher_log_level = NONE")  # a wrong password is told by us, not on standard error
    if password:
        connection.set_key(password)  # type: ignore[attr-defined]
    for pragma in _ALWAYS:
        ours.execute(pragma)
    return ours


@contextmanager
def bounded(connection: Connection, seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Statements inside stop with an OperationalError when they take longer than any honest file needs.

    Args:
        connection: whose statements are bounded.
        seconds: how long they may take in all.
    """
    stop_at(connection, time.monotonic() + seconds)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def stop_at(connection: Connection, end: float) -> None:
    """From that moment of the monotonic clock on, statements stop with an OperationalError.

    Args:
        connection: whose statements stop.
        end: seconds of :func:`time.monotonic`.
    """
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)
