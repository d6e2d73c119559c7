"""A short paper as a document to finish in a word processor: real styles, real tables, the numbers of the PDF."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from itertools import zip_longest

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from auditor.locale import language
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.colours import INK, QUIET, accent, hex_of
from auditor.report.fonts import visible
from auditor.report.office import office
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
from auditor.report.papers.docx_contents import add_contents, fill_contents
from auditor.report.pdf.lasting import Properties
from auditor.report.typography import printed

_MARGIN_X, _MARGIN_Y = 17, 19
_PAGE_WIDTH, _PAGE_HEIGHT = 210, 297
_BODY_PT, _CELL_PT = 10, 9
#: Left and right of the words of a cell, twentieths of a point.
_CELL_PADDING_TWIPS = 60
#: Of a row to write in, millimetres.
_TALL_MM = 10
_HEADING_STYLES = ("Title", "Heading 1", "Heading 2", "Heading 3", "TOC Heading")
_QUIET_STYLES = ("Caption", "Subtitle")
#: A style's font by the theme of Word goes before its own.
_OF_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
#: A document says when it was made; the same audit gives the same bytes, so where it has no date it says this.
_NO_DATE = datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def content_docx(content: Content, properties: Properties) -> bytes:
    """The document of a paper; the same content gives the same bytes. Charts of short papers are left out: tables hold
    their numbers.

    Args:
        content: what stands in it.
        properties: what the file says of itself.

    Returns:
        bytes of a DOCX.
    """
    document = Document()
    properties = properties.printed()
    _set_up(document, properties)
    _furnish(document.sections[0], content)
    places = []
    for block in content.blocks:
        if isinstance(block, Contents):
            places.append((add_contents(document), block.levels))
        else:
            _add(document, block)
    for place, levels in places:
        fill_contents(document, place, levels, _PAGE_WIDTH - 2 * _MARGIN_X)
    _print(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_times(buffer.getvalue())


def _print(document: WordDocument) -> None:
    """Every text as the pages print it."""
    section = document.sections[0]
    for part in (document.element, section.header._element, section.footer._element):
        for text in part.iter(qn("w:t")):
            text.text = printed(text.text or "")


def _set_up(document: WordDocument, properties: Properties) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(_MARGIN_X)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_Y)
    document.styles["Normal"].font.size = Pt(_BODY_PT)
    _dress(document)
    fonts = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language())
    fonts.append(spoken)
    core = document.core_properties
    core.title, core.author, core.language = visible(properties.title), visible(properties.author), properties.language
    core.comments, core.last_modified_by = "", ""
    made = datetime(properties.day.year, properties.day.month, properties.day.day) if properties.day else _NO_DATE
    core.created = core.modified = made


def _dress(document: WordDocument) -> None:
    """Colours of the paper, and the office's font where it has one."""
    fonts = office().fonts
    for names, color in ((("Normal",), INK), (_HEADING_STYLES, accent()), (_QUIET_STYLES, QUIET)):
        for name in names:
            style = document.styles[name]
            style.font.color.rgb = RGBColor.from_string(hex_of(color))
            if fonts is not None:
                _set_font(style, fonts.family)


def _set_font(style: ParagraphStyle, family: str) -> None:
    style.font.name = family
    found = style.element.rPr.rFonts
    for name in _OF_THEME:
        found.attrib.pop(qn(f"w:{name}"), None)


def _furnish(section: Section, content: Content) -> None:
    section.header.paragraphs[0].text = visible(content.head)
    foot = section.footer.paragraphs[0]
    foot.text = visible(content.foot) + "\t\t"
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Title(text, above, is_cover):
            if above:
                _add_words(document, above, "Caption")
            _add_words(document, text, "Title" if is_cover else "Heading 1")
        case Head(text, level):
            _add_words(document, text, f"Heading {level}")
        case Lead(text):
            _add_words(document, text, "Subtitle")
        case Words(text):
            _add_words(document, text, None)
        case Remark(text):
            _add_words(document, text, "Caption")
        case Listed(items, sources):
            for item, source in zip_longest(items, sources, fillvalue=""):
                line = _add_words(document, item, "List Bullet")
                if source:
                    _speak(line.add_run(f" ({source})"), spoken_by_sources())
        case Grid():
            _add_table(document, block)
        case Photo(content, text, high_mm):
            shown = document.add_picture(io.BytesIO(content), height=Mm(high_mm))
            shown._inline.docPr.set("descr", printed(text))
        case NewPage():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Chart():
            pass


def _add_words(document: WordDocument, text: str, style: str | None) -> Paragraph:
    """A paragraph; what no paper shows would make the file unreadable."""
    return document.add_paragraph(visible(text), style=style)


def _speak(run: Run, code: str) -> None:
    """Text in another language than the document's."""
    if code:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), code)
        run._r.get_or_add_rPr().append(spoken)


def _add_table(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    table.autofit = False
    _set_padding(table)
    widths = [share * (_PAGE_WIDTH - 2 * _MARGIN_X) for share in grid.widths]
    for column, (text, width) in enumerate(zip(grid.head, widths, strict=True)):
        _fill(table.rows[0].cells[column], text, column in grid.right, is_bold=True)
        table.columns[column].width = Mm(width)
    _repeat_head(table)
    for at, row in enumerate(grid.rows, 1):
        is_total = grid.total and at == len(grid.rows)
        cells = table.add_row().cells
        for column, text in enumerate(row):
            _fill(cells[column], text, column in grid.right, is_bold=is_total or column in grid.bold)
    for place, line in enumerate(table.rows):
        if grid.tall and place:
            line.height = Mm(_TALL_MM)
        for column, width in enumerate(widths):
            line.cells[column].width = Mm(width)
    document.add_paragraph("", style="No Spacing")


def _fill(cell: _Cell, text: str, is_right: bool, is_bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(visible(text))
    run.bold, run.font.size = is_bold, Pt(_CELL_PT)
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_padding(table: Table) -> None:
    """As little beside the words of a cell as in the PDF: Word's own would break the numbers of its narrow columns."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_CELL_PADDING_TWIPS))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)  # the schema's order


def _repeat_head(table: Table) -> None:
    """The first row is the head, and stands on every page that the table takes."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _without_times(content: bytes) -> bytes:
    """The same archive without the time at which its parts were written."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for item in read.infolist():
            made = zipfile.ZipInfo(item.filename, _ZIP_DATE)
            made.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(made, read.read(item))
    return buffer.getvalue()
