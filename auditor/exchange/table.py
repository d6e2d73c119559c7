"""Tables from text files and spreadsheets, within stated bounds."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.sheet_bounds import refuse_what_is_absurd
from auditor.locale import _

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_ROWS = 500_000
MAX_COLUMNS = 300
MAX_CELL = 10_000

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
SHEET_SUFFIXES = frozenset({".xlsx", ".ods", ".xlsm", ".xls"})

Cell = str | float


@dataclass(frozen=True)
class Table:
    """One sheet: all rows, the header among them, with notes on what was assumed to read it."""

    name: str
    rows: Sequence[Sequence[Cell]]
    assumed: tuple[str, ...] = ()
    delimiter: str = ""


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
    if size > MAX_FILE_BYTES:
        raise InputError(
            _("{path} is larger than {n} MB; export a part of it.").format(path=path.name, n=MAX_FILE_BYTES // 2**20)
        )
    if path.suffix.lower() in SHEET_SUFFIXES:
        return _read_sheets(path)
    return [_read_text(path)]


def plain(text: str) -> str:
    """A header as it is compared: lower case, letters and digits only, accents left out.

    Args:
        text: a header.

    Returns:
        what two headers are compared by.
    """
    decomposed = unicodedata.normalize("NFKD", text.strip().lower().replace("ß", "ss"))
    return "".join(c for c in decomposed if c.isalnum())


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
                    raise InputError(_("Sheet “{name}” is too large to be a step list.").format(name=name))
                tables.append(Table(name, [[_cell(c) for c in row[:MAX_COLUMNS]] for row in sheet.to_python()]))
    except InputError:
        raise
    except (CalamineError, OSError, ValueError, KeyError) as error:
        raise InputError(
            _("{path} can't be read as a spreadsheet: {reason}").format(path=path.name, reason=error)
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
    raw = path.read_bytes()
    text, encoding = _decode(raw)
    if "\x00" in text:
        raise InputError(_("{path} is not a text table: it holds binary data.").format(path=path.name))
    delimiter = _delimiter(text)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        csv.field_size_limit(MAX_CELL * 10)
        for row in reader:
            if len(rows) >= MAX_ROWS:
                raise InputError(_("{path} has more than {n} rows.").format(path=path.name, n=MAX_ROWS))
            if any(cell.strip() for cell in row):
                rows.append([cell[:MAX_CELL] for cell in row[:MAX_COLUMNS]])
    except csv.Error as error:
        raise InputError(
            _("{path}, row {row}: {reason}").format(path=path.name, row=reader.line_num, reason=error)
        ) from error
    shown = {",": ",", ";": ";", "\t": _("tab"), "|": "|"}[delimiter]
    assumed = _("Read as {encoding} text with “{delimiter}” between columns.").format(
        encoding=encoding, delimiter=shown
    )
    return Table(path.stem, rows, (assumed,), delimiter)


def _decode(raw: bytes) -> tuple[str, str]:
    """UTF-8 (with or without mark), UTF-16, else Windows-1252; line ends of old Macs become new lines."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n"), encoding[:6].upper()
    if len(raw) > 3 and raw[1:4:2] == b"\x00\x00" and raw[0]:
        return raw.decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n"), "UTF-16"
    try:
        text, encoding = raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text, encoding = raw.decode("cp1252", "replace"), "Windows-1252"
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _delimiter(text: str) -> str:
    """The separator that splits the first lines into the same number of columns, the most of them."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    best, best_score = ",", (0.0, 0)
    for mark in (";", "\t", ",", "|"):
        counts = [len(re.sub(r'"[^"]*"', "", line).split(mark)) for line in lines]
        if not counts or counts[0] < 2:
            continue
        steady = sum(c == counts[0] for c in counts) / len(counts)
        if (steady, counts[0]) > best_score:
            best, best_score = mark, (steady, counts[0])
    return best
