"""Reading a pack from a stick: what is damaged, changed, newer or too large is refused with the reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.cells import level_of
from auditor.region.disclosure.rules import QUANTILES
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.measures import MEASURES, Measure, Shows
from auditor.region.pack.document import FORMAT, MOST_NAME, VERSION, Pack, checksum
from auditor.region.strict import only, parsed, read_bounded

MOST_BYTES = 16 * 1024 * 1024
_KEYS = ("format", "version", "programme", "year", "firms", "quantiles", "cells", "sha256")
_MOST = 1e12
_NUMBERS = (int, float)
_LENGTHS = {Shows.QUANTILES: 1 + len(QUANTILES), Shows.SHARE: 2, Shows.COUNT: 1}
#: Where the checksum stands in the canonical form; a programme's name can't hold such quotes unescaped.
_TOLD = re.compile(rb'"sha256":"[0-9a-f]{64}",')


def read_pack(path: Path) -> Pack:
    """A pack from a file.

    Args:
        path: the file.

    Returns:
        the pack.

    Raises:
        InputError: it can't be read, is too large, damaged, changed, of a newer version, or holds what no pack holds.
    """
    return parsed_pack(read_bounded(path, MOST_BYTES), path.name)


def parsed_pack(content: bytes, name: str) -> Pack:
    """The same from the content of a file.

    Args:
        content: of the file, in bytes.
        name: of the file, for messages.

    Returns:
        the pack.

    Raises:
        InputError: as of :func:`read_pack`.
    """
    found = parsed(content, name)
    if found.get("format") != FORMAT:
        raise InputError(_("{path} is JSON, but no benchmark pack.").format(path=name))
    version = found.get("version")
    if not isinstance(version, int) or not _is_whole(version, 1, 1_000_000):
        raise InputError(_("{path}: the version is missing.").format(path=name))
    if version > VERSION:
        raise InputError(
            _("{path} was written by a newer version of the program; read it with that one.").format(path=name)
        )
    only(_KEYS, found, name)
    told = found.get("sha256")
    bare, times = _TOLD.subn(b"", content.strip())
    if times != 1 or told != checksum(bare):
        text = _("{path} is not as it was made: its checksum does not fit. Get it from the programme once more.")
        raise InputError(text.format(path=name))
    programme = found.get("programme")
    if not isinstance(programme, str) or len(programme) > MOST_NAME or not programme.isprintable():
        raise _misfit(name, "programme")
    if not _is_whole(found.get("year"), 2000, 2200):
        raise _misfit(name, "year")
    if not _is_whole(found.get("firms"), 1, 10**9):
        raise _misfit(name, "firms")
    if found.get("quantiles") != list(QUANTILES):
        raise _misfit(name, "quantiles")
    return Pack(programme, found["year"], found["firms"], tuple(_cells(found.get("cells"), name)), told)


def _cells(measures: Any, name: str) -> list[ShownCell]:
    found: list[ShownCell] = []
    for key, items in _table(measures, f"{name}, cells").items():
        measure = MEASURES.get(key)
        if measure is None:
            raise _misfit(name, f"cells, {key[:40]}")
        for item, cells in _table(items, f"{name}, {key}").items():
            for cell, values in _table(cells, f"{name}, {key}, {item[:40]}").items():
                where = f"{key}, {item[:40]}, {cell[:40]}"
                if level_of(cell) is None or not 1 <= len(item) <= 80 or not item.isprintable():
                    raise _misfit(name, where)
                found.append(_cell(measure, item, cell, values, name, where))
    return found


def _cell(measure: Measure, item: str, cell: str, values: Any, name: str, where: str) -> ShownCell:
    expected = _LENGTHS[measure.shows]
    if type(values) is not list or len(values) != expected or not _is_whole(values[0], 1, 10**9):
        raise _misfit(name, where)
    if measure.shows is Shows.COUNT:
        return ShownCell(measure.key, item, cell, values[0])
    if measure.shows is Shows.SHARE:
        if not _is_whole(values[1], 0, values[0]):
            raise _misfit(name, where)
        return ShownCell(measure.key, item, cell, values[0], yes=values[1])
    known: list[tuple[int, float]] = []
    last = 0.0
    for quantile, value in zip(QUANTILES, values[1:], strict=True):
        if value is not None:
            if type(value) not in _NUMBERS or not last <= value <= _MOST:
                raise _misfit(name, where)
            last = float(value)
            known.append((quantile, last))
    if not known:
        raise _misfit(name, where)
    return ShownCell(measure.key, item, cell, values[0], tuple(known))


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(_("{where}: this is not a table.").format(where=where))
    return value


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _misfit(name: str, where: str) -> InputError:
    return InputError(_("{where}: this does not fit a benchmark pack.").format(where=f"{name}, {where}"))
