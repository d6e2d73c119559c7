"""Tables from text files and spreadsheets, within stated bounds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.question import Question
from auditor.exchange.sheet_bounds import refuse_what_is_absurd
from auditor.exchange.text_file import MAX_CELL, MAX_COLUMNS, MAX_TEXT_BYTES, PACKED_SUFFIXES, TEXT_SUFFIXES, TextFile
from auditor.locale import _, number

MAX_FILE_BYTES = MAX_TEXT_BYTES
MAX_SHEET_BYTES = 100 * 1024 * 1024
MAX_ROWS = 1_048_576  # what a spreadsheet can hold
#: Rows of a text file that are kept at once; a list of steps has fewer, a log is read row by row.
MAX_HEAD = 5_000

SHEET_SUFFIXES = frozenset({".xlsx", ".ods", ".xlsm", ".xls"})
TABLE_SUFFIXES = TEXT_SUFFIXES | PACKED_SUFFIXES | SHEET_SUFFIXES

Cell = str | float


@dataclass(frozen=True)
class Table:
    """One sheet with notes on what was assumed to read it.

    Attributes:
        name: of the sheet.
        rows: its rows, the header and empty ones among them; of a long text file the first.
        assumed: how it was read, a sentence each.
        delimiter: of a text file; empty for a sheet.
        is_cut: there are more rows than these.
        asked: what a person may say of how it was read.
        row_of_first: number in the file of the first of the rows; 0 where a row of headers was put above.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    assumed: tuple[str, ...] = ()
    delimiter: str = ""
    is_cut: bool = False
    asked: tuple[Question, ...] = ()
    row_of_first: int = 1
    _again: Callable[[], Iterator[Sequence[Cell]]] | None = field(default=None, compare=False, repr=False)

    def stream(self) -> Iterator[Sequence[Cell]]:
        """All rows, however many there are.

        Yields:
            the cells of a row; the header and empty rows are among them.
        """
        yield from self._again() if self._again is not None and self.is_cut else self.rows

    def entire(self, most: int) -> Table:
        """The table with all its rows at once.

        Args:
            most: rows that are taken.

        Returns:
            the same where none is missing.

        Raises:
            InputError: it has more rows.
        """
        if not self.is_cut:
            return self
        rows = list(islice(self.stream(), most + 1))
        if len(rows) > most:
            raise InputError(
                _("“{name}” has more than {n} rows: more than can be read of a table of this kind.").format(
                    name=self.name, n=number(most)
                )
            )
        return replace(self, rows=rows, is_cut=False)


def read_tables(path: Path) -> list[Table]:
    """All sheets of a file; a text file is one.

    Args:
        path: the file.

    Returns:
        one table a sheet, in order, of the first 20 sheets.

    Raises:
        InputError: missing, too large, not a table, or not what its name says.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error
    is_sheet = path.suffix.lower() in SHEET_SUFFIXES
    most = MAX_SHEET_BYTES if is_sheet else MAX_FILE_BYTES
    if size > most:
        raise InputError(
            _("{path} is larger than {n} MB; export a part of it.").format(path=path.name, n=most // 2**20)
        )
    return _read_sheets(path) if is_sheet else [_read_text(path)]


def plain(text: str) -> str:
    """A header as it is compared: lower case, letters and digits only, accents left out.

    Args:
        text: a header.

    Returns:
        what two headers are compared by.
    """
    decomposed = unicodedata.normalize("NFKD", text.strip().lower().replace("ß", "ss"))
    return "".join(c for c in decomposed if c.isalnum())


def letters(index: int) -> str:
    """The name of a column in a spreadsheet.

    Args:
        index: from 0.

    Returns:
        A, B … Z, AA and so on.
    """
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_of(letters_: str) -> int:
    """The column that a spreadsheet calls so: the other way round than :func:`letters`.

    Args:
        letters_: A, B … Z, AA and so on.

    Returns:
        index from 0.
    """
    index = 0
    for letter in letters_.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def text_of(cell: Cell) -> str:
    """The cell as text on one line; whole numbers without decimals.

    Args:
        cell: text or a number.

    Returns:
        the text; empty for empty text.
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return " ".join(cell.split())


def _read_sheets(path: Path) -> list[Table]:
    refuse_what_is_absurd(path)
    from python_calamine import CalamineError, CalamineWorkbook

    tables: list[Table] = []
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            for name in workbook.sheet_names[:20]:
                sheet = workbook.get_sheet_by_name(name)
                if sheet.height > MAX_ROWS or sheet.width > MAX_COLUMNS * 10:
                    raise InputError(
                        _("Sheet “{name}” is too large: it has more rows or columns than a table holds.").format(
                            name=name
                        )
                    )
                tables.append(
                    Table(
                        name, [[_cell(c) for c in row[:MAX_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
                    )
                )
    except InputError:
        raise
    except (CalamineError, OSError, ValueError, KeyError) as error:
        is_locked = "password" in str(error).lower()
        reason = _("it is protected by a password; save it without one") if is_locked else _("it is damaged, or none")
        raise InputError(
            _("{path} can't be read as a spreadsheet: {reason}").format(path=path.name, reason=reason)
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own code gave up, outside the errors of Python
            raise
        raise InputError(
            _("{path} can't be read as a spreadsheet: {reason}").format(path=path.name, reason=_("it is damaged"))
        ) from None
    return tables


def _cell(value: object) -> Cell:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return float(value)
    return str(value)[:MAX_CELL]


def _read_text(path: Path) -> Table:
    file = TextFile(path)
    rows: list[Sequence[Cell]] = list(islice(file.rows(), MAX_HEAD + 1))
    return Table(file.name, rows[:MAX_HEAD], (file.assumed,), file.delimiter, len(rows) > MAX_HEAD, _again=file.rows)
