"""The pages that hold the layout of an audit, put back where a shut-down or a bad disk took them.

Every audit is made by the same statements, so these pages lie at the same place in all of them.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from auditor.store import driver, schema

_INTERIOR, _LEAF = 5, 13
_PAGE = 4096


def with_fresh_schema(damaged: Path) -> None:
    """Write the pages of the layout over those of the file, whose header then says how long it is."""
    fresh = _fresh_audit()
    with damaged.open("r+b") as file:
        numbers = _schema_pages(fresh)
        pages = max(file.seek(0, 2) // _PAGE, *numbers)
        for number in numbers:
            page = bytearray(fresh[(number - 1) * _PAGE : number * _PAGE])
            if number == 1:
                page[28:32] = pages.to_bytes(4)  # size of the file in pages
                page[32:40] = bytes(8)  # no free pages that anybody knows of
            file.seek((number - 1) * _PAGE)
            file.write(page)
    damaged.with_name(f"{damaged.name}-journal").unlink(missing_ok=True)


def _fresh_audit() -> bytes:
    """The bytes of an empty audit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.audit"
        with contextlib.closing(driver.connect(path, "rwc")) as connection:
            schema.migrate(connection)
        return path.read_bytes()


def _schema_pages(content: bytes, number: int = 1) -> list[int]:
    """The pages of the table at page 1, by the layout that SQLite publishes (sqlite.org/fileformat2.html, 1.6)."""
    start = (number - 1) * _PAGE
    at = start + (100 if number == 1 else 0)
    if content[at] != _INTERIOR:
        return [number]
    cells = int.from_bytes(content[at + 3 : at + 5])
    children = [int.from_bytes(content[at + 8 : at + 12])]
    for i in range(cells):
        pointer = int.from_bytes(content[at + 12 + 2 * i : at + 14 + 2 * i])
        children.append(int.from_bytes(content[start + pointer : start + pointer + 4]))
    return [number, *(page for child in children for page in _schema_pages(content, child))]
