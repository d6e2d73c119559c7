"""``export``: the audit in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AuditPath
from auditor.cli.output import say
from auditor.exchange import write_export
from auditor.locale import _


def export(
    file: AuditPath,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help=_(
                "OUT.json (complete), OUT.xlsx (tables and cash flows), OUT.csv (step list), OUT.bpmn (BPMN 2.0), OUT.drawio "
                "(drawing), OUT.xes (time studies as an event log), OUT.graphml or OUT.graph.json (the maps as a graph, with their figures)."
            ),
            metavar="OUT",
        ),
    ],
) -> None:
    """Write the audit in the format that the name of OUT ends in."""
    with open_audit(file, read_only=True) as opened:
        write_export(opened.audit, output)
    say(_("Wrote {path}.").format(path=output))
