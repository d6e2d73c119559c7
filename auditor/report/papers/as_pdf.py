"""A short paper as a PDF: tagged, lasting, with the same bytes for the same audit."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from auditor.report.blocks import bullets, figure, gap, heading, note, paragraph, photo, table
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.blocks.pagination import paginated
from auditor.report.blocks.text import sub_heading, title_heading
from auditor.report.papers.content import (
    Block,
    Chart,
    Content,
    Contents,
    Grid,
    Head,
    Lead,
    Listed,
    NewPage,
    Photo,
    Remark,
    Title,
    Words,
)
from auditor.report.pdf.document import Furniture, build_pdf
from auditor.report.pdf.lasting import Properties
from auditor.report.theme import H2, PAPER_LEAD, PAPER_SHEET, PAPER_TITLE, PAPER_WIDTH, SMALL

#: Of a row to write in, points.
_TALL = 30.0


def content_pdf(content: Content, properties: Properties) -> tuple[bytes, int]:
    """The PDF of a paper.

    Args:
        content: what stands in it.
        properties: what the file says of itself.

    Returns:
        its bytes and its number of pages.
    """
    story = [item for block in content.blocks for item in _flowables(block)]
    headings = [f.heading for f in story if getattr(f, "heading", None) is not None]
    for number, found in enumerate(headings, 1):
        found.key = f"h{number}"
    furniture = Furniture(content.head, content.foot, has_cover=False, names_sections=False)
    return build_pdf(list(paginated(story, PAPER_WIDTH)), properties, furniture, sheet=PAPER_SHEET)


def _flowables(block: Block) -> list[Flowable]:
    match block:
        case Title(text, above):
            return [*([paragraph(above, SMALL)] if above else []), title_heading(text, PAPER_TITLE)]
        case Head(text, level):
            return [heading(text, H2) if level == 2 else sub_heading(text)]
        case Lead(text):
            return [paragraph(text, PAPER_LEAD)]
        case Words(text):
            return [paragraph(text)]
        case Remark(text):
            return [note(text)]
        case Listed(items, sources):
            return bullets(items, sources, spoken_by_sources())
        case Grid():
            widths = [share * PAPER_WIDTH for share in block.widths]
            height = _TALL if block.tall else None
            return [table(block.head, block.rows, widths, block.right, block.bold, row_height=height)]
        case Chart(draw, title):
            return [figure(draw(PAPER_WIDTH), title), gap()]
        case Photo(content, text, high_mm):
            return [gap(), photo(content, PAPER_WIDTH / 3, high_mm * mm, text)]
        case NewPage():
            return [PageBreak()]
        case Contents():
            return []
