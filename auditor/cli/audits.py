"""Opening audits from the command line: the password from the environment or the keyboard, a backup before a change."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from auditor.cli.output import say
from auditor.errors import AuditFileError, PasswordNeeded, WrongPassword
from auditor.locale import _
from auditor.store import AuditFile
from auditor.store.backup import back_up

PASSWORD_VARIABLE = "AUDITOR_PASSWORD"
_TRIES = 3


def open_audit(path: Path, *, read_only: bool = False) -> AuditFile:
    """The audit, after a backup where it may be changed.

    Args:
        path: the audit file.
        read_only: True where nothing will be changed; then no backup is made.

    Returns:
        the open file.

    Raises:
        AuditFileError: see :meth:`AuditFile.open`.
    """
    opened = _opened(path, read_only)
    if not opened.read_only:
        try:
            back_up(opened)
        except AuditFileError as error:
            say(_("No backup was made: {reason}").format(reason=error))
    return opened


def _opened(path: Path, read_only: bool) -> AuditFile:
    try:
        return AuditFile.open(path, read_only=read_only, password=os.environ.get(PASSWORD_VARIABLE))
    except PasswordNeeded as error:
        if not sys.stdin.isatty():
            raise PasswordNeeded(
                _("{error} Put the password into the variable {name}.").format(error=error, name=PASSWORD_VARIABLE)
            ) from None
    for tried in range(_TRIES):
        try:
            return AuditFile.open(path, read_only=read_only, password=ask_password(_("Password")))
        except WrongPassword as error:
            if tried == _TRIES - 1:
                raise
            say(str(error))
            time.sleep(2**tried)
    raise AssertionError("unreachable")


def ask_password(prompt: str) -> str:
    """A password typed unseen.

    Args:
        prompt: what is asked, in the language in force.

    Returns:
        what was typed; one blank where nothing was.
    """
    from getpass import getpass

    return getpass(f"{prompt}: ") or " "
