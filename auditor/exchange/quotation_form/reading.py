"""Reads the form that a supplier filled in: every cell is taken over, asked about or named as wrong; none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_letters
from types import MappingProxyType
from typing import Any, TypeVar

from auditor.errors import InputError
from auditor.exchange.quotation_form.cells import read_amount, read_day, read_months
from auditor.exchange.quotation_form.faults import formula_faults
from auditor.exchange.quotation_form.labels import columns, explanations, language_of, marked, names, words
from auditor.exchange.table import Cell, Table, column_of, letters, plain, read_tables, text_of
from auditor.locale import _, number, quoted
from auditor.model import QuotedItem, Stands
from auditor.phrases.quotation_form import (
    HEADS,
    MARK,
    FormColumn,
    FormField,
    field_label,
    heading_question,
    is_error,
    kept_as_remark,
    no_value,
    other_currency,
)
from auditor.phrases.quotations import item_label, stands_label

FORM_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LONGEST = 500
_LEAST_NAMES = 3
#: Where a form is looked for.
_FIRST_ROWS, _FIRST_COLUMNS = 200, 10
_CENT = 0.005
#: What the command line says of a heading that is none of ours and belongs into the remarks.
REMARK = "remark"
#: Heading as it is compared → which it is; None: it belongs into the remarks.
Said = Mapping[str, QuotedItem | None]
_NOTHING: Said = MappingProxyType({})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A line that is none of ours.

    Attributes:
        cell: its address.
        heading: what it is called.
        content: what stands beside it.
    """

    cell: str
    heading: str
    content: str

    @property
    def question(self) -> str:
        """Which of our headings it is, as the command line asks."""
        return heading_question(self.cell, self.heading, self.content)


@dataclass
class FilledForm:
    """What a form says.

    Attributes:
        reference: key of the candidate that it was made for; empty where it says none.
        project: name of the technology that it was made for.
        fields: fields of a :class:`Quotation`, in its units.
        items: of each heading that is mentioned, whether it is included and its amount; None for what is not said.
        unknown: lines that are none of ours; they stand in the remarks.
        problems: what can't be read, each with its cell.
        notes: what is worth a look, a sentence each.
    """

    reference: str = ""
    project: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    items: dict[QuotedItem, tuple[Stands | None, float | None]] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_form(path: Path, currency: str, headings: Said = _NOTHING) -> FilledForm:
    """Read a form that was filled in.

    Args:
        path: the file.
        currency: of the audit, ISO 4217.
        headings: what lines that are none of ours are.

    Returns:
        what it says, with all that is wrong in it.

    Raises:
        InputError: it can't be read, or is no such form.
    """
    if path.suffix.lower() not in FORM_SUFFIXES:
        raise InputError(_("{path} is not a form of ours: save it as .xlsx, then read that.").format(path=path.name))
    table = next((table for table in read_tables(path) if _is_form(table)), None)
    if table is None:
        text = _("{path} is not a form of ours: none of its sheets has the lines {lines}. Enter the quotation by hand, or send the supplier the form that stands beside the request for quotation.")  # fmt: skip
        lines = ", ".join(quoted(field_label(f)) for f in (FormField.SUPPLIER, FormField.PRICE))
        raise InputError(text.format(path=path.name, lines=lines))
    return _Reader(table, formula_faults(path, table.name), currency, headings).read()


def _is_form(table: Table) -> bool:
    found = set()
    for row in table.rows[:_FIRST_ROWS]:
        texts = [text_of(cell) for cell in row[:_FIRST_COLUMNS]]
        found |= {marked(texts, text) or names().get(plain(text)) for text in texts if text}
    return {FormField.SUPPLIER, FormField.PRICE} <= found and len(found) > _LEAST_NAMES


