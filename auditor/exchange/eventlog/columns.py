"""Which column of a log is what: by name, and by content where the name leaves it open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from auditor.errors import InputError
from auditor.exchange.eventlog.dates import parse_times
from auditor.exchange.headers import split_header
from auditor.exchange.table import Table, plain, text_of
from auditor.locale import _, quoted
from auditor.model.units.vocabulary import UNITS

_NAMES = {
    "case": "case id, case, case:concept:name, caseid, trace, trace id, work order, order, order id, order nr, ordernummer,"
    " zaak, zaaknummer, dossier, vorgang, vorgangsnummer, auftrag, auftragsnummer, fall, contract id, job",
    "activity": "activity, concept:name, activity name, event, event name, task, step, operation, activiteit, stap,"
    " bewerking, handeling, aktivität, schritt, arbeitsgang, tätigkeit",
    "start": "start time, start, start timestamp, starttime, begin, begin time, started, starttijd, begintijd, startzeit,"
    " beginn, startzeitpunkt",
    "end": "end time, end, end timestamp, complete timestamp, time:timestamp, timestamp, completion time, completed, finish,"
    " finish time, eindtijd, einde, tijdstip, gereed, endzeit, ende, zeitstempel, zeitpunkt, time, date, datum",
    "resource": "resource, org:resource, worker, employee, user, operator, performer, medewerker, werknemer,"
    " uitvoerder, mitarbeiter, bediener, bearbeiter, ressource, person",
    "quantity": "qty completed, quantity completed, quantity, qty, pieces, good pieces, aantal, aantal gereed, stuks,"
    " menge, gutmenge, stückzahl",
    "order_quantity": "work order qty, order qty, order quantity, ordered, lot size, orderaantal, bestelaantal,"
    " auftragsmenge, bestellmenge, losgröße",
    "duration": "duration, activity duration, processing time, duur, doorlooptijd, bewerkingsduur, dauer, bearbeitungsdauer",
    "type": "report type, event type, type, transition, lifecycle:transition, soort, meldtype, art, meldungsart",
}
_FIELD_OF = {plain(word): name for name, words in _NAMES.items() for word in words.split(",")}
FIELDS = tuple(_NAMES)


@dataclass
class LogColumns:
    """Column numbers by field, with their headers and what was guessed on the way."""

    index: dict[str, int]
    headers: dict[str, str]
    unit: str | None = None
    guessed: list[str] = field(default_factory=list)


def looks_like_log(table: Table) -> bool:
    """A case, an activity, and a time: what makes a table an event log.

    Args:
        table: the sheet.

    Returns:
        True where it has all three.
    """
    header = [plain(text_of(cell)) for cell in table.rows[0]] if table.rows else []
    found = {_FIELD_OF[name] for name in header if name in _FIELD_OF}
    return {"case", "activity"} <= found and bool(found & {"start", "end"})


def find_columns(table: Table, named: Mapping[str, str]) -> LogColumns:
    """Recognise the columns; ``named`` maps a field to the header the user says it has.

    Args:
        table: the sheet.
        named: field → header, as the user says.

    Returns:
        the columns by field, with their headers, the unit that the header of durations states, and what was guessed.

    Raises:
        InputError: a named column is missing, or case, activity or time can't be found.
    """
    header = [text_of(cell) for cell in table.rows[0]] if table.rows else []
    columns = LogColumns({}, {})
    for name, wanted in named.items():
        if name not in FIELDS:
            raise InputError(
                _("“{name}” is not a column of a log: use {fields}.").format(name=name, fields=", ".join(FIELDS))
            )
        if wanted not in header:
            raise InputError(_("There is no column “{column}”.").format(column=wanted))
        columns.index[name] = header.index(wanted)
    order = {plain(word): i for words in _NAMES.values() for i, word in enumerate(words.split(","))}
    ranked = sorted(range(len(header)), key=lambda i: (order.get(plain(header[i]), 999), i))
    for i in ranked:
        for text in (header[i], split_header(header[i])[0]):
            name = _FIELD_OF.get(plain(text), "")
            if name and name not in columns.index and i not in columns.index.values():
                columns.index[name] = i
    columns.headers = {name: header[i] for name, i in columns.index.items()}
    for needed, word in (("case", _("case")), ("activity", _("activity"))):
        if needed not in columns.index:
            raise InputError(
                _("The log has no column for the {what}. Name it: --column {key}=HEADER.").format(what=word, key=needed)
            )
    if "end" not in columns.index and "start" not in columns.index:
        raise InputError(_("The log has no column with times. Name it: --column end=HEADER."))
    if "duration" in columns.index:
        columns.unit = _stated_unit(columns.headers["duration"])
    read = ", ".join(f"{name} = {quoted(text)}" for name, text in columns.headers.items())
    columns.guessed.append(_("Columns: {columns}.").format(columns=read))
    return columns


def _stated_unit(header: str) -> str | None:
    words = [split_header(header)[1] or "", *re.split(r"[^a-z]+", header.lower())]
    for word in reversed(words):
        unit = UNITS.get(word)
        if unit in ("second", "minute", "hour", "millisecond"):
            return unit
    return None


def guess_duration_unit(durations: Sequence[tuple[str, float, datetime]]) -> str:
    """Seconds, minutes or hours: the unit in which durations come closest to the gaps between a case's events.

    Args:
        durations: (case, bare duration, end time), in time order within a case.

    Returns:
        ``second``, ``minute`` or ``hour``.
    """
    gaps: list[tuple[float, float]] = []
    previous: tuple[str, datetime] | None = None
    for case, duration, end in durations:
        if previous is not None and previous[0] == case and duration > 0:
            gap = (end - previous[1]).total_seconds()
            if gap > 0:
                gaps.append((duration, gap))
        previous = (case, end)
    if not gaps:
        return "minute"
    from math import log

    seconds = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
    return min(seconds, key=lambda unit: abs(median(log(d * seconds[unit] / g) for d, g in gaps)))


__all__ = ["FIELDS", "LogColumns", "find_columns", "guess_duration_unit", "looks_like_log", "parse_times"]
