"""Which column of a log is what: by header and by content, each guess with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from auditor.errors import InputError
from auditor.exchange.eventlog.meanings import LEFT_OUT, MEANING_OF, MEANINGS, PARTS, PLACE_OF, meaning_label
from auditor.exchange.headers import split_header
from auditor.exchange.moments import looks_like_time
from auditor.exchange.moments.formats import read_clock
from auditor.exchange.question import Asked, Question
from auditor.exchange.table import Cell, Table, plain, text_of
from auditor.locale import _, quoted
from auditor.model.units.vocabulary import UNITS

_HEADER_SEARCH = 20
_ABOUT = 0.6
_SAMPLE = 500
_MOSTLY = 0.9
_TIMES = ("start", "end", "enabled")
_MOST_ACTIVITIES = 200


class Content(StrEnum):
    """What the cells of a column are."""

    TIME = "time"
    CLOCK = "clock"
    NUMBER = "number"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True)
class Guess:
    """What one column was taken for.

    Attributes:
        index: of the column, from 0.
        header: as it stands there.
        meaning: one of :data:`MEANINGS`; empty where it has none.
        reason: why, in the language in force.
    """

    index: int
    header: str
    meaning: str
    reason: str


@dataclass
class LogColumns:
    """Column numbers by field, with their headers and what was guessed on the way.

    Attributes:
        index: meaning → number of the column.
        headers: meaning → its header.
        header_row: number of the row with the headers, from 0.
        unit: that the header of durations states.
        guesses: one a column.
        is_certain: case and activity follow from their headers, not from what the cells look like.
    """

    index: dict[str, int]
    headers: dict[str, str]
    header_row: int = 0
    unit: str | None = None
    guesses: list[Guess] = field(default_factory=list)
    is_certain: bool = True

    @property
    def is_log(self) -> bool:
        """Whether it has what makes a log: a case, an activity and a time."""
        times = {"start", "end", "start_clock", "end_clock"}
        return {"case", "activity"} <= self.index.keys() and bool(times & self.index.keys())

    @property
    def in_words(self) -> str:
        """The columns that are read, a sentence."""
        read = ", ".join(f"{meaning_label(name)} = {quoted(text)}" for name, text in self.headers.items())
        return _("Columns: {columns}.").format(columns=read)


def looks_like_log(table: Table) -> bool:
    """A case, an activity, and a time: what makes a table an event log.

    Args:
        table: the sheet.

    Returns:
        True where it has all three, and the headers of case and activity say so.
    """
    found = guess_columns(table, {})
    return found.is_log and found.is_certain


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
    columns = guess_columns(table, named)
    headers = ", ".join(quoted(guess.header) for guess in columns.guesses[:12] if guess.header)
    for needed in ("case", "activity"):
        if needed not in columns.index:
            raise Asked(
                Question(
                    _("The log has no column for: {what}. Its columns: {headers}.").format(
                        what=meaning_label(needed), headers=headers
                    ),
                    _("Say which it is with --column {key}=HEADER.").format(key=needed),
                )
            )
    if "end" not in columns.index and "start" not in columns.index:
        if {"start_clock", "end_clock"} & columns.index.keys():
            raise Asked(
                Question(
                    _("The log has times of day and no dates. Its columns: {headers}.").format(headers=headers),
                    _("Say which column has the dates: --column start=HEADER."),
                )
            )
        raise Asked(
            Question(
                _("The log has no column with times. Its columns: {headers}.").format(headers=headers),
                _("Say which it is with --column {key}=HEADER.").format(key="end"),
            )
        )
    return columns


def guess_columns(table: Table, named: Mapping[str, str]) -> LogColumns:
    """What each column seems to be, whether or not it makes a log.

    Args:
        table: the sheet.
        named: field → header, as the user says; header → ``none`` for a column to leave out is given as ``none`` → header,
            several separated by a line break.

    Returns:
        the columns, with a guess and its reason for each.

    Raises:
        InputError: a named column is missing, or means nothing that there is.
    """
    at, header = _header(table)
    columns = LogColumns({}, {}, header_row=at)
    reasons: dict[int, str] = {}
    left_out = _named(named, header, columns, reasons)
    sample = [row for row in table.rows[at + 1 : at + 1 + _SAMPLE] if any(text_of(cell) for cell in row)]
    kinds = [_content(sample, i) for i in range(len(header))]
    free = [i for i in range(len(header)) if i not in left_out and i not in columns.index.values()]
    _by_header(header, kinds, free, columns, reasons)
    _by_part(header, kinds, sample, free, columns, reasons)
    certain = {"case", "activity"} <= columns.index.keys()
    _by_content(kinds, sample, free, columns, reasons)
    columns.is_certain = certain
    _one_date_for_both(columns)
    columns.headers = {name: header[i] for name, i in columns.index.items()}
    meaning_at = {i: name for name, i in columns.index.items()}
    columns.guesses = [
        Guess(i, text, meaning_at.get(i, ""), reasons.get(i, _("not known here"))) for i, text in enumerate(header)
    ]
    if "duration" in columns.index:
        columns.unit = _stated_unit(columns.headers["duration"])
    return columns


def _header(table: Table) -> tuple[int, list[str]]:
    """The row among the first whose cells mean most; the fullest where none means anything."""
    best, found = fullest_row(table), 0
    for number, row in enumerate(table.rows[:_HEADER_SEARCH]):
        texts = [text_of(cell) for cell in row]
        score = len({MEANING_OF[plain(text)] for text in texts if plain(text) in MEANING_OF})
        if any(texts) and score > found:
            best, found = number, score
    return best, [text_of(cell) for cell in table.rows[best]] if table.rows else []


def fullest_row(table: Table) -> int:
    """The first of the rows at the top that has about as many cells filled as any: a title above a table has one.

    Args:
        table: the sheet.

    Returns:
        its number, from 0.
    """
    counts = [sum(1 for cell in row if text_of(cell)) for row in table.rows[:_HEADER_SEARCH]]
    return next((i for i, count in enumerate(counts) if count and count >= _ABOUT * max(counts)), 0)


def _named(named: Mapping[str, str], header: Sequence[str], columns: LogColumns, reasons: dict[int, str]) -> set[int]:
    """Take what the person says; returns the columns to leave out."""
    left_out: set[int] = set()
    for name, wanted in named.items():
        if name not in MEANINGS and name != LEFT_OUT:
            raise InputError(
                _("“{name}” is not a column of a log: use {fields}.").format(name=name, fields=", ".join(MEANINGS))
            )
        for text in wanted.split("\n") if name == LEFT_OUT else [wanted]:
            if text not in header:
                names = ", ".join(quoted(word) for word in header[:12] if word)
                raise InputError(
                    _("There is no column “{column}”. There are: {headers}.").format(column=text, headers=names)
                )
            index = header.index(text)
            reasons[index] = _("you said so")
            if name == LEFT_OUT:
                left_out.add(index)
            else:
                columns.index[name] = index
    return left_out


def _content(sample: Sequence[Sequence[Cell]], index: int) -> Content:
    texts = [text_of(row[index]) for row in sample if index < len(row)]
    filled = [text for text in texts if text]
    if not filled:
        return Content.EMPTY
    checked = filled[:60]

    def mostly(holds: Sequence[bool]) -> bool:
        return sum(holds) >= _MOSTLY * len(holds)

    if mostly([text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit() for text in checked]):
        return Content.NUMBER
    if mostly(
        [
            ":" in text and len(text) <= 11 and read_clock(text) is not None and not looks_like_time(text)
            for text in checked
        ]
    ):
        return Content.CLOCK
    return Content.TIME if mostly([looks_like_time(text) for text in checked]) else Content.TEXT


def _take(columns: LogColumns, free: list[int], name: str, index: int) -> None:
    columns.index[name] = index
    free.remove(index)


def _by_header(
    header: Sequence[str], kinds: Sequence[Content], free: list[int], columns: LogColumns, reasons: dict[int, str]
) -> None:
    ranked = sorted(free, key=lambda i: (PLACE_OF.get(plain(header[i]), 999), i))
    for i in ranked:
        for text in (header[i], split_header(header[i])[0]):
            name = MEANING_OF.get(plain(text), "")
            if name in _TIMES and kinds[i] is Content.CLOCK:
                name = "start_clock" if name == "start" else "end_clock"
            elif name in ("start_clock", "end_clock") and kinds[i] is not Content.CLOCK:
                name = ""
            if name and name not in columns.index:
                _take(columns, free, name, i)
                reasons[i] = _("by its header")
                break


def _by_part(
    header: Sequence[str],
    kinds: Sequence[Content],
    sample: Sequence[Sequence[Cell]],
    free: list[int],
    columns: LogColumns,
    reasons: dict[int, str],
) -> None:
    """Headers that only hold a word that means something, where the cells agree."""
    for name, part in PARTS:
        if name in columns.index or (name == "end" and "start" in columns.index and "end_clock" in columns.index):
            continue
        for i in free:
            if not part.search(header[i]) or not _agrees(name, kinds[i], sample, i):
                continue
            _take(columns, free, name, i)
            reasons[i] = _("by a word in its header, and what is in it")
            break


def _agrees(name: str, kind: Content, sample: Sequence[Sequence[Cell]], index: int) -> bool:
    if name in _TIMES:
        return kind is Content.TIME
    if kind in (Content.TIME, Content.CLOCK, Content.EMPTY):
        return False
    if name == "duration":
        return kind is Content.NUMBER
    distinct, filled = _distinct(sample, index)
    if name == "activity":
        return kind is Content.TEXT and distinct <= min(_MOST_ACTIVITIES, max(filled * 0.7, 2))
    return name != "case" or (distinct > 1 and filled == len(sample))


def _distinct(sample: Sequence[Sequence[Cell]], index: int) -> tuple[int, int]:
    texts = [text for row in sample if index < len(row) and (text := text_of(row[index]))]
    return len(set(texts)), len(texts)


def _by_content(
    kinds: Sequence[Content],
    sample: Sequence[Sequence[Cell]],
    free: list[int],
    columns: LogColumns,
    reasons: dict[int, str],
) -> None:
    """What the headers leave open: times by their look, the activity by its few names, the case by what repeats."""
    times = [i for i in free if kinds[i] is Content.TIME]
    if times and not {"start", "end"} & columns.index.keys():
        first = times[0]
        later = next((i for i in times[1:] if _comes_later(sample, first, i)), None)
        _take(columns, free, "start" if later is not None else "end", first)
        reasons[first] = _("every cell is a time")
        if later is not None:
            _take(columns, free, "end", later)
            reasons[later] = _("every cell is a time, never before the other")
    if not {"start", "end"} & columns.index.keys():
        return
    if "case" not in columns.index:
        repeats = {
            i: n
            for i in free
            if kinds[i] in (Content.TEXT, Content.NUMBER)
            for n, filled in [_distinct(sample, i)]
            if filled == len(sample) and 1 < n <= filled * 0.7
        }
        if repeats:
            best = max(repeats, key=lambda i: repeats[i])
            _take(columns, free, "case", best)
            reasons[best] = _("the same value in several rows, and many of them")
    if "activity" not in columns.index:
        counts = {i: _distinct(sample, i) for i in free if kinds[i] is Content.TEXT}
        fitting = {
            i: n
            for i, (n, filled) in counts.items()
            if filled == len(sample) and 2 <= n <= min(filled / 2, _MOST_ACTIVITIES)
        }
        if fitting:
            best = max(fitting, key=lambda i: fitting[i])
            _take(columns, free, "activity", best)
            reasons[best] = _("a few names that repeat")


def _comes_later(sample: Sequence[Sequence[Cell]], first: int, second: int) -> bool:
    from auditor.exchange.moments import TimeColumn, decide

    read = {"start": TimeColumn(), "end": TimeColumn()}
    for name, index in (("start", first), ("end", second)):
        read[name].add([text_of(row[index]) if index < len(row) else "" for row in sample])
    seconds = decide(read).seconds
    return bool((seconds["end"] >= seconds["start"]).mean() > _MOSTLY) if sample else False


def _one_date_for_both(columns: LogColumns) -> None:
    """Times of day need a date: where there is one column of dates, it serves the start and the end."""
    clocks = {"start": "start_clock", "end": "end_clock"}
    for name, other in pairwise(("start", "end", "start")):
        if clocks[name] in columns.index and name not in columns.index and other in columns.index:
            columns.index[name] = columns.index[other]
    if (
        "end_clock" not in columns.index
        and "start_clock" in columns.index
        and columns.index.get("start") == columns.index.get("end")
    ):
        del columns.index["end"]


def _stated_unit(header: str) -> str | None:
    words = [split_header(header)[1] or "", *re.split(r"[^a-z]+", header.lower())]
    for word in reversed(words):
        unit = UNITS.get(word)
        if unit in ("second", "minute", "hour", "day", "millisecond"):
            return unit
    return None
