"""What a table looks like before it is read: its first rows, and what each column is taken for, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.exchange.eventlog.columns import fullest_row, guess_columns
from auditor.exchange.eventlog.meanings import LEFT_OUT, MEANINGS, meaning_label
from auditor.exchange.headers import FIELDS, field_label
from auditor.exchange.importers import Source, reads_whole
from auditor.exchange.routing import ROUTING_FIELDS, find_routing, planning_meaning, routing_label
from auditor.exchange.sheets import LIST, LOG, ROUTING, what_it_holds
from auditor.exchange.steplist import find_header
from auditor.exchange.table import Table, text_of
from auditor.locale import _

MAX_SHOWN = 60


@dataclass(frozen=True)
class ColumnGuess:
    """What one column was taken for.

    Attributes:
        header: as it stands there.
        meaning: key of a meaning; empty where it has none.
        reason: why, in the language in force.
    """

    header: str
    meaning: str
    reason: str


@dataclass(frozen=True)
class Preview:
    """A file before it is read.

    Attributes:
        sheets: name of each sheet, and what it seems to hold.
        sheet: name of the one that is read.
        kind: what it is read as.
        columns: one guess a column.
        rows: the first rows below the header, as text; ``first_row`` is the number of the first of them in the file.
        is_whole: several sheets are read together, as the system means them that wrote them.
    """

    sheets: Sequence[tuple[str, str]]
    sheet: str
    kind: str
    columns: Sequence[ColumnGuess]
    rows: Sequence[Sequence[str]]
    first_row: int
    is_whole: bool = False


def preview(source: Source) -> Preview:
    """Look at a table.

    Args:
        source: the file, with what the user says of it.

    Returns:
        what is to be seen of it.

    Raises:
        InputError: it can't be opened, or a column or sheet that is named is not there.
    """
    table = source.table
    sheets = [(each.name, what_it_holds(each).reason) for each in source.tables]
    said = source.options.columns
    is_whole = source.kind == ROUTING and reads_whole(source)
    header_row, columns = (0, _planning_columns(table)) if is_whole else _COLUMNS[source.kind](table, said)
    rows = [[text_of(cell) for cell in row] for row in table.rows[header_row + 1 : header_row + 1 + MAX_SHOWN]]
    return Preview(sheets, table.name, source.kind, columns, rows, header_row + 1 + table.row_of_first, is_whole)


def meanings_of(kind: str) -> list[tuple[str, str]]:
    """What columns can mean.

    Args:
        kind: of table.

    Returns:
        key and name of each meaning; the last takes the column away.
    """
    if kind == LIST:
        return [*((key, field_label(key)) for key in FIELDS), (LEFT_OUT, _("Kept as a note"))]
    keys, label = (MEANINGS, meaning_label) if kind == LOG else (ROUTING_FIELDS, routing_label)
    return [*((key, label(key)) for key in keys), (LEFT_OUT, _("Not read"))]


def _log_columns(table: Table, said: Mapping[str, str]) -> tuple[int, list[ColumnGuess]]:
    named = {key: value for key, value in said.items() if key in (*MEANINGS, LEFT_OUT)}
    found = guess_columns(table, named)
    return found.header_row, [ColumnGuess(g.header, g.meaning, g.reason) for g in found.guesses]


def _list_columns(table: Table, said: Mapping[str, str]) -> tuple[int, list[ColumnGuess]]:
    found = find_header(table, said)
    if found is None:
        return _reasoned(table, fullest_row(table), {}, said)
    return _reasoned(table, found[0], {column.index: field for field, column in found[1].items()}, said)


def _routing_columns(table: Table, said: Mapping[str, str]) -> tuple[int, list[ColumnGuess]]:
    found = find_routing(table, said)
    header_row = found.header_row if found.index else fullest_row(table)
    return _reasoned(table, header_row, {at: field for field, at in found.index.items()}, said)


def _planning_columns(table: Table) -> list[ColumnGuess]:
    columns = []
    for cell in table.rows[0]:
        header = text_of(cell)
        meaning, is_used = planning_meaning(header)
        reason = _("as planning systems mean it") if is_used else _("not known here")
        columns.append(ColumnGuess(header, meaning, reason))
    return columns


def _reasoned(
    table: Table, header_row: int, meaning_at: Mapping[int, str], said: Mapping[str, str]
) -> tuple[int, list[ColumnGuess]]:
    header = [text_of(cell) for cell in table.rows[header_row]] if table.rows else []
    by_person = {part for headers in said.values() for part in headers.split("\n")}
    columns = []
    for index, text in enumerate(header):
        reason = _("by its header") if index in meaning_at else _("not known here")
        columns.append(ColumnGuess(text, meaning_at.get(index, ""), _("you said so") if text in by_person else reason))
    return header_row, columns


_COLUMNS = {LOG: _log_columns, LIST: _list_columns, ROUTING: _routing_columns}
