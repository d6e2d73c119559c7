"""Measures, items and cells as whole numbers: engines handle millions of narrow rows where words would fill the memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.region.cells import LEVELS
from auditor.region.disclosure.shown_cell import Place
from auditor.region.engines import Engine
from auditor.region.measures import MEASURES, Item
from auditor.region.tables import Table

#: A place in whole numbers: of its measure and item, and of its cell.
Spot = tuple[int, int]

_SOURCES = {
    Item.TASK: ("step", "task"),
    Item.TECHNOLOGY: ("candidate", "technology"),
    Item.THRESHOLD: ("readiness", "threshold"),
    Item.REGION: ("firm", "region"),
}
#: The one item of what is said of a firm as a whole.
_FIRM = "firm"
_CELLS = ", ".join(f"cell{level}" for level in LEVELS)
_SLOTS = Table("slots", {"slot": True, "part": True, "measure": False, "item": False})
_CELL_NUMBERS = Table(
    "cells", {"cell": True} | {f"cell{n}": False for n in LEVELS} | {f"number{n}": True for n in LEVELS}
)
SPOTS = Table("spots", {"slot": True, "cell": True})


@dataclass(frozen=True)
class Numbered:
    """What stands for what.

    Attributes:
        slots: measures with their items; their number is where they stand.
        cells: by level the cells; each has one number on all levels together.
        now: of each finest cell that firms are in now the cells by level that it is in.
    """

    slots: Sequence[tuple[str, str]]
    cells: Sequence[tuple[int, str]]
    now: Sequence[tuple[str, ...]]

    @cached_property
    def _slot(self) -> Mapping[tuple[str, str], int]:
        return {slot: n for n, slot in enumerate(self.slots)}

    @cached_property
    def _cell(self) -> Mapping[tuple[int, str], int]:
        return {cell: n for n, cell in enumerate(self.cells)}

    def place(self, slot: int, cell: int) -> Place:
        """A place in words.

        Args:
            slot: of its measure and item.
            cell: of its cell.

        Returns:
            measure, item and cell.
        """
        return *self.slots[slot], self.cells[cell][1]

    def cell(self, level: int, cell: str) -> int:
        """The number of a cell.

        Args:
            level: of the cell.
            cell: as it is written.

        Returns:
            its number, on all levels together.
        """
        return self._cell[level, cell]

    def spot(self, place: Place, level: int) -> Spot:
        """A place in whole numbers.

        Args:
            place: measure, item and cell.
            level: of the cell.

        Returns:
            the numbers of slot and cell.
        """
        return self._slot[place[:2]], self._cell[level, place[2]]

    @cached_property
    def above(self) -> Sequence[Mapping[str, Sequence[str]]]:
        """By level: of each cell that firms are in now the cells by level that it is in."""
        return [{row[level]: row for row in self.now} for level in LEVELS]


def number_all(engine: Engine, releases: Sequence[str], parts: Sequence[Sequence[str]]) -> Numbered:
    """Number what a collection and its earlier releases speak of, and make the tables ``slots`` and ``cells`` known.

    Args:
        engine: that has read both.
        releases: the tables of the releases.
        parts: the measures that are worked on together.

    Returns:
        the numbers.
    """
    items = {Item.FIRM: [_FIRM]}
    for item, (table, column) in _SOURCES.items():
        text = f"SELECT DISTINCT {column} AS item FROM {table} WHERE {column} IS NOT NULL ORDER BY item"
        items[item] = [str(name) for (name,) in engine.rows(text)]
    known = {(measure.key, item) for measure in MEASURES.values() for item in items[measure.item]}
    now = [tuple(map(str, row)) for row in engine.rows(f"SELECT DISTINCT {_CELLS} FROM firm ORDER BY {_CELLS}")]
    rows = set(now)
    for release in releases:
        text = f"SELECT DISTINCT measure, item FROM {release} ORDER BY measure, item"
        known |= {(measure, item) for measure, item in engine.rows(text) if measure in MEASURES}
        rows |= {tuple(row) for row in engine.rows(f"SELECT DISTINCT {_CELLS} FROM {release} ORDER BY {_CELLS}")}
    numbered = Numbered(sorted(known), sorted({(n, row[n]) for row in rows for n in LEVELS}), now)
    part_of = {measure: part for part, measures in enumerate(parts) for measure in measures}
    slots = ((n, part_of[measure], measure, item) for n, (measure, item) in enumerate(numbered.slots))
    engine.put("slots", _SLOTS, slots)
    cells = ((n, *row, *(numbered.cell(level, row[level]) for level in LEVELS)) for n, row in enumerate(sorted(rows)))
    engine.put("cells", _CELL_NUMBERS, cells)
    return numbered


def parts_of(engine: Engine, most_rows: int) -> list[list[str]]:
    """Measures that are worked on together, so that what they say fits in memory.

    Args:
        engine: that has read a collection.
        most_rows: that they have together; a measure that has more stands alone.

    Returns:
        their keys.
    """
    tables = {table for table, _column in _SOURCES.values()}
    rows = {table: int(engine.rows(f"SELECT COUNT(*) AS rows_in FROM {table}")[0][0]) for table in tables}
    parts: list[list[str]] = []
    room = 0
    for measure in MEASURES.values():
        needed = rows[_SOURCES[measure.item][0] if measure.item in _SOURCES else "firm"]
        if not parts or needed > room:
            parts.append([])
            room = most_rows
        parts[-1].append(measure.key)
        room -= needed
    return parts
