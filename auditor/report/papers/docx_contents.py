"""The table of contents of a document: a real field with its entries in it, so that it is there before anything updates it."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from auditor.locale import _

#: Word's own name of the field: headings of the first levels, as links.
_FIELD = ' TOC \\o "1-{levels}" \\h \\z \\u '
#: Style of a heading → its level; those of further levels are not listed.
_LEVELS = {"Heading 1": 1, "Heading 2": 2}
_INDENT_MM, _AFTER_PT = 5, 2


def add_contents(document: WordDocument) -> Paragraph:
    """Keep the place of the contents, to be filled in when all headings are known.

    Args:
        document: what is written so far.

    Returns:
        the paragraph that holds the place.
    """
    return document.add_paragraph()


def fill_contents(document: WordDocument, place: Paragraph, levels: int, width_mm: float) -> None:
    """Put an entry for each heading, linked to it. Page numbers come when a word processor updates the field: what would
    stand there before is a guess.

    Args:
        document: with all its headings.
        place: the paragraph that held the place; it goes.
        levels: of headings that are listed, 1 or 2.
        width_mm: of the text, where page numbers will stand.
    """
    _add_styles(document, width_mm)
    entries = []
    for number, heading in enumerate(_headings(document, levels), 1):
        name = f"_Toc{number:08}"
        _mark(heading, number, name)
        entries.append(_entry(document, _LEVELS[str(heading.style.name)], heading.text, name))  # type: ignore[union-attr]
    if entries:
        _open_field(entries[0], _FIELD.format(levels=levels))
        _close_field(entries[-1])
        place._p.addprevious(_block(document, entries))
    place._p.getparent().remove(place._p)


def _headings(document: WordDocument, levels: int) -> list[Paragraph]:
    listed = {name for name, level in _LEVELS.items() if level <= levels}
    return [p for p in document.paragraphs if p.style is not None and p.style.name in listed and p.text.strip()]


def _add_styles(document: WordDocument, width_mm: float) -> None:
    """The styles that every word processor knows for entries: without them it sets its own at the first update."""
    for level in sorted(_LEVELS.values()):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.element.set(qn("w:styleId"), f"TOC{level}")
        style.base_style = document.styles["Normal"]
        look = style.paragraph_format
        look.left_indent, look.space_after, look.space_before = Mm(_INDENT_MM * (level - 1)), Pt(_AFTER_PT), Pt(0)
        look.tab_stops.add_tab_stop(Mm(width_mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        style.font.bold = level == 1


def _mark(heading: Paragraph, number: int, name: str) -> None:
    """A bookmark around a heading."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    runs = heading._p.findall(qn("w:r"))
    runs[0].addprevious(start)
    runs[-1].addnext(end)


def _entry(document: WordDocument, level: int, text: str, name: str) -> Paragraph:
    entry = document.add_paragraph(style=document.styles[f"toc {level}"])
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    run = entry.add_run(text)
    link.append(run._r)
    entry._p.append(link)
    return entry


def _open_field(first: Paragraph, field: str) -> None:
    link = first._p.find(qn("w:hyperlink"))
    for part in (_part("begin"), _instruction(field), _part("separate")):
        link.addprevious(part)


def _close_field(last: Paragraph) -> None:
    last._p.append(_part("end"))


def _part(kind: str) -> BaseOxmlElement:
    """A run with a mark of the field."""
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _instruction(field: str) -> BaseOxmlElement:
    run, said = OxmlElement("w:r"), OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = field
    run.append(said)
    return run


def _block(document: WordDocument, entries: list[Paragraph]) -> BaseOxmlElement:
    """What word processors show as one table of contents, with a button to update it."""
    whole, about, gallery = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:docPartObj")
    kind, once, content = OxmlElement("w:docPartGallery"), OxmlElement("w:docPartUnique"), OxmlElement("w:sdtContent")
    kind.set(qn("w:val"), "Table of Contents")
    gallery.append(kind)
    gallery.append(once)
    about.append(gallery)
    whole.append(about)
    whole.append(content)
    title = document.add_paragraph(_("Contents"), style="TOC Heading")
    for part in (title, *entries):
        content.append(part._p)
    return whole
