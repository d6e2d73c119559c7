"""A whole copy of an audit's database: into a file, into memory, with another password or none."""

from __future__ import annotations

import contextlib
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.files import written_beside
from auditor.locale import _
from auditor.store import driver
from auditor.store.driver import Connection, DatabaseError, why

_NUMBERS = ("application_id", "user_version")


def copy_to_file(source: Connection, target: Path, old: str | None, new: str | None, mode: int = 0o644) -> None:
    """Write what the connection holds beside ``target``, sync it, and put it there in one step.

    Args:
        old: the password of ``source``, None where it is plain.
        new: the password of the copy, None for a plain one.

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

    Raises:
        DatabaseError: it could not be written.
    """
    if bool(old) == bool(new):
        with contextlib.closing(driver.connect(target, "rwc", new)) as copy:
            source.backup(copy)
    else:
        _exported(source, target, new)


def copy_to_memory(source: Connection, password: str | None) -> Connection:
    """The same database in memory."""
    memory = driver.in_memory(password)
    source.backup(memory)
    return memory


def _exported(source: Connection, target: Path, password: str | None) -> None:
    """From plain to protected or back, which SQLite's backup can't."""
    source.execute("ATTACH DATABASE ? AS copy KEY ?", (str(target), password or ""))
    try:
        source.execute("SELECT sqlcipher_export('copy')")
        for name in _NUMBERS:
            (value,) = source.execute(f"PRAGMA {name}").fetchone()
            source.execute(f"PRAGMA copy.{name} = {int(value)}")
    finally:
        source.execute("DETACH DATABASE copy")
