"""A password on an audit: set, changed, removed."""

from __future__ import annotations

import contextlib

from auditor.errors import AuditFileError, InputError
from auditor.locale import _
from auditor.store.backup import back_up
from auditor.store.file import AuditFile
from auditor.store.superseded import finish, note

LEAST_LETTERS = 8


def check_password(password: str) -> str:
    """The password, where it can protect anything.

    Args:
        password: as it was typed.

    Returns:
        the same password.

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
    deleted and a new one made. When this returns, no readable backup of a protected audit is left, of this audit or of
    another one that lay at its place before. Killed at any moment, the program leaves the audit under the old password
    with all its backups, or under the new one; then the next opening for writing deletes what is left of the old backups,
    also where the audit was moved in between. Only a backup that the system refuses to delete stays, until a later
    opening or backup can.

    Args:
        file: the open audit.
        password: the new one; None: anybody can open it.

    Returns:
        the same audit, open under the new password.

    Raises:
        InputError: the password is too short.
        AuditFileError: it can't be written; the file is as it was, and ``file`` still open.
    """
    new = check_password(password) if password else None
    opened = file.replace_under(new, before=None if new == file.password else lambda part: note(file.path, part))
    finish(opened.path)
    with contextlib.suppress(AuditFileError):  # the password is set; the next backup that is due tells what is wrong
        back_up(opened)
    return opened
