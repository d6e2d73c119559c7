"""The second sheet of a step list: the firm, as pairs of a word and a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from auditor.errors import QuantityError
from auditor.exchange.draft import ImportReport
from auditor.exchange.headers import FIRM_FIELD_OF, split_header
from auditor.exchange.table import Table, plain, text_of
from auditor.locale import _
from auditor.model import Calendar, Entity, Estimate, Firm, Process
from auditor.model.units import kind_of, parse_as, parse_number


@dataclass(frozen=True)
class FirmSheet:
    """What a firm sheet says; no entities when there is none."""

    entities: tuple[Entity, ...] = ()
    demand: Estimate | None = None


def read_firm_sheet(tables: Sequence[Table], report: ImportReport) -> FirmSheet:
    """Read the first sheet whose first column has words for a firm.

    Args:
        tables: the sheets of the file.
        report: takes what is skipped.

    Returns:
        what the sheet says; nothing where there is none.
    """
    for table in tables:
        pairs = [
            (plain(split_header(text_of(r[0]))[0]), number, r) for number, r in enumerate(table.rows, 1) if len(r) > 1
        ]
        fields = [(FIRM_FIELD_OF[word], number, row) for word, number, row in pairs if word in FIRM_FIELD_OF]
        if not fields:
            continue
        firm: dict[str, Any] = {}
        calendar: dict[str, Any] = {}
        demand: Estimate | None = None
        for field, number, row in fields:
            text = text_of(row[1])
            if not text:
                continue
            try:
                if field in ("name", "sector", "place", "currency"):
                    firm[field] = text[:500]
                elif field == "demand":
                    demand = parse_as(text, kind_of(Process, "demand_per_year"))
                elif field == "days":
                    calendar["working_days_per_year"] = parse_number(text)
                elif field == "shifts":
                    calendar["shifts_per_day"] = parse_number(text)
                elif field == "shift_hours":
                    calendar["shift_length_s"] = parse_as(
                        text, kind_of(Calendar, "shift_length_s"), default_unit="h"
                    ).likely
                elif field == "breaks":
                    calendar["break_s"] = parse_as(text, kind_of(Calendar, "break_s"), default_unit="min").likely
            except QuantityError as error:
                where = _("sheet “{sheet}”, row {row}").format(sheet=table.name, row=number)
                report.skip(where, text, error)
        entities: list[Entity] = []
        if firm:
            entities.append(Firm(**firm))
        if calendar:
            entities.append(Calendar(**calendar))
        return FirmSheet(tuple(entities), demand)
    return FirmSheet()
