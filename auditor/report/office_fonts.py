"""The typefaces of an office: read from TrueType files that may be embedded, and nothing else."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters, digits

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from auditor.errors import InputError
from auditor.locale import _

_MOST_BYTES = 20_000_000
#: OS/2 table, fsType: restricted licence, no part of it, only its bitmaps. Source: OpenType 1.9, “OS/2 and Windows Metrics”.
_USAGE, _RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0100, 0x0200
_FSTYPE_AT = 8
_NEEDED = frozenset(map(ord, ascii_letters + digits + " .,:;()-%"))


@dataclass(frozen=True)
class OfficeFonts:
    """What papers are set in; bold and italic may be the regular one again.

    Attributes:
        family: what a word processor calls it.
        regular: bytes of a TrueType file.
        bold: bytes of a TrueType file.
        italic: bytes of a TrueType file.
    """

    family: str
    regular: bytes
    bold: bytes
    italic: bytes


def read_fonts(regular: Path, bold: Path | None = None, italic: Path | None = None) -> OfficeFonts:
    """The typefaces in TrueType files.

    Args:
        regular: what most is set in.
        bold: of headings; None for the regular one.
        italic: of notes; None for the regular one.

    Returns:
        the fonts.

    Raises:
        InputError: a file can't be read, is no TrueType font, lacks Latin letters, or its maker does not allow embedding.
    """
    plain, family = _read(regular)
    return OfficeFonts(family, plain, _read(bold)[0] if bold else plain, _read(italic)[0] if italic else plain)


def _read(path: Path) -> tuple[bytes, str]:
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        text = _("The font {path} can't be read: {reason}")
        raise InputError(text.format(path=path, reason=error.strerror or error)) from error
    usage = _embedding(raw)
    try:
        found = TTFontFile(io.BytesIO(raw)) if usage is not None else None
    except (TTFError, KeyError, ValueError, struct.error, IndexError, AssertionError):
        found = None
    if usage is None or found is None:
        raise InputError(_("{path} is no TrueType font (.ttf) of at most 20 MB. Fonts with PostScript outlines (.otf) can't be used.").format(path=path))  # fmt: skip
    if usage & _USAGE == _RESTRICTED or usage & (_NO_SUBSET | _BITMAPS_ONLY):
        raise InputError(_("The maker of the font {path} does not allow it to be embedded in a file. Take another, or ask for a licence that does.").format(path=path))  # fmt: skip
    if not frozenset(found.charToGlyph) >= _NEEDED:
        raise InputError(_("The font {path} lacks letters or digits that every paper needs.").format(path=path))
    name = found.familyName
    return raw, name.decode("latin-1") if isinstance(name, bytes) else str(name)


def _embedding(raw: bytes) -> int | None:
    """What its maker allows (fsType); 0, all, where it says nothing. None where it is no TrueType font."""
    if raw[:4] not in (b"\0\1\0\0", b"true") or len(raw) < 12:
        return None
    tables = int.from_bytes(raw[4:6])
    for place in range(12, 12 + 16 * tables, 16):
        if raw[place : place + 4] == b"OS/2":
            start = int.from_bytes(raw[place + 8 : place + 12])
            return int.from_bytes(raw[start + _FSTYPE_AT : start + _FSTYPE_AT + 2])
    return 0
