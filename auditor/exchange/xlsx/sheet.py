"""A sheet of the workbook: what every sheet may write, and how it looks. User text is never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from auditor.exchange.table import letters

Value = str | float | int | bool | None

#: What Excel takes in a cell, and in the name of a sheet.
_MOST_TEXT = 32_000
_MOST_NAME = 31
#: xlsxwriter's number of the paper.
_A4 = 9
_INPUT: dict[str, Any] = {"font_color": "#1f4fa3", "bg_color": "#eef3fb", "border": 1, "border_color": "#b8c4e0"}
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class Format(StrEnum):
    """How numbers of a column are written."""

    TEXT = "@"
    WHOLE = "#,##0"
    ONE = "#,##0.0"
    TWO = "#,##0.00"
    FINE = "0.0###"
    SHARE = "0.0%"


@dataclass(frozen=True)
class Column:
    """A column of a table; the unit stands in its title."""

    title: str
    format: Format = Format.TEXT
    width: float = 12.0


class Book:
    """A workbook with its formats."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self._names: set[str] = set()
        self._tables = 0
        self._head: Any = None

    def format(self, kind: Format, *, is_input: bool = False, is_bold: bool = False) -> Any:
        """Inputs are blue on a pale ground, as accountants expect.

        Args:
            kind: how the number is written.
            is_input: whether a person may change it.
            is_bold: whether it stands out.

        Returns:
            the workbook's format, made once.
        """
        key = (kind.value, is_input, is_bold)
        if key not in self._formats:
            look: dict[str, Any] = {"num_format": kind.value, "valign": "top"}
            if kind is Format.TEXT:
                look["text_wrap"] = True
            if is_input:
                look |= _INPUT
            if is_bold:
                look |= {"bold": True, "top": 1}
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    def day_format(self, written: str) -> Any:
        """The format of a date that a person may change.

        Args:
            written: how the date is written, such as “yyyy-mm-dd”.

        Returns:
            a new format of the workbook.
        """
        return self._workbook.add_format({**_INPUT, "num_format": written, "valign": "top", "align": "left"})

    def title_format(self, size: int) -> Any:
        """The format of a heading.

        Args:
            size: in points.

        Returns:
            a new format of the workbook.
        """
        return self._workbook.add_format({"bold": True, "font_size": size})

    def head_format(self) -> Any:
        """The format of a column's head: whole words on as many lines as they take."""
        if self._head is None:
            self._head = self._workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        return self._head

    def sheet(self, name: str) -> Sheet:
        """A new sheet; a name that is taken or too long is made to fit.

        Args:
            name: what the sheet should be called.

        Returns:
            the sheet.
        """
        plain = " ".join(name.translate(_FORBIDDEN).split())[:_MOST_NAME].rstrip() or "–"
        free, n = plain, 2
        while free.casefold() in self._names:
            free = f"{plain[: _MOST_NAME - len(str(n)) - 1]} {n}"
            n += 1
        self._names.add(free.casefold())
        return Sheet(self, self._workbook.add_worksheet(free), free)

    def define(self, name: str, sheet: Sheet, row: int, column: int) -> None:
        """Give a cell a name that formulas use.

        Args:
            name: what formulas call the cell.
            sheet: where it is.
            row: from 0.
            column: from 0.
        """
        self._workbook.define_name(name, f"='{sheet.name}'!{absolute(row, column)}")

    def next_table(self) -> str:
        """A name that no other table of the workbook has."""
        self._tables += 1
        return f"Table{self._tables}"


class Sheet:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Book, raw: Any, name: str) -> None:
        self.book, self.raw, self.name = book, raw, name
        raw.set_paper(_A4)
        raw.set_landscape()
        raw.fit_to_pages(1, 0)  # as wide as a page, as long as it takes
        raw.set_footer("&L&F&C&A&R&P / &N")

    def text(self, row: int, column: int, text: str, size: int = 0) -> None:
        """Text in a cell, never taken for a formula.

        Args:
            row: from 0.
            column: from 0.
            text: what it says.
            size: in points; 0: as the others.
        """
        if size:
            self.raw.write_string(row, column, text[:_MOST_TEXT], self.book.title_format(size))
        else:
            self.raw.write_string(row, column, text[:_MOST_TEXT])

    def number(self, row: int, column: int, value: float, kind: Format, *, is_input: bool = False) -> None:
        """A number in a cell.

        Args:
            row: from 0.
            column: from 0.
            value: in the unit that the sheet says.
            kind: how it is written.
            is_input: whether a person may change it.
        """
        self.raw.write_number(row, column, value, self.book.format(kind, is_input=is_input))

    def formula(
        self, row: int, column: int, formula: str, value: float | str, kind: Format, *, is_bold: bool = False
    ) -> None:
        """A live formula, with the value that a reader without a calculator shows.

        Args:
            row: from 0.
            column: from 0.
            formula: without the “=” before it.
            value: what it comes to.
            kind: how the number is written.
            is_bold: whether it stands out.
        """
        self.raw.write_formula(row, column, f"={formula}", self.book.format(kind, is_bold=is_bold), value)

    def table(self, row: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> int:
        """A real table with filters; returns the row below it. Titles must differ.

        Args:
            row: of the headings, from 0.
            columns: heading and format of each.
            rows: one value a column each.

        Returns:
            the first row below the table, from 0.
        """
        bottom = row + max(len(rows), 1)
        for at, column in enumerate(columns):
            self.raw.set_column(at, at, column.width)
        self.raw.add_table(
            row,
            0,
            bottom,
            len(columns) - 1,
            {
                "name": self.book.next_table(),
                "style": "Table Style Light 1",
                "columns": [
                    {"header": c.title, "format": self.book.format(c.format), "header_format": self.book.head_format()}
                    for c in columns
                ],
                "data": [[_cell(value) for value in line] for line in rows],
            },
        )
        self.raw.freeze_panes(row + 1, 0)
        self.raw.repeat_rows(row)
        return bottom + 1


def _cell(value: Value) -> Value:
    return value[:_MOST_TEXT] if isinstance(value, str) else value


def absolute(row: int, column: int) -> str:
    """“$B$3”.

    Args:
        row: from 0.
        column: from 0.

    Returns:
        the address.
    """
    return f"${letters(column)}${row + 1}"


def cell(row: int, column: int) -> str:
    """“B3”.

    Args:
        row: from 0.
        column: from 0.

    Returns:
        the address.
    """
    return f"{letters(column)}{row + 1}"
