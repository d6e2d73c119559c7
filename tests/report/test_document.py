"""The audit report as a document: the words and numbers of its pages, with real styles, tables and pictures."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument

from auditor.decide import Ranking
from auditor.locale import using
from auditor.model import Audit
from auditor.report.papers.making import Wanted, document_bytes, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import Precomputed
from auditor.report.section_choice import only
from tests.report.reading import opened, tree
from tests.report.test_report import pages_of
from tests.rounds import in_soak_only

#: Sections with every kind of block: tables wide and narrow, pictures, lists, notes, headings of three levels.
TELLING = ("summary", "ranking", "candidates", "plan", "glossary")


@pytest.fixture(scope="module", params=["telling", in_soak_only("all")])
def papers(request: pytest.FixtureRequest, sample: Audit, sample_ranking: Ranking) -> tuple[bytes, bytes]:
    """The report as a document and as a PDF: a good part of it in ``make test``, the whole in ``make soak``."""
    known, wanted = Precomputed(sample_ranking), Wanted(Paper.AUDIT)
    audit = sample if request.param == "all" else only(sample, TELLING)
    with using("en"):
        return document_bytes(audit, wanted, known=known), paper_bytes(audit, wanted, known=known)[0]


@pytest.fixture
def document(papers: tuple[bytes, bytes]) -> WordDocument:
    return Document(io.BytesIO(papers[0]))


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d", " ".join(text.replace("\u00a0", " ").split())))


def words_of(document: WordDocument) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_every_number_of_it_stands_in_the_pdf(papers: tuple[bytes, bytes], document: WordDocument) -> None:
    found = numbers_in(words_of(document))
    assert len(found) > 150
    assert found <= numbers_in(" ".join(pages_of(papers[1])))


def test_it_has_the_tables_pictures_headings_and_lists_of_the_pdf(
    papers: tuple[bytes, bytes], document: WordDocument
) -> None:
    pdf = opened(papers[1])
    elements = list(tree(pdf).walk())
    tables = [e for e in elements if e.role == "Table"]
    assert [len(t.rows) for t in document.tables] == [len(e.children) for e in tables]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alts == [str(e.raw.Alt) for e in elements if e.role == "Figure"]
    styles = [p.style.name for p in document.paragraphs if p.style is not None]
    for level in (1, 2, 3):
        wanted = sum(e.role == f"H{level}" for e in elements)
        own = ("Title", "Heading 1") if level == 1 else (f"Heading {level}",)
        assert sum(map(styles.count, own)) == wanted
    assert styles.count("List Bullet") == sum(e.role == "LI" for e in elements)


def test_the_same_audit_gives_the_same_bytes_and_pictures_fit_on_the_page(
    document: WordDocument, sample: Audit, sample_ranking: Ranking
) -> None:
    short, known = only(sample, ["summary"]), Precomputed(sample_ranking)
    assert document_bytes(short, Wanted(Paper.AUDIT), known=known) == document_bytes(short, Wanted(Paper.AUDIT), known=known)  # fmt: skip
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert all(shape.width <= room for shape in document.inline_shapes)


def test_the_title_of_a_file_names_the_firm_once(papers: tuple[bytes, bytes], document: WordDocument, sample: Audit, sample_ranking: Ranking) -> None:  # fmt: skip
    known = Precomputed(sample_ranking)
    brief = Document(io.BytesIO(document_bytes(sample, Wanted(Paper.BRIEF), known=known)))
    assert brief.core_properties.title == f"Brief – {sample.firm.name}"
    assert document.core_properties.title == str(opened(papers[1]).docinfo.Title) == f"Automation audit – {sample.firm.name}"  # fmt: skip


def test_a_character_that_no_paper_shows_spoils_no_document(sample: Audit, sample_ranking: Ranking) -> None:
    short = only(sample.replaced({"firm": {1: replace(sample.firm, name="Ab\x02cde", advisor="J\x1fo")}}), ["summary"])
    made = Document(io.BytesIO(document_bytes(short, Wanted(Paper.AUDIT), known=Precomputed(sample_ranking))))
    assert "Abcde" in words_of(made)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_prints_the_same_numbers(papers: tuple[bytes, bytes], tmp_path: Path) -> None:
    (tmp_path / "audit.docx").write_bytes(papers[0])
    words = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "audit.docx")]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    printed = numbers_in(" ".join(pages_of((tmp_path / "audit.pdf").read_bytes())))
    assert numbers_in(words_of(Document(io.BytesIO(papers[0])))) <= printed
