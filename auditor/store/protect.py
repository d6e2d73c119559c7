"""A password on an audit: set, changed, removed."""

from __future__ import annotations

from auditor.errors import InputError
from auditor.locale import _
from auditor.store.backup import back_up, forget
from auditor.store.backup_folder import backups_of
from auditor.store.file import AuditFile

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
    old = backups_of(file.path)
    opened = file.replace_under(new)
    forget(old)
    back_up(opened)
    return opened
