"""``demo``: the sample audit, ranked in the terminal and printed to a PDF."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.rank import print_ranking
from auditor.decide import rank
from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.locale import _
from auditor.store import AuditFile


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help=_("Folder for the PDF."), metavar="FOLDER")] = Path(
        "build/demo"
    ),
) -> None:
    """Rank the sample audit and write its report."""
    from auditor.report.precomputed import Precomputed
    from auditor.report.write import write_report

    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, AuditFile.create(Path(folder) / "sample.audit") as opened:
        store(opened, read_sample(), _("Sample audit"))
        ranking = rank(opened.audit)
        print_ranking(opened.audit, ranking)
        target = output / "sample-report.pdf"
        pages = write_report(opened.audit, target, known=Precomputed(ranking), revision=opened.revision)
    print(_("The report is in {path} ({n} pages).").format(path=target.resolve(), n=pages))
