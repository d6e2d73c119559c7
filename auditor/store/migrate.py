"""An older audit file brought to the schema of today, with a copy of it kept beside."""

from __future__ import annotations

import contextlib
import sqlite3
from itertools import count
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.locale import _
from auditor.store import schema


def migrated(path: Path, connection: sqlite3.Connection, version: int, *, can_write: bool) -> sqlite3.Connection:
    """The connection to read the audit through: the same one, or one to memory where the file can't be written.

    Raises:
        AuditFileError: the copy or the new schema could not be written; the file is as it was.
    """
    if not can_write:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        connection.backup(memory)
        connection.close()
        schema.migrate(memory)
        return memory
    copy = _free_name(path, version)
    try:
        with contextlib.closing(sqlite3.connect(copy)) as kept:
            connection.backup(kept)
        schema.migrate(connection)
    except sqlite3.OperationalError as error:
        copy.unlink(missing_ok=True)
        raise AuditFileError(
            _("{path} was made by an older version and could not be brought up to date: {reason}.").format(
                path=path, reason=error
            )
        ) from error
    return connection


def _free_name(path: Path, version: int) -> Path:
    """Beside the file: “name.v1.audit”, and with a number where that is taken."""
    names = (path.with_suffix(f".v{version}{'' if i == 1 else f'-{i}'}{path.suffix}") for i in count(1))
    return next(name for name in names if not name.exists())
