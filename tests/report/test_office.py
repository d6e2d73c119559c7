"""What an office sets once stands on every paper; what cannot be used is refused with the reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import reportlab
from docx import Document
from pikepdf import Name
from PIL import Image

from auditor.cli import main
from auditor.decide import Ranking
from auditor.errors import InputError
from auditor.model import Audit
from auditor.report import fonts, office_fonts, tally
from auditor.report.colours import accent, contrast_with_white, hex_of
from auditor.report.fonts import BODY, width
from auditor.report.office import Office, office, read_office, using_look, using_office
from auditor.report.papers.making import Wanted, document_bytes, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.pdf import document
from auditor.report.poster import poster_bytes
from auditor.report.precomputed import Precomputed
from auditor.store import AuditFile
from tests.report.reading import opened, tree
from tests.report.test_report import pages_of

WORDS = 'name = "Bureau Drost"\naddress = """Kade 1\nDrachten"""\ndisclaimer = "No rights follow from this."\n'
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
#: Where the bit stands that says whether a font may be embedded: OpenType, table OS/2.
FSTYPE = 8


def written(folder: Path, text: str) -> Path:
    path = folder / "office.toml"
    path.write_text(text, "utf-8")
    return path


def with_logo(folder: Path, name: str = "logo.png") -> str:
    buffer = io.BytesIO()
    mode, color = ("RGBA", (120, 20, 30, 128)) if name.endswith("png") else ("RGB", (120, 20, 30))
    Image.new(mode, (60, 20), color).save(buffer, name.rsplit(".")[-1].replace("jpg", "jpeg"))
    (folder / name).write_bytes(buffer.getvalue())
    return f'logo = "{name}"\n'


def with_font(folder: Path, usage: int = 0) -> str:
    """Vera beside the file, with what its maker allows."""
    raw = bytearray(VERA.read_bytes())
    at = raw.index(b"OS/2")
    start = int.from_bytes(raw[at + 8 : at + 12])
    raw[start + FSTYPE : start + FSTYPE + 2] = usage.to_bytes(2)
    (folder / "vera.ttf").write_bytes(raw)
    return 'font = "vera.ttf"\n'


@pytest.fixture
def dressed(tmp_path: Path) -> Office:
    return read_office(written(tmp_path, WORDS + 'colour = "#f0b400"\n' + with_logo(tmp_path) + with_font(tmp_path)))


def test_name_address_and_disclaimer_stand_on_brief_and_report(sample_file: AuditFile, tmp_path: Path) -> None:
    sample_file.close()
    made = written(tmp_path, WORDS + 'colour = "#7a1420"\n' + with_logo(tmp_path, "logo.jpg"))
    for paper in ("brief", "audit"):
        target = tmp_path / f"{paper}.pdf"
        words = ["report", str(sample_file.path), "-o", str(target), "--paper", paper, "--office", str(made), "--lang", "en"]  # fmt: skip
        assert main(words) == 0
        pages = pages_of(target.read_bytes())
        text = " ".join(" ".join(pages).split())
        assert "Bureau Drost · Kade 1 Drachten · No rights follow from this." in text
        assert "Bureau Drost · Automation audit, revision" in " ".join(pages[1].split())


def test_every_pdf_embeds_the_offices_font_and_says_its_logo_in_words(
    sample: Audit, sample_ranking: Ranking, dressed: Office
) -> None:
    known = Precomputed(sample_ranking)
    with using_office(dressed):
        made = {p: paper_bytes(sample, Wanted(p), known=known)[0] for p in (Paper.BRIEF, Paper.AUDIT)}
        poster = poster_bytes(sample, known=known)
    for content in (*made.values(), poster):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == Name.FontDescriptor]  # fmt: skip
            assert any("Vera" in str(f.FontName) for f in fonts)
            assert all("/FontFile2" in f for f in fonts), "PDF/A wants every font within"
    for content in made.values():
        pdf = opened(content)
        figures = [e for e in tree(pdf).walk() if e.role == "Figure"]
        assert "Logo of Bureau Drost" in {str(e.raw.Alt) for e in figures}


def test_a_document_has_the_offices_font_colour_and_logo(
    sample: Audit, sample_ranking: Ranking, dressed: Office
) -> None:
    with using_office(dressed):
        content = document_bytes(sample, Wanted(Paper.BRIEF), known=Precomputed(sample_ranking))
    made = Document(io.BytesIO(content))
    assert made.styles["Normal"].font.name == "Bitstream Vera Sans"
    assert dressed.colour is not None
    assert str(made.styles["Heading 1"].font.color.rgb).lower() == hex_of(dressed.colour)
    assert b'descr="Logo of Bureau Drost"' in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_a_pale_colour_is_darkened_in_its_own_hue_until_it_can_be_read_and_that_is_said(
    sample: Audit, dressed: Office
) -> None:
    with using_office(dressed), using_look(sample):
        color = accent()
    assert contrast_with_white(color.red, color.green, color.blue) >= 4.5
    assert color.red > color.green > color.blue, "it is yellow still"
    assert "#f0b400" in dressed.remark and hex_of(color) in dressed.remark


def test_it_holds_only_for_the_papers_made_for_it(dressed: Office) -> None:
    before = width("Wide words", BODY, 10)
    with using_office(dressed):
        assert office().name == "Bureau Drost"
        assert width("Wide words", BODY, 10) > before
    assert office().name == ""
    assert width("Wide words", BODY, 10) == before


def test_a_file_that_is_not_there_is_said_to_be_missing_not_misspelt(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Can't read .*nowhere\.toml: No such file"):
        read_office(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = 1", "must be a text"),
        ('typeface = "Comic"', "is not known"),
        ('colour = "red-ish"', "is no colour"),
        ('colour = "#fff"', "is no colour"),
        ('colour = "12"', "is no colour"),
        ('colour = "#0b6e75ff"', "is no colour"),
        ('logo = "nowhere.jpg"', "can't be read"),
        ('font = "nowhere.ttf"', "can't be read"),
        ('font_bold = "bold.ttf"', "need “font” beside them"),
        ("name = ", "can't be read as TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_office(written(tmp_path, text))


@pytest.mark.parametrize(("usage", "is_allowed"), [(0, True), (4, True), (8, True), (2, False), (0x100, False), (0x204, False)])  # fmt: skip
def test_a_font_is_taken_only_where_its_maker_allows_it_to_be_embedded(
    tmp_path: Path, usage: int, is_allowed: bool
) -> None:
    path = written(tmp_path, with_font(tmp_path, usage))
    if is_allowed:
        assert read_office(path).fonts is not None
        return
    with pytest.raises(InputError, match="does not allow it to be embedded"):
        read_office(path)


@pytest.mark.parametrize("content", [b"", b"OTTO" + bytes(200), b"\0\1\0\0" + bytes(9), VERA.read_bytes()[:900]])
def test_what_is_no_whole_truetype_font_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f.ttf").write_bytes(content)
    with pytest.raises(InputError, match="no TrueType font"):
        read_office(written(tmp_path, 'font = "f.ttf"'))


def test_a_font_that_lacks_what_every_paper_needs_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_fonts, "_NEEDED", frozenset(map(ord, "Aа中")))
    with pytest.raises(InputError, match="lacks letters or digits"):
        read_office(written(tmp_path, with_font(tmp_path)))


@pytest.mark.parametrize("content", [b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(30)])
def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.jpg").write_bytes(content)
    with pytest.raises(InputError, match="no JPEG or PNG"):
        read_office(written(tmp_path, 'logo = "logo.jpg"'))


def test_sheets_to_measure_with_are_set_in_the_programs_own_fonts_whatever_is_made_beside_them(
    sample: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who uses fonts keeps others from changing them meanwhile."""
    held: list[tuple[int, object]] = []
    build = document.build_pdf

    def watched(*args: Any) -> Any:
        held.append((fonts._InForce.users, fonts._InForce.fonts))
        return build(*args)

    monkeypatch.setattr(tally, "build_pdf", watched)
    tally.tally_bytes(sample, [next(iter(sample.steps))])
    assert held == [(1, None)]
