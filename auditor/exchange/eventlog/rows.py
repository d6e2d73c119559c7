"""From the rows of a table to the events of a log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from math import nan

import numpy as np
from numpy.typing import NDArray

from auditor.errors import InputError
from auditor.exchange.choices import Choices
from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.columns import LogColumns
from auditor.exchange.eventlog.duration_unit import duration_unit
from auditor.exchange.eventlog.events import COMPLETE, MAX_EVENTS, OTHER, Codes, Events, Names, Numbers
from auditor.exchange.eventlog.numbers import decimal_of, durations, numbers
from auditor.exchange.eventlog.pairing import LIFECYCLE_OF, lifecycle_words
from auditor.exchange.growing import Growing
from auditor.exchange.moments import DateOrder, Moments, TimeColumn, decide
from auditor.exchange.question import Answer, Asked, Question
from auditor.exchange.table import Cell, Table, text_of
from auditor.locale import _, ngettext, number, quoted

_PART = 1_000  # rows read at once; with more, Python looks through all of them for garbage
_SETUP = re.compile(
    r"(?:^|[^a-z])(?:set-?\s?up|setting[ -]up|change-?\s?over|omstel\w*|instel\w*|r[uü]st\w*|umr[uü]st\w*|einrichten)(?![a-z])",
    re.IGNORECASE,
)
_SETUP_TYPES = frozenset({"s", "setup", "set-up", "instellen", "omstellen", "rüsten"})
_CLOCK_OF = {"start": "start_clock", "end": "end_clock"}
_DAY_S = 86_400.0


def says_setup(activity: str) -> bool:
    """Whether the name of an activity says that it makes ready for work.

    Args:
        activity: its name.

    Returns:
        True for set-up.
    """
    return bool(_SETUP.search(activity))


def without_setup(activity: str) -> str:
    """The activity that a set-up is for.

    Args:
        activity: a name that says set-up.

    Returns:
        the rest of the name; the name where nothing is left.
    """
    return _SETUP.sub(" ", activity).strip(" -–:/") or activity


def read_rows(
    table: Table,
    columns: LogColumns,
    choices: Choices,
    report: ImportReport,
    progress: Callable[[int], None] | None = None,
) -> Events:
    """All rows of the table as events.

    Rows without a case, an activity or a readable time, and rows that end before they start or whose duration is below
    zero, are left out and said with their numbers.

    Args:
        table: the sheet.
        columns: which column is what.
        choices: how cells are read.
        report: takes what is assumed and left out.
        progress: told how many rows are read; it may raise to stop.

    Returns:
        the events, one a row.

    Raises:
        InputError: no row can be read, or there are too many.
    """
    reader = _Reader(table, columns, choices)
    reader.take(progress)
    return reader.events(report)


class _Reader:
    def __init__(self, table: Table, columns: LogColumns, choices: Choices) -> None:
        self.table, self.columns, self.choices = table, columns, choices
        self.cases, self.activities, self.resources, self.roles, self.types, self.instances = (
            Names() for _n in range(6)
        )
        self.times: dict[str, TimeColumn] = {
            name: TimeColumn() for name in ("start", "end", "enabled") if name in columns.index
        }
        self.codes: dict[str, Growing] = {}
        self.values: dict[str, Growing] = {}
        self.has_unit, self.rows = Growing(np.bool_), Growing(np.int32)
        self.first_unread: dict[str, tuple[int, str]] = {}
        counted = [columns.index[name] for name in ("duration", "quantity", "order_quantity") if name in columns.index]
        head = table.rows[columns.header_row + 1 :]
        self.decimal = choices.decimal or (decimal_of(head, counted, table.delimiter) if counted else ".")

    def take(self, progress: Callable[[int], None] | None) -> None:
        number_of_row = self.columns.header_row + 1
        rows = islice(self.table.stream(), number_of_row, None)
        while part := list(islice(rows, _PART)):
            where = np.arange(len(part), dtype=np.int32) + np.int32(number_of_row + self.table.row_of_first)
            number_of_row += len(part)
            read = self._columns(part)
            if not all(read["case"]):  # some rows may be empty
                filled = np.fromiter(map(any, part), bool, len(part))
                part, where = [row for row in part if any(row)], where[filled]
                read = self._columns(part)
            self._take_part(read, where)
            if number_of_row > MAX_EVENTS:
                raise InputError(
                    _("The log has more than {n} rows: export a shorter period.").format(n=number(MAX_EVENTS))
                )
            if progress is not None:
                progress(number_of_row)

    def _take_part(self, read: Mapping[str, Sequence[str]], where: Codes) -> None:
        if not len(where):
            return
        self.rows.add(where)
        for name, names in (
            ("case", self.cases), ("activity", self.activities), ("resource", self.resources), ("role", self.roles),
            ("type", self.types), ("instance", self.instances),
        ):  # fmt: skip
            if name in read:
                self.codes.setdefault(name, Growing(np.int32)).add(names.codes(read[name], len(where)))
        for name, column in self.times.items():
            column.add(read[name], read.get(_CLOCK_OF.get(name, "")))
        for name in ("quantity", "order_quantity"):
            if name in read:
                self.values.setdefault(name, Growing(np.float64)).add(numbers(read[name], self.decimal))
        if "duration" in read:
            seconds, has_unit = durations(read["duration"], self.decimal)
            self.values.setdefault("duration", Growing(np.float64)).add(seconds)
            self.has_unit.add(has_unit)
        if "time" not in self.first_unread:
            name = "end" if "end" in read else "start"
            self.first_unread["time"] = (int(where[0]), read[name][0])

    def _columns(self, part: Sequence[Sequence[Cell]]) -> dict[str, Sequence[str]]:
        """The cells of each column that is read, as text; at once where all rows are text and equally long."""
        wanted = self.columns.index
        if self.table.delimiter:
            with suppress(ValueError, IndexError):  # rows of several lengths, or all shorter than the header
                whole = list(zip(*part, strict=True))
                return {name: whole[index] for name, index in wanted.items()}
        return {name: _texts(part, index) for name, index in wanted.items()}

    def events(self, report: ImportReport) -> Events:
        count = len(self.rows)
        if not count:
            raise InputError(_("The log has a header, and no row below it."))
        stated = DateOrder(self.choices.date_order) if self.choices.date_order else None
        moments = decide(self.times, stated, self.choices.time_zone)
        names = set(self.times)
        has_quantities, has_durations = "quantity" in self.values, "duration" in self.values
        self.times.clear()
        rows = self.rows.whole()
        no_time = np.broadcast_to(np.float64(nan), count)
        self._tell(moments, report)
        log = Events(
            case=self._names("case", count),
            activity=self._names("activity", count),
            start=moments.seconds.pop("start", no_time),
            end=moments.seconds.pop("end", no_time),
            resource=self._names("resource", count),
            role=self._names("role", count),
            pieces=self._numbers("quantity", count),
            duration_s=self._numbers("duration", count),
            enabled=moments.seconds.pop("enabled", no_time),
            lifecycle=np.broadcast_to(np.int8(COMPLETE), count),
            instance=self._names("instance", count),
            is_setup=np.zeros(count, bool),
            row=rows,
            cases=self.cases.listed,
            activities=self.activities.listed,
            resources=self.resources.listed,
            roles=self.roles.listed,
            has_quantities=has_quantities,
            has_starts="start" in names,
            has_ends="end" in names,
        )
        self._past_midnight(log)
        self._state(log, report)
        log.order_quantity = self._ordered(log)
        log = log.only(self._sound(log, report))
        if has_durations:
            self._durations(log, rows, report)
        backwards = np.flatnonzero(log.end < log.start)
        negative = np.flatnonzero(log.duration_s < 0)
        _skip(report, log.row[backwards], _("it ends before it starts"))
        _skip(report, log.row[np.setdiff1d(negative, backwards)], _("its duration is below zero"))
        log = log.only(~(log.end < log.start) & ~(log.duration_s < 0))
        if not len(log):
            raise Asked(self._the_other_way_round())
        return log

    def _the_other_way_round(self) -> Question:
        headers = self.columns.headers
        swapped = {"start": headers["end"], "end": headers["start"]} if {"start", "end"} <= headers.keys() else {}
        return Question(
            _(
                "No row of the log could be read: every one ends before it starts. Are start and end the other way round?"
            ),
            _("Say which is which with --column start=HEADER --column end=HEADER."),
            [Answer(_("Yes, change them over"), columns=swapped)] if swapped else (),
        )

    def _names(self, name: str, count: int) -> Codes:
        held = self.codes.pop(name, None)  # what is not held any longer makes room for what comes
        return held.whole() if held is not None else np.broadcast_to(np.int32(-1), count)

    def _numbers(self, name: str, count: int) -> Numbers:
        held = self.values.pop(name, None)
        return held.whole() if held is not None else np.broadcast_to(np.float64(nan), count)

    def _tell(self, moments: Moments, report: ImportReport) -> None:
        if moments.order is not None:
            first = _("the day") if moments.order is DateOrder.DAY_FIRST else _("the month")
            text = _("In dates such as 03/04/2024 {part} comes first: {reason}.")
            report.guessed.append(text.format(part=first, reason=moments.reason))
            if not moments.is_sure:
                report.questions.append(
                    Question(
                        _("Day and month can't be told apart in this file. What comes first in 03/04/2024?"),
                        _("If the month comes first, say so: --date-order mdy."),
                        [Answer(_("The day"), {"date_order": "dmy"}), Answer(_("The month"), {"date_order": "mdy"})],
                    )
                )
        if moments.zone:
            report.guessed.append(moments.zone)
        if moments.never:
            report.guessed.append(
                ngettext(
                    "{n} date far away (31.12.9999 or the like) stands for “not yet”.",
                    "{n} dates far away (31.12.9999 or the like) stand for “not yet”.",
                    moments.never,
                ).format(n=number(moments.never))
            )

    def _past_midnight(self, log: Events) -> None:
        """With one column of dates, what ends before it starts ends on the next day."""
        index = self.columns.index
        if "end_clock" in index and "start_clock" in index and index.get("start") == index.get("end"):
            log.end = np.where(log.end < log.start, log.end + _DAY_S, log.end)

    def _state(self, log: Events, report: ImportReport) -> None:
        """What the column of types says: states of an event, or set-up; and activities whose names say set-up."""
        by_name = np.array([says_setup(name) for name in self.activities.listed], bool)
        if len(by_name):
            log.is_setup = by_name[log.activity] & (log.activity >= 0)
        if "type" not in self.codes:
            return
        code, words = self._names("type", len(log)), [word.casefold() for word in self.types.listed]
        if lifecycle_words(set(words)):
            states = np.array([LIFECYCLE_OF.get(word, OTHER) for word in words] + [COMPLETE], np.int8)
            log.lifecycle = states[code]
            return
        setup = np.array([word in _SETUP_TYPES for word in words] + [False], bool)
        log.is_setup = log.is_setup | setup[code]
        codes = sorted({word for word in words if word in _SETUP_TYPES})
        if codes:
            shown = ", ".join(quoted(word.upper() if len(word) == 1 else word) for word in codes)
            report.guessed.append(
                _("Rows of type {codes} are set-up: their time goes to set-up, not to the pieces.").format(codes=shown)
            )

    def _ordered(self, log: Events) -> dict[int, float]:
        """Case → pieces ordered: the first number that its rows state."""
        if "order_quantity" not in self.values:
            return {}
        ordered = self._numbers("order_quantity", len(log))
        stated = np.flatnonzero((ordered > 0) & (log.case >= 0))
        cases, first = np.unique(log.case[stated], return_index=True)
        return {int(case): float(ordered[stated[i]]) for case, i in zip(cases, first, strict=True)}

    def _sound(self, log: Events, report: ImportReport) -> NDArray[np.bool_]:
        no_case, no_activity = log.case < 0, log.activity < 0
        no_time = np.isnan(log.start) & np.isnan(log.end)
        sound = ~(no_case | no_activity | no_time)
        reasons = (no_case, _("no case")), (no_activity & ~no_case, _("no activity"))
        for which, reason in (*reasons, (no_time & ~no_case & ~no_activity, _("no readable time"))):
            _skip(report, log.row[which], reason)
        if not sound.any():
            row, text = self.first_unread.get("time", (0, ""))
            shown = next((reason for which, reason in (*reasons, (no_time, _("no readable time"))) if which.any()), "")
            raise Asked(
                Question(
                    _("No row of the log could be read: {reason}. Row {row} has “{text}” for its time.").format(
                        reason=shown, row=row, text=text[:40]
                    ),
                    _("Say which column is what with --column end=HEADER."),
                )
            )
        return sound

    def _durations(self, log: Events, rows: Codes, report: ImportReport) -> None:
        """Durations in seconds, and the time that is missing beside one that is known."""
        positions = np.searchsorted(rows, log.row)
        has_unit = self.has_unit.whole()[positions]
        bare = ~has_unit & ~np.isnan(log.duration_s)
        if bare.any():
            header = self.columns.headers["duration"]
            unit_s = duration_unit(log, bare, self.columns.unit, self.choices.duration_unit, header, report)
            log.duration_s = np.where(bare, log.duration_s * unit_s, log.duration_s)
        known = np.clip(np.nan_to_num(log.duration_s, nan=0.0), 0.0, 1e8)
        no_start, no_end = np.isnan(log.start), np.isnan(log.end)
        log.start = np.where(no_start, log.end - known, log.start)
        log.end = np.where(no_end & ~np.isnan(log.duration_s), log.start + known, log.end)


def _texts(part: Sequence[Sequence[Cell]], index: int) -> list[str]:
    try:
        return [cell if isinstance(cell := row[index], str) else text_of(cell) for row in part]
    except IndexError:
        cells: Iterator[Cell] = (row[index] if index < len(row) else "" for row in part)
        return [cell if isinstance(cell, str) else text_of(cell) for cell in cells]


def _skip(report: ImportReport, rows: Codes, reason: str) -> None:
    if len(rows):
        shown = ", ".join(map(str, rows[:5].tolist())) + (" …" if len(rows) > 5 else "")
        what = ngettext("{n} row", "{n} rows", len(rows)).format(n=number(len(rows)))
        report.skip(_("rows {rows}").format(rows=shown), what, reason)
