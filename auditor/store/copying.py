"""A whole copy of an audit's database: into a file, into memory, with another password or none."""

from __future__ import annotations

import contextlib
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.files import written_beside
from auditor.locale import _
from auditor.store import driver, schema
from auditor.store.driver import Connection, DatabaseError, why
from auditor.store.seals import keep_salt


def copy_to_file(source: Connection, target: Path, old: str | None, new: str | None, mode: int = 0o644) -> None:
    """Write what the connection holds beside ``target``, sync it, and put it there in one step.

    Args:
        source: what is written.
        target: the file; one that is there is replaced.
        old: the password of ``source``, None where it is plain.
        new: the password of the copy, None for a plain one.
        mode: permissions of a new file.

    Raises:
        AuditFileError: it could not be written; what was at ``target`` is as it was.
    """
    try:
        with written_beside(target, mode) as part:
            write_copy(source, part, old, new)
    except OSError as error:
        raise AuditFileError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error
    except DatabaseError as error:
        raise AuditFileError(_("Can't write {path}: {reason}").format(path=target, reason=why(error))) from error


def write_copy(source: Connection, target: Path, old: str | None, new: str | None) -> None:
    """Write what the connection holds to ``target``, an empty file; passwords as for :func:`copy_to_file`.

    Args:
        source: what is written.
        target: the empty file.
        old: password of the source; None for a plain one.
        new: password of the copy; None for a plain one.

    Raises:
        DatabaseError: it could not be written.
    """
    if bool(old) == bool(new):
        with contextlib.closing(driver.connect(target, "rwc", new)) as copy:
            if new and new == old:
                keep_salt(source, copy)
            source.backup(copy)
    else:
        write_anew(source, target, new)


def copy_to_memory(source: Connection, password: str | None) -> Connection:
    """The same database in memory.

    Args:
        source: what is copied.
        password: of the source; None for a plain one.

    Returns:
        the copy.
    """
    memory = driver.in_memory(password)
    if password:
        keep_salt(source, memory)
    source.backup(memory)
    return memory


def write_anew(source: Connection, target: Path, password: str | None) -> None:
    """Write what the connection holds to ``target`` row by row, under any password or none.

    What comes out is laid out as a new audit of that schema is, which is what makes it repairable, see ``schema_pages``.

    Args:
        source: what is written.
        target: the empty file.
        password: of the copy; None for a plain one.

    Raises:
        DatabaseError: it could not be written.
    """
    (version,) = source.execute("PRAGMA user_version").fetchone()
    with contextlib.closing(driver.connect(target, "rwc", password)) as empty:
        schema.migrate(empty, version)
    source.execute("ATTACH DATABASE ? AS copy KEY ?", (str(target), password or ""))
    try:
        source.execute("PRAGMA foreign_keys = OFF")
        source.execute("BEGIN")
        source.execute("UPDATE copy.replay SET active = 1")
        for table, columns in schema.columns(version).items():
            listed = ", ".join(columns)
            source.execute(f"DELETE FROM copy.{table}")
            source.execute(f"INSERT INTO copy.{table} ({listed}) SELECT {listed} FROM main.{table}")
        source.execute("UPDATE copy.replay SET active = 0")
        source.execute("COMMIT")
    finally:
        if source.in_transaction:
            source.execute("ROLLBACK")
        source.execute("PRAGMA foreign_keys = ON")
        source.execute("DETACH DATABASE copy")
