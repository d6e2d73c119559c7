"""How a page is set: nothing leaves it, every character shows, names keep to the room they have."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from pypdf import PdfReader
from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from auditor.locale import using
from auditor.model import (
    Audit,
    Calendar,
    Estimate,
    Firm,
    Process,
    Step,
    Work,
)
from auditor.phrases.amounts import chance_for_reading, money_for_reading, number_for_reading
from auditor.report.blocks import bullets, heading, paragraph
from auditor.report.blocks.cell import Cell
from auditor.report.blocks.footnote import Numbers
from auditor.report.blocks.pagination import paginated
from auditor.report.blocks.text import defined
from auditor.report.blocks.widths import fitting_widths
from auditor.report.fonts import MISSING, markup, register, runs, wrapped
from auditor.report.pdf.document import Furniture, build_pdf
from auditor.report.pdf.lasting import Properties
from auditor.report.pdf.structure import Node
from auditor.report.theme import CELL, TEXT_WIDTH
from auditor.report.write import book_bytes, report_bytes
from tests.build import confirmed
from tests.report.hostile import hostile_audit
from tests.report.test_report import CHEAP_JIG, pages_of


def test_user_text_is_shown_as_it_is_and_formats_nothing() -> None:
    content, _count = report_bytes(hostile_audit())
    text = "\n".join(pages_of(content))
    assert "<b>bold</b>" in text
    assert "a & b &amp; &#x41;" in text
    assert "{curly} %s %(x)s $y" in text
    reader = PdfReader(io.BytesIO(content))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    assert links
    for link in links:
        assert "/A" not in link  # only places in the report itself


def test_no_text_leaves_the_page() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(report_bytes(hostile_audit())[0])
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for i in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(i)
            assert left >= 0
            assert bottom >= 0
            assert right <= width + 1
            assert top <= height + 1
        text.close()
    document.close()


def test_every_character_has_a_glyph_or_a_square() -> None:
    shown = "".join(part for _font, part in runs("Zürich – €5 ≤ 10 · 🤖 日本"))
    assert shown.startswith("Zürich – €5 ≤ 10 · ")
    assert shown.count(MISSING) == 3
    assert runs("abc עברית") == [("Body", "abc "), ("Hebrew", "תירבע")]


def test_markup_of_any_text_is_escaped() -> None:
    assert "<b>" not in markup("<b>&</b>")
    assert markup("a<b") == "a&lt;b"


def test_long_words_are_cut_to_the_room_they_have() -> None:
    from auditor.report.fonts import BODY, width

    for line in wrapped("x" * 500 + " and more words", BODY, 8, 100, 3):
        assert width(line, BODY, 8) <= 100


def test_the_fonts_are_embedded(sample: Audit) -> None:
    reader = PdfReader(io.BytesIO(report_bytes(sample)[0]))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = font.get_object()
            descriptor = font.get("/FontDescriptor")
            assert descriptor is not None
            assert "/FontFile2" in descriptor.get_object()


def test_footnotes_take_room_from_their_own_page_only() -> None:
    def pages(sources: list[str]) -> list[str]:
        story = [Numbers().cited("First.", sources), *(paragraph(f"Line {i}.") for i in range(100))]
        return pages_of(build_pdf(story, Properties("T", "A", "en"), Furniture("", ""))[0])

    without, with_notes = pages([]), pages(["One source.", "Another."])
    assert "One source." in with_notes[0]
    assert with_notes[0].count("Line") < without[0].count("Line")
    assert with_notes[1].count("Line") == without[1].count("Line")


def test_long_names_are_shortened_in_sentences_and_whole_in_the_appendix() -> None:
    name = "Weld the frame of the trailer " * 10 + "tail-mark"
    audit = Audit.of(
        [
            Firm(name="Long"),
            Calendar(),
            Process(id=1, name="P", demand_per_year=Estimate.point(100_000)),
            Step(id=1, process_id=1, name=name, task="weld"),
            Work(id=1, cycle_time_s=Estimate(200, 240, 300)),
            CHEAP_JIG,
        ]
    )
    with using("en"):
        pages = pages_of(report_bytes(confirmed(audit))[0])
        book = pages_of(book_bytes(confirmed(audit))[0])
    appendix = next(i for i, page in enumerate(book) if "All data" in page and i > 1)
    assert not any("tail-mark" in page for page in [*pages, *book[:appendix]])
    assert "…" in pages[1]
    assert "Next step" in pages[1]
    assert "tail-mark" in book[appendix]


def test_the_accent_of_a_logo_can_be_read_on_white() -> None:
    from PIL import Image

    from auditor.report.colours import accent_of, contrast_with_white

    for color in ((255, 220, 0), (200, 0, 0), (0, 90, 200)):
        buffer = io.BytesIO()
        Image.new("RGB", (40, 40), color).save(buffer, "JPEG")
        found = accent_of(buffer.getvalue())
        assert found is not None
        assert contrast_with_white(found.red, found.green, found.blue) >= 4.5
    grey = io.BytesIO()
    Image.new("RGB", (40, 40), (90, 90, 90)).save(grey, "PNG")
    assert accent_of(grey.getvalue()) is None
    assert accent_of(b"no picture") is None


def test_columns_grow_for_their_longest_word_at_the_cost_of_those_with_room() -> None:
    register()
    head, rows = ["Step", "Beschikbaarheid", "n"], [["Bend", "100", "1"], ["Weld", "80", "2"]]
    widths = fitting_widths(head, rows, [300, 30, 20])
    assert sum(widths) == pytest.approx(350)
    assert widths[1] > 60
    assert widths[0] < 300
    assert fitting_widths(head, rows, [200, 100, 50]) == [200, 100, 50]
    unending = fitting_widths(["Step", "x" * 300], [], [100, 100])
    assert sum(unending) == pytest.approx(200)
    assert min(unending) > 20


def test_columns_are_as_wide_in_every_process() -> None:
    """Of many words of one length the same ones are measured, whatever the order in which a set holds them."""
    said = """
