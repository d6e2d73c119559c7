"""The dossier of a project: the figures of the ranking, a request for quotation without them, PDF and DOCX alike."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from docx import Document

from auditor.cli import main
from auditor.decide import Ranking, rank
from auditor.decide.money.max_price import prices_within
from auditor.decide.money.what_if import DEARER, Mishap, what_if
from auditor.decide.programme.plan import plan
from auditor.locale import fixed, number, percent, using
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading, number_for_reading
from auditor.phrases.plan import price_number
from auditor.report.context import Context
from auditor.report.papers.content import Content, Grid
from auditor.report.papers.dossier import dossier, projects, request
from auditor.report.papers.making import Wanted, content_of, docx_of, paper_bytes, pdf_of
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import Precomputed
from auditor.report.write import make_context
from auditor.store import AuditFile
from tests.report.test_report import pages_of


@pytest.fixture
def context(sample: Audit) -> Context:
    ranking = rank(sample)
    return make_context(sample, Precomputed(ranking, plan(sample, ranking)), 0)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def shown(pdf: bytes) -> str:
    return plain(" ".join(pages_of(pdf)))


def test_its_numbers_are_those_of_rank_json(
    sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(sample_file.path)
    sample_file.close()
    assert main(["rank", path, "--json"]) == 0
    row = next(c for c in json.loads(capsys.readouterr().out)["candidates"] if c["technology"] == "welding_cobot")
    target = tmp_path / "dossier.pdf"
    words = ["report", path, "-o", str(target), "--paper", "dossier", "--project", str(row["rank"]), "--lang", "en"]
    assert main(words) == 0
    text = shown(target.read_bytes())
    investment, npv, years = row["investment"], row["npv"], row["payback_years"]
    told = " ".join(number_for_reading(investment[k]) for k in ("low", "likely", "high"))
    assert f"Investment, EUR {told} " in text
    assert f"10%, 50%, 90% {' '.join(number_for_reading(npv[k]) for k in ('p10', 'p50', 'p90'))} " in text
    assert f"10%, 50%, 90% {' '.join(fixed(years[k], 1) for k in ('p10', 'p50', 'p90'))} " in text
    assert f"within 5 years {percent(row['probability_payback_within_target'])} " in text
    assert f" {number(row['hours_freed_per_year'])} " in text


def test_suppliers_are_not_told_what_the_firm_would_pay_or_gain(context: Context) -> None:
    asked = [(r, made) for r in projects(context) if (made := request(context, r)) is not None]
    assert len(asked) >= 2
    for ranked, content in asked:
        e, text = ranked.evaluation, shown(pdf_of(context, content)[0])
        figures = [
            *(v for v in (e.npv.p10, e.npv.p50, e.npv.p90) if v is not None),
            e.candidate.figures.investment.likely,
        ]
        for amount in figures:
            assert money_for_reading(amount, "EUR") not in text
            assert number_for_reading(amount) not in text
        assert price_number(e) not in text
        assert "Reply by" in text and "Acceptance test" in text


def test_what_the_firm_does_itself_is_asked_of_no_supplier(context: Context) -> None:
    own = [r for r in projects(context) if r.evaluation.candidate.technology.kind == "organisation"]
    assert own
    assert all(request(context, r) is None for r in own)


def test_each_project_has_two_to_four_pages_or_one_where_nothing_is_bought(context: Context) -> None:
    for ranked in projects(context):
        pages = pdf_of(context, dossier(context, (ranked,)))[1]
        assert 1 <= pages <= 4
        assert pages > 1 or request(context, ranked) is None


def test_strain_has_a_column_only_where_something_is_said_of_it(context: Context) -> None:
    for ranked in projects(context):
        content = dossier(context, (ranked,))
        (grid,) = [b for b in content.blocks if isinstance(b, Grid) and b.head[0] == "Step" and b.head[1] == "Role"]
        is_said = any(context.audit.tags_of(i) for i in ranked.evaluation.candidate.step_ids)
        assert (grid.head[-1] == "Said of the work") is is_said
        assert sum(grid.widths) == pytest.approx(1.0)


def test_work_goes_on_to_work_not_to_decisions(context: Context) -> None:
    cobot = next(r for r in projects(context) if r.evaluation.candidate.technology.key == "welding_cobot")
    content = request(context, cobot)
    assert content is not None
    rows = [row for block in content.blocks if isinstance(block, Grid) for row in block.rows]
    (before,) = [row[1] for row in rows if row[0] == "Comes from"]
    assert "?" not in before
    assert "Bending" in before


def numbers_in(text: str) -> list[str]:
    return sorted(re.findall(r"\d[\d.,]*", plain(text)))


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    found = [p.text for p in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(found)


def said(content: Content) -> str:
    def text(block: Any) -> list[str]:
        if isinstance(block, Grid):
            return [*block.head, *(cell for row in block.rows for cell in row)]
        return [
            *getattr(block, "items", ()),
            *getattr(block, "sources", ()),
            getattr(block, "above", ""),
            getattr(block, "text", ""),
        ]

    return "\n".join(part for block in content.blocks for part in text(block))


@pytest.mark.parametrize("paper", [Paper.BRIEF, Paper.DOSSIER])
def test_the_document_has_the_numbers_of_the_paper_and_real_styles(context: Context, paper: Paper) -> None:
    content = content_of(context, Wanted(paper))
    made = docx_of(context, content)
    assert numbers_in(words_of(made)) == numbers_in(said(content))
    pdf = numbers_in(shown(pdf_of(context, content)[0]))
    assert set(numbers_in(words_of(made))) <= set(pdf)
    document = Document(io.BytesIO(made))
    styles = {p.style.name for p in document.paragraphs if p.style is not None}
    assert {"Heading 1", "Heading 2", "List Bullet"} <= styles
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    assert len(document.tables) == len(grids)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    assert made == docx_of(context, content)


def test_the_command_line_writes_a_document_and_refuses_one_of_the_data_book(
    sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = str(sample_file.path), tmp_path / "brief.docx"
    sample_file.close()
    assert main(["report", path, "-o", str(target), "--paper", "brief", "--lang", "nl"]) == 0
    assert "Niets doen" in words_of(target.read_bytes())
    assert main(["report", path, "-o", str(tmp_path / "data.docx"), "--paper", "data"]) == 1
    assert main(["report", path, "-o", str(tmp_path / "x.pdf"), "--paper", "dossier", "--for-suppliers"]) == 1
    assert "by its rank" in capsys.readouterr().err
    assert main(["report", path, "-o", str(tmp_path / "x.pdf"), "--paper", "dossier", "--project", "999"]) == 1


def test_without_work_there_is_no_dossier_and_it_says_what_is_missing() -> None:
    with using("nl"):
        content, pages = paper_bytes(Audit.of(), Wanted(Paper.DOSSIER))
    assert pages == 1
    assert "Nog niets vastgelegd" in shown(content)


@pytest.fixture
def ranking(sample: Audit) -> Ranking:
    return rank(sample)


def test_a_dearer_quotation_leaves_the_chance_that_the_prices_within_the_norm_say(ranking: Ranking) -> None:
    """Two ways to one figure: the payback at the higher price, and the price at which it is paid back at the norm."""
    checked = 0
    for ranked in ranking.candidates:
        e = ranked.evaluation
        found = next((x for x in what_if(e) if x.mishap is Mishap.DEARER), None)
        if found is None:
            continue
        dearer = e.drawn.investment * (1 + DEARER)
        assert found.chance == pytest.approx(float(np.mean(prices_within(e) >= dearer)), abs=0.005)
        assert found.still_pays is (found.chance >= 0.5)
        checked += 1
    assert checked > 5


def test_no_mishap_makes_a_project_better(ranking: Ranking) -> None:
    for ranked in ranking.candidates:
        e = ranked.evaluation
        for found in what_if(e):
            assert found.chance <= e.probability_payback_within_target + 1e-9
