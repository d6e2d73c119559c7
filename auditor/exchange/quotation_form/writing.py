"""Writes the form: what is asked on top, cells to fill in, a line for each heading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from auditor.decide import Candidate
from auditor.exchange.xlsx.file import finished, workbook_of
from auditor.exchange.xlsx.sheet import Book, Format, Sheet
from auditor.locale import _
from auditor.model import Audit, Quotation, QuotedItem, QuotedLine, Stands
from auditor.phrases.quotation_form import (
    HEADS,
    FormColumn,
    FormField,
    column_label,
    field_label,
    how_to_fill_in,
    line_mark,
)
from auditor.phrases.quotations import item_label, stands_label

_WIDTHS = (34, 20, 18, 38)
#: The hidden column.
_MARKS = len(_WIDTHS)
_DAY = "yyyy-mm-dd"
_TITLE_PT, _NOTE_HIGH = 14, 48
#: Room to write by hand, points.
_LINE_HIGH, _REMARKS_HIGH = 21, 54


def form_bytes(
    audit: Audit, candidate: Candidate, known: Quotation | None = None, lines: Sequence[QuotedLine] = ()
) -> bytes:
    """The form for a project, in the language in force; the same input gives the same bytes.

    Args:
        audit: the snapshot.
        candidate: what is asked for.
        known: a quotation to put into it; None: an empty form.
        lines: what that quotation says of the headings.

    Returns:
        bytes of an XLSX.
    """
    buffer, workbook = workbook_of(audit, _("Request for quotation"))
    book = Book(workbook)
    sheet = book.sheet(_("Quotation"))
    sheet.raw.set_portrait()
    for at, width in enumerate(_WIDTHS):
        sheet.raw.set_column(at, at, width)
    sheet.raw.set_column(_MARKS, _MARKS, None, None, {"hidden": True})
    below = _fields(book, sheet, audit, candidate, known)
    _headings(book, sheet, below + 1, {line.item: line for line in lines})
    return finished(buffer, workbook)


def _fields(book: Book, sheet: Sheet, audit: Audit, candidate: Candidate, known: Quotation | None) -> int:
    """The lines above the headings; returns the first row below them."""
    ours = {
        FormField.REQUEST: candidate.technology.name,
        FormField.ASKED_BY: audit.firm.name,
        FormField.STEPS: audit.step_names(candidate.step_ids),
        FormField.REFERENCE: candidate.key,
        FormField.CURRENCY: audit.firm.currency,
    }
    row = 0
    for field in FormField:
        if field is FormField.SUPPLIER:
            sheet.raw.merge_range(row, 0, row, len(_WIDTHS) - 1, how_to_fill_in(), book.format(Format.TEXT))
            sheet.raw.set_row(row, _NOTE_HIGH)
            row += 1
        sheet.text(row, 0, field_label(field), _TITLE_PT if field is FormField.REQUEST else 0)
        sheet.text(row, _MARKS, line_mark(field.value, field_label(field)))
        if field in ours:
            sheet.text(row, 1, ours[field], _TITLE_PT if field is FormField.REQUEST else 0)
        else:
            _answer(book, sheet, row, field, known)
            sheet.raw.set_row(row, _REMARKS_HIGH if field is FormField.REMARKS else _LINE_HIGH)
        row += 1
    return row


def _answer(book: Book, sheet: Sheet, row: int, field: FormField, known: Quotation | None) -> None:
    """A cell to fill in, with what a known quotation says."""
    value = getattr(known, field.value) if known is not None else None
    if field in (FormField.QUOTED_ON, FormField.VALID_UNTIL):
        look = book.day_format(_DAY)
        day = _day(value or "")
        if day is not None:
            sheet.raw.write_datetime(row, 1, day, look)
        else:
            sheet.raw.write_blank(row, 1, None, look)
    elif field in (FormField.PRICE, FormField.SERVICE, FormField.DELIVERY):
        kind = Format.ONE if field is FormField.DELIVERY else Format.TWO
        _number(book, sheet, row, 1, value, kind)
    else:
        _words(book, sheet, row, 1, value or "")


def _headings(book: Book, sheet: Sheet, row: int, lines: dict[QuotedItem, QuotedLine]) -> None:
    for at, column in enumerate(FormColumn):
        sheet.raw.write_string(row, at, column_label(column), book.head_format())
    sheet.text(row, _MARKS, line_mark(HEADS, column_label(FormColumn.HEADING)))
    words = [stands_label(stands) for stands in Stands]
    for at, item in enumerate(QuotedItem, row + 1):
        line = lines.get(item)
        sheet.raw.set_row(at, _LINE_HIGH)
        sheet.text(at, 0, item_label(item))
        sheet.text(at, _MARKS, line_mark(item.value, item_label(item)))
        _words(book, sheet, at, 1, stands_label(line.stands) if line is not None else "")
        _number(book, sheet, at, 2, line.amount if line is not None else None, Format.TWO)
        _words(book, sheet, at, 3, "")
    sheet.raw.data_validation(row + 1, 1, row + len(QuotedItem), 1, {"validate": "list", "source": words})


def _words(book: Book, sheet: Sheet, row: int, column: int, text: str) -> None:
    look = book.format(Format.TEXT, is_input=True)
    if text:
        sheet.raw.write_string(row, column, text, look)
    else:
        sheet.raw.write_blank(row, column, None, look)


def _number(book: Book, sheet: Sheet, row: int, column: int, value: float | None, kind: Format) -> None:
    if value is not None:
        sheet.number(row, column, value, kind, is_input=True)
    else:
        sheet.raw.write_blank(row, column, None, book.format(kind, is_input=True))


def _day(stored: str) -> datetime | Any:
    try:
        return datetime.fromisoformat(stored)
    except ValueError:
        return None
