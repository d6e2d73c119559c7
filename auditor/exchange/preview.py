"""What a table looks like before it is read: its first rows, and what each column is taken for, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.exchange.eventlog.columns import guess_columns
from auditor.exchange.eventlog.meanings import LEFT_OUT, MEANINGS, meaning_label
from auditor.exchange.headers import FIELDS, field_label
from auditor.exchange.importers import Source
from auditor.exchange.sheets import LOG, what_it_holds
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
    """

    sheets: Sequence[tuple[str, str]]
    sheet: str
    kind: str
    columns: Sequence[ColumnGuess]
    rows: Sequence[Sequence[str]]
    first_row: int


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
    header_row, columns = _log_columns(table, said) if source.kind == LOG else _list_columns(table, said)
    rows = [[text_of(cell) for cell in row] for row in table.rows[header_row + 1 : header_row + 1 + MAX_SHOWN]]
    return Preview(sheets, table.name, source.kind, columns, rows, header_row + 2)


def meanings_of(kind: str) -> list[tuple[str, str]]:
    """What columns can mean.

    Args:
        kind: of table.

    Returns:
        key and name of each meaning; the last takes the column away.
    """
    named = (
        [(key, meaning_label(key)) for key in MEANINGS] if kind == LOG else [(key, field_label(key)) for key in FIELDS]
    )
    rest = _("Not read") if kind == LOG else _("Kept as a note")
    return [*named, (LEFT_OUT, rest)]


def _log_columns(table: Table, said: Mapping[str, str]) -> tuple[int, list[ColumnGuess]]:
    named = {key: value for key, value in said.items() if key in (*MEANINGS, LEFT_OUT)}
    found = guess_columns(table, named)
    return found.header_row, [ColumnGuess(g.header, g.meaning, g.reason) for g in found.guesses]


def _list_columns(table: Table, said: Mapping[str, str]) -> tuple[int, list[ColumnGuess]]:
    found = find_header(table, said)
    header_row = found[0] if found is not None else 0
    header = [text_of(cell) for cell in table.rows[header_row]] if table.rows else []
    meaning_at = {column.index: field for field, column in found[1].items()} if found is not None else {}
    by_person = set("\n".join(said.values()).split("\n"))
    columns = []
    for index, text in enumerate(header):
        reason = _("by its header") if index in meaning_at else _("nothing here means this")
        columns.append(ColumnGuess(text, meaning_at.get(index, ""), _("you said so") if text in by_person else reason))
    return header_row, columns
