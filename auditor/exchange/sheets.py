"""The sheets of a file: what each seems to hold, which is read, and what is asked before a doubtful one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.errors import InputError
from auditor.exchange.choices import NAMES
from auditor.exchange.eventlog import looks_like_log
from auditor.exchange.eventlog.columns import fullest_row
from auditor.exchange.moments import looks_like_time
from auditor.exchange.question import Answer, Asked, Question
from auditor.exchange.routing.columns import looks_like_routing
from auditor.exchange.steplist import Column, find_header
from auditor.exchange.table import Table, text_of
from auditor.locale import _, number, quoted

#: What a table can be read as.
LOG, LIST, ROUTING = "log", "list", "routing"
KINDS = (LIST, LOG, ROUTING)

#: A list of more steps is asked about: nobody maps so many by hand.
MANY_STEPS = 300
_SURE, _LIKELY, _MAYBE, _HARDLY = 4.0, 3.0, 1.5, 0.5
_FEW_NAMES = 0.7  # different names a row below which names repeat
_ENOUGH = 10
_MOST_SAID = 8
_MOSTLY = 0.8

Found = tuple[int, dict[str, Column], list[Column]]


def kind_label(kind: str) -> str:
    """What a kind of table is called.

    Args:
        kind: one of :data:`KINDS`.

    Returns:
        its name, in the language in force.
    """
    return {LIST: _("Step list"), LOG: _("Event log"), ROUTING: _("Routing")}[kind]


@dataclass(frozen=True)
class Holding:
    """What a sheet seems to hold.

    Attributes:
        kind: one of :data:`KINDS`; ``list`` too where it is nothing known.
        likelihood: the higher the surer; 0 where it is nothing known.
        reason: a few words, in the language in force.
    """

    kind: str
    likelihood: float
    reason: str


def what_it_holds(table: Table) -> Holding:
    """What a sheet seems to hold.

    Args:
        table: the sheet.

    Returns:
        what it would be read as.
    """
    found = find_header(table)
    columns = found[1] if found is not None else {}
    if looks_like_log(table) and not (found is not None and _has_what_only_lists_have(table, found)):
        return Holding(LOG, _SURE, _("an event log: cases, activities and times"))
    if looks_like_routing(table) and "next" not in columns:
        return Holding(ROUTING, _SURE, _("a routing: the operations of items"))
    rows = len(table.rows) - (found[0] + 1 if found is not None else 1)
    if found is None:
        return Holding(LIST, 0.0, _("nothing known here ({n} rows)").format(n=number(max(rows, 0))))
    known = columns.keys() - {"step", "notes", "kind", "place", "value_class"}
    is_timed = known & {"cycle_time", "setup_time", "frequency", "next"}
    likelihood = _LIKELY if is_timed else _MAYBE if known else _HARDLY
    return Holding(
        LIST,
        likelihood,
        _("a list with names in “{column}” ({n} rows)").format(column=columns["step"].header, n=number(rows)),
    )


def chosen_sheet(tables: Sequence[Table], said: str) -> Table:
    """The sheet to read.

    Args:
        tables: all sheets.
        said: the name or number (from 1) that the person says; empty: the likeliest, of equals the first.

    Returns:
        the sheet.

    Raises:
        InputError: there is none of that name, or none at all.
    """
    if not tables:
        raise InputError(_("The file has no sheets."))
    if not said:
        return max(tables, key=lambda table: what_it_holds(table).likelihood)
    for i, table in enumerate(tables, 1):
        if said.strip().casefold() in (table.name.strip().casefold(), str(i)):
            return table
    names = ", ".join(quoted(table.name) for table in tables)
    raise InputError(_("There is no sheet “{name}”. There are: {names}.").format(name=said, names=names))


def ask_before_reading_a_list(source: str, table: Table) -> None:
    """Refuse what may well be something else than a list of steps, and say what would settle it.

    Args:
        source: name of the file.
        table: the sheet.

    Raises:
        InputError: names repeat beside dates, or there are more steps than anybody maps.
    """
    found = find_header(table)
    if found is None:
        return
    at, columns, _others = found
    rows = [row for row in table.rows[at + 1 :] if any(text_of(cell) for cell in row)]
    names = [text_of(row[columns["step"].index]) for row in rows if columns["step"].index < len(row)]
    names = [name for name in names if name]
    column = columns["step"].header
    if (
        len(names) >= _ENOUGH
        and len({n.casefold() for n in names}) < _FEW_NAMES * len(names)
        and (dated := _dated(table, found))
    ):
        raise Asked(
            Question(
                _(
                    "{source} looks like a log: “{column}” has {n} different names in {rows} rows, and “{dates}” holds dates. What is one row?"
                ).format(source=source, column=column, n=number(len(set(names))), rows=number(len(names)), dates=dated),
                _(
                    "Read it as a log with --as log --column case=HEADER --column activity=HEADER, or each row as a step with --as list."
                ),
                [
                    Answer(_("Something that was done: a log"), {"kind": LOG}),
                    Answer(_("A step of the process: a list"), {"kind": LIST}),
                ],
            )
        )
    if len(names) > MANY_STEPS:
        raise Asked(
            Question(
                _("{source} would become {n} steps, from “{column}”. Is each row a step?").format(
                    source=source, n=number(len(names)) + ("+" if table.is_cut else ""), column=column
                ),
                _(
                    "If each row is a step, say --as list; if it is a log, --as log --column case=HEADER --column activity=HEADER."
                ),
                [
                    Answer(_("Yes, each row is a step"), {"kind": LIST}),
                    Answer(_("No, it is a log of what was done"), {"kind": LOG}),
                    Answer(_("No, it lists the operations of items"), {"kind": ROUTING}),
                ],
            )
        )


def _dated(table: Table, found: Found) -> str:
    """The header of a column with dates; empty where there is none."""
    at, columns, others = found
    return next((c.header for c in (*others, *columns.values()) if _holds_dates(table, at, c)), "")


def _holds_dates(table: Table, header_row: int, column: Column) -> bool:
    rows = table.rows[header_row + 1 : header_row + 60]
    texts = [text for row in rows if column.index < len(row) and (text := text_of(row[column.index]))]
    return bool(texts) and sum(map(looks_like_time, texts)) > _MOSTLY * len(texts)


def _has_what_only_lists_have(table: Table, found: Found) -> bool:
    """Which step is next, a set-up time, or a time that is no date."""
    at, columns, _others = found
    cycle = columns.get("cycle_time")
    return bool(columns.keys() & {"next", "setup_time"}) or (cycle is not None and not _holds_dates(table, at, cycle))


def refused(source: str, tables: Sequence[Table]) -> InputError:
    """No sheet has names of steps: what stands in the file, and the way on.

    Args:
        source: name of the file.
        tables: its sheets.

    Returns:
        the refusal.
    """
    filled = [table for table in tables if any(any(text_of(cell) for cell in row) for row in table.rows[:200])]
    if not filled:
        return InputError(_("{path} holds no rows.").format(path=source))
    first = filled[0].rows[fullest_row(filled[0])]
    shown = [quoted(text[:40]) for cell in first if (text := text_of(cell))]
    headers = ", ".join(shown[:_MOST_SAID])
    if len(shown) > _MOST_SAID:
        headers = _("{item} and {n} more").format(item=headers, n=len(shown) - _MOST_SAID)
    text = _("{path} has no column with the names of the steps: its columns are {headers}.").format(
        path=source, headers=headers
    )
    options = [
        _("Give the column with the names the header “step”, or name it: --column HEADER=step; of a log say which column is what: --as log --column case=HEADER --column activity=HEADER --column end=HEADER."),
    ]  # fmt: skip
    if len(filled) > 1:
        names = ", ".join(quoted(table.name) for table in filled[:_MOST_SAID])
        options.append(_("Of several sheets one is named with --sheet: {names}.").format(names=names))
    answers = [
        Answer(_("It is a log of what was done"), {"kind": LOG}),
        Answer(_("It lists the operations of items"), {"kind": ROUTING}),
    ]
    if filled[0].asked:
        text = _("{path} has no row with the names of its columns: they are called {headers} here.").format(
            path=source, headers=headers
        )
        answers.append(Answer(_("The first row holds the names"), {"header": NAMES}))
        options += [question.option for question in filled[0].asked]
    return Asked(Question(f"{text} {_('What does it hold?')}", " ".join(options), answers))