class _Reader:
    """Goes through a sheet from top to bottom."""

    def __init__(self, table: Table, faults: Mapping[str, str], currency: str, headings: Said) -> None:
        self._table, self._faults, self._currency, self._headings = table, faults, currency, headings
        self._rows = _with_room_for(table, faults)
        self._spoken = language_of(text_of(cell) for row in table.rows for cell in row if isinstance(cell, str))
        self._made = FilledForm()
        self._remarks: list[str] = []
        self._seen: dict[FormField | QuotedItem, str] = {}

    def read(self) -> FilledForm:
        """Line by line; the head of the headings says which column is what below it."""
        at: dict[FormColumn, int] | None = None
        for row, cells in enumerate(self._rows):
            filled = [i for i in range(len(cells)) if self._is_filled(row, i)]
            if not filled:
                continue
            heads = {columns()[p]: i for i in filled if (p := plain(text_of(cells[i]))) in columns()}
            if any(text_of(cell).startswith(f"{MARK}{HEADS}=") for cell in cells):
                heads = dict(zip(FormColumn, filled, strict=False)) | heads
            if FormColumn.STANDS in heads and FormColumn.AMOUNT in heads:
                at = {FormColumn.HEADING: filled[0], **heads}
                left = [i for i in filled[1:] if i not in heads.values()]
                if left:
                    self._keep(self._place(row, left[0]), text_of(cells[filled[0]]), row, cells, left, is_asked=False)
            else:
                self._line(row, cells, filled, at)
        self._check()
        return self._made

    def _is_filled(self, row: int, column: int) -> bool:
        text = text_of(self._rows[row][column])
        return (text != "" and not text.startswith(MARK)) or self._place(row, column) in self._faults

    def _place(self, row: int, column: int) -> str:
        return f"{letters(column)}{row + self._table.row_of_first}"

    def _line(self, row: int, cells: Sequence[Cell], filled: list[int], at: dict[FormColumn, int] | None) -> None:
        first = at[FormColumn.HEADING] if at is not None and at[FormColumn.HEADING] in filled else filled[0]
        heading = text_of(cells[first])
        rest = [i for i in filled if i != first]
        known = marked(map(text_of, cells), heading) or names().get(plain(heading))
        if plain(heading) in self._headings:
            known = self._headings[plain(heading)]
        elif not rest and plain(heading) in explanations():
            return
        if isinstance(known, FormField):
            left = self._field(row, cells, rest, known)
        elif isinstance(known, QuotedItem):
            left = self._item(row, cells, rest, known, at or {})
        else:
            is_answered = plain(heading) in self._headings
            self._keep(self._place(row, first), heading, row, cells, rest, is_asked=not is_answered)
            return
        if left:
            self._keep(self._place(row, left[0]), heading, row, cells, left, is_asked=False)

    def _keep(
        self, place: str, heading: str, row: int, cells: Sequence[Cell], rest: list[int], *, is_asked: bool
    ) -> None:
        """What has no place of its own stands among the remarks."""
        content = " · ".join(self._shown(row, cells, i) for i in rest)
        self._remarks.append(f"{heading}: {content}" if content else heading)
        if is_asked:
            self._made.unknown.append(Unknown(place, heading, content or "–"))
        else:
            self._made.notes.append(kept_as_remark(place, heading, content or "–"))

    def _shown(self, row: int, cells: Sequence[Cell], column: int) -> str:
        cell = cells[column]
        fault = self._faults.get(self._place(row, column))
        if fault is not None:
            return fault or "?"
        return number(cell, 2) if isinstance(cell, float) else text_of(cell)

    def _field(self, row: int, cells: Sequence[Cell], rest: list[int], known: FormField) -> list[int]:
        """A line above the headings; returns the columns that are left over."""
        if not rest:
            return []
        if self._is_second(known, field_label(known), row):
            return rest
        where, cell = (row, rest[0]), cells[rest[0]]
        fields, currency = self._made.fields, self._currency
        text = text_of(cell)
        match known:
            case FormField.REQUEST:
                self._made.project = text
            case FormField.REFERENCE:
                self._made.reference = text
            case FormField.CURRENCY if text.upper() != currency:
                self._wrong(*where, other_currency(text, text, currency))
            case FormField.SUPPLIER:
                fields["supplier"] = text[:_LONGEST]
                if len(text) > _LONGEST:
                    self._remarks.append(f"{field_label(known)}: {text}")
            case FormField.REMARKS:
                self._remarks.insert(0, str(cell) if isinstance(cell, str) else text)
            case FormField.QUOTED_ON | FormField.VALID_UNTIL:
                fields[known.value] = self._read(where, lambda: read_day(cell, self._spoken)) or ""
            case FormField.PRICE | FormField.SERVICE:
                fields[known.value] = self._read(where, lambda: read_amount(cell, known.value, currency, self._spoken))
            case FormField.DELIVERY:
                fields[known.value] = self._read(where, lambda: read_months(cell, self._spoken))
        return rest[1:]

    def _item(
        self, row: int, cells: Sequence[Cell], rest: list[int], item: QuotedItem, at: Mapping[FormColumn, int]
    ) -> list[int]:
        """A heading with what is said of it; returns the columns that are left over."""
        if not rest:
            return []
        if self._is_second(item, item_label(item), row):
            return rest
        stands, amount = None, None
        stands_at, amount_at, remark_at = (at.get(c, -1) for c in (FormColumn.STANDS, FormColumn.AMOUNT, FormColumn.REMARK))  # fmt: skip
        if stands_at in rest:
            stands = self._read((row, stands_at), lambda: _stands(text_of(cells[stands_at])))
        if amount_at in rest:
            amount = self._read((row, amount_at), lambda: read_amount(cells[amount_at], "price", self._currency, self._spoken))  # fmt: skip
        if amount is not None and stands is None and stands_at not in rest:
            text = _("{item} has an amount: say whether it is included or left out.")
            self._made.problems.append(f"{self._place(row, max(stands_at, 0))}: {text.format(item=quoted(item_label(item)))}")  # fmt: skip
        if stands is not None or amount is not None:
            self._made.items[item] = (stands, amount)
        if remark_at in rest:
            self._remarks.append(f"{item_label(item)}: {self._shown(row, cells, remark_at)}")
        return [i for i in rest if i not in (stands_at, amount_at, remark_at)]

    def _is_second(self, known: FormField | QuotedItem, label: str, row: int) -> bool:
        """Whether a line was there before: which of the two counts is not ours to say."""
        place = self._place(row, 0)
        before = self._seen.setdefault(known, place)
        if before == place:
            return False
        text = _("{label} stands there twice, in {first} too: leave one of them.")
        self._made.problems.append(f"{place}: {text.format(label=quoted(label), first=before)}")
        return True

    def _read(self, where: tuple[int, int], read: Callable[[], T]) -> T | None:
        """What a cell says; None where it can't be read, which is kept with its place."""
        fault = self._faults.get(self._place(*where))
        if fault is not None:
            self._wrong(*where, is_error(fault) if fault else no_value())
            return None
        try:
            return read()
        except InputError as error:
            self._wrong(*where, str(error))
            return None

    def _wrong(self, row: int, column: int, text: str) -> None:
        self._made.problems.append(f"{self._place(row, column)}: {text}")

    def _check(self) -> None:
        """What is missing or does not add up."""
        made = self._made
        made.fields["remarks"] = "\n".join(self._remarks).strip()
        if not made.fields.get("supplier"):
            made.problems.append(_("Say whose quotation it is."))
        made.notes += [kept_as_remark(u.cell, u.heading, u.content) for u in made.unknown]
        made.notes += list(_sums(made))


