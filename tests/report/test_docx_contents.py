"""The table of contents of a document: a field whose entries are the headings, each linked to its own."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from auditor.decide import Ranking
from auditor.locale import using
from auditor.model import Audit
from auditor.report.papers.as_docx import content_docx
from auditor.report.papers.content import Block, Content, Contents, Head, NewPage, Title, Words
from auditor.report.papers.making import Wanted, document_bytes
from auditor.report.papers.paper import Paper
from auditor.report.pdf.lasting import Properties
from auditor.report.precomputed import Precomputed
from auditor.report.section_choice import only
from tests.rounds import in_soak_only

_HEADINGS = {"Heading 1": "toc 1", "Heading 2": "toc 2"}


def written(blocks: Iterable[Block]) -> WordDocument:
    made = content_docx(Content("T", "", "", tuple(blocks)), Properties("T", "A", "en"))
    return Document(io.BytesIO(made))


def entries(document: WordDocument) -> list[tuple[str, str, str]]:
    """Style, text and place that each entry leads to."""
    names = {style.style_id: str(style.name) for style in document.styles}
    found = []
    for link in document.element.iter(qn("w:hyperlink")):
        line = link.getparent()
        text = "".join(t.text or "" for t in link.iter(qn("w:t")))
        found.append((names[line.pPr.pStyle.val], text, link.get(qn("w:anchor"))))
    return found


def headings(document: WordDocument) -> list[tuple[str, str, str]]:
    """Style of the entry that it should have, text and bookmark of each heading."""
    found = []
    for paragraph in document.paragraphs:
        style = _HEADINGS.get(str(paragraph.style.name)) if paragraph.style is not None else None
        if style is not None:
            (mark,) = paragraph._p.findall(qn("w:bookmarkStart"))
            found.append((style, paragraph.text, mark.get(qn("w:name"))))
    return found


@pytest.mark.parametrize("language", ["nl", in_soak_only("en"), in_soak_only("de")])
def test_the_report_as_a_document_lists_its_headings_each_with_a_link_to_it(
    sample: Audit, sample_ranking: Ranking, language: str
) -> None:
    shown = only(sample, ["summary", "firm", "people"])
    with using(language):
        content = document_bytes(shown, Wanted(Paper.AUDIT), known=Precomputed(sample_ranking))
    document = Document(io.BytesIO(content))
    listed = entries(document)
    assert listed == headings(document) and len(listed) > 8
    assert len({anchor for _style, _text, anchor in listed}) == len(listed)
    assert sample.firm.name not in [text for _style, text, _anchor in listed]  # that names the whole


def test_the_contents_are_one_field_of_word_over_headings_of_two_levels() -> None:
    document = written([Contents(), NewPage(), Title("One"), Head("A", 2), Head("deeper", 3), Words("…"), Title("Two")])
    assert [(style, text) for style, text, _anchor in entries(document)] == [("toc 1", "One"), ("toc 2", "A"), ("toc 1", "Two")]  # fmt: skip
    (block,) = document.element.iter(qn("w:sdt"))
    kinds = [mark.get(qn("w:fldCharType")) for mark in block.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    (said,) = block.iter(qn("w:instrText"))
    assert said.text.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\u"]
    assert {style.style_id for style in document.styles if str(style.name).startswith("toc ")} == {"TOC1", "TOC2"}


def test_a_paper_without_a_place_for_contents_or_without_headings_has_none() -> None:
    without: list[list[Block]] = [[Title("One"), Head("A")], [Contents(), Words("…")]]
    for blocks in without:
        document = written(blocks)
        assert not entries(document) and not list(document.element.iter(qn("w:fldChar"), qn("w:sdt")))
