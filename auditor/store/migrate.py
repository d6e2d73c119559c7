"""An older audit file brought to the schema of today, with a copy of it kept beside."""

from __future__ import annotations

import contextlib
from itertools import count
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.files import written_beside
from auditor.locale import _
from auditor.store import driver, schema
from auditor.store.copying import copy_to_file, copy_to_memory, write_anew
from auditor.store.driver import Connection, DatabaseError, OperationalError, why


def migrated(path: Path, connection: Connection, version: int, password: str | None, *, can_write: bool) -> Connection:
    """The connection to read the audit through: to the file, or to memory where that can't be written.

    Args:
        path: the audit file.
        connection: to it.
        version: the schema that it has.
        password: None for a plain file.
        can_write: whether the file is ours to write.

    Returns:
        a connection to an audit of the newest schema.

    Raises:
        AuditFileError: the copy or the new schema could not be written, and the file is as it was; or it is gone since.
    """
    if not can_write:
        memory = copy_to_memory(connection, password)
        connection.close()
        schema.migrate(memory)
        return memory
    copy = _free_name(path, version)
    try:
        copy_to_file(connection, copy, password, password)
        schema.migrate(connection)
    except (OperationalError, AuditFileError) as error:
        copy.unlink(missing_ok=True)
        raise AuditFileError(
            _("{path} was made by an older version and could not be brought up to date: {reason}.").format(
                path=path, reason=why(error)
            )
        ) from error
    return _laid_out_anew(path, connection, password)


def _laid_out_anew(path: Path, connection: Connection, password: str | None) -> Connection:
    """Another connection to the file, whose layout now lies where that of a new audit lies, if that can be written."""
    with contextlib.suppress(OSError, DatabaseError, AuditFileError), written_beside(path) as part:
        write_anew(connection, part, password)
        connection.close()  # an open file can't be replaced everywhere
    connection.close()
    return driver.connect(path, "rw", password)


def _free_name(path: Path, version: int) -> Path:
    """Beside the file: “name.v1.audit”, and with a number where that is taken."""
    names = (path.with_suffix(f".v{version}{'' if i == 1 else f'-{i}'}{path.suffix}") for i in count(1))
    return next(name for name in names if not name.exists())
