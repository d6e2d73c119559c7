"""The random key of this computer: it tells a programme that extracts come from one advisor, and not from which."""

from __future__ import annotations

import re
import secrets

from auditor.errors import InputError
from auditor.files import replace_file
from auditor.locale import _
from auditor.user_folder import user_folder

_FORM = re.compile(r"[0-9a-f]{32}")


def new_key() -> str:
    """32 random hexadecimal digits, of 128 bits: nothing about a firm or a computer goes into them."""
    return secrets.token_hex(16)


def advisor_key() -> str:
    """The key of this computer, made where there is none yet.

    Returns:
        32 hexadecimal digits, the same every time.

    Raises:
        InputError: it can't be kept.
    """
    path = user_folder("region", "advisor-key")
    try:
        known = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    if _FORM.fullmatch(known):
        return known
    made = new_key()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=path, reason=error.strerror)) from error
    replace_file(path, made.encode())
    return made
