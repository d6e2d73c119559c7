"""The one list of formats that can be read, and which of them a file is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import read_json
from auditor.exchange.choices import Choices
from auditor.exchange.draft import Draft
from auditor.exchange.eventlog import read_event_log
from auditor.exchange.eventlog.meanings import LEFT_OUT, MEANINGS
from auditor.exchange.headers import FIELDS
from auditor.exchange.names import pseudonymised
from auditor.exchange.routing import is_planning_workbook, read_planning_workbook, read_routing
from auditor.exchange.sheets import (
    KINDS,
    LIST,
    LOG,
    ROUTING,
    ask_before_reading_a_list,
    chosen_sheet,
    refused,
    what_it_holds,
)
from auditor.exchange.steplist import find_header, read_step_list
from auditor.exchange.table import MAX_ROWS, TABLE_SUFFIXES, Table, read_tables
from auditor.exchange.unnamed import with_names
from auditor.locale import _


@dataclass(frozen=True)
class SourceOptions:
    """What the user says about a source.

    Attributes:
        process_name: name of the process that is made; default the file's name.
        columns: log field → header.
        min_share: least share of a flow in a log.
        keeps_names: whether people's names are read; None: from a complete audit (JSON), not from a table.
        kind: what the table is, one of :data:`KINDS`; empty: as it looks.
        sheet: name or number (from 1) of the sheet; empty: the one that looks most like it.
        choices: how cells are read.
        progress: told how many rows are read; it may raise to stop.
        object_type: of a log of objects, the kind of object that is the case; default: the one with most events.
    """

    process_name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    min_share: float | None = None
    keeps_names: bool | None = None
    kind: str = ""
    sheet: str = ""
    choices: Choices = field(default_factory=Choices)
    progress: Callable[[int], None] | None = field(default=None, compare=False)
    object_type: str = ""


@dataclass(frozen=True)
class Source:
    """A file to be read, with what the user says of it."""

    path: Path
    options: SourceOptions
    opened: Sequence[Table] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def tables(self) -> Sequence[Table]:
        """Its sheets, read once.

        Raises:
            InputError: it is no table.
        """
        return read_tables(self.path) if self.opened is None else self.opened

    @cached_property
    def table(self) -> Table:
        """The sheet to read, with a name for every column.

        Raises:
            InputError: there is no sheet of that name.
        """
        return with_names(self.chosen, self.options.choices.header)

    @cached_property
    def chosen(self) -> Table:
        """The sheet to read as it stands: the one that is said, or else the one that looks most like a source.

        Raises:
            InputError: there is no sheet of that name.
        """
        if not self.options.sheet and is_planning_workbook(self.tables):
            return chosen_sheet(self.tables, "operation")
        return chosen_sheet(self.tables, self.options.sheet)

    @cached_property
    def kind(self) -> str:
        """What the table is read as: as it is said, or else as it looks."""
        if self.options.kind:
            return self.options.kind
        if self.options.columns:
            is_list = self.options.columns.keys() <= {*FIELDS, LEFT_OUT} - set(MEANINGS)
            return LIST if is_list else LOG
        if reads_whole(self):
            return ROUTING
        return what_it_holds(self.table).kind

    @cached_property
    def elements(self) -> Sequence[str]:
        """The names of the first elements of its XML, without prefixes; empty where it is none."""
        from auditor.exchange.xml import first_names

        return first_names(self.path)

    @property
    def process_name(self) -> str:
        """What the process is called that is made of it."""
        name = re.sub(r"(?i)\.(csv|tsv|txt)$", "", self.path.stem)
        return self.options.process_name or name.replace("_", " ")


@dataclass(frozen=True)
class Importer:
    """A format in.

    Attributes:
        key: what it is.
        suffixes: of its files, with the dot, in lower case.
        looks_like: whether a file of such a suffix is one; the first in the list that says so reads it.
        read: makes the draft, without storing anything.
    """

    key: str
    suffixes: frozenset[str]
    looks_like: Callable[[Source], bool]
    read: Callable[[Source], Draft]


def _is_anything(_source: Source) -> bool:
    return True


def _read_audit(source: Source) -> Draft:
    """A complete audit with the names of people in it, or pseudonyms."""
    draft, keeps_names = read_json(source.path), source.options.keeps_names is not False
    entities, n = pseudonymised(draft.entities)
    if keeps_names or not n:
        return replace(draft, names=n, keeps_names=keeps_names)
    draft.report.guessed.append(_("{n} names of people were left out or replaced by numbers.").format(n=n))
    return replace(draft, entities=entities, names=n)


def _is_bpmn(source: Source) -> bool:
    """A file called so, or XML whose outermost element says so."""
    return source.path.suffix.lower() == ".bpmn" or source.elements[:1] == ["definitions"]


def _read_bpmn(source: Source) -> Draft:
    from auditor.exchange.bpmn import read_bpmn  # what only models of other programs need

    return read_bpmn(source.path, source.options.process_name)


def _is_xes(source: Source) -> bool:
    """A log of XES: traces, or what tells of them, right within the log."""
    return source.elements[:1] == ["log"] and not _OCEL_ELEMENTS & set(source.elements[1:2])


def _read_xes(source: Source) -> Draft:
    from auditor.exchange.xes import read_xes

    options = source.options
    return read_event_log(
        *read_xes(source.path, options.columns), source.process_name, {}, options.min_share, options.choices,
        options.progress, takes_many=True,
    )  # fmt: skip


def _is_ocel(source: Source) -> bool:
    """Events that belong to objects, in SQLite, JSON or XML."""
    from auditor.exchange.ocel import is_ocel_json, is_ocel_sqlite

    suffix = source.path.suffix.lower()
    if suffix in (".json", ".jsonocel"):
        return is_ocel_json(source.path)
    if suffix in (".sqlite", ".db"):
        return is_ocel_sqlite(source.path)
    return source.elements[:1] == ["log"] and bool(_OCEL_ELEMENTS & set(source.elements[1:2]))


def _read_ocel(source: Source) -> Draft:
    from auditor.exchange.ocel import read_ocel

    options = source.options
    return read_event_log(
        *read_ocel(source.path, options.object_type), source.process_name, {}, options.min_share, options.choices,
        options.progress, takes_many=True,
    )  # fmt: skip


def _is_drawio(source: Source) -> bool:
    return source.path.suffix.lower() == ".drawio" or source.elements[:1] in (["mxfile"], ["mxGraphModel"])


def _read_drawio(source: Source) -> Draft:
    from auditor.exchange.drawing.drawio import read_drawio

    return read_drawio(source.path, source.options.process_name)


def _read_visio(source: Source) -> Draft:
    from auditor.exchange.drawing.visio import read_visio

    return read_visio(source.path, source.options.process_name)


def _refuse_xml(source: Source) -> Draft:
    from auditor.exchange.xml import read_tree_of

    read_tree_of(source.path)  # what is wrong with the XML itself comes first
    raise InputError(
        _("{path} is XML of a kind that can't be read. Readable: BPMN, XES, OCEL, draw.io.").format(
            path=source.path.name
        )
    )


def _is_log(source: Source) -> bool:
    return source.kind == LOG


def _read_log(source: Source) -> Draft:
    said = source.options
    return read_event_log(
        source.table, source.path, source.process_name, said.columns, said.min_share, said.choices, said.progress,
        takes_many=said.kind == LOG,
    )  # fmt: skip


def reads_whole(source: Source) -> bool:
    """Whether the sheets of a planning system are read together: unless the person says what its columns are.

    Args:
        source: the file, with what the user says of it.

    Returns:
        True for such a workbook.
    """
    said = source.options
    return is_planning_workbook(source.tables) and said.sheet.casefold() in ("", "operation") and not said.columns


def _is_routing(source: Source) -> bool:
    return source.kind == ROUTING


def _read_routing(source: Source) -> Draft:
    """A workbook of a planning system as a whole, or a sheet with the operations of items."""
    said = source.options
    if reads_whole(source):
        return read_planning_workbook(source.tables, source.process_name)
    return read_routing(source.table.entire(MAX_ROWS), source.path, source.process_name, said.columns, said.choices)


def _read_list(source: Source) -> Draft:
    keeps_names = bool(source.options.keeps_names)
    tables = [source.table, *(table for table in source.tables if table is not source.chosen)]
    named = source.options.columns
    if not any(find_header(table, named) for table in tables):
        raise refused(source.path.name, tables)
    if source.options.kind != LIST:
        ask_before_reading_a_list(source.path.name, source.table)
    tables[0] = tables[0].entire(_MOST_STEPS)
    return read_step_list(
        tables, source.path, source.process_name,
        keeps_names=keeps_names, decimal=source.options.choices.decimal, named=named,
    )  # fmt: skip


_TABLES = TABLE_SUFFIXES
_MOST_STEPS = 20_000  # as of models

_OCEL_ELEMENTS = {"object-types", "event-types", "objects", "events"}

#: The first that a file looks like reads it.
IMPORTERS: tuple[Importer, ...] = (
    Importer("OCEL", frozenset({".json", ".jsonocel", ".xml", ".xmlocel", ".sqlite", ".db"}), _is_ocel, _read_ocel),
    Importer("audit", frozenset({".json"}), _is_anything, _read_audit),
    Importer("BPMN", frozenset({".bpmn", ".xml"}), _is_bpmn, _read_bpmn),
    Importer("XES", frozenset({".xes", ".xml", ".gz"}), _is_xes, _read_xes),
    Importer("draw.io", frozenset({".drawio", ".xml"}), _is_drawio, _read_drawio),
    Importer("Visio", frozenset({".vsdx"}), _is_anything, _read_visio),
    Importer("XML", frozenset({".xml", ".xes", ".xmlocel"}), _is_anything, _refuse_xml),
    Importer("event log", _TABLES, _is_log, _read_log),
    Importer("routing", _TABLES, _is_routing, _read_routing),
    Importer("step list", _TABLES, _is_anything, _read_list),
)
READABLE = sorted({suffix for importer in IMPORTERS for suffix in importer.suffixes})


def importer_of(source: Source) -> Importer:
    """The one that reads this file.

    Args:
        source: a file, with what the user says of it.

    Returns:
        the importer.

    Raises:
        InputError: none does, the file is not what its suffix says, or something is said of it that it can't have.
    """
    refuse_unknown(source.path)
    suffix = source.path.suffix.lower()
    found = next((i for i in IMPORTERS if suffix in i.suffixes and i.looks_like(source)), None)
    if found is None:
        raise InputError(
            _("{path} is not what its ending says. Readable: {kinds}.").format(
                path=source.path.name, kinds=", ".join(READABLE)
            )
        )
    if source.options.object_type and found.read is not _read_ocel:
        text = _("--object-type is for logs of objects (OCEL), and {path} is none: leave it out. In a table, --column HEADER=case says which column is the case.")  # fmt: skip
        raise InputError(text.format(path=source.path.name))
    return found


def refuse_unknown(path: Path) -> None:
    """Refuse a file whose ending no importer knows, unopened.

    Args:
        path: the file.

    Raises:
        InputError: of that kind none can be read.
    """
    if path.suffix.lower() not in READABLE:
        raise InputError(
            _("{path}: this kind of file can't be read. Readable: {kinds}.").format(
                path=path.name, kinds=", ".join(READABLE)
            )
        )


def read_source(path: Path, options: SourceOptions | None = None) -> Draft:
    """Read any file that can be imported, without storing it.

    Args:
        path: the file.
        options: what the user says of it; None: nothing.

    Returns:
        entities, and the report of what was read, guessed and skipped.

    Raises:
        InputError: it can't be used; the message says why and what would help.
    """
    return read(Source(path, options or SourceOptions()))


def read(source: Source) -> Draft:
    """Read a source, without storing it.

    Args:
        source: the file, with what the user says of it.

    Returns:
        as :func:`read_source`.

    Raises:
        InputError: it can't be used; the message says why and what would help.
    """
    return importer_of(source).read(source)


__all__ = [
    "IMPORTERS",
    "KINDS",
    "READABLE",
    "Importer",
    "Source",
    "SourceOptions",
    "importer_of",
    "read",
    "read_source",
    "reads_whole",
    "refuse_unknown",
]
