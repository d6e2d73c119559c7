"""JSON from strangers: bounded in size, without numbers that are none, without a key twice, without surprises in depth."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _, number


def read_bounded(path: Path, most_bytes: int) -> bytes:
    """A file that is not too large.

    Args:
        path: the file; a link is followed, a folder or a device is none.
        most_bytes: how large it may be.

    Returns:
        its content, in bytes.

    Raises:
        InputError: it can't be read, is no plain file or is too large.
    """
    try:
        if not path.is_file():
            raise InputError(_("{path} is not a file.").format(path=path.name))
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise InputError(_("Can't read {path}: {reason}").format(path=path.name, reason=error.strerror)) from error
    return bounded(content, path.name, most_bytes)


def bounded(content: bytes, name: str, most_bytes: int) -> bytes:
    """Content that is not too long.

    Args:
        content: of a file, as far as one byte beyond the most at least.
        name: of the file, for messages.
        most_bytes: how long it may be.

    Returns:
        the content as it is.

    Raises:
        InputError: it is longer.
    """
    if len(content) > most_bytes:
        limit = number(most_bytes / 1024)
        raise InputError(_("{path} is larger than {limit} kB, which no such file is.").format(path=name, limit=limit))
    return content


def parsed(content: bytes, name: str) -> dict[str, Any]:
    """The JSON object of a file.

    Args:
        content: of the file, in bytes.
        name: of the file, for messages.

    Returns:
        the object, with plain JSON values.

    Raises:
        InputError: it is not UTF-8, not JSON, not an object, names a key twice or holds a number that is none
            or has thousands of digits.
    """
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        text = _("{path} is not JSON as this program writes it: {reason}.")
        raise InputError(text.format(path=name, reason=_why(error))) from error
    if not isinstance(found, dict):
        raise InputError(_("{path} is JSON, but not an object.").format(path=name))
    return found


def canonical(document: dict[str, Any]) -> bytes:
    """The one way to write a document: sorted keys, no spaces, so that equal content is equal in bytes.

    Args:
        document: plain JSON values.

    Returns:
        UTF-8 text in bytes.
    """
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def only(keys: Sequence[str], row: dict[str, Any], where: str) -> None:
    """Refuse keys that nobody declared.

    Args:
        keys: those that may be there.
        row: an object of the file.
        where: how a message names it.

    Raises:
        InputError: another key is there.
    """
    unknown = sorted(set(row) - set(keys))
    if unknown:
        raise InputError(_("{where}: “{key}” is no field of it.").format(where=where, key=unknown[0][:40]))


def _why(error: ValueError | RecursionError) -> str:
    """Where it breaks off, or what it is that no reader takes."""
    if isinstance(error, json.JSONDecodeError):
        return _("line {line}, character {column}").format(line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeDecodeError):
        return _("byte {n} is no UTF-8").format(n=error.start + 1)
    if isinstance(error, RecursionError):
        return _("it is nested too deeply")
    return str(error)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(_("a key stands there twice"))
    return found


def _no_number(word: str) -> float:
    raise ValueError(_("{word} is no number").format(word=word))
