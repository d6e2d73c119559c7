"""``report``: the PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import AuditPath
from auditor.cli.output import say
from auditor.locale import _, language, using
from auditor.store import AuditFile


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
) -> None:
    """Write the audit report as a PDF."""
    from auditor.report import write_report

    with AuditFile.open(file, read_only=True) as opened:
        audit, revision = opened.audit, opened.revision
    with using(lang.value if lang else language()):
        pages = write_report(audit, output, revision=revision)
    say(_("Wrote {path} ({n} pages).").format(path=output, n=pages))
