"""A look at the first hundred bytes, before SQLite touches anything: is it an audit, and one we can read?"""

from __future__ import annotations

from pathlib import Path

from auditor.errors import AuditFileError, DamagedFile, ForeignFile, NewerFile
from auditor.locale import _
from auditor.store.backup_folder import backups_of
from auditor.store.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\x00"
PAGE = 4096
MOST_BYTES = 4 << 30
"""A larger file is no audit: 5,000 steps with photos are some hundreds of megabytes."""


def check_header(path: Path) -> int | None:
    """The schema version the file says it has; None for what only a password could open.

    Args:
        path: the file.

    Returns:
        the version; None behind a password.

    Raises:
        AuditFileError: it can't be read.
        ForeignFile: not an audit, or larger than any.
        NewerFile: made by a newer version.
        DamagedFile: shorter than one page.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise AuditFileError(_("There is no file {path}.").format(path=path)) from None
    except OSError as error:
        raise AuditFileError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error
    if _may_be_protected(path, head, size):
        return None
    if len(head) < 100 or not head.startswith(_MAGIC) or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise ForeignFile(not_an_audit(path))
    page_size = int.from_bytes(head[16:18])
    if size < (65536 if page_size == 1 else page_size):
        raise DamagedFile(_("{path} is damaged: part of it is missing.").format(path=path))
    if size > MOST_BYTES:
        raise ForeignFile(_("{path} is too large.").format(path=path))
    return check_version(path, int.from_bytes(head[60:64]))


def is_plain(path: Path) -> bool:
    """True where the file says by its first bytes that it needs no password; False where it can't be read, too.

    Args:
        path: the file.

    Returns:
        True for a plain SQLite file.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def check_version(path: Path, version: int) -> int:
    """The version, where this program can read it.

    Args:
        path: the file, to name it.
        version: what it says.

    Returns:
        the same version.

    Raises:
        ForeignFile, NewerFile: it can't.
    """
    if version < 1:
        raise ForeignFile(_("{path} is not laid out as an audit; it was not opened.").format(path=path))
    if version > VERSION:
        raise NewerFile(
            _("{path} was made by a newer version of the program. Update the program to open it.").format(path=path)
        )
    return version


def not_an_audit(path: Path) -> str:
    """The message for a file that is no audit.

    Args:
        path: the file.

    Returns:
        the message, in the language in force.
    """
    return _("{path} is not an audit. To read a step list or an event log, use New → From a file.").format(path=path)


def _may_be_protected(path: Path, head: bytes, size: int) -> bool:
    """What looks like chance: the first bytes of a protected file are its salt. Or one that was, by its backups."""
    if not 4 * PAGE <= size <= MOST_BYTES or head.startswith(_MAGIC[:6]):
        return False
    is_chance = len(set(head)) > 60 and sum(byte < 128 for byte in head) < 80
    if is_chance and (size % PAGE == 0 or path.suffix.lower() == ".audit"):
        return True
    return any(not is_plain(backup.path) for backup in backups_of(path))
