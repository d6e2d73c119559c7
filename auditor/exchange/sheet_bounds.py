"""What a spreadsheet may ask of the computer, looked at before any reader believes it.

A spreadsheet is a zip. What it unpacks to, and the corner of the table that its cells span, are bounded here: the reader would
set aside room for every cell up to the farthest one, and a single cell in the last corner ends the program.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from auditor.errors import InputError
from auditor.locale import _

MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_CELLS = 10_000_000
MAX_PARTS = 5_000
_CHUNK, _OVERLAP = 1 << 20, 64
_REFERENCE = re.compile(rb"""[\s"']r\s*=\s*["']([^"'<>]{0,40})["']""")
_PLACE = re.compile(rb"([A-Za-z]{0,8})(\d{0,20})")


def refuse_what_is_absurd(path: Path) -> None:
    """Look through a spreadsheet that is a zip; others are bounded by their format.

    Args:
        path: the file.

    Raises:
        InputError: it unpacks to too much, spans too many cells, or is of a kind that can't be bounded.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise _too_much(path)
            if any(part.filename.lower().endswith("workbook.bin") for part in parts):
                raise InputError(
                    _("{path} is a binary workbook: save it as .xlsx, then read that.").format(path=path.name)
                )
            left = MAX_UNPACKED_BYTES
            for part in parts:
                if part.filename.lower().startswith("xl/") and not part.is_dir():
                    left = _look_through(path, archive, part, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise InputError(
            _("{path} can't be read as a spreadsheet: {reason}").format(path=path.name, reason=error)
        ) from error


def _look_through(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """The farthest row and column that a part speaks of; returns how many bytes may still be unpacked."""
    farthest_row = farthest_column = 0
    with archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:  # the list of contents lied
                raise _too_much(path)
            text = tail + chunk
            for found in _REFERENCE.finditer(text):
                place = _PLACE.fullmatch(found[1].strip())
                if place is None:
                    if b"&" in found[1]:
                        raise _too_large(path)
                    continue
                farthest_row = max(farthest_row, int(place[2] or b"0"))
                farthest_column = max(farthest_column, _column(place[1]))
            tail = text[-_OVERLAP:]
    if farthest_row * max(farthest_column, 1) > MAX_CELLS:
        raise _too_large(path)
    return left


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_much(path: Path) -> InputError:
    return InputError(_("{path} unpacks to far more than a step list holds; not opened.").format(path=path.name))


def _too_large(path: Path) -> InputError:
    return InputError(_("{path} spans far more cells than a step list holds; not opened.").format(path=path.name))