from auditor.report.blocks.widths import fitting_widths
from auditor.report.fonts import register

register()
words = [letter * 20 for letter in "abcdefghijklmnopqrstuvwxyz"]
print(fitting_widths(["Word", "Other"], [[word, "x"] for word in words], [10.0, 900.0]))
"""

    def made(seed: int) -> str:
        env = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.run([sys.executable, "-c", said], env=env, capture_output=True, text=True, check=True).stdout

    assert len({made(seed) for seed in (1, 2, 3)}) == 1


def test_a_page_that_begins_no_section_has_at_its_head_the_one_that_goes_on() -> None:
    story = [heading("First"), paragraph("A"), PageBreak(), paragraph("B"), heading("Second"), heading("Third")]
    story += [PageBreak(), paragraph("C")]
    heads = [
        page.split("\n")
        for page in pages_of(build_pdf(story, Properties("T", "A", "en"), Furniture("", "", has_cover=False))[0])
    ]
    assert "Second" in heads[1] and "Third" in heads[2] and not {"First", "Second"} & set(heads[2])


def test_a_number_is_never_parted_from_its_sign() -> None:
    """A hard space holds them together, in a narrow cell as in a paragraph."""
    register()
    narrow = Cell("kans 36\u00a0% van €\u00a01.420", CELL, Node("TD"))
    for room in (24, 30, 38, 50):
        narrow.wrap(room, 1000)
        assert not any(line.startswith("%") or line.endswith("€") for line in narrow._lines)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "<\u00a01%"), (0.004, "<\u00a01%"), (0.006, "1%"), (0.5, "50%"), (0.994, "99%"), (0.005, "<\u00a01%"), (0.995, ">\u00a099%"), (1.0, ">\u00a099%")]
)  # fmt: skip
def test_no_chance_out_of_draws_is_certain(share: float, said: str) -> None:
    with using("en"):
        assert chance_for_reading(share) == said


def test_amounts_have_a_minus_and_not_a_hyphen() -> None:
    with using("nl"):
        assert money_for_reading(-13_849.0, "EUR").replace("\u00a0", " ") == "−€ 13.800"
        assert number_for_reading(-2_790.0) == "−2.790"


def test_white_below_the_last_line_makes_no_page_and_no_heading_stands_alone_at_a_foot() -> None:
    head, line, white, cut = heading("Head"), paragraph("Line"), Spacer(1, 4), PageBreak()
    made = [item for item in paginated([head, line, white, cut, line, white]) if type(item) is not CondPageBreak]
    assert made == [head, line, cut, line]
    (room,) = [item.height for item in paginated([head, *bullets(["a", "b", "c", "d"])]) if type(item) is CondPageBreak]
    assert room > 60


def test_the_words_that_end_a_report_stand_on_one_page() -> None:
    words = defined([(f"word {n}", "what it means") for n in range(40)])
    first, *_rest = paginated([heading("Words"), *words])
    assert isinstance(first, CondPageBreak)
    assert first.height > sum(w.wrap(TEXT_WIDTH, 800)[1] for w in words)
    first, *_rest = paginated([heading("Words"), *words, *words, *words])
    assert isinstance(first, CondPageBreak) and first.height < 100
