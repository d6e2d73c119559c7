"""Makes a paper of an audit."""

from __future__ import annotations

from pathlib import Path

from auditor.files import replace_file
from auditor.model import Audit
from auditor.report.colours import accent_of, using_accent
from auditor.report.context import Context
from auditor.report.papers.as_pdf import content_pdf
from auditor.report.papers.brief import Fullness, brief
from auditor.report.papers.content import Content
from auditor.report.papers.paper import Paper
from auditor.report.pdf.document import Progress
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.write import make_context, properties_of, report_bytes

#: Pages of a brief at most: both sides of one sheet.
_SHEET = 2


def paper_bytes(
    audit: Audit,
    paper: Paper,
    *,
    known: Precomputed = NOTHING,
    revision: int = 0,
    progress: Progress | None = None,
) -> tuple[bytes, int]:
    """The PDF of a paper in the language in force, and its number of pages. The same audit gives the same bytes.

    Args:
        audit: the snapshot.
        paper: which.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.
        progress: told a share of 0–1; what it raises ends the work; None for nobody.

    Returns:
        bytes of the PDF, and its number of pages.
    """
    if paper is Paper.AUDIT:
        return report_bytes(audit, known=known, revision=revision, progress=progress)
    context = make_context(audit, known, revision)
    if progress is not None:
        progress(0.5)
    made = pdf_of(context, fitting_brief(context))
    if progress is not None:
        progress(1.0)
    return made


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
    audit = context.audit
    logo = audit.firm.logo if audit.report_settings.uses_logo_colour else None
    with using_accent(accent_of(logo) if logo is not None else None):
        return content_pdf(content, properties_of(context, content.title))


def write_paper(audit: Audit, paper: Paper, target: Path, *, known: Precomputed = NOTHING, revision: int = 0) -> int:
    """Write the PDF of a paper. An existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        paper: which.
        target: the file.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Returns:
        number of pages.

    Raises:
        InputError: it can't be written there.
    """
    content, pages = paper_bytes(audit, paper, known=known, revision=revision)
    replace_file(target, content)
    return pages
