"""Which format a file is, and the one list of formats in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import read_json, write_json
from auditor.exchange.csv_out import write_csv
from auditor.exchange.draft import Draft
from auditor.exchange.eventlog import looks_like_log, read_event_log
from auditor.exchange.names import pseudonymised
from auditor.exchange.steplist import find_header, read_step_list
from auditor.exchange.table import SHEET_SUFFIXES, TEXT_SUFFIXES, read_tables
from auditor.files import replace_file
from auditor.locale import _
from auditor.model import Audit


def _write_xlsx(audit: Audit) -> bytes:
    from auditor.exchange.xlsx import write_xlsx  # loads what only a spreadsheet needs

    return write_xlsx(audit)


def _write_graphml(audit: Audit) -> bytes:
    from auditor.exchange.graph_out import write_graphml  # the graph and its figures, for these two formats only

    return write_graphml(audit)


def _write_node_link(audit: Audit) -> bytes:
    from auditor.exchange.graph_out import write_node_link

    return write_node_link(audit)


#: How a name ends → how the audit is written. Only ``.json`` alone is the complete audit.
WRITERS: dict[str, Callable[[Audit], bytes]] = {
    ".json": lambda audit: write_json(audit).encode("utf-8"),
    ".csv": lambda audit: write_csv(audit).encode("utf-8"),
    ".xlsx": _write_xlsx,
    ".graphml": _write_graphml,
    ".graph.json": _write_node_link,
}
READABLE = sorted(TEXT_SUFFIXES | SHEET_SUFFIXES | {".json"})


@dataclass(frozen=True)
class SourceOptions:
    """What the user says about a source.

    Attributes:
        process_name: name of the process that is made; default the file's name.
        columns: log field → header.
        min_share: least share of a flow in a log.
        keeps_names: whether people's names are read; None: from a complete audit (JSON), not from a table.
    """

    process_name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    min_share: float | None = None
    keeps_names: bool | None = None


def read_source(source: Path, options: SourceOptions | None = None) -> Draft:
    """Read any file that can be imported, without storing it.

    Raises:
        InputError: it can't be used; the message says why and what would help.
    """
    options = options or SourceOptions()
    suffix = source.suffix.lower()
    if suffix not in READABLE:
        raise InputError(
            _("{path}: this kind of file can't be read. Readable: {kinds}.").format(
                path=source.name, kinds=", ".join(READABLE)
            )
        )
    if suffix == ".json":
        return _named_or_not(read_json(source), keeps_names=options.keeps_names is not False)
    tables = read_tables(source)
    name = options.process_name or source.stem.replace("_", " ")
    for table in tables:
        if options.columns or (looks_like_log(table) and not _is_step_list(table)):
            return read_event_log(table, source, name, options.columns, options.min_share)
    return read_step_list(tables, source, name, keeps_names=bool(options.keeps_names))


def _named_or_not(draft: Draft, *, keeps_names: bool) -> Draft:
    """A complete audit with the names of people in it, or pseudonyms."""
    entities, n = pseudonymised(draft.entities)
    if keeps_names or not n:
        return replace(draft, names=n, keeps_names=keeps_names)
    draft.report.guessed.append(_("{n} names of people were left out or replaced by numbers.").format(n=n))
    return replace(draft, entities=entities, names=n)


def _is_step_list(table: object) -> bool:
    """A table with columns that only a step list has."""
    found = find_header(table)  # type: ignore[arg-type]
    return found is not None and bool(found[1].keys() & {"next", "cycle_time", "setup_time"})


def export_ending(target: Path) -> str | None:
    """The ending in ``WRITERS`` that a name has, the longest one that fits; None where it has none."""
    name = target.name.lower()
    return max((ending for ending in WRITERS if name.endswith(ending)), key=len, default=None)


def write_export(audit: Audit, target: Path) -> None:
    """Write the audit in the format that the target's name ends in; an existing file is replaced whole or not at all.

    Raises:
        InputError: no such format, or it can't be written there.
    """
    ending = export_ending(target)
    if ending is None:
        raise InputError(
            _("{path}: this kind of file can't be written. Writable: {kinds}.").format(
                path=target.name, kinds=", ".join(sorted(WRITERS))
            )
        )
    replace_file(target, WRITERS[ending](audit))
