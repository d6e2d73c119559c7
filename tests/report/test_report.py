"""The PDF: read back, in three languages, with any text in it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from auditor.cli import main
from auditor.decide import rank
from auditor.locale import long_date, money, number, using
from auditor.model import Audit, Calendar, Estimate, Firm, Flow, Process, Role, Step, StepKind, Work
from auditor.report import report_bytes
from auditor.report.fonts import MISSING, markup, runs, wrapped

HOSTILE = (
    "<b>bold</b>",
    "a & b &amp; &#x41;",
    "<para>x</para><font size=99>",
    "W" * 300,
    "العربية نص من اليمين",
    "עברית מימין לשמאל",
    "🤖🏭👩‍🔧",
    "new\nline\ttab\x00\x07",
    "{curly} %s %(x)s $y",
    "<a href='http://example.com'>link</a>",
    "",
    "日本語の工程",
)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def hostile_audit() -> Audit:
    entities: list[object] = [
        Firm(
            name=HOSTILE[0],
            sector=HOSTILE[1],
            place=HOSTILE[3],
            question=HOSTILE[2],
            advisor=HOSTILE[4],
            audit_date="2026-01-02",
        ),
        Calendar(),
        Role(id=1, name=HOSTILE[5]),
        Process(id=1, name=HOSTILE[6] + HOSTILE[8], demand_per_year=Estimate.point(50_000)),
    ]
    for i, text in enumerate(HOSTILE, 1):
        entities.append(Step(id=i, process_id=1, name=text or "-", task="weld", kind=StepKind.OPERATION))
        entities.append(Work(id=i, cycle_time_s=Estimate(60, 120, 240), role_id=1))
        if i > 1:
            entities.append(Flow(id=i, process_id=1, source_id=i - 1, target_id=i))
    return Audit.of(entities)  # type: ignore[arg-type]


def test_candidates_of_one_technology_are_told_apart_by_their_steps() -> None:
    audit = Audit.of(
        [
            Firm(name="Two welders"),
            Calendar(),
            Process(id=1, name="P", demand_per_year=Estimate.point(20_000)),
            *(Step(id=i, process_id=1, name=name, task="weld") for i, name in ((1, "Frames"), (2, "Brackets"))),
            *(Work(id=i, cycle_time_s=Estimate(200, 240, 300)) for i in (1, 2)),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
        ]
    )
    with using("en"):
        summary = pages_of(report_bytes(audit)[0])[1].split("What it may be worth")[1]
    assert "1. Frames" in summary or "1. Brackets" in summary
    assert "at Frames” is first" in summary or "at Brackets” is first" in summary


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_report_says_what_the_ranking_says(sample: Audit, language: str) -> None:
    ranking = rank(sample)
    with using(language):
        content, count = report_bytes(sample, ranking=ranking)
        pages = pages_of(content)
        text = "\n".join(pages).replace("\u00a0", " ")
        assert len(pages) == count
        for ranked in ranking.candidates[:5]:
            assert ranked.evaluation.proposal.technology.name.split()[0] in text
            assert number(ranked.evaluation.hours_freed_per_year.likely) in text
            assert money(ranked.evaluation.proposal.figures.investment.likely).replace("\u00a0", " ") in text
        assert sample.firm.name.split()[0] in pages[0]
        from datetime import date

        assert long_date(date.fromisoformat(sample.firm.audit_date)) in text


def test_a_report_in_another_language_has_no_english_left(sample: Audit) -> None:
    with using("nl"):
        text = "\n".join(pages_of(report_bytes(sample)[0]))
    for english in (
        "Summary",
        "Hours freed",
        "Net present value",
        "Why it fits",
        "Assumption",
        "Page 2",
        "Lead time",
        "Where the time goes",
    ):
        assert english not in text
    for dutch in ("Samenvatting", "Pagina 2"):
        assert dutch in text


def test_user_text_is_shown_as_it_is_and_formats_nothing() -> None:
    content, _count = report_bytes(hostile_audit())
    text = "\n".join(pages_of(content))
    assert "<b>bold</b>" in text
    assert "a & b &amp; &#x41;" in text
    assert "{curly} %s %(x)s $y" in text
    reader = PdfReader(io.BytesIO(content))
    assert not any("/Annots" in page for page in reader.pages)


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


def test_the_same_audit_gives_the_same_bytes(sample: Audit) -> None:
    assert report_bytes(sample, revision=3)[0] == report_bytes(sample, revision=3)[0]


def test_an_empty_audit_gives_a_clean_report() -> None:
    pages = pages_of(report_bytes(Audit.of())[0])
    assert pages
    assert "nothing to rank" in "\n".join(pages)


def test_the_fonts_are_embedded(sample: Audit) -> None:
    reader = PdfReader(io.BytesIO(report_bytes(sample)[0]))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = font.get_object()
            descriptor = font.get("/FontDescriptor")
            if descriptor is not None:
                assert "/FontFile2" in descriptor.get_object()
            else:
                assert font["/BaseFont"] in ("/Helvetica", "/ZapfDingbats")


def test_an_existing_pdf_is_replaced_whole(tmp_path: Path, sample_file, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    sample_file.close()
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    assert main(["report", str(sample_file.path), "-o", str(target), "--lang", "de"]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert [p.name for p in tmp_path.iterdir() if ".part" in p.name] == []
    assert main(["rank", str(sample_file.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["candidates"]
