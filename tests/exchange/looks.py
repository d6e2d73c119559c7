"""Which cells of a workbook look like a number but are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineWorkbook

_SPACE = r"[\s\u00a0\u202f]"
_UNIT = r"(?:%|€|EUR|h|min|s|d)?"
_ONE = rf"[−+-]?{_SPACE}*€?{_SPACE}*[−+-]?\d(?:[\d.,'’\s\u00a0\u202f]*\d)?{_SPACE}*{_UNIT}"
_NUMBER = re.compile(rf"{_ONE}(?:{_SPACE}*[–-]{_SPACE}*{_ONE})?")


def looks_like_a_number(text: str) -> bool:
    """One number or a range of two, with a sign, a unit or a currency, as written in any of the languages."""
    return _NUMBER.fullmatch(text.strip()) is not None


def numbers_as_text(content: bytes) -> Iterator[tuple[str, str]]:
    """Sheet and text of each such cell."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from ((name, cell) for cell in row if isinstance(cell, str) and looks_like_a_number(cell))
