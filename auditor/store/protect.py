"""A password on an audit: set, changed, removed."""

from __future__ import annotations

import os

from auditor.errors import AuditFileError, InputError
from auditor.files import sync_folder
from auditor.locale import _
from auditor.store.backup import back_up, backups_of, forget
from auditor.store.file import AuditFile
from auditor.store.opening import connected

LEAST_LETTERS = 8


def check_password(password: str) -> str:
    """The password, where it can protect anything.

    Raises:
        InputError: it is too short, or holds what can't be typed.
    """
    if len(password) < LEAST_LETTERS:
        raise InputError(_("A password needs at least {n} letters.").format(n=LEAST_LETTERS))
    if not password.isprintable():
        raise InputError(_("A password can hold what can be typed, nothing else."))
    return password


def set_password(file: AuditFile, password: str | None) -> AuditFile:
    """The same audit under another password, or None: without one. ``file`` is closed; what is returned is open.

    A whole copy is written beside the file, looked through, and put in its place; the backups under the old password are
    deleted and a new one made.

    Raises:
        InputError: the password is too short.
        AuditFileError: it can't be written; the file is as it was, and ``file`` still open.
    """
    new = check_password(password) if password else None
    if file.read_only or file.trouble:
        raise AuditFileError(file.trouble or file.why_read_only())
    path, old = file.path, backups_of(file.path)
    fresh = path.with_name(f".{path.name[:100]}.password.part")
    try:
        file.copy_under(new, fresh)
        connected(fresh, new, can_write=False).close()
        if os.name == "nt":  # there an open file can't be replaced
            file.close()
        fresh.replace(path)
        file.close()
        sync_folder(path.parent)
    except OSError as error:
        raise AuditFileError(_("Can't write {path}: {reason}").format(path=path, reason=error.strerror)) from error
    finally:
        fresh.unlink(missing_ok=True)
    opened = AuditFile.open(path, password=new)
    forget(old)
    back_up(opened)
    return opened
