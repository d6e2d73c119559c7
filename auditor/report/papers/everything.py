"""All papers of an audit at once, in one folder."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import InputError
from auditor.exchange import write_export
from auditor.files import replace_file
from auditor.locale import _
from auditor.model import Audit
from auditor.report.papers.making import paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.write import make_context


def write_all(audit: Audit, folder: Path, *, known: Precomputed = NOTHING, revision: int = 0) -> tuple[Path, ...]:
    """Write every paper and the spreadsheet. Existing files of these names are replaced, each whole or not at all.

    Args:
        audit: the snapshot.
        folder: made where it is not there.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Returns:
        the files that were written.

    Raises:
        InputError: they can't be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder {path} could not be made: {reason}")
        raise InputError(text.format(path=folder, reason=error.strerror or error)) from error
    if known.plan is None:
        context = make_context(audit, known, revision)
        known = Precomputed(context.ranking, context.plan) if context.audit is audit else NOTHING
    written: list[Path] = []
    for paper in Paper:
        target = folder / f"{paper.value}.pdf"
        replace_file(target, paper_bytes(audit, paper, known=known, revision=revision)[0])
        written.append(target)
    sheet = folder / "data.xlsx"
    write_export(audit, sheet)
    return (*written, sheet)
