"""All papers of an audit at once, in one folder."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import InputError
from auditor.exchange import write_export
from auditor.exchange.quotation_form import form_bytes
from auditor.files import in_a_name, replace_file
from auditor.locale import _
from auditor.model import Audit
from auditor.report.papers.dossier import dossier, projects, request
from auditor.report.papers.making import Wanted, content_of, docx_of, paper_bytes, pdf_of
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.write import make_context

_LONGEST_NAME = 40


def write_all(audit: Audit, folder: Path, *, known: Precomputed = NOTHING, revision: int = 0) -> tuple[Path, ...]:
    """Write every paper and the spreadsheet: brief, report, and for each project a dossier and what suppliers get of it, with a form to fill in. Existing files of these names are replaced, each whole or not at all.

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
    context = make_context(audit, known, revision)
    if context.audit is audit:
        known = Precomputed(context.ranking, context.plan, context.simulation)
    made: dict[str, bytes] = {}
    brief = content_of(context, Wanted(Paper.BRIEF))
    made["brief.pdf"], made["brief.docx"] = pdf_of(context, brief)[0], docx_of(context, brief)
    for ranked in projects(context):
        whole, asked = dossier(context, (ranked,)), request(context, ranked)
        name = f"{ranked.rank:02}-{in_a_name(ranked.evaluation.candidate.technology.name, 'project', _LONGEST_NAME)}"
        made[f"dossier-{name}.pdf"] = pdf_of(context, whole)[0]
        if asked is not None:
            made[f"request-{name}.pdf"] = pdf_of(context, asked)[0]
            made[f"request-{name}.docx"] = docx_of(context, asked)
            made[f"request-{name}.xlsx"] = form_bytes(context.audit, ranked.evaluation.candidate)
    made["audit.pdf"] = paper_bytes(audit, Wanted(Paper.AUDIT), known=known, revision=revision)[0]
    made["data.pdf"] = paper_bytes(audit, Wanted(Paper.DATA), known=known, revision=revision)[0]
    made["audit.docx"] = docx_of(context, content_of(context, Wanted(Paper.AUDIT)))
    for name, content in made.items():
        replace_file(folder / name, content)
    write_export(audit, folder / "data.xlsx")
    return (*(folder / name for name in made), folder / "data.xlsx")
