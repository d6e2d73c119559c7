"""The office that makes the papers: its colour, logo, address and disclaimer, set once in a file of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor

from auditor.errors import InputError
from auditor.locale import _
from auditor.model.jpeg import plain_jpeg
from auditor.report.colours import contrast_with_white

_KEYS = frozenset({"name", "address", "disclaimer", "colour", "logo"})
_LONGEST, _MOST_LOGO_BYTES = 2_000, 5_000_000
#: Text of this colour has to be read on white: WCAG 2.1, success criterion 1.4.3.
_LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class Office:
    """What an office puts on every paper; each may be missing.

    Attributes:
        colour: the accent; None for that of the program, or of the firm's logo.
        logo: bytes of a picture; None for none.
    """

    name: str = ""
    address: str = ""
    disclaimer: str = ""
    colour: Color | None = None
    logo: bytes | None = None

    @property
    def below(self) -> str:
        """Address and disclaimer in one line, for the end of a paper."""
        return " · ".join(" ".join(text.split()) for text in (self.name, self.address, self.disclaimer) if text.strip())


NO_OFFICE = Office()
_office: ContextVar[Office] = ContextVar("office", default=NO_OFFICE)


def office() -> Office:
    """The office that the papers are made for."""
    return _office.get()


@contextmanager
def using_office(made: Office) -> Iterator[None]:
    """Make papers for an office for a while.

    Args:
        made: the office within the ``with`` block.
    """
    token = _office.set(made)
    try:
        yield
    finally:
        _office.reset(token)


def read_office(path: Path) -> Office:
    """An office from its TOML file: ``name``, ``address``, ``disclaimer``, ``colour`` ("#0b6e75") and ``logo`` (a file beside it).

    Args:
        path: the file.

    Returns:
        the office.

    Raises:
        InputError: it can't be read, or something in it can't be used; the message says what.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(_("{path} can't be read as TOML: {reason}").format(path=path, reason=error)) from error
    for key, value in data.items():
        if key not in _KEYS:
            text = _("{path}: “{key}” is not known. Known: {keys}.")
            raise InputError(text.format(path=path, key=key, keys=", ".join(sorted(_KEYS))))
        if not isinstance(value, str) or len(value) > _LONGEST:
            text = _("{path}: “{key}” must be a text of at most {n} characters.")
            raise InputError(text.format(path=path, key=key, n=_LONGEST))
    return Office(
        data.get("name", ""),
        data.get("address", ""),
        data.get("disclaimer", ""),
        _colour(path, data),
        _logo(path, data),
    )


def _colour(path: Path, data: dict[str, Any]) -> Color | None:
    if "colour" not in data:
        return None
    try:
        found = HexColor(data["colour"])
    except ValueError as error:
        text = _("{path}: “{colour}” is no colour; write it as #0b6e75.")
        raise InputError(text.format(path=path, colour=data["colour"])) from error
    if contrast_with_white(found.red, found.green, found.blue) < _LEAST_CONTRAST:
        text = _("{path}: the colour {colour} cannot be read on white; take a darker one.")
        raise InputError(text.format(path=path, colour=data["colour"]))
    return found


def _logo(path: Path, data: dict[str, Any]) -> bytes | None:
    if "logo" not in data:
        return None
    file = path.parent / str(data["logo"])
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise InputError(_("The logo {path} can't be read: {reason}").format(path=file, reason=error)) from error
    if len(raw) > _MOST_LOGO_BYTES or plain_jpeg(raw) is None:
        raise InputError(_("The logo {path} is no JPEG of at most 5 MB.").format(path=file))
    return raw
