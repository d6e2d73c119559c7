"""Step lists: one row a step, from CSV, XLSX or ODS (the layout is in docs/manual.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditor.errors import InputError, QuantityError
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.firm_sheet import read_firm_sheet
from auditor.exchange.headers import (
    DOMAIN_OF,
    FIELD_OF,
    FIELDS,
    KIND_OF,
    NOTHING_NEXT,
    PLACE_OF,
    VALUE_OF,
    field_of,
    said_of,
    says_per_period,
)
from auditor.exchange.names import Pseudonyms
from auditor.exchange.table import Cell, Table, plain, text_of
from auditor.exchange.time_basis import read_time_basis
from auditor.locale import _, decimal_mark, quoted
from auditor.model import Basis, Benchmark, Entity, Flow, Lane, Process, Role, Step, StepKind, Tag, Work
from auditor.model.units import (
    Kind,
    kind_of,
    parse_as,
    parse_inventory,
    parse_per_period,
    parse_variation,
    says_unknown,
)
from auditor.model.units.vocabulary import UNITS

MAX_NAME = 500
_HEADER_SEARCH = 20
_SHARE = re.compile(r"^(?P<name>.*?)\s*\(\s*(?P<share>[\d.,]+\s*%?)\s*\)\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """One recognised column: where it is, its header as written, the unit the header gives."""

    index: int
    header: str
    unit: str | None


def find_header(
    table: Table, named: Mapping[str, str] | None = None
) -> tuple[int, dict[str, Column], list[Column]] | None:
    """Row number of the header, recognised columns by field, and the others; None when there is no step column.

    Args:
        table: the sheet.
        named: field → header, as the user says; a field that no list has takes its column away.

    Returns:
        row number from 0, columns by field, columns that are not known.
    """
    said = said_of(named)
    best: tuple[int, dict[str, Column], list[Column]] | None = None
    for number, row in enumerate(table.rows[:_HEADER_SEARCH]):
        known: dict[str, Column] = {}
        others: list[Column] = []
        for index, cell in enumerate(row):
            header = text_of(cell)
            if not header:
                continue
            field, unit = field_of(header, said, FIELD_OF, FIELDS)
            column = Column(index, header, unit if field else None)
            stated = next((text for text in (unit, header) if says_per_period(text)), None)
            if header not in said and stated is not None and field in (None, "cycle_time", "frequency"):
                field, column = "frequency", Column(index, header, stated)
            if field and field not in known:
                known[field] = column
            else:
                others.append(column)
        if "step" in known and (best is None or len(known) > len(best[1])):
            best = number, known, others
    return best


def read_step_list(
    tables: Sequence[Table],
    source: Path,
    process_name: str,
    *,
    keeps_names: bool = False,
    decimal: str = "",
    named: Mapping[str, str] | None = None,
) -> Draft:
    """The steps, flows, lanes and roles of the first sheet that has a step column; a second sheet may be the firm.

    Names of workers go into the notes, as pseudonyms unless they are to be kept.

    Args:
        tables: the sheets of the file.
        source: the file, to name it in messages.
        process_name: what the process will be called.
        keeps_names: whether people's names are kept; else they become numbers.
        decimal: the decimal mark; empty: as the numbers show.
        named: field → header, where the columns should not be guessed.

    Returns:
        entities, and the report of what was read, guessed and skipped.

    Raises:
        InputError: no sheet has a column with step names, or it has no rows.
    """
    for table in tables:
        found = find_header(table, named)
        if found is not None:
            reader = _StepListReader(table, found, process_name, keeps_names, decimal)
            draft = reader.read()
            if not draft.read["steps"]:
                raise InputError(_("{path} has a header but no steps below it.").format(path=source.name))
            others = [other for other in tables if other is not table]
            firm = read_firm_sheet(others, draft.report)
            entities = [*firm.entities, *reader.with_demand(firm.demand, draft.entities)]
            return Draft(entities, draft.report, names=len(reader.pseudonyms), keeps_names=keeps_names)
    raise InputError(
        _("{path} has no column with the names of the steps. Give one column the header “step”.").format(
            path=source.name
        )
    )


class _StepListReader:
    """Reads one sheet into entities."""

    def __init__(
        self,
        table: Table,
        found: tuple[int, dict[str, Column], list[Column]],
        process_name: str,
        keeps_names: bool,
        decimal: str,
    ) -> None:
        self.table = table
        self.header_row, self.columns, self.others = found
        self.report = ImportReport(guessed=list(table.assumed), questions=list(table.asked))
        self.process = Process(id=1, name=process_name[:MAX_NAME])
        self.lanes: dict[str, Lane] = {}
        self.roles: dict[str, Role] = {}
        self.entities: list[Entity] = []
        self.decimal = decimal or self._decimal_mark()
        self.keeps_names = keeps_names
        self.pseudonyms = Pseudonyms()

    def read(self) -> Draft:
        rows = list(
            enumerate(self.table.rows[self.header_row + 1 :], start=self.header_row + 1 + self.table.row_of_first)
        )
        steps: list[tuple[int, Sequence[Cell], Step]] = []
        for number, row in rows:
            step = self._step(len(steps) + 1, number, row)
            if step is not None:
                steps.append((number, row, step))
        for number, row, step in steps:
            self._work(step, number, row)
        flows = self._flows(steps)
        if self.others:
            names = ", ".join(quoted(c.header) for c in self.others)
            self.report.guessed.append(
                _("Columns without a meaning here were kept as notes: {names}.").format(names=names)
            )
        if self.pseudonyms and not self.keeps_names:
            self.report.guessed.append(
                _("The {n} names in “{column}” were replaced by numbers.").format(
                    n=len(self.pseudonyms), column=self.columns["worker"].header
                )
            )
        body: list[Entity] = [self.process, *self.lanes.values(), *self.roles.values()]
        return Draft([*body, *(step for _n, _r, step in steps), *self.entities, *flows], self.report)

    def with_demand(self, demand: Any, entities: Sequence[Entity]) -> list[Entity]:
        """The entities, with the process's demand set where the firm sheet states it."""
        if demand is None:
            return list(entities)
        from dataclasses import replace

        return [replace(e, demand_per_year=demand) if isinstance(e, Process) else e for e in entities]

    def _decimal_mark(self) -> str:
        """The decimal mark of the file: what its unambiguous numbers use; said in the report."""
        votes: Counter[str] = Counter()
        for row in self.table.rows[self.header_row + 1 :][:500]:
            for cell in row:
                if isinstance(cell, str):
                    for mark, digits in re.findall(r"\d([.,])(\d+)(?![\d.,])", cell):
                        votes[mark] += len(digits) != 3
        if not +votes:
            return "," if self.table.delimiter == ";" else decimal_mark()
        mark = votes.most_common(1)[0][0]
        shown = _("a comma") if mark == "," else _("a point")
        self.report.guessed.append(_("Decimals are written with {mark}.").format(mark=shown))
        return mark

    def _text(self, row: Sequence[Cell], field: str) -> str:
        column = self.columns.get(field)
        return text_of(row[column.index]) if column is not None and column.index < len(row) else ""

    def _where(self, number: int, field: str) -> str:
        return _("row {row}, column “{column}”").format(row=number, column=self.columns[field].header)

    def _step(self, step_id: int, number: int, row: Sequence[Cell]) -> Step | None:
        name = self._text(row, "step")
        if not name:
            if any(text_of(cell) for cell in row):
                where = _("row {row}").format(row=number)
                self.report.skip(where, " · ".join(filter(None, map(text_of, row))), _("The row has no step name."))
            return None
        if len(name) > MAX_NAME:
            self.report.skip(
                self._where(number, "step"), name, _("The name was cut to {n} letters.").format(n=MAX_NAME)
            )
            name = name[:MAX_NAME]
        notes = [self._text(row, "notes"), self._worker(row)]
        notes += [
            f"{c.header}: {text_of(row[c.index])}" for c in self.others if c.index < len(row) and text_of(row[c.index])
        ]
        return Step(
            id=step_id,
            process_id=1,
            name=name,
            kind=self._word(number, row, "kind", KIND_OF) or StepKind.OPERATION,
            lane_id=self._lane(self._text(row, "lane")),
            value_class=self._word(number, row, "value_class", VALUE_OF),
            domain=self._word(number, row, "domain", DOMAIN_OF),
            task=self._text(row, "task")[:200],
            place=self._word(number, row, "place", PLACE_OF),
            notes="\n".join(filter(None, notes))[:50_000],
        )

    def _worker(self, row: Sequence[Cell]) -> str:
        """Who does it, as a line of the notes."""
        name = self._text(row, "worker")
        if not name:
            return ""
        pseudonym = self.pseudonyms.of(name)
        return f"{self.columns['worker'].header}: {name if self.keeps_names else pseudonym}"

    def _word(self, number: int, row: Sequence[Cell], field: str, known: dict[str, Any]) -> Any:
        text = self._text(row, field)
        if not text:
            return None
        value = known.get(plain(text))
        if value is None:
            self.report.skip(self._where(number, field), text, _("This word is not known here."))
        return value

    def _lane(self, name: str) -> int | None:
        if not name:
            return None
        lane = self.lanes.setdefault(
            name, Lane(id=len(self.lanes) + 1, process_id=1, name=name[:MAX_NAME], position=len(self.lanes))
        )
        return lane.id

    def _role(self, name: str) -> int | None:
        if not name:
            return None
        return self.roles.setdefault(name, Role(id=len(self.roles) + 1, name=name[:MAX_NAME])).id

    def _quantity(self, number: int, row: Sequence[Cell], field: str, attribute: str) -> Any:
        """The estimate in a cell, in the unit of a field of Work, or None with a line in the report."""
        kind = kind_of(Work, attribute)
        column = self.columns.get(field)
        if column is None or column.index >= len(row):
            return None
        text = text_of(row[column.index])
        if text in ("", "-", "–") or says_unknown(text):
            return None
        decimal = "." if isinstance(row[column.index], float) else self.decimal
        unit = column.unit if column.unit and column.unit.lower() in UNITS else None
        try:
            if kind is Kind.SHARE and unit == "%" and "%" not in text:
                text += " %"
            return parse_as(text, kind, default_unit=unit, decimal=decimal)
        except QuantityError as error:
            self.report.skip(self._where(number, field), text, error)
            return None

    def _number(
        self, number: int, row: Sequence[Cell], field: str, default: Any = None, above_zero: bool = False
    ) -> Any:
        estimate = self._quantity(number, row, field, field)
        if estimate is None:
            return default
        if above_zero and estimate.likely <= 0:
            self.report.skip(self._where(number, field), self._text(row, field), _("This must be more than zero."))
            return default
        return estimate.likely

    def _share(self, number: int, row: Sequence[Cell], field: str) -> Any:
        return self._quantity(number, row, field, field)

    def _repair_s(self, number: int, row: Sequence[Cell]) -> float | None:
        found = self._quantity(number, row, "repair_time", "repair_time_s")
        return found.likely if found is not None and found.likely > 0 else None

    def _variation(self, number: int, row: Sequence[Cell]) -> float | None:
        """Standard deviation ÷ mean, which may be more than 100 %."""
        text = self._text(row, "variation")
        if text in ("", "-", "–") or says_unknown(text):
            return None
        column = self.columns["variation"]
        decimal = "." if isinstance(row[column.index], float) else self.decimal
        try:
            return parse_variation(f"{text} %" if column.unit == "%" and "%" not in text else text, decimal=decimal)
        except QuantityError as error:
            self.report.skip(self._where(number, "variation"), text, error)
            return None

    def _time_basis(self, step: Step, number: int, row: Sequence[Cell]) -> tuple[Basis, Benchmark | None]:
        text = self._text(row, "time_basis")
        basis, benchmark = read_time_basis(text, step.id)
        if basis is None:
            self.report.skip(
                self._where(number, "time_basis"), text, _("This says nothing known of how the time is known.")
            )
        return basis or Basis.STATED, benchmark

    def _work(self, step: Step, number: int, row: Sequence[Cell]) -> None:
        cycle = self._quantity(number, row, "cycle_time", "cycle_time_s")
        basis, benchmark = self._time_basis(step, number, row)
        if cycle is not None and benchmark is not None:
            self.entities.append(replace(benchmark, id=len(self.entities) + 1))
        values: dict[str, Any] = {
            "cycle_time_s": cycle.with_basis(basis) if cycle is not None else None,
            "units_per_cycle": self._number(number, row, "units_per_cycle", 1.0, above_zero=True),
            "setup_time_s": self._quantity(number, row, "setup_time", "setup_time_s"),
            "batch_size": self._number(number, row, "batch_size", above_zero=True),
            "crew": self._number(number, row, "crew", 1.0),
            "manual_share": self._share(number, row, "manual_share"),
            "role_id": self._role(self._text(row, "role")),
            "stations": self._number(number, row, "stations", 1.0),
            "availability": likely.likely if (likely := self._share(number, row, "availability")) else 1.0,
            "repair_time_s": self._repair_s(number, row),
            "variation": self._variation(number, row),
            "scrap": self._share(number, row, "scrap"),
            "load_kg": load.likely if (load := self._quantity(number, row, "load", "load_kg")) else None,
            "variants": self._number(number, row, "variants"),
        }
        values |= self._inventory(number, row) | self._frequency(number, row)
        work = Work(id=step.id, **values)
        if work != Work(id=step.id):
            self.entities.append(work)
        for tag in re.split(r"[;,]", self._text(row, "tags")):
            if tag.strip():
                self.entities.append(Tag(id=len(self.entities) + 1, step_id=step.id, name=tag.strip().lower()[:100]))

    def _inventory(self, number: int, row: Sequence[Cell]) -> dict[str, float]:
        """Pieces, or days when it says so (``5 d``)."""
        text = self._text(row, "inventory")
        if not text:
            return {}
        column = self.columns["inventory"]
        header_days = plain(column.unit or "") in ("d", "day", "days", "dag", "dagen", "tag", "tage")
        decimal = "." if isinstance(row[column.index], float) else self.decimal
        try:
            found = parse_inventory(text, in_days=header_days, decimal=decimal)
            if found.days is not None:
                return {"inventory_days_before": found.days}
            return {"inventory_pieces_before": found.pieces or 0.0}
        except QuantityError as error:
            self.report.skip(self._where(number, "inventory"), text, error)
            return {}

    def _frequency(self, number: int, row: Sequence[Cell]) -> dict[str, Any]:
        text = self._text(row, "frequency")
        if not text:
            return {}
        column = self.columns["frequency"]
        decimal = "." if isinstance(row[column.index], float) else self.decimal
        if column.unit is not None and text[-1:].isdigit():
            text = f"{text} {column.unit}"
        try:
            stated = parse_per_period(text, decimal=decimal)
        except QuantityError as error:
            self.report.skip(self._where(number, "frequency"), text, error)
            return {}
        if stated.is_time:
            return {"labour_s": stated.estimate, "labour_period": stated.period}
        return {"events": stated.estimate, "events_period": stated.period}

    def _flows(self, steps: list[tuple[int, Sequence[Cell], Step]]) -> list[Flow]:
        by_name: dict[str, int] = {}
        for number, _row, step in steps:
            if step.name.casefold() in by_name:
                self.report.warnings.append(
                    _("Row {row}: the name “{name}” occurs twice; “next” refers to the first.").format(
                        row=number, name=step.name
                    )
                )
            by_name.setdefault(step.name.casefold(), step.id)
        flows: list[Flow] = []
        for at, (number, row, step) in enumerate(steps):
            text = self._text(row, "next")
            if not text:
                if at + 1 < len(steps) and step.kind is not StepKind.END:
                    flows.append(self._flow(len(flows), step.id, steps[at + 1][2].id, 1.0))
                continue
            targets = self._targets(text, number, by_name)
            stated = sum(share for _id, share in targets if share is not None)
            open_ended = sum(1 for _id, share in targets if share is None)
            parallel = step.kind is StepKind.FORK
            basis = Basis.ASSUMED if open_ended > 1 else Basis.CALCULATED
            for target, share in targets:
                rest = 1.0 if parallel else max(1.0 - stated, 0.0) / max(open_ended, 1)
                is_said = share is not None or parallel or len(targets) == 1
                flow = self._flow(len(flows), step.id, target, share if share is not None else rest)
                flows.append(flow if is_said else replace(flow, share_basis=basis))
        return flows

    def _flow(self, count: int, source: int, target: int, share: float) -> Flow:
        return Flow(id=count + 1, process_id=1, source_id=source, target_id=target, share=min(share, 1.0))

    def _targets(self, text: str, number: int, by_name: dict[str, int]) -> list[tuple[int, float | None]]:
        targets: list[tuple[int, float | None]] = []
        for part in text.split(";"):
            part = part.strip()
            if plain(part) in NOTHING_NEXT and part.casefold() not in by_name:
                continue
            share: float | None = None
            match = _SHARE.match(part)
            if match and part.casefold() not in by_name:
                part = match["name"]
                try:
                    share = parse_as(match["share"], Kind.SHARE, decimal=self.decimal).likely
                except QuantityError as error:
                    self.report.skip(self._where(number, "next"), match["share"], error)
            target = by_name.get(part.casefold())
            if target is None:
                self.report.skip(self._where(number, "next"), part, _("There is no step of that name."))
            else:
                targets.append((target, share))
        return targets
