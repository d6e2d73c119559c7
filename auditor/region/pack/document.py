"""A pack as a value, and how it is written: the same cells give the same bytes on every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from auditor.region.disclosure.rules import QUANTILES
from auditor.region.disclosure.shown_cell import Place, ShownCell
from auditor.region.measures import MEASURES, Shows
from auditor.region.pack.packing import packed
from auditor.region.strict import canonical

FORMAT = "automation-auditor-pack"
VERSION = 1
SUFFIX = ".aapack"
MOST_NAME = 80


@dataclass(frozen=True)
class Pack:
    """What a programme hands out.

    Attributes:
        programme: its name.
        year: in which it was made.
        firms: how many firms it rests on, to fives.
        print: the checksum, 64 hexadecimal digits.
    """

    programme: str
    year: int
    firms: int
    cells: tuple[ShownCell, ...]
    print: str

    @cached_property
    def by_place(self) -> Mapping[Place, ShownCell]:
        """The cells by measure, item and cell."""
        return {cell.place: cell for cell in self.cells}


def pack_from(programme: str, year: int, firms: int, cells: Iterable[ShownCell]) -> Pack:
    """A pack of cells that may be shown.

    Args:
        programme: its name.
        year: in which it is made.
        firms: to fives.
        cells: in any order.

    Returns:
        the pack, with its checksum.
    """
    in_order = tuple(sorted(cells, key=lambda cell: cell.place))
    bare = Pack(programme, year, firms, in_order, "")
    return Pack(programme, year, firms, in_order, checksum(canonical(document(bare))))


def written(pack: Pack) -> bytes:
    """The file.

    Args:
        pack: the pack.

    Returns:
        canonical JSON, packed.
    """
    return packed(canonical(document(pack) | {"sha256": pack.print}) + b"\n")


def checksum(content: bytes) -> str:
    """What tells whether a pack is as it was made.

    Args:
        content: of the file in canonical form, without the checksum itself.

    Returns:
        SHA-256, 64 hexadecimal digits.
    """
    return sha256(content).hexdigest()


def document(pack: Pack) -> dict[str, Any]:
    """A pack as plain JSON values, without its checksum: measure → item → cell → firms and what is shown of them.

    Args:
        pack: the pack.

    Returns:
        the document.
    """
    cells: dict[str, dict[str, dict[str, list[float | None]]]] = defaultdict(lambda: defaultdict(dict))
    for cell in pack.cells:
        cells[cell.measure][cell.item][cell.cell] = _values(cell)
    return {
        "format": FORMAT,
        "version": VERSION,
        "programme": pack.programme,
        "year": pack.year,
        "firms": pack.firms,
        "quantiles": list(QUANTILES),
        "cells": {measure: dict(items) for measure, items in cells.items()},
    }


def _values(cell: ShownCell) -> list[float | None]:
    """Firms; of a share those for which it holds; of quantiles all five, null where one is not shown, from the first shown to the
    last."""
    shows = MEASURES[cell.measure].shows
    if shows is Shows.QUANTILES:
        at = dict(cell.quantiles)
        return [cell.firms, *(_short(at.get(q)) for q in QUANTILES)]
    return [cell.firms] if cell.yes is None else [cell.firms, cell.yes]


def _short(value: float | None) -> float | None:
    """A whole number without its “.0”."""
    return int(value) if value is not None and value == int(value) else value
