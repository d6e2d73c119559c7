"""``report``: the PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AuditPath
from auditor.cli.output import say
from auditor.locale import _, language, using


class Language(StrEnum):
    """Languages of the report."""

    NL = "nl"
    EN = "en"
    DE = "de"


def report(
    file: AuditPath,
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The PDF to write."), metavar="OUT.pdf")],
    lang: Annotated[
        Language | None, typer.Option(help=_("Language of the report; default that of the system."))
    ] = None,
    sections: Annotated[
        str | None,
        typer.Option(
            help=_("Only these sections, in this order: keys with commas between. Default: as the audit says.")
        ),
    ] = None,
    attach_data: Annotated[bool, typer.Option("--attach-data", help=_("Put the audit as JSON into the PDF."))] = False,
    names: Annotated[bool, typer.Option("--names", help=_("Tell who does what by name."))] = False,
    poster: Annotated[bool, typer.Option("--poster", help=_("The map and the roadmap on one page of A3."))] = False,
) -> None:
    """Write the audit report as a PDF."""
    from auditor.report.poster import write_poster
    from auditor.report.section_choice import only, with_settings
    from auditor.report.write import write_report

    with open_audit(file, read_only=True) as opened:
        audit, revision = opened.audit, opened.revision
    if sections is not None:
        audit = only(audit, sections.split(","))
    if attach_data:
        audit = with_settings(audit, attaches_data=True)
    if names:
        audit = with_settings(audit, names_people=True)
    with using(lang.value if lang else language()):
        if poster:
            write_poster(audit, output, revision=revision)
            pages = 1
        else:
            pages = write_report(audit, output, revision=revision)
    say(_("Wrote {path} ({n} pages).").format(path=output, n=pages))
