"""Reading a pack from a stick: what is damaged, changed, newer or too large is refused with the reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.cells import level_of
from auditor.region.disclosure.rules import QUANTILES
from auditor.region.disclosure.shown_cell import WHICH, ShownCell
from auditor.region.measures import MEASURES, Shows
from auditor.region.pack.document import FORMAT, MOST_NAME, VERSION, Pack, checksum
from auditor.region.pack.packing import is_packed, unpacked
from auditor.region.strict import only, parsed, read_bounded

MOST_BYTES = 16 * 1024 * 1024
_KEYS = ("format", "version", "programme", "year", "firms", "quantiles", "cells", "sha256")
_MOST, _MOST_FIRMS = 1e12, 10**9
_NUMBERS = frozenset((int, float))
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
        content: of the file, in bytes; plain JSON as of older programs is read too.
        name: of the file, for messages.

    Returns:
        the pack.

    Raises:
        InputError: as of :func:`read_pack`.
    """
    if is_packed(content):
        content = unpacked(content, name, MOST_BYTES)
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
    if not _is_whole(found.get("firms"), 1, _MOST_FIRMS):
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
        read = _READERS[measure.shows]
        for item, cells in _table(items, f"{name}, {key}").items():
            if not 1 <= len(item) <= 80 or not item.isprintable():
                raise _misfit(name, f"{key}, {item[:40]}")
            for cell, values in _table(cells, f"{name}, {key}, {item[:40]}").items():
                made = read(key, item, cell, values) if level_of(cell) is not None and type(values) is list else None
                if made is None:
                    raise _misfit(name, f"{key}, {item[:40]}, {cell[:40]}")
                found.append(made)
    return found


def _quantiles(measure: str, item: str, cell: str, values: list[Any]) -> ShownCell | None:
    if len(values) != 1 + len(QUANTILES) or not _is_whole(values[0], 1, _MOST_FIRMS):
        return None
    shown = [value for value in values[1:] if value is not None]
    left_out = [None] * ((len(QUANTILES) - len(shown)) // 2)  # on either side
    if not shown or len(shown) not in WHICH or values[1:] != [*left_out, *shown, *left_out]:
        return None
    if not _NUMBERS.issuperset(map(type, shown)):
        return None
    if not 0 <= shown[0] <= shown[-1] <= _MOST or shown != sorted(shown):
        return None
    return ShownCell(measure, item, cell, values[0], tuple(map(float, shown)))


def _share(measure: str, item: str, cell: str, values: list[Any]) -> ShownCell | None:
    if len(values) != 2 or not _is_whole(values[0], 1, _MOST_FIRMS) or not _is_whole(values[1], 0, values[0]):
        return None
    return ShownCell(measure, item, cell, values[0], yes=values[1])


def _count(measure: str, item: str, cell: str, values: list[Any]) -> ShownCell | None:
    if len(values) != 1 or not _is_whole(values[0], 1, _MOST_FIRMS):
        return None
    return ShownCell(measure, item, cell, values[0])


_READERS = {Shows.QUANTILES: _quantiles, Shows.SHARE: _share, Shows.COUNT: _count}


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(_("{where}: this is not a table.").format(where=where))
    return value


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _misfit(name: str, where: str) -> InputError:
    return InputError(_("{where}: this does not fit a benchmark pack.").format(where=f"{name}, {where}"))
