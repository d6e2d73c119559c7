"""Columns without a name are called A, B, C, as spreadsheets call them: in tables without a row of headers, and beside those that have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count, islice

from auditor.exchange.choices import DATA, NAMES
from auditor.exchange.eventlog.columns import fullest_row
from auditor.exchange.eventlog.meanings import MEANING_OF
from auditor.exchange.headers import FIELD_OF, split_header
from auditor.exchange.moments import looks_like_time
from auditor.exchange.moments.formats import read_clock
from auditor.exchange.question import Answer, Question
from auditor.exchange.routing.columns import ROUTING_FIELD_OF
from auditor.exchange.table import Cell, Table, letters, plain, text_of
from auditor.locale import _

_TOP, _SAMPLE = 20, 60
_MOSTLY = 0.8
_YEARS = range(1900, 2101)


def with_names(table: Table, said: str = "") -> Table:
    """The table with a name for every column that holds anything.

    Args:
        table: a sheet.
        said: :data:`~auditor.exchange.choices.NAMES` or ``DATA``, as a person says; empty: as its first rows look.

    Returns:
        the same table where nothing is missing. Where it has no row of headers one is put above, and ``asked`` holds the
        question whether that is right; rows keep the numbers that they have in the file (``row_of_first``).
    """
    if not table.rows or not any(any(map(text_of, row)) for row in table.rows[:_SAMPLE]):
        return table
    at = _header(table)
    is_data = said == DATA or (not said and _looks_like_data(table, at))
    names = [] if is_data else [text_of(cell) for cell in table.rows[at]]
    width = max(len(row) for row in table.rows[: at + _SAMPLE])
    filled = [any(i < len(row) and text_of(row[i]) for row in table.rows[at : at + _SAMPLE]) for i in range(width)]
    whole = _filled(names, filled)
    if not is_data and whole == names:
        return table
    behind = at if is_data else at + 1
    rows = [*table.rows[:at], whole, *table.rows[behind:]]
    named = replace(table, rows=rows, _again=partial(_stream, table, at, whole, behind))
    if not is_data:
        return named
    asked = () if said else (_question(),)
    return replace(named, asked=(*table.asked, *asked), row_of_first=table.row_of_first - 1)


def _header(table: Table) -> int:
    """The row at the top with the most cells that mean something; the fullest where none does."""
    known = [sum(_is_known(text_of(cell)) for cell in row) for row in table.rows[:_TOP]]
    return known.index(max(known)) if any(known) else fullest_row(table)


def _is_known(text: str) -> bool:
    words = {plain(text), plain(split_header(text)[0])}
    return any(words & known.keys() for known in (MEANING_OF, FIELD_OF, ROUTING_FIELD_OF))


def _looks_like_data(table: Table, at: int) -> bool:
    """Nothing in the row means anything, its numbers and times stand above such ones, or its texts come again below."""
    first = [text_of(cell) for cell in table.rows[at]]
    if any(map(_is_known, first)):
        return False
    if all(_is_value(text) and not _is_year(text) for text in first if text):
        return True  # numbers and times alone are no names, whatever stands below
    below = [[text_of(cell) for cell in row] for row in table.rows[at + 1 : at + 1 + _SAMPLE]]
    votes = [_vote(text, [row[i] for row in below if i < len(row) and row[i]]) for i, text in enumerate(first) if text]
    return any(vote > 0 for vote in votes) and not any(vote < 0 for vote in votes)


def _vote(text: str, below: Sequence[str]) -> int:
    """1 for data, −1 for a name, 0 for what may be either."""
    if not below:
        return 0
    kinds = [_is_value(other) for other in below]
    if sum(kinds) >= _MOSTLY * len(kinds):
        if not _is_value(text):
            return -1
        return 0 if _is_year(text) else 1
    return 1 if text in below and not _is_value(text) else 0


def _is_value(text: str) -> bool:
    is_number = text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit()
    return is_number or looks_like_time(text) or (":" in text and read_clock(text) is not None)


def _is_year(text: str) -> bool:
    """Years stand above the columns of many a table."""
    return text.isdigit() and int(text) in _YEARS


def _filled(names: Sequence[str], filled: Sequence[bool]) -> list[str]:
    """The names, and letters for the columns without one that hold something."""
    taken = {name.casefold() for name in names}
    whole = []
    for i, holds in enumerate(filled):
        name = names[i] if i < len(names) else ""
        if not name and holds:
            free = (letters(i) if n == 1 else f"{letters(i)} ({n})" for n in count(1))
            name = next(one for one in free if one.casefold() not in taken)
            taken.add(name.casefold())
        whole.append(name)
    while len(whole) > len(names) and not whole[-1]:
        whole.pop()
    return whole


def _question() -> Question:
    return Question(
        _(
            "The first row looks like data: the columns have no names, and are called A, B, C. Does it hold their names?"
        ),
        _("If it holds the names of the columns, say --first-row names."),
        [Answer(_("Yes, it holds the names"), {"header": NAMES}), Answer(_("No, it is data"), {"header": DATA})],
    )


def _stream(table: Table, at: int, whole: Sequence[Cell], behind: int) -> Iterator[Sequence[Cell]]:
    rows = table.stream()
    yield from islice(rows, at)
    yield whole
    yield from islice(rows, behind - at, None)
