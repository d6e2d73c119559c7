"""What is typed is printed as the language prints it: apostrophes of English, on pages and in documents."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document

from auditor.decide import Ranking, plan
from auditor.locale import using
from auditor.model import Audit, Firm
from auditor.report.papers.making import Wanted, document_bytes, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import Precomputed
from auditor.report.section_choice import only
from auditor.report.typography import after_colon, printed
from auditor.report.write import report_bytes
from tests.report.reading import opened, tree
from tests.report.test_report import pages_of

QUESTION = "What is the operators' view, and Jo's? A pipe of 1' 6\" stays."


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("the firm's people don't", "the firm’s people don’t"),
        ("your operators' work, the welders'.", "your operators’ work, the welders’."),
        ("1' 6\" and 5'6\", 30's", "1' 6\" and 5'6\", 30's"),
        ("the 'fast presses' of it's own", "the 'fast presses' of it’s own"),
        ("already’s", "already’s"),
    ],
)
def test_an_apostrophe_of_english_is_typographic_and_a_mark_of_inches_is_not(typed: str, shown: str) -> None:
    with using("en"):
        assert printed(typed) == shown
        assert printed(shown) == shown
    for language in ("nl", "de"):
        with using(language):
            assert printed(typed) == typed


@pytest.mark.parametrize(("language", "mark"), [("en", "’"), ("nl", "'")])
def test_pages_and_documents_print_it_so(language: str, mark: str) -> None:
    audit, wanted = Audit.of([Firm(name="Smith's", advisor="J. O'Neil", question=QUESTION)]), Wanted(Paper.BRIEF)
    with using(language):
        pdf, docx = paper_bytes(audit, wanted)[0], Document(io.BytesIO(document_bytes(audit, wanted)))
    written = " ".join([*(p.text for p in docx.paragraphs), docx.sections[0].header.paragraphs[0].text])
    on_pages = " ".join(" ".join(pages_of(pdf)).split())
    for text in (on_pages, written):
        assert f"operators{mark} view, and Jo{mark}s? A pipe of 1' 6\" stays." in text
        assert f"Smith{mark}s" in text
    with opened(pdf) as file:
        assert str(file.docinfo["/Title"]) == docx.core_properties.title
        assert f"Smith{mark}s" in file.Root.Metadata.read_bytes().decode()
    assert docx.core_properties.title.endswith(f"Smith{mark}s")
    assert docx.core_properties.author == f"J. O{mark}Neil"


def test_what_a_picture_shows_is_said_as_the_text_is_printed(sample: Audit, sample_ranking: Ranking) -> None:
    """Screen readers and the file's own description read what the eye reads."""
    key, step = next(iter(sample.steps.items()))
    audit = only(sample.replaced({"step": {key: replace(step, name="Jo's request")}}), ["map"])
    known = Precomputed(sample_ranking, plan(sample, sample_ranking, with_frontier=False))
    with using("en"):
        content = report_bytes(audit, known=known)[0]
        document = Document(io.BytesIO(document_bytes(audit, Wanted(Paper.AUDIT), known=known)))
    with opened(content) as pdf:
        spoken = [str(e.raw.Alt) for e in tree(pdf).walk() if "/Alt" in e.raw]
    written = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    for texts in (spoken, written):
        assert any("Jo’s request" in text for text in texts) and not any("Jo's" in text for text in texts)


@pytest.mark.parametrize(
    ("language", "said", "written"),
    [
        ("nl", "Het gebeurt vaak.", "het gebeurt vaak."),
        ("nl", "AI leest mee.", "AI leest mee."),
        ("en", "It is done often.", "it is done often."),
        ("de", "Das geschieht oft.", "Das geschieht oft."),
    ],
)
def test_a_sentence_begins_small_after_a_colon_but_not_in_german(language: str, said: str, written: str) -> None:
    with using(language):
        assert after_colon(said) == written
