"""The pages that hold the layout of an audit, put back where a shut-down or a bad disk took them.

Every audit of a schema is made by the same statements, so these pages lie at the same place in all of them; one that was
brought up from an older schema has the pages of that. In a protected audit each page carries a seal, which tells those that
were damaged; fresh ones under the same key take their place.
"""

from __future__ import annotations

import contextlib
import tempfile
from functools import cache
from pathlib import Path

from auditor.store import driver, schema
from auditor.store.empty_audits import EmptyAudits
from auditor.store.header import PAGE
from auditor.store.seals import broken_seals

_INTERIOR = 5
_LONGEST = 64 << 20


def with_fresh_schema(damaged: Path, version: int) -> int:
    """Write the pages of the layout of a schema over those of the file, whose header then says how long it is.

    The right schema is that with the fewest pages that were otherwise.

    Args:
        damaged: a copy of the file, which is changed.
        version: which schema.

    Returns:
        how many of those pages were otherwise, the first one not counted.
    """
    fresh, changed = _fresh_audit(version), 0
    with damaged.open("r+b") as file:
        numbers = _schema_pages(fresh)
        there = file.seek(0, 2) // PAGE
        for number in numbers:
            page = bytearray(fresh[(number - 1) * PAGE : number * PAGE])
            file.seek((number - 1) * PAGE)
            if number == 1:
                page[28:32] = max(there, *numbers).to_bytes(4)  # size of the file in pages
                page[32:40] = bytes(8)  # no free pages that anybody knows of
            elif number <= there:
                changed += file.read(PAGE) != page
                file.seek((number - 1) * PAGE)
            file.write(page)
    damaged.with_name(f"{damaged.name}-journal").unlink(missing_ok=True)
    return changed


def with_sealed_schema(damaged: Path, version: int, key: str, empty: EmptyAudits) -> int:
    """The same for a protected file, a copy in a folder that is thrown away: fresh pages where the seal is broken, only there.

    Args:
        damaged: a copy of the file, which is changed.
        version: which schema.
        key: as :func:`.seals.key_of` gives it.
        empty: under this key.

    Returns:
        0: pages whose seal is broken tell nothing of the right schema.
    """
    broken = broken_seals(damaged, key)
    with damaged.open("r+b") as file:
        there = file.seek(0, 2) // PAGE
        for number, page in _sealed_pages(damaged, version, key, there if 1 in broken else 0, empty).items():
            if number in broken or number > there:
                file.seek((number - 1) * PAGE)
                file.write(page)
    return 0


def _sealed_pages(beside: Path, version: int, key: str, pages: int, empty: EmptyAudits) -> dict[int, bytes]:
    """The pages of an empty audit under the same key that are not the beginning of a table or index, by number.

    Args:
        pages: how many the first of them says that there are, at least.
    """
    path = beside.with_name("empty.audit")
    with contextlib.closing(driver.connect(path, "rwc", key)) as connection:
        with contextlib.closing(empty.of(version)) as memory:
            memory.backup(connection)
        roots = {row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master")}
        (own,) = connection.execute("PRAGMA page_count").fetchone()
        _lengthen(connection, pages)
    with path.open("rb") as file:
        layout = {number: file.read(PAGE) for number in range(1, own + 1)}
    return {number: page for number, page in layout.items() if number not in roots}


def _lengthen(connection: driver.Connection, pages: int) -> None:
    """Make an empty audit as long as another; its layout stays where it is, and what is added is free."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    while (left := pages - connection.execute("PRAGMA page_count").fetchone()[0]) > 0:
        length = min(left * PAGE, _LONGEST)
        connection.execute("INSERT INTO history (label, at) VALUES (printf('%.*c', ?, 'x'), '')", (length,))
    connection.execute("DELETE FROM history")


@cache
def _fresh_audit(version: int) -> bytes:
    """The bytes of an empty audit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.audit"
        path.write_bytes(_fresh_audit(version - 1) if version > 1 else b"")
        with contextlib.closing(driver.connect(path, "rwc")) as connection:
            schema.migrate(connection, version)
        return path.read_bytes()


def _schema_pages(content: bytes, number: int = 1) -> list[int]:
    """The pages of the table at page 1, by the layout that SQLite publishes (sqlite.org/fileformat2.html, 1.6)."""
    start = (number - 1) * PAGE
    at = start + (100 if number == 1 else 0)
    is_interior = content[at] == _INTERIOR
    first = at + (12 if is_interior else 8)
    cells = int.from_bytes(content[at + 3 : at + 5])
    places = [start + int.from_bytes(content[first + 2 * i : first + 2 * i + 2]) for i in range(cells)]
    if not is_interior:
        return [number, *(page for place in places for page in _overflow(content, place))]
    children = [int.from_bytes(content[place : place + 4]) for place in (at + 8, *places)]
    return [number, *(page for child in children for page in _schema_pages(content, child))]


def _overflow(content: bytes, place: int) -> list[int]:
    """The pages that hold what is too long for a cell of a leaf."""
    length, place = _varint(content, place)
    _row_id, place = _varint(content, place)
    if length <= PAGE - 35:
        return []
    least = (PAGE - 12) * 32 // 255 - 23
    here = least + (length - least) % (PAGE - 4)
    place += here if here <= PAGE - 35 else least
    pages = []
    while page := int.from_bytes(content[place : place + 4]):
        pages.append(page)
        place = (page - 1) * PAGE
    return pages


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """A number of SQLite's variable length, up to eight bytes, and where it ends."""
    value = 0
    while True:
        value = value << 7 | content[place] & 0x7F
        place += 1
        if content[place - 1] < 0x80:
            return value, place
