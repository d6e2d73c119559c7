"""``password``: set, change or remove the password of an audit."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from auditor.cli.audits import ask_password, open_audit
from auditor.cli.options import AuditPath
from auditor.cli.output import say
from auditor.errors import InputError
from auditor.locale import _
from auditor.store.protect import set_password

NEW_VARIABLE = "AUDITOR_NEW_PASSWORD"


def password(
    file: AuditPath,
    remove: Annotated[bool, typer.Option("--remove", help=_("Make it a file that anybody can open."))] = False,
) -> None:
    """Set, change or remove the password of an audit."""
    new = None if remove else _new_password()
    with open_audit(file) as opened, set_password(opened, new) as changed:
        is_protected = changed.password is not None
    say(_("The audit is protected by a password.") if is_protected else _("The audit has no password."))


def _new_password() -> str:
    given = os.environ.get(NEW_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputError(_("Put the new password into the variable {name}.").format(name=NEW_VARIABLE))
    first = ask_password(_("New password"))
    if ask_password(_("The same again")) != first:
        raise InputError(_("The two are not the same; nothing was changed."))
    return first
