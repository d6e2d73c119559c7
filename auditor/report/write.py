"""From an audit to the bytes of its report."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from auditor.decide import Ranking, rank
from auditor.exchange.formats import replace_file
from auditor.flow import analyse
from auditor.locale import _
from auditor.model import Audit
from auditor.report.context import Context
from auditor.report.document import build_pdf
from auditor.report.sections import SECTIONS

_ROOM_BELOW_HEADING = 110.0


def report_bytes(audit: Audit, *, ranking: Ranking | None = None, revision: int = 0) -> tuple[bytes, int]:
    """The PDF in the language in force, and its number of pages. The same audit gives the same bytes."""
    analysis = analyse(audit)
    context = Context(audit, analysis, ranking or rank(audit, analysis=analysis), revision)
    story: list[Flowable] = []
    for build in SECTIONS:
        story += build(context)
    firm = audit.firm
    name = firm.name or _("Unnamed firm")
    footer = _("Automation audit, revision {n}").format(n=revision)
    if context.date:
        footer += f" · {context.date}"
    if firm.illustrative:
        footer += " · " + _("illustrative")
    return build_pdf(
        _paginated(story),
        title=f"{_('Automation audit')} – {name}",
        author=firm.advisor,
        running_head=name,
        footer=footer,
    )


def write_report(audit: Audit, target: Path, *, ranking: Ranking | None = None, revision: int = 0) -> int:
    """Write the PDF; returns its number of pages. An existing file is replaced whole or not at all.

    Raises:
        InputError: it can't be written there.
    """
    content, pages = report_bytes(audit, ranking=ranking, revision=revision)
    replace_file(target, content)
    return pages


def _paginated(story: list[Flowable]) -> list[Flowable]:
    """One page break where several meet, none at the end, and no heading at the foot of a page.

    Headings ask for room below them rather than to be kept with a whole table, which would leave pages half empty.
    """
    result: list[Flowable] = []
    waiting_break: PageBreak | None = None
    waiting_template: NextPageTemplate | None = None
    for flowable in story:
        if isinstance(flowable, PageBreak):
            waiting_break = flowable
        elif isinstance(flowable, NextPageTemplate):
            waiting_template = flowable
        else:
            result += [item for item in (waiting_template, waiting_break) if item is not None and result]
            waiting_break = waiting_template = None
            if hasattr(flowable, "outline"):
                result.append(CondPageBreak(_ROOM_BELOW_HEADING))
            result.append(flowable)
    return result
