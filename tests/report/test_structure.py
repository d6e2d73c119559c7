"""The tagged structure: everything is in it, in reading order, with a text for what is a picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from auditor.locale import using
from auditor.model import Audit
from auditor.report.papers.making import Wanted, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.poster import poster_bytes
from auditor.report.section_choice import with_settings
from auditor.report.write import book_bytes, report_bytes
from tests.report.hostile import hostile_audit
from tests.report.reading import marked, opened, tree


@pytest.fixture(scope="session", params=["report", "hostile", "poster", "book", "brief", "dossier"])
def content(request: pytest.FixtureRequest, sample: Audit) -> bytes:
    with using("en"):
        if request.param == "poster":
            return poster_bytes(sample)
        if request.param == "book":
            return book_bytes(hostile_audit())[0]
        if request.param in ("brief", "dossier"):
            return paper_bytes(sample, Wanted(Paper(request.param)))[0]
        return report_bytes(sample if request.param == "report" else hostile_audit())[0]


def test_pdfua_finds_no_fault(content: bytes, tmp_path: Path) -> None:
    """The rules of PDF/UA-1 that a program can decide, by another program: https://pypi.org/project/pdfua."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    assert [f"{found.rule_id}: {found.message}" for found in validate(str(path)).findings] == []


def test_pdfua_would_find_one(sample: Audit, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    with opened(paper_bytes(sample, Wanted(Paper.BRIEF))[0]) as pdf:
        del pdf.Root.Lang
        next(e for e in tree(pdf).walk() if e.role == "Figure").raw.Alt = ""
        pdf.save(path)
    assert len({found.rule_id for found in validate(str(path)).findings}) == 2


def test_all_that_is_drawn_is_in_the_structure_once_or_decoration(content: bytes) -> None:
    pdf = opened(content)
    held = [mark for element in tree(pdf).walk() for mark in element.marks]
    drawn = []
    for i, page in enumerate(pdf.pages):
        numbers, loose = marked(page)
        assert loose == []
        drawn += [(i, number) for number in numbers]
    assert len(drawn) == len(set(drawn))
    assert sorted(held) == sorted(drawn)


def test_the_parent_tree_leads_from_every_mark_to_the_element_that_holds_it(content: bytes) -> None:
    pdf = opened(content)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    entries = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for i, page in enumerate(pdf.pages):
        assert int(page.StructParents) == i
        owners = entries[i]
        assert len(owners) == len(marked(page)[0])
    for element in tree(pdf).walk():
        for page_number, mark in element.marks:
            assert entries[page_number][mark].objgen == element.raw.objgen


def test_headings_come_in_order_without_a_level_left_out(content: bytes) -> None:
    levels = [int(e.role[1]) for e in tree(opened(content)).walk() if e.role in ("H1", "H2", "H3")]
    before = 0
    for level in levels:
        assert level <= before + 1
        before = level


def test_tables_have_rows_of_cells_under_named_columns(content: bytes) -> None:
    pdf = opened(content)
    for table in (e for e in tree(pdf).walk() if e.role == "Table"):
        assert {row.role for row in table.children} == {"TR"}
        head, *rows = table.children
        assert {cell.role for cell in head.children} == {"TH"}
        assert all(str(cell.raw.A.Scope) == "/Column" for cell in head.children)
        for row in rows:
            assert len(row.children) == len(head.children)
            assert {cell.role for cell in row.children} <= {"TH", "TD"}


def test_figures_say_in_words_what_they_show(content: bytes) -> None:
    pdf = opened(content)
    figures = [e for e in tree(pdf).walk() if e.role == "Figure"]
    assert all(str(f.raw.Alt).strip() and "/BBox" in f.raw.A for f in figures)


def test_contents_link_to_headings_and_say_where_they_lead(sample: Audit) -> None:
    pdf = opened(report_bytes(sample)[0])
    links = [a for page in pdf.pages for a in page.get("/Annots", [])]
    titles = {str(a.Contents) for a in links}
    assert {"Summary", "The plan", "Method and sources"} <= titles
    assert all("/StructParent" in a and a.F == 4 for a in links)
    items = [e for e in tree(pdf).walk() if e.role == "TOCI"]
    notes = [e for e in tree(pdf).walk() if e.role == "Note"]
    assert len(items) + len(notes) == len(links)
    pages: dict[object, int] = {page.objgen: i for i, page in enumerate(pdf.pages)}
    named = {str(a.Contents): pages[a.Dest[0].objgen] for a in links}
    assert named["Summary"] == 1
    assert named["Summary"] < named["The plan"] < named["Method and sources"]
    with pdf.open_outline() as outline:
        first = outline.root[0]
        assert first.title == "Contents"
        assert [item.title for item in outline.root][1] == "Summary"


def test_what_stands_before_an_item_of_a_list_is_its_label(content: bytes) -> None:
    """ISO 14289-1, 7.6 and ISO 32000-1, 14.8.4.3.3: an item has one body, and a label where one is drawn."""
    items = [e for e in tree(opened(content)).walk() if e.role == "LI"]
    for item in items:
        roles = [child.role for child in item.children]
        assert roles in (["Lbl", "LBody"], ["LBody"])
        assert len(roles) == 1 or item.children[0].marks


def test_every_footnote_has_an_id_of_its_own_and_is_led_to_from_the_text(sample: Audit) -> None:
    """ISO 14289-1, 7.9: a Note has an ID, and no two have the same; the mark in the text is a Reference with a link."""
    with using("nl"):
        pdf = opened(report_bytes(sample)[0])
    whole = list(tree(pdf).walk())
    notes = [e for e in whole if e.role == "Note"]
    ids = [str(e.raw.ID) for e in notes]
    assert len(notes) > 5
    assert len(set(ids)) == len(ids)
    listed = list(pdf.Root.StructTreeRoot.IDTree.Names)
    assert [str(name) for name in listed[::2]] == sorted(ids)
    assert {target.objgen for target in listed[1::2]} == {e.raw.objgen for e in notes}
    references = [e for e in whole if e.role == "Reference"]
    assert len(references) == len(notes)
    assert all([child.role for child in e.children] == ["Link"] and e.children[0].marks for e in references)
    assert {str(e.raw.Lang) for e in notes if "/Lang" in e.raw} == {"en"}  # English books in a Dutch report


@pytest.mark.parametrize("paper", [Paper.DOSSIER, Paper.DATA])
def test_sources_say_that_they_are_in_english_where_the_paper_is_not(sample: Audit, paper: Paper) -> None:
    with using("nl"):
        pdf = opened(paper_bytes(sample, Wanted(paper))[0])
    spoken = [e.role for e in tree(pdf).walk() if str(e.raw.get("/Lang", "")) == "en"]
    assert spoken
    assert set(spoken) <= {"P", "TD", "Note"}


def test_parts_of_a_map_say_which_steps_they_show(sample: Audit) -> None:
    with using("en"):
        pdf = opened(report_bytes(sample)[0])
    figures = [e for e in tree(pdf).walk() if e.role == "Figure"]
    maps = [str(e.raw.Alt) for e in figures if str(e.raw.Alt).startswith("Map of")]
    assert len(maps) > 2
    assert len(set(maps)) == len(maps)
    assert any("Laser cutting" in alt and "→" in alt for alt in maps)


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_file_says_its_language_title_and_standards(sample: Audit, language: str) -> None:
    with using(language):
        pdf = opened(report_bytes(sample)[0])
    assert str(pdf.Root.Lang) == language
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["xmp:CreateDate"].startswith(sample.firm.audit_date)
    (intent,) = pdf.Root.OutputIntents
    assert intent.DestOutputProfile.read_bytes()[12:24] == b"mntrRGB XYZ "
    assert str(pdf.docinfo.CreationDate) == "D:" + sample.firm.audit_date.replace("-", "") + "120000+00'00"


def test_the_data_goes_with_the_report_where_that_is_wanted(sample: Audit) -> None:
    import json

    from auditor.exchange.audit_json import to_json

    assert not opened(report_bytes(sample)[0]).attachments
    audit = with_settings(sample, attaches_data=True)
    pdf = opened(report_bytes(audit)[0])
    assert pdf.Root.AF[0].AFRelationship == pikepdf.Name.Data
    held = pdf.attachments["audit.json"].get_file().read_bytes()
    assert json.loads(held) == json.loads(json.dumps(to_json(audit)))
