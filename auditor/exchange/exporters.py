"""The one list of formats that an audit is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import write_json
from auditor.exchange.csv_out import write_csv
from auditor.files import replace_file
from auditor.locale import N_, _
from auditor.model import Audit


@dataclass(frozen=True)
class Exporter:
    """A format out.

    Attributes:
        ending: of the names of its files, with the dot, in lower case; of two that fit the longer one counts.
        name: what a dialog calls it (to be translated).
        write: makes the file's content.
    """

    ending: str
    name: str
    write: Callable[[Audit], bytes]


def _json(audit: Audit) -> bytes:
    return write_json(audit).encode("utf-8")


def _csv(audit: Audit) -> bytes:
    return write_csv(audit).encode("utf-8")


def _xlsx(audit: Audit) -> bytes:
    from auditor.exchange.xlsx import write_xlsx  # loads what only a spreadsheet needs

    return write_xlsx(audit)


def _graphml(audit: Audit) -> bytes:
    from auditor.exchange.graph_out import write_graphml  # the graph and its figures, for these two formats only

    return write_graphml(audit)


def _bpmn(audit: Audit) -> bytes:
    from auditor.exchange.bpmn.write import write_bpmn  # what only models of other programs need

    return write_bpmn(audit)


def _drawio(audit: Audit) -> bytes:
    from auditor.exchange.drawing.drawio_out import write_drawio

    return write_drawio(audit)


def _xes(audit: Audit) -> bytes:
    from auditor.exchange.xes_out import write_xes

    return write_xes(audit)


def _parquet(audit: Audit) -> bytes:
    from auditor.exchange.parquet_out import write_parquet

    return write_parquet(audit)


def _node_link(audit: Audit) -> bytes:
    from auditor.exchange.graph_out import write_node_link

    return write_node_link(audit)


#: In the order of the dialog. Only ``.json`` alone is the complete audit.
EXPORTERS: tuple[Exporter, ...] = (
    Exporter(".xlsx", N_("Excel workbook"), _xlsx),
    Exporter(".json", N_("Complete audit"), _json),
    Exporter(".csv", N_("List of steps"), _csv),
    Exporter(".bpmn", N_("Process model, BPMN 2.0"), _bpmn),
    Exporter(".drawio", N_("Drawing, draw.io"), _drawio),
    Exporter(".xes", N_("Time studies as an event log, XES"), _xes),
    Exporter(".parquet.zip", N_("All tables, Parquet"), _parquet),
    Exporter(".graphml", N_("Map as a graph, GraphML"), _graphml),
    Exporter(".graph.json", N_("Map as a graph, node-link JSON"), _node_link),
)


def exporter_of(path: Path) -> Exporter | None:
    """The one that writes files whose names end so.

    Args:
        path: where the file will be.

    Returns:
        of two whose endings fit, the one with the longer; None where none fits.
    """
    fitting = (exporter for exporter in EXPORTERS if path.name.lower().endswith(exporter.ending))
    return max(fitting, key=lambda exporter: len(exporter.ending), default=None)


def write_export(audit: Audit, target: Path) -> None:
    """Write the audit in the format that the target's name ends in; an existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        target: the file.

    Raises:
        InputError: no such format, or it can't be written there.
    """
    exporter = exporter_of(target)
    if exporter is None:
        raise InputError(
            _("{path}: this kind of file can't be written. Writable: {kinds}.").format(
                path=target.name, kinds=", ".join(sorted(known.ending for known in EXPORTERS))
            )
        )
    replace_file(target, exporter.write(audit))
