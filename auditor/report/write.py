"""From an audit to the bytes of its report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from auditor.decide import rank
from auditor.decide.programme.plan import plan
from auditor.exchange.audit_json import write_json
from auditor.exchange.names import without_names, without_share_key
from auditor.files import replace_file
from auditor.flow import analyse
from auditor.locale import _, language
from auditor.model import Audit
from auditor.report.blocks import Heading, heading, paragraph, plain
from auditor.report.blocks.contents import contents_of
from auditor.report.blocks.pagination import paginated
from auditor.report.blocks.text import title_heading
from auditor.report.book import CHAPTERS
from auditor.report.context import Context
from auditor.report.foot import foot_text
from auditor.report.office import using_look
from auditor.report.pdf.document import Furniture, Progress, build_pdf
from auditor.report.pdf.lasting import Attachment, Properties
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.readable import readable
from auditor.report.section_choice import section_choices
from auditor.report.sections import cover
from auditor.report.theme import H2, LEAD

#: The pages are the longer half of the work.
_STORY_SHARE = 0.4


def report_bytes(
    audit: Audit, *, known: Precomputed = NOTHING, revision: int = 0, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The PDF in the language in force, and its number of pages. The same audit gives the same bytes.

    ``progress`` is told the share that is done; what it raises ends the work.

    Args:
        audit: the snapshot.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.
        progress: told a share of 0–1; None for nobody.

    Returns:
        bytes of the PDF, and its number of pages.
    """
    return _bytes(audit, known, revision, progress, _story, _("Automation audit"), has_cover=True)


def book_bytes(
    audit: Audit, *, known: Precomputed = NOTHING, revision: int = 0, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The PDF of the data book, and its number of pages: all that the report leaves out.

    Args:
        audit: the snapshot.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.
        progress: told a share of 0–1; what it raises ends the work; None for nobody.

    Returns:
        bytes of the PDF, and its number of pages.
    """
    return _bytes(audit, known, revision, progress, _book, _("Data book"), has_cover=False)


def _bytes(
    audit: Audit,
    known: Precomputed,
    revision: int,
    progress: Progress | None,
    tell: Callable[[Context, Progress | None], list[Flowable]],
    title: str,
    has_cover: bool,
) -> tuple[bytes, int]:
    context = make_context(audit, known, revision)
    settings = audit.report_settings
    with using_look(audit):
        story = tell(context, progress)
        passed_on = without_share_key(audit if settings.names_people else without_names(audit))
        attachments = (_data(passed_on),) if settings.attaches_data else ()
        return build_pdf(
            story,
            properties_of(context, title),
            Furniture(audit.firm.name or _("Unnamed firm"), foot_text(context), has_cover=has_cover),
            attachments,
            (lambda share: progress(_STORY_SHARE + (1 - _STORY_SHARE) * share)) if progress is not None else None,
        )


def make_context(audit: Audit, known: Precomputed, revision: int) -> Context:
    """What sections and the poster draw from.

    Args:
        audit: the snapshot.
        known: ranking and plan that were computed before; not used where names had to be shortened.
        revision: number of the edit that is shown.

    Returns:
        the context, with numbers, ranking and plan complete.
    """
    shown = readable(audit)
    if shown is not audit:
        known = Precomputed(simulation=known.simulation)  # what else was computed before has the long names in it
    analysis = analyse(shown)
    ranking = known.ranking or rank(shown, analysis=analysis)
    return Context(shown, analysis, ranking, known.plan or plan(shown, ranking), revision, audit, known.simulation)


def properties_of(context: Context, title: str) -> Properties:
    """What the PDF says of itself: title with the firm's name, advisor, language and date.

    Args:
        context: the audit and all its results.
        title: of the kind of document, in the language in force.

    Returns:
        the properties.
    """
    firm = context.audit.firm
    return Properties(f"{title} – {firm.name or _('Unnamed firm')}", firm.advisor, language(), context.day)


def write_report(
    audit: Audit, target: Path, *, known: Precomputed = NOTHING, revision: int = 0, progress: Progress | None = None
) -> int:
    """Write the PDF; returns its number of pages. An existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        target: the file.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.
        progress: told a share of 0–1; what it raises ends the work; None for nobody.

    Returns:
        number of pages.

    Raises:
        InputError: it can't be written there.
    """
    content, pages = report_bytes(audit, known=known, revision=revision, progress=progress)
    replace_file(target, content)
    return pages


def report_parts(context: Context, progress: Progress | None = None) -> tuple[list[Flowable], list[Flowable]]:
    """Cover, and the sections that are wanted, each with the text of the firm's own.

    Args:
        context: the audit and all its results.
        progress: told a share of 0–1; None for nobody.

    Returns:
        flowables of the cover, and of all that follows it, in reading order.
    """
    shown = [p for p in section_choices(context.audit) if p.part.is_shown]
    body: list[Flowable] = []
    for done, item in enumerate(shown, 1):
        made = item.section.build(context)
        if item.part.text.strip():
            made = _with_text(made, item.part.text, _(item.section.name))
        body += _flowing(made)
        if progress is not None:
            progress(_STORY_SHARE * done / len(shown))
    return cover.build(context), body


def _story(context: Context, progress: Progress | None) -> list[Flowable]:
    """The report with its contents, and breaks where pages begin."""
    first, body = report_parts(context, progress)
    return list(paginated([*first, *_contents(body), PageBreak(), *body]))


def _book(context: Context, progress: Progress | None) -> list[Flowable]:
    """Contents, and every chapter that has something to show."""
    body: list[Flowable] = []
    for done, chapter in enumerate(CHAPTERS, 1):
        body += _flowing(chapter.build(context))
        if progress is not None:
            progress(_STORY_SHARE * done / len(CHAPTERS))
    title = heading(_("Data book"), is_listed=False)
    assert title.heading is not None
    title.heading.key = "top"
    text = _("What the report leaves out to stay readable: all figures, all candidates, all sources. The spreadsheet holds the tables to work with.")  # fmt: skip
    if not body:
        body = [paragraph(_("This audit has no steps yet, so there is nothing to rank."))]
    listed = _contents(body)
    return list(paginated([title, paragraph(text, LEAD), *listed, *body]))


def _flowing(made: list[Flowable]) -> list[Flowable]:
    """A section that begins where the one before ends: no page is left half empty. Turned pages keep their breaks."""
    kept: list[Flowable] = []
    for item in made:
        if not isinstance(item, PageBreak) or (kept and isinstance(kept[-1], NextPageTemplate)):
            kept.append(item)
    return kept


def _with_text(made: list[Flowable], text: str, label: str) -> list[Flowable]:
    """Behind the section's first heading; a section that had nothing to say gets one."""
    own = plain(text)
    at = next((i for i, f in enumerate(made) if getattr(f, "heading", None) is not None), None)
    if at is None:
        return [heading(label), *own, PageBreak()]
    return [*made[: at + 1], *own, *made[at + 1 :]]


def _contents(body: list[Flowable]) -> list[Flowable]:
    """The table of contents; every heading gets its key."""
    headings: list[Heading] = [f.heading for f in body if getattr(f, "heading", None) is not None]
    for number, found in enumerate(headings, 1):
        found.key = f"h{number}"
    lines = contents_of(headings)
    if len(lines) < 3:
        return []
    title = title_heading(_("Contents"), H2)
    assert title.heading is not None
    title.heading.key = "h0"
    return [title, *lines]


def _data(audit: Audit) -> Attachment:
    return Attachment("audit.json", write_json(audit).encode(), "application/json", _("The data of this audit"))