def _with_room_for(table: Table, faults: Mapping[str, str]) -> list[list[Cell]]:
    """The rows of a sheet with room for its cells without a value: its reader leaves those at the edge out."""
    rows = [list(row) for row in table.rows]
    for place in faults:
        column, row = column_of(place.rstrip("0123456789")), int(place.lstrip(ascii_letters)) - table.row_of_first
        rows += [[] for _missing in range(row + 1 - len(rows))]
        rows[row] += [""] * (column + 1 - len(rows[row]))
    return rows


def _stands(text: str) -> Stands:
    found = words().get(plain(text) or text)
    if found is None:
        said = _("{text} is not clear: write {included} or {left_out}.")
        raise InputError(said.format(text=quoted(text), included=quoted(stands_label(Stands.INCLUDED)), left_out=quoted(stands_label(Stands.LEFT_OUT))))  # fmt: skip
    return found


def _sums(made: FilledForm) -> Iterator[str]:
    """Whether the parts that are included are the price."""
    price = made.fields.get("price")
    parts = [amount for stands, amount in made.items.values() if stands is Stands.INCLUDED and amount is not None]
    silent = any(stands is Stands.INCLUDED and amount is None for stands, amount in made.items.values())
    if not parts:
        return
    if price is None:
        yield _("No price is asked in all; what is included adds up to {sum}.").format(sum=number(sum(parts), 2))
    elif sum(parts) > price + _CENT or (not silent and sum(parts) < price - _CENT):
        text = _("{price} is asked in all, but what is included adds up to {sum}: ask which holds.")
        yield text.format(price=number(price, 2), sum=number(sum(parts), 2))
