"""The pack that a person has imported, in the user's folder, with a note of which program has looked at its facts."""

from __future__ import annotations

import json
from pathlib import Path

from auditor import __version__
from auditor.errors import InputError
from auditor.facts.pack import Pack, read_pack, write_pack
from auditor.files import replace_file
from auditor.locale import _
from auditor.user_folder import user_folder


def kept_path() -> Path:
    """Where it is kept; there need not be one."""
    return user_folder("facts", "facts.auditpack")


def _note() -> Path:
    return user_folder("facts", "looked-at.json")


def keep(pack: Pack, own_facts: str) -> None:
    """Keep a pack in place of the one that is kept.

    Args:
        pack: one whose facts have been looked at.
        own_facts: date of the facts of the program that did so.

    Raises:
        InputError: the user's folder can't be written.
    """
    folder = kept_path().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=folder, reason=error.strerror)) from error
    write_pack(pack, kept_path())
    replace_file(_note(), json.dumps(_looked_at(pack, own_facts)).encode("utf-8"))


def forget() -> bool:
    """Remove the pack that is kept; the program's own facts hold again.

    Returns:
        whether there was one.

    Raises:
        InputError: it can't be removed.
    """
    there = kept_path().exists()
    try:
        kept_path().unlink(missing_ok=True)
        _note().unlink(missing_ok=True)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=kept_path(), reason=error.strerror)) from error
    return there


def read_kept() -> Pack | None:
    """The pack that is kept; None where there is none.

    Raises:
        InputError: it is damaged, or can't be read.
    """
    return read_pack(kept_path()) if kept_path().exists() else None


def is_looked_at(pack: Pack, own_facts: str) -> bool:
    """Whether this very program has looked at these very facts.

    Args:
        pack: the one that is kept.
        own_facts: date of the program's own facts.

    Returns:
        False after the program or the pack was replaced.
    """
    try:
        return bool(json.loads(_note().read_text("utf-8")) == _looked_at(pack, own_facts))
    except (OSError, ValueError, RecursionError):
        return False


def _looked_at(pack: Pack, own_facts: str) -> dict[str, str]:
    return {"program": __version__, "own_facts": own_facts, "pack": pack.checksum}
