"""A look at the first hundred bytes, before SQLite touches anything: is it an audit, and one we can read?"""

from __future__ import annotations

from pathlib import Path

from auditor.errors import AuditFileError, DamagedFile, ForeignFile, NewerFile
from auditor.locale import _
from auditor.store.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\x00"


def check_header(path: Path) -> int:
    """The schema version the file says it has.

    Raises:
        AuditFileError: it can't be read.
        ForeignFile: not an audit.
        NewerFile: made by a newer version.
        DamagedFile: shorter than its header says.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise AuditFileError(_("There is no file {path}.").format(path=path)) from None
    except OSError as error:
        raise AuditFileError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error
    if len(head) < 100 or not head.startswith(_MAGIC) or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise ForeignFile(
            _("{path} is not an audit. To read a step list or an event log, use New → From a file.").format(path=path)
        )
    version = int.from_bytes(head[60:64])
    if version < 1:
        raise ForeignFile(_("{path} is not laid out as an audit; it was not opened.").format(path=path))
    if version > VERSION:
        raise NewerFile(
            _("{path} was made by a newer version of the program. Update the program to open it.").format(path=path)
        )
    page_size = int.from_bytes(head[16:18])
    if size < (65536 if page_size == 1 else page_size):
        raise DamagedFile(_("{path} is damaged: part of it is missing.").format(path=path))
    return version
