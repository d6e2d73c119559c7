"""From log rows to visits: one passage of a case through an activity, with its time and its pieces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from auditor.errors import InputError, QuantityError
from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.columns import LogColumns, guess_duration_unit, parse_times
from auditor.exchange.table import Cell, Table, text_of
from auditor.locale import _, quoted
from auditor.model.units import parse_number
from auditor.model.units.registry import base

_SETUP = re.compile(
    r"(?:^|[^a-z])(?:set-?\s?up|setting[ -]up|change-?\s?over|omstel\w*|instel\w*|r[uü]st\w*|umr[uü]st\w*|einrichten)(?![a-z])",
    re.IGNORECASE,
)
_SETUP_TYPES = frozenset({"s", "setup", "set-up", "instellen", "omstellen", "rüsten"})


@dataclass
class Visit:
    """One passage. Seconds; pieces is None where the log has no quantities."""

    activity: str
    begin: datetime
    end: datetime
    work_s: float | None = None
    setup_s: float = 0.0
    pieces: float | None = None
    workers: set[str] = field(default_factory=set)


@dataclass
class Log:
    """A log as visits per case, in order of time."""

    cases: dict[str, list[Visit]]
    order_quantity: dict[str, float]
    workers: set[str]
    events: list[datetime]
    has_quantities: bool
    has_durations: bool


@dataclass(frozen=True, slots=True)
class _Event:
    case: str
    activity: str
    begin: datetime
    end: datetime
    seconds: float | None
    pieces: float | None
    worker: str
    is_setup: bool


def read_log(table: Table, columns: LogColumns, report: ImportReport) -> Log:
    """Read the rows, put them in order, and join reports of the same visit.

    Rows without a case, an activity or a readable time are skipped and counted in the report.

    Args:
        table: the sheet.
        columns: which column is what.
        report: takes what is guessed and skipped.

    Returns:
        the visits of every case in order.

    Raises:
        InputError: no row can be read.
    """
    rows = table.rows[1:]
    events = _events(rows, columns, report)
    if not events:
        raise InputError(_("No row of the log could be read."))
    cases: dict[str, list[_Event]] = defaultdict(list)
    for event in events:
        cases[event.case].append(event)
    has_quantities = "quantity" in columns.index
    visits = {
        case: _visits(sorted(list_, key=lambda e: (e.begin, e.end)), has_quantities) for case, list_ in cases.items()
    }
    order_quantity = _order_quantities(rows, columns)
    if has_quantities:
        _assume_whole_orders(visits, order_quantity, report)
        report.guessed.append(
            _("Rows of one activity that follow each other in a case are one visit, reported in parts.")
        )
    return Log(
        cases=visits,
        order_quantity=order_quantity,
        workers={e.worker for e in events if e.worker},
        events=[e.end for e in events],
        has_quantities=has_quantities,
        has_durations=any(e.seconds is not None for e in events),
    )


def _events(rows: Sequence[Sequence[Cell]], columns: LogColumns, report: ImportReport) -> list[_Event]:
    def column(name: str) -> list[str]:
        at = columns.index.get(name)
        return [text_of(row[at]) if at is not None and at < len(row) else "" for row in rows]

    cases, activities, workers, kinds = column("case"), column("activity"), column("resource"), column("type")
    starts = parse_times(column("start")) if "start" in columns.index else [None] * len(rows)
    ends = parse_times(column("end")) if "end" in columns.index else starts
    durations = [_bare(text) for text in column("duration")] if "duration" in columns.index else [None] * len(rows)
    pieces = [_bare(text) for text in column("quantity")] if "quantity" in columns.index else [None] * len(rows)
    unit_s = _duration_unit(cases, durations, ends, columns, report)
    setup_types = _setup_types(kinds, report)
    events: list[_Event] = []
    unreadable: dict[str, list[int]] = defaultdict(list)
    for i, (case, activity) in enumerate(zip(cases, activities, strict=True)):
        end = ends[i] or starts[i]
        if not case or not activity or end is None:
            reason = _("no case") if not case else _("no activity") if not activity else _("no readable time")
            unreadable[reason].append(i + 2)
            continue
        begin = starts[i] or end
        seconds: float | None = None
        if durations[i] is not None:
            seconds = (durations[i] or 0.0) * unit_s
            begin = starts[i] or end - timedelta(seconds=min(seconds, 1e8))
        elif starts[i] is not None and ends[i] is not None and "end" in columns.index:
            if end < begin:
                unreadable[_("it ends before it starts")].append(i + 2)
                continue
            seconds = (end - begin).total_seconds()
        is_setup = bool(_SETUP.search(activity)) or kinds[i].casefold() in setup_types
        name = activity[:500]
        events.append(_Event(case, name, begin, end, seconds, pieces[i], workers[i], is_setup))
    for reason, where in unreadable.items():
        shown = ", ".join(map(str, where[:5])) + (" …" if len(where) > 5 else "")
        report.skip(_("rows {rows}").format(rows=shown), _("{n} rows").format(n=len(where)), reason)
    return events


def _bare(text: str) -> float | None:
    try:
        return parse_number(text, ".") if text else None
    except QuantityError:  # a word in a number column: the row still counts as an event
        return None


def _duration_unit(
    cases: list[str],
    durations: Sequence[float | None],
    ends: Sequence[datetime | None],
    columns: LogColumns,
    report: ImportReport,
) -> float:
    if "duration" not in columns.index:
        return 1.0
    unit = columns.unit
    if unit is None:
        known = [(c, d, e) for c, d, e in zip(cases, durations, ends, strict=True) if d is not None and e is not None]
        unit = guess_duration_unit(sorted(known, key=lambda x: (x[0], x[2])))
        word = {"second": _("seconds"), "minute": _("minutes"), "hour": _("hours")}[unit]
        report.guessed.append(
            _("Durations in “{column}” are in {unit}: that fits the times between events.").format(
                column=columns.headers["duration"], unit=word
            )
        )
    return float(base(unit).magnitude)


def _setup_types(kinds: list[str], report: ImportReport) -> frozenset[str]:
    """The codes in the type column that mean set-up."""
    present = {kind.casefold() for kind in kinds} & _SETUP_TYPES
    codes = frozenset(present)
    if codes:
        shown = ", ".join(quoted(code.upper() if len(code) == 1 else code) for code in sorted(codes))
        report.guessed.append(
            _("Rows of type {codes} are set-up: their time goes to set-up, not to the pieces.").format(codes=shown)
        )
    return codes


def _visits(events: list[_Event], join: bool) -> list[Visit]:
    visits: list[Visit] = []
    for event in events:
        setup_of_next = event.is_setup and _SETUP.search(event.activity)
        activity = _SETUP.sub(" ", event.activity).strip(" -–:/") or event.activity if setup_of_next else event.activity
        last = visits[-1] if visits else None
        if last is None or last.activity != activity or not (join or event.is_setup):
            last = Visit(activity, event.begin, event.end)
            visits.append(last)
        last.begin, last.end = min(last.begin, event.begin), max(last.end, event.end)
        if event.worker:
            last.workers.add(event.worker)
        if event.is_setup:
            last.setup_s += event.seconds or 0.0
        elif event.seconds is not None:
            last.work_s = (last.work_s or 0.0) + event.seconds
        if event.pieces is not None:
            last.pieces = (last.pieces or 0.0) + event.pieces
    return visits


def _assume_whole_orders(cases: dict[str, list[Visit]], ordered: dict[str, float], report: ImportReport) -> None:
    """An activity that never reports pieces handles the order as a whole."""
    counted = {v.activity for visits in cases.values() for v in visits if v.pieces}
    silent = {v.activity for visits in cases.values() for v in visits} - counted
    for case, visits in cases.items():
        most = max((v.pieces or 0.0 for v in visits), default=0.0)
        for visit in visits:
            if visit.activity in silent:
                visit.pieces = ordered.get(case, most) or None
    for name in sorted(silent):
        report.guessed.append(_("“{step}” reports no pieces: each visit counts as the whole order.").format(step=name))


def _order_quantities(rows: Sequence[Sequence[Cell]], columns: LogColumns) -> dict[str, float]:
    at, case_at = columns.index.get("order_quantity"), columns.index["case"]
    if at is None:
        return {}
    found: dict[str, float] = {}
    for row in rows:
        if at < len(row) and case_at < len(row):
            value = _bare(text_of(row[at]))
            if value:
                found.setdefault(text_of(row[case_at]), value)
    return found


__all__ = ["Log", "Visit", "read_log"]
