"""The one list of formats that can be read, and which of them a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import read_json
from auditor.exchange.draft import Draft
from auditor.exchange.eventlog import looks_like_log, read_event_log
from auditor.exchange.names import pseudonymised
from auditor.exchange.steplist import find_header, read_step_list
from auditor.exchange.table import SHEET_SUFFIXES, TEXT_SUFFIXES, Table, read_tables
from auditor.locale import _


@dataclass(frozen=True)
class SourceOptions:
    """What the user says about a source.

    Attributes:
        process_name: name of the process that is made; default the file's name.
        columns: log field → header.
        min_share: least share of a flow in a log.
        keeps_names: whether people's names are read; None: from a complete audit (JSON), not from a table.
        object_type: of a log of objects, the kind of object that is the case; default: the one with most events.
    """

    process_name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    min_share: float | None = None
    keeps_names: bool | None = None
    object_type: str = ""


@dataclass(frozen=True)
class Source:
    """A file to be read, with what the user says of it."""

    path: Path
    options: SourceOptions

    @cached_property
    def tables(self) -> Sequence[Table]:
        """Its sheets, read once.

        Raises:
            InputError: it is no table.
        """
        return read_tables(self.path)

    @cached_property
    def elements(self) -> Sequence[str]:
        """The names of the first elements of its XML, without prefixes; empty where it is none."""
        from auditor.exchange.xml import first_names

        return first_names(self.path)

    @property
    def process_name(self) -> str:
        """What the process is called that is made of it."""
        return self.options.process_name or self.path.stem.replace("_", " ")


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
    return read_event_log(*read_xes(source.path, options.columns), source.process_name, {}, options.min_share)


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
    return read_event_log(*read_ocel(source.path, options.object_type), source.process_name, {}, options.min_share)


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


def _log_of(source: Source) -> Table | None:
    """The first sheet that is an event log, or that the user says is one."""
    for table in source.tables:
        if source.options.columns or (looks_like_log(table) and not _is_step_list(table)):
            return table
    return None


def _is_step_list(table: Table) -> bool:
    """A table with columns that only a step list has."""
    found = find_header(table)
    return found is not None and bool(found[1].keys() & {"next", "cycle_time", "setup_time"})


def _is_log(source: Source) -> bool:
    return _log_of(source) is not None


def _read_log(source: Source) -> Draft:
    table = _log_of(source)
    assert table is not None
    return read_event_log(table, source.path, source.process_name, source.options.columns, source.options.min_share)


def _read_list(source: Source) -> Draft:
    keeps_names = bool(source.options.keeps_names)
    return read_step_list(source.tables, source.path, source.process_name, keeps_names=keeps_names)


_TABLES = TEXT_SUFFIXES | SHEET_SUFFIXES

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
        InputError: none does, or the file is not what its suffix says.
    """
    suffix = source.path.suffix.lower()
    found = next((i for i in IMPORTERS if suffix in i.suffixes and i.looks_like(source)), None)
    if found is None:
        raise InputError(
            _("{path}: this kind of file can't be read. Readable: {kinds}.").format(
                path=source.path.name, kinds=", ".join(READABLE)
            )
        )
    return found


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
    source = Source(path, options or SourceOptions())
    return importer_of(source).read(source)
