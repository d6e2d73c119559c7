"""Columns of numbers and of durations, read a part at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import nan

import numpy as np
from numpy.typing import NDArray

from auditor.errors import QuantityError
from auditor.exchange.table import Cell
from auditor.model.units import Kind, parse_as, parse_number

Numbers = NDArray[np.float64]

_CLOCK = re.compile(
    r"(?P<sign>-?)\s*(?:(?P<d>\d+)\s*(?:days?|d|dagen|dag|tage?)[\s,]*)?(?:(?P<h>\d{1,5}):(?P<m>\d{1,2})(?::(?P<s>\d{1,2}(?:[.,]\d+)?))?)?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?P<sign>-?)P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+(?:[.,]\d+)?)S)?)?", re.IGNORECASE
)


def decimal_of(rows: Iterable[Sequence[Cell]], columns: Sequence[int], delimiter: str) -> str:
    """The decimal mark of some columns: what their unambiguous numbers use.

    Args:
        rows: of the table.
        columns: numbers of the columns.
        delimiter: of the text file; with ``;`` a comma is likelier.

    Returns:
        ``,`` or ``.``.
    """
    votes: Counter[str] = Counter()
    for row in rows:
        for index in columns:
            cell = row[index] if index < len(row) else ""
            if isinstance(cell, str):
                for mark, digits in re.findall(r"\d([.,])(\d+)(?![\d.,])", cell):
                    votes[mark] += len(digits) != 3
    if not +votes:
        return "," if delimiter == ";" else "."
    return votes.most_common(1)[0][0]


def numbers(texts: Sequence[str], decimal: str) -> Numbers:
    """Cells as numbers; nan for what is none.

    Args:
        texts: cells.
        decimal: the mark.

    Returns:
        a number each.
    """
    if decimal == ".":
        try:
            read: Numbers = np.array([text or "nan" for text in texts], dtype=np.float64)
        except ValueError:
            pass
        else:
            read[~np.isfinite(read)] = nan
            return read
    return np.array([_number(text, decimal) for text in texts], dtype=np.float64)


def durations(texts: Sequence[str], decimal: str) -> tuple[Numbers, NDArray[np.bool_]]:
    """Cells as durations.

    Args:
        texts: cells: bare numbers, ``1:30:00``, ``0 days 04:56:47``, ``PT5M``, ``45 min``.
        decimal: the mark.

    Returns:
        bare numbers, or seconds where the cell itself says its unit; and where it does.
    """
    read = numbers(texts, decimal)
    stated = np.zeros(len(texts), bool)
    for i in np.flatnonzero(np.isnan(read)).tolist():
        if texts[i]:
            read[i] = _duration(texts[i], decimal)
            stated[i] = True
    return read, stated


@lru_cache(maxsize=50_000)
def _number(text: str, decimal: str) -> float:
    try:
        return parse_number(text, decimal) if text else nan
    except QuantityError:
        return nan


@lru_cache(maxsize=50_000)
def _duration(text: str, decimal: str) -> float:
    for form in (_CLOCK, _ISO):
        match = form.fullmatch(text.strip())
        if match is not None and any(match[part] for part in "dhms"):
            parts = [float((match[part] or "0").replace(",", ".")) for part in "dhms"]
            seconds = sum(part * unit for part, unit in zip(parts, (86_400, 3600, 60, 1), strict=True))
            return -seconds if match["sign"] else seconds
    try:
        return parse_as(text, Kind.TIME, decimal=decimal).likely
    except QuantityError:
        return nan
