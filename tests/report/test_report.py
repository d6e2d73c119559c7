"""The PDF: read back, in three languages, with any text in it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from auditor.assess.registry import Grade
from auditor.cli import main
from auditor.decide import Ranked, Ranking, plan, rank
from auditor.locale import long_date, money, number, percent, using
from auditor.model import (
    Audit,
    Basis,
    Calendar,
    CandidateOverride,
    CandidateStep,
    Estimate,
    Firm,
    Flow,
    OwnTechnology,
    Process,
    Step,
    Work,
)
from auditor.phrases.amounts import chance_for_reading, number_for_reading, round_for_reading
from auditor.phrases.plan import price_text
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.section_choice import only, section_choices
from auditor.report.write import book_bytes, report_bytes
from auditor.store import AuditFile
from auditor.terms import grade_label
from tests.build import confirmed
from tests.report.hostile import hostile_audit, large_audit

#: Worth its money whatever the catalogue says of others.
CHEAP_JIG = OwnTechnology(
    id=1, name="Jig", kind="mechanisation", domains="production", tasks="weld", investment=Estimate(3_000, 4_000, 5_000),
    running_cost_per_year=Estimate.point(0), saving_share=Estimate(0.3, 0.4, 0.5), lead_time_months=Estimate.point(1),
)  # fmt: skip


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def told(audit: Audit, known: Precomputed = NOTHING) -> str:
    """What report and data book say together, in one line."""
    both = (report_bytes(audit, known=known)[0], book_bytes(audit, known=known)[0])
    return " ".join(" ".join("\n".join(pages_of(content)) for content in both).replace("\u00a0", " ").split())


def test_candidates_of_one_technology_are_told_apart_by_their_steps() -> None:
    audit = Audit.of(
        [
            Firm(name="Two welders"),
            Calendar(),
            Process(id=1, name="P", demand_per_year=Estimate.point(100_000)),
            *(Step(id=i, process_id=1, name=name, task="weld") for i, name in ((1, "Frames"), (2, "Brackets"))),
            *(Work(id=i, cycle_time_s=Estimate(200, 240, 300)) for i in (1, 2)),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            CHEAP_JIG,
        ]
    )
    with using("en"):
        pages = pages_of(report_bytes(confirmed(audit))[0])
    summary, text = pages[1].split("What it may be worth")[1], " ".join("\n".join(pages).split())
    assert "– Frames" in summary
    assert "– Brackets" in summary
    assert "at Frames” comes first" in text or "at Brackets” comes first" in text


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_report_says_what_the_ranking_says(sample: Audit, language: str) -> None:
    ranking = rank(sample)
    planned = {p.key for p in plan(sample, ranking, with_frontier=False).planned}
    with using(language):
        content, count = report_bytes(sample, known=Precomputed(ranking))
        pages = pages_of(content)
        text = told(sample, Precomputed(ranking))
        assert len(pages) == count
        for ranked in (r for r in ranking.candidates if r.evaluation.candidate.key in planned):
            e = ranked.evaluation
            assert e.candidate.technology.name.split()[0] in text
            assert number(e.hours_freed_per_year.likely) in text
            assert money(round_for_reading(e.candidate.figures.investment.likely)).replace("\u00a0", " ") in text
            assert number(round_for_reading(e.npv_likely)) in text
        for ranked in ranking.candidates:
            assert percent(ranked.rank_acceptability[0]).replace("\u00a0", " ") in text
        assert sample.firm.name.split()[0] in pages[0]
        from datetime import date

        assert long_date(date.fromisoformat(sample.firm.audit_date)) in text


def test_the_line_names_the_tight_step_and_no_step_with_stations_enough(sample: Audit, sample_ranking: Ranking) -> None:
    """Bending has two stations and welding three, so neither is slower than takt; laser cutting is in use 98 %."""
    with using("en"):
        text = "\n".join(pages_of(report_bytes(sample, known=Precomputed(sample_ranking))[0])).replace("\u00a0", " ")
    assert "Slower than takt" not in text
    assert "“Laser cutting” is in use 98% of its time" in text
    assert "Every step keeps up with takt" in told(sample, Precomputed(sample_ranking))
    assert "75% of your people’s hours are on the map" in text


def test_what_decides_is_printed_with_the_kind_of_its_source(sample: Audit) -> None:
    with using("en"):
        assumed = told(confirmed(sample))
    assert "a handbook of TU Munich for small and medium-sized firms says three to four" in assumed
    assert "konstruktionspraxis.vogel.de, 2018" in assumed
    calculation = assumed.split("The calculation")[1].split("Net benefit")[0]
    grades = [grade_label(grade.value) for grade in Grade]
    assert sum(calculation.count(grade) for grade in grades) >= 3  # saving, investment, running cost
    assert "Our own estimate, 2026" in " ".join(assumed.split())
    assert "Supplier’s claim" in assumed or "Supplier’s price" in assumed


def test_shares_that_nobody_said_are_printed_among_the_assumptions(sample: Audit) -> None:
    split = next(f for f in sample.flows.values() if f.share < 1)
    guessed = {
        f.id: replace(f, share_basis=Basis.ASSUMED) for f in sample.flows.values() if f.source_id == split.source_id
    }
    with using("en"):
        said = " ".join(" ".join(pages_of(report_bytes(sample)[0])).split())
        guess = " ".join(" ".join(pages_of(report_bytes(sample.replaced({"flow": guessed}))[0])).split())
    assert "How much goes which way" not in said
    assert "nobody said" in guess.split("How much goes which way")[-1][:300]


def test_a_figure_that_the_firm_gave_itself_keeps_its_own_basis(sample: Audit) -> None:
    first = rank(confirmed(sample)).recommended[0].evaluation.candidate
    own = CandidateOverride(id=1, technology=first.technology.key, investment=Estimate(90, 100, 110, Basis.STATED))
    steps = {i: CandidateStep(id=i, candidate_id=1, step_id=step) for i, step in enumerate(first.step_ids, 1)}
    changed = confirmed(sample).replaced({"candidate": {1: own}, "candidate_step": steps})
    with using("en"):
        text = " ".join(" ".join(pages_of(book_bytes(changed)[0])).split())
    text = text[text.index(f". {first.technology.name} Mechanisation") :]
    line = text.split("The calculation")[1].split("Investment, EUR")[1].split("Running cost")[0]
    assert "stated" in line


@pytest.mark.parametrize(("language", "title", "limit"), [("nl", "De projecten van het plan", "niet bestellen boven"), ("en", "The projects of the plan", "do not order above"), ("de", "Die Projekte des Plans", "nicht bestellen über")])  # fmt: skip
def test_the_projects_with_pages_are_those_of_the_plan_and_each_has_its_price(
    sample: Audit, language: str, title: str, limit: str
) -> None:
    with using(language):
        ranking = rank(sample)
        made = plan(sample, ranking, with_frontier=False)
        known = Precomputed(ranking, made)
        pages = pages_of(report_bytes(only(sample, ["candidates", "plan"]), known=known)[0])
        names = {r.evaluation.candidate.key: numbered_name(r) for r in ranking.candidates}
        text = " ".join("\n".join(pages).replace("\u00a0", " ").split())
        assert title in text
        text = text.split(title, 1)[1]
        for key, name in names.items():
            assert (name in text) is any(p.key == key for p in made.planned), name
        for item in made.planned:
            assert f"{price_text(item.evaluation)} {limit}".replace("\u00a0", " ") in text


def numbered_name(ranked: Ranked) -> str:
    return f"{ranked.rank}. {ranked.evaluation.candidate.technology.name} "


def test_no_page_names_the_seed_and_no_decision_is_called_work(sample: Audit) -> None:
    with using("en"):
        pages = pages_of(report_bytes(sample)[0])
    assert sum("seed" in page for page in pages) == 1  # with the method
    assert "Bending needed?” is passed" not in " ".join(" ".join(pages).split())


def test_a_report_without_work_has_no_plan() -> None:
    pages = pages_of(report_bytes(Audit.of())[0])
    assert not any("The plan" in page for page in pages)


def test_a_report_in_which_nothing_pays_says_so_and_has_no_profiles(sample: Audit) -> None:
    strict = sample.replaced({"firm": {1: replace(sample.firm, payback_target_years=0.1)}})
    pages = pages_of(report_bytes(strict)[0])
    assert "within your 0.1 years" in " ".join(pages[1].split())
    assert not any("The projects of the plan" in page for page in pages)


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


def test_the_same_audit_gives_the_same_bytes(sample: Audit) -> None:
    assert report_bytes(sample, revision=3)[0] == report_bytes(sample, revision=3)[0]


def test_an_empty_audit_gives_a_clean_report() -> None:
    pages = pages_of(report_bytes(Audit.of())[0])
    assert pages
    assert "nothing to rank" in "\n".join(pages)


def test_an_existing_pdf_is_replaced_whole(tmp_path: Path, sample_file, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    sample_file.close()
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    assert main(["report", str(sample_file.path), "-o", str(target), "--lang", "de"]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert [p.name for p in tmp_path.iterdir() if ".part" in p.name] == []
    assert main(["rank", str(sample_file.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["candidates"]


def test_the_figures_of_rank_json_stand_in_the_report(
    sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample_file.close()
    assert main(["rank", str(sample_file.path), "--json"]) == 0
    ranked = json.loads(capsys.readouterr().out)
    texts = []
    for paper in ("audit", "data"):
        target = tmp_path / f"{paper}.pdf"
        assert main(["report", str(sample_file.path), "-o", str(target), "--lang", "en", "--paper", paper]) == 0
        texts.append("\n".join(pages_of(target.read_bytes())))
    with using("en"):
        text = "\n".join(texts)
        assert f"seed {ranked['seed']}" in text
        for candidate in (c for c in ranked["candidates"] if c["excluded_because"] is None):
            npv = candidate["npv"]
            shown = " / ".join(number_for_reading(npv[p]) for p in ("p10", "p50", "p90"))
            assert shown in text.replace("\n", " ")
            assert chance_for_reading(candidate["probability_payback_within_target"]).replace(
                "\u00a0", " "
            ) in text.replace("\u00a0", " ")


def test_sections_can_be_left_out_ordered_and_given_text(sample: Audit) -> None:
    audit = only(sample, ["plan", "summary"])
    part = next(p for p in section_choices(audit) if p.key == "plan").part
    audit = audit.replaced({"report_part": {part.id: replace(part, text="Our own words.\n- one\n- two")}})
    with using("en"):
        text = "\n".join(pages_of(report_bytes(audit)[0]))
    assert text.index("The plan") < text.index("Our own words.") < text.index("Summary")
    assert "• one" in text.replace("•\n", "• ")
    assert "Findings" not in text
    assert "All data" not in text


def test_a_section_that_is_not_there_is_refused_with_those_that_are(
    sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample_file.close()
    target = tmp_path / "out.pdf"
    assert main(["report", str(sample_file.path), "-o", str(target), "--sections", "summary,colours"]) == 1
    said = capsys.readouterr().err
    assert "colours" in said
    assert "glossary" in said
    assert not target.exists()


def test_five_hundred_steps_make_a_whole_report() -> None:
    content, pages = report_bytes(large_audit())
    text = pages_of(content)
    assert len(text) == pages
    assert any("Step 500" in page for page in text)


def test_the_report_can_be_stopped_and_says_how_far_it_is(sample: Audit) -> None:
    class Stopped(Exception):
        pass

    told: list[float] = []

    def progress(share: float) -> None:
        told.append(share)
        if share > 0.6:
            raise Stopped

    with pytest.raises(Stopped):
        report_bytes(sample, progress=progress)
    assert told == sorted(told)
    assert 0 < told[0] < 0.1
    told.clear()
    report_bytes(sample, progress=lambda share: told.append(share))
    assert told[-1] == 1.0


def test_the_poster_is_one_page_of_a3_without_money(sample_file, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sample_file.close()
    target = tmp_path / "poster.pdf"
    assert main(["report", str(sample_file.path), "-o", str(target), "--lang", "nl", "--poster"]) == 0
    reader = PdfReader(target)
    (page,) = reader.pages
    assert [round(float(v)) for v in page.mediabox] == [0, 0, 1191, 842]
    text = page.extract_text()
    assert "Jaar 1" in text
    assert "€" not in text


@pytest.mark.parametrize("audit", [Audit.of(), hostile_audit(), large_audit(120)])
def test_a_poster_of_anything_is_one_page(audit: Audit) -> None:
    from auditor.report.poster import poster_bytes

    assert len(PdfReader(io.BytesIO(poster_bytes(audit))).pages) == 1
