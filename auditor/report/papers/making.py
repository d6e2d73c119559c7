"""Makes a paper of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.decide import Ranked
from auditor.errors import InputError
from auditor.exchange.quotation_form import form_bytes
from auditor.files import replace_file
from auditor.locale import _
from auditor.model import Audit
from auditor.report.context import Context
from auditor.report.fonts import register
from auditor.report.foot import foot_text
from auditor.report.office import using_look
from auditor.report.papers.as_pdf import content_pdf
from auditor.report.papers.brief import Fullness, brief
from auditor.report.papers.content import Content, Contents, NewPage
from auditor.report.papers.dossier import dossier, project_of_rank, projects, request
from auditor.report.papers.follow_up import follow_up
from auditor.report.papers.paper import WITH_DOCUMENT, Paper
from auditor.report.pdf.document import Progress
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.write import book_bytes, make_context, properties_of, report_bytes, report_parts

#: Pages of a brief at most: both sides of one sheet.
_SHEET = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper, and of a dossier which project.

    Attributes:
        rank: of the project that a dossier is of; None: all that are chosen.
        for_suppliers: only the request for quotation of the dossier, without the firm's own figures.
    """

    paper: Paper
    rank: int | None = None
    for_suppliers: bool = False


def paper_bytes(
    audit: Audit,
    wanted: Wanted,
    *,
    known: Precomputed = NOTHING,
    revision: int = 0,
    progress: Progress | None = None,
) -> tuple[bytes, int]:
    """The PDF of a paper in the language in force, and its number of pages. The same audit gives the same bytes.

    Args:
        audit: the snapshot.
        wanted: which paper.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.
        progress: told a share of 0–1; what it raises ends the work; None for nobody.

    Returns:
        bytes of the PDF, and its number of pages.

    Raises:
        InputError: there is no such project, or nothing of it to ask suppliers for.
    """
    if wanted.paper is Paper.AUDIT:
        return report_bytes(audit, known=known, revision=revision, progress=progress)
    if wanted.paper is Paper.DATA:
        return book_bytes(audit, known=known, revision=revision, progress=progress)
    context = make_context(audit, known, revision)
    if progress is not None:
        progress(0.5)
    made = pdf_of(context, content_of(context, wanted))
    if progress is not None:
        progress(1.0)
    return made


def document_bytes(audit: Audit, wanted: Wanted, *, known: Precomputed = NOTHING, revision: int = 0) -> bytes:
    """A brief, the report or a dossier as a document to finish in a word processor.

    Args:
        audit: the snapshot.
        wanted: which paper.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Returns:
        bytes of a DOCX.

    Raises:
        InputError: the paper has no such form, or there is no such project.
    """
    if wanted.paper not in WITH_DOCUMENT:
        raise InputError(_("The data book is written as PDF; its tables stand in the spreadsheet."))
    context = make_context(audit, known, revision)
    return docx_of(context, content_of(context, wanted))


def _report_content(context: Context) -> Content:
    """What the audit report says, as a document: the words, numbers and pictures of its pages."""
    from auditor.report.papers.as_blocks import blocks_of  # loads what draws pictures of drawings

    register()
    with using_look(context.audit):
        first, body = report_parts(context)
        blocks = (*blocks_of(first), Contents(), NewPage(), *blocks_of(body))
    firm = context.audit.firm.name or _("Unnamed firm")
    return Content(_("Automation audit"), firm, foot_text(context), blocks)


def docx_of(context: Context, content: Content) -> bytes:
    """A short paper as a DOCX.

    Args:
        context: the audit and all its results.
        content: what the paper says.

    Returns:
        its bytes.
    """
    from auditor.report.papers.as_docx import content_docx  # loads what only a document needs

    with using_look(context.audit):
        return content_docx(content, properties_of(context, content.title))


