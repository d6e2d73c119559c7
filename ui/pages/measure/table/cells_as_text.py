"""Cells as spreadsheets put them on the clipboard: rows of tab-separated text, quoted where a cell holds a break."""

from __future__ import annotations

import csv
import io
import re

_BARE = re.compile(r"\d+([.,]\d+)?(\s*[-–]\s*\d+([.,]\d+)?){0,2}")
MAX_ROWS, MAX_CHARACTERS = 20_000, 20_000_000


def read(text: str) -> list[list[str]]:
    """Rows of cells; blank rows at the end are dropped."""
    rows = [
        [" ".join(cell.split()) for cell in row]
        for row in csv.reader(io.StringIO(text[:MAX_CHARACTERS].rstrip("\r\n")), delimiter="\t")
    ]
    return rows[:MAX_ROWS]


def written(rows: list[list[str]]) -> str:
    """The same the other way round; a cell that would be a formula elsewhere is not one."""
    return "\n".join("\t".join(_safe(cell) for cell in row) for row in rows)


def is_bare_number(text: str) -> bool:
    """A number or range without any unit."""
    return _BARE.fullmatch(text.strip()) is not None


def _safe(cell: str) -> str:
    cell = cell.replace("\t", " ").replace("\n", " ")
    return f"'{cell}" if cell[:1] in "=+@" else cell
