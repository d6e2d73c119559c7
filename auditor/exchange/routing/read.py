"""A routing sheet: one row an operation of an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from pathlib import Path

from auditor.errors import InputError, QuantityError
from auditor.exchange.choices import Choices
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.eventlog.numbers import decimal_of, numbers
from auditor.exchange.question import Answer, Asked, Question
from auditor.exchange.routing.columns import ROUTING_FIELDS, find_routing, routing_label
from auditor.exchange.routing.operations import Item, Operation, routed
from auditor.exchange.table import Cell, Table, text_of
from auditor.locale import _, quoted
from auditor.model.units import Kind, parse_as
from auditor.model.units.vocabulary import UNITS

_MOST_SAID = 12


def read_routing(table: Table, source: Path, process_name: str, named: Mapping[str, str], choices: Choices) -> Draft:
    """The items of a routing sheet as families of one process.

    Args:
        table: the sheet.
        source: the file, to name it in messages.
        process_name: what the process will be called.
        named: field → header, where the columns should not be guessed.
        choices: decimal mark, and the unit of bare times.

    Returns:
        process, families, steps, flows, roles, and what was assumed.

    Raises:
        InputError: item, operation or time is missing, a time has no unit, or no row can be read.
    """
    return _Reader(table, source, named, choices).read(process_name)


class _Reader:
    def __init__(self, table: Table, source: Path, named: Mapping[str, str], choices: Choices) -> None:
        self.table, self.choices = table, choices
        self.columns = find_routing(table, named)
        if not self.columns.is_routing:
            missing = [
                routing_label(field)
                for field, has in (
                    ("item", "item" in self.columns.index),
                    ("step", bool({"step", "work_center"} & self.columns.index.keys())),
                    ("run_time", bool({"run_time", "setup_time"} & self.columns.index.keys())),
                )
                if not has
            ]
            header = [text_of(cell) for cell in table.rows[self.columns.header_row]] if table.rows else []
            raise Asked(
                Question(
                    _("{path} has no column for: {what}. Its columns: {headers}.").format(
                        path=source.name,
                        what=", ".join(missing),
                        headers=", ".join(quoted(text) for text in header[:_MOST_SAID] if text),
                    ),
                    _("Say which it is: --as routing --column HEADER=item, =step, =run_time ({all}).").format(
                        all=", ".join(ROUTING_FIELDS)
                    ),
                )
            )
        self.report = ImportReport(guessed=list(table.assumed), questions=list(table.asked))
        rows = table.rows[self.columns.header_row + 1 :]
        self.decimal = choices.decimal or decimal_of(rows, list(self.columns.index.values()), table.delimiter)

    def read(self, process_name: str) -> Draft:
        columns = ", ".join(f"{routing_label(field)} = {quoted(text)}" for field, text in self.columns.headers.items())
        self.report.guessed.append(_("Columns: {columns}.").format(columns=columns))
        found: dict[str, list[tuple[float, int, Operation]]] = {}
        demand: dict[str, float] = {}
        first = self.columns.header_row + 1 + self.table.row_of_first
        for number_, row in enumerate(self.table.rows[self.columns.header_row + 1 :], first):
            item, name = self._text(row, "item"), self._text(row, "step") or self._text(row, "work_center")
            if not item or not name:
                if any(text_of(cell) for cell in row):
                    reason = _("The row has no item.") if not item else _("The row has no operation.")
                    self.report.skip(
                        _("row {row}").format(row=number_), " · ".join(filter(None, map(text_of, row))), reason
                    )
                continue
            place = self._number(row, "sequence")
            listed = found.setdefault(item, [])
            listed.append(
                (float(len(listed)) if place is None else place, number_, self._operation(row, name, number_))
            )
            if (wanted := self._number(row, "demand")) is not None:
                demand.setdefault(item, wanted)
        if not found:
            raise InputError(_("The routing has a header and no operation below it."))
        items = [
            Item(item, [operation for _place, _row, operation in sorted(rows, key=lambda r: r[:2])], demand.get(item))
            for item, rows in found.items()
        ]
        if self.columns.others:
            names = ", ".join(map(quoted, self.columns.others))
            self.report.guessed.append(
                _("Columns that mean nothing in a routing were left out: {names}.").format(names=names)
            )
        entities = routed(items, process_name, self.report)
        return Draft(entities, self.report, assumed=self.report.assumed)

    def _operation(self, row: Sequence[Cell], name: str, number_: int) -> Operation:
        per = self._number(row, "base_quantity")
        batch = self._number(row, "batch_size")
        run = self._time(row, "run_time", number_)
        return Operation(
            name=name,
            work_center=self._text(row, "work_center"),
            run_s=None if run is None else run / (per if per and per > 0 else 1.0),
            setup_s=self._time(row, "setup_time", number_),
            batch=batch if batch and batch > 0 else None,
            crew=1.0 if (crew := self._number(row, "crew")) is None else crew,
            role=self._text(row, "role"),
            stations=max(self._number(row, "stations") or 1.0, 1.0),
            department=self._text(row, "department"),
        )

    def _text(self, row: Sequence[Cell], field: str) -> str:
        at = self.columns.index.get(field)
        return text_of(row[at]) if at is not None and at < len(row) else ""

    def _number(self, row: Sequence[Cell], field: str) -> float | None:
        at = self.columns.index.get(field)
        if at is None or at >= len(row):
            return None
        decimal = "." if isinstance(row[at], float) else self.decimal
        value = float(numbers([text_of(row[at])], decimal)[0])
        return None if isnan(value) or value < 0 else value

    def _time(self, row: Sequence[Cell], field: str, number_: int) -> float | None:
        text = self._text(row, field)
        if text in ("", "-", "–"):
            return None
        at = self.columns.index[field]
        unit = self._text(row, "unit") or self.columns.units.get(field, "") or self.choices.duration_unit
        known = unit if unit.lower() in UNITS else None
        where = _("row {row}, column “{column}”").format(row=number_, column=self.columns.headers[field])
        if known is None and text.replace(".", "", 1).replace(",", "", 1).isdigit() and float(text.replace(",", ".")):
            raise Asked(
                Question(
                    _("{where}: “{text}” has no unit. Are the times seconds, minutes or hours?").format(
                        where=where, text=text
                    ),
                    _("Write it into the header, such as “{column} (min)”, or say it: --duration-unit minute.").format(
                        column=self.columns.headers[field]
                    ),
                    [
                        Answer(_("Seconds"), {"duration_unit": "second"}),
                        Answer(_("Minutes"), {"duration_unit": "minute"}),
                        Answer(_("Hours"), {"duration_unit": "hour"}),
                    ],
                )
            )
        try:
            decimal = "." if isinstance(row[at], float) else self.decimal
            return parse_as(text, Kind.TIME, default_unit=known or "s", decimal=decimal).likely
        except QuantityError as error:
            self.report.skip(where, text, error)
            return None