def content_of(context: Context, wanted: Wanted) -> Content:
    """What a brief, the report or a dossier says.

    Args:
        context: the audit and all its results.
        wanted: which of them.

    Returns:
        its content.

    Raises:
        InputError: there is no such project, or nothing of it to ask suppliers for.
    """
    if wanted.paper is Paper.BRIEF:
        return fitting_brief(context)
    if wanted.paper is Paper.AUDIT:
        return _report_content(context)
    chosen = projects(context) if wanted.rank is None else (project_of_rank(context, wanted.rank),)
    return _requests(context, chosen) if wanted.for_suppliers else dossier(context, chosen)


def _form(context: Context, wanted: Wanted) -> bytes:
    """The form beside a request for quotation."""
    chosen = projects(context) if wanted.rank is None else (project_of_rank(context, wanted.rank),)
    return form_bytes(context.audit, _asked(context, chosen).evaluation.candidate)


def _requests(context: Context, chosen: Sequence[Ranked]) -> Content:
    made = request(context, _asked(context, chosen))
    assert made is not None  # it is one that suppliers are asked for
    return made


def _asked(context: Context, chosen: Sequence[Ranked]) -> Ranked:
    """The one project of these that suppliers are asked for."""
    found = [ranked for ranked in chosen if request(context, ranked) is not None]
    if len(found) != 1:
        text = _("There is no single project to ask suppliers for: say which one by its rank. Those that suppliers deliver: {ranks}.")  # fmt: skip
        ranks = [str(r.rank) for r in projects(context) if request(context, r) is not None]
        raise InputError(text.format(ranks=", ".join(ranks) or "–"))
    return found[0]


def fitting_brief(context: Context) -> Content:
    """The fullest brief that fits on both sides of a sheet.

    Args:
        context: the audit and all its results.

    Returns:
        what it says.
    """
    for fullness in sorted(Fullness, reverse=True):
        content = brief(context, fullness)
        if fullness is min(Fullness) or pdf_of(context, content)[1] <= _SHEET:
            break
    return content


def pdf_of(context: Context, content: Content) -> tuple[bytes, int]:
    """A short paper as a PDF, in the firm's colour where the audit wants it.

    Args:
        context: the audit and all its results.
        content: what the paper says.

    Returns:
        bytes of the PDF, and its number of pages.
    """
    with using_look(context.audit):
        return content_pdf(content, properties_of(context, content.title))


def write_paper(
    audit: Audit, wanted: Wanted, target: Path, *, known: Precomputed = NOTHING, revision: int = 0
) -> int | None:
    """Write a paper: a DOCX where the file's name ends so, else a PDF. An existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        wanted: which paper.
        target: the file.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Returns:
        number of pages; None for a document, whose pages its reader makes, and for a form.

    Raises:
        InputError: it can't be written there, or there is no such paper.
    """
    if target.suffix.lower() == ".xlsx":
        if wanted.paper is not Paper.DOSSIER or not wanted.for_suppliers:
            raise InputError(_("Papers are written as PDF or DOCX. As a spreadsheet there is the form for suppliers (--paper dossier --for-suppliers), and all tables with export."))  # fmt: skip
        replace_file(target, _form(make_context(audit, known, revision), wanted))
        return None
    if target.suffix.lower() == ".docx":
        replace_file(target, document_bytes(audit, wanted, known=known, revision=revision))
        return None
    content, pages = paper_bytes(audit, wanted, known=known, revision=revision)
    replace_file(target, content)
    return pages


def write_follow_up(audit: Audit, earlier: Audit, target: Path, *, revision: int = 0) -> int | None:
    """Write what became of the plan of an earlier audit: a DOCX where the file's name ends so, else a PDF.

    Args:
        audit: the snapshot of today.
        earlier: the audit that the plan was made from.
        target: the file; an existing one is replaced whole or not at all.
        revision: number of the edit that is shown.

    Returns:
        number of pages; None for a document, whose pages its reader makes.

    Raises:
        InputError: it can't be written there.
    """
    context = make_context(audit, NOTHING, revision)
    content = follow_up(context, earlier)
    if target.suffix.lower() == ".docx":
        replace_file(target, docx_of(context, content))
        return None
    made, pages = pdf_of(context, content)
    replace_file(target, made)
    return pages
