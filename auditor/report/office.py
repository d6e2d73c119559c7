"""The office that makes the papers: its colour, logo, fonts, address and disclaimer, set once in a file of its own."""

from __future__ import annotations

import io
import re
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
from auditor.model import Audit
from auditor.model.jpeg import LONGEST_SIDE, plain_jpeg
from auditor.report.colours import accent_of, darkened, hex_of, using_accent
from auditor.report.fonts import using_fonts
from auditor.report.office_fonts import OfficeFonts, read_fonts

_KEYS = frozenset({"name", "address", "disclaimer", "colour", "logo", "font", "font_bold", "font_italic"})
_HEX = re.compile("#[0-9a-fA-F]{6}")
_LONGEST, _MOST_LOGO_BYTES, _JPEG_QUALITY = 2_000, 5_000_000, 92


@dataclass(frozen=True)
class Office:
    """What an office puts on every paper; each may be missing.

    Attributes:
        colour: the accent, dark enough to be read; None for that of the program, or of the firm's logo.
        logo: bytes of a plain JPEG; None for none.
        fonts: what the papers are set in; None for the program's own.
        remark: what was changed of what the file says, and why; empty for nothing.
    """

    name: str = ""
    address: str = ""
    disclaimer: str = ""
    colour: Color | None = None
    logo: bytes | None = None
    fonts: OfficeFonts | None = None
    remark: str = ""

    @property
    def logo_text(self) -> str:
        """What stands for the logo where it is read aloud."""
        return _("Logo of {firm}").format(firm=self.name) if self.name else _("Logo of the office")

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
    """Make papers for an office for a while. Offices with other fonts wait for each other, so it is not used within itself.

    Args:
        made: the office within the ``with`` block.
    """
    token = _office.set(made)
    try:
        with using_fonts(made.fonts):
            yield
    finally:
        _office.reset(token)


@contextmanager
def using_look(audit: Audit) -> Iterator[None]:
    """Use the accent of a paper of this audit: that of the firm's logo where it wants it, else of the office.

    Args:
        audit: the snapshot.
    """
    logo = audit.firm.logo if audit.report_settings.uses_logo_colour else None
    with using_accent(accent_of(logo) if logo is not None else office().colour):
        yield


def read_office(path: Path) -> Office:
    """An office from its TOML file.

    Args:
        path: the file: ``name``, ``address``, ``disclaimer``, ``colour`` ("#0b6e75"), and beside it the files that
            ``logo`` (JPEG or PNG), ``font``, ``font_bold`` and ``font_italic`` (TrueType) name.

    Returns:
        the office. A colour too pale for text is darkened, and ``remark`` says so.

    Raises:
        InputError: it can't be read, or something in it can't be used; the message says what.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(_("{path} can't be read as TOML: {reason}").format(path=path, reason=error)) from error
    for key, value in data.items():
        if key not in _KEYS:
            text = _("{path}: “{key}” is not known. Known: {keys}.")
            raise InputError(text.format(path=path, key=key, keys=", ".join(sorted(_KEYS))))
        if not isinstance(value, str) or len(value) > _LONGEST:
            text = _("{path}: “{key}” must be a text of at most {n} characters.")
            raise InputError(text.format(path=path, key=key, n=_LONGEST))
    colour, remark = _colour(path, data)
    words = (data.get("name", ""), data.get("address", ""), data.get("disclaimer", ""))
    return Office(*words, colour, _logo(path, data), _fonts(path, data), remark)


def _colour(path: Path, data: dict[str, Any]) -> tuple[Color | None, str]:
    if "colour" not in data:
        return None, ""
    if not _HEX.fullmatch(data["colour"]):
        text = _("{path}: “{colour}” is no colour; write it as #0b6e75.")
        raise InputError(text.format(path=path, colour=data["colour"]))
    found = HexColor(data["colour"])
    used = darkened(found)
    if used is found:
        return found, ""
    text = _("The colour {colour} is too pale to be read on white; the papers take it darker, as {darker}.")
    return used, text.format(colour=data["colour"], darker=f"#{hex_of(used)}")


def _fonts(path: Path, data: dict[str, Any]) -> OfficeFonts | None:
    files = [path.parent / data[key] if data.get(key) else None for key in ("font", "font_bold", "font_italic")]
    regular, bold, italic = files
    if regular is None:
        if bold is not None or italic is not None:
            raise InputError(_("{path}: “font_bold” and “font_italic” need “font” beside them.").format(path=path))
        return None
    return read_fonts(regular, bold, italic)


def _logo(path: Path, data: dict[str, Any]) -> bytes | None:
    if "logo" not in data:
        return None
    file = path.parent / data["logo"]
    try:
        raw = file.read_bytes() if file.stat().st_size <= _MOST_LOGO_BYTES else b""
    except OSError as error:
        text = _("The logo {path} can't be read: {reason}")
        raise InputError(text.format(path=file, reason=error.strerror or error)) from error
    found = plain_jpeg(raw) or _png_on_white(raw)
    if found is None:
        raise InputError(_("The logo {path} is no JPEG or PNG of at most 5 MB.").format(path=file))
    return found


def _png_on_white(raw: bytes) -> bytes | None:
    """A PNG as a JPEG; None where it is none, damaged or too large."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(raw), formats=["PNG"]) as opened:
            if max(opened.size) > LONGEST_SIDE:
                return None
            seen = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", seen.size, "white")
    buffer = io.BytesIO()
    Image.alpha_composite(white, seen).convert("RGB").save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return plain_jpeg(buffer.getvalue())
