"""Quotations on the command line, in the spreadsheet and on paper: the same figures everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from python_calamine import CalamineWorkbook

from auditor.cli import main
from auditor.decide import rank
from auditor.edit.quotation import choose_quotation, put_quotation
from auditor.edit.verb import perform
from auditor.exchange.quotation_form import form_bytes
from auditor.model import Quotation, QuotedItem, QuotedLine, Stands
from auditor.store import AuditFile


@pytest.fixture
def quoted_file(sample_file: AuditFile) -> Path:
    best = rank(sample_file.audit).candidates[0].evaluation.candidate
    said = {QuotedItem.TOOLING: (Stands.INCLUDED, None), QuotedItem.TRANSPORT: (Stands.LEFT_OUT, 1_250.0)}
    perform(sample_file, put_quotation, best, None, said, supplier="Alfa Techniek", price=43_500.0, quoted_on="2026-05-01")  # fmt: skip
    perform(
        sample_file, put_quotation, best, None, {}, supplier="Beta Robots", price=61_000.0, valid_until="2026-04-30"
    )
    perform(sample_file, choose_quotation, next(iter(sample_file.audit.table(Quotation).values())))
    sample_file.close()
    return sample_file.path


def test_the_listing_the_spreadsheet_and_the_dossier_have_the_same_figures(
    quoted_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quotations", str(quoted_file), "--json"]) == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    alfa, beta = project["quotations"]
    assert (alfa["price"], alfa["besides"], alfa["is_chosen"]) == (43_500.0, 1_250.0, True)
    assert alfa["not_reckoned"] == ["acceptance", "spare_parts"] and "safety" in alfa["assumed"]
    assert main(["rank", str(quoted_file), "--json"]) == 0
    ranked = json.loads(capsys.readouterr().out)["candidates"]
    (first,) = [c for c in ranked if c["technology"] == project["technology"] and c["steps"] == project["steps"]]
    assert first["npv"]["p50"] == pytest.approx(alfa["npv_p50"])
    assert first["investment"] == pytest.approx(alfa["investment"])

    assert main(["export", str(quoted_file), "-o", str(tmp_path / "a.xlsx")]) == 0
    head, *rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("Quotations").to_python()
    found = {row[2]: dict(zip(head, row, strict=True)) for row in rows if row[2] in ("Alfa Techniek", "Beta Robots")}
    assert found["Alfa Techniek"]["Chosen"] == "yes" and found["Beta Robots"]["Chosen"] == ""
    assert found["Beta Robots"]["Net present value, middle case, EUR"] == pytest.approx(beta["npv_p50"])

    target = tmp_path / "d.docx"
    words = ["report", str(quoted_file), "-o", str(target), "--paper", "dossier", "--project", str(project["rank"]), "--lang", "en"]  # fmt: skip
    assert main(words) == 0
    tables = [[[c.text for c in row.cells] for row in table.rows] for table in Document(str(target)).tables]
    (beside,) = [table for table in tables if "Alfa Techniek (chosen)" in table[0]]
    rows_of = {row[0]: row for row in beside}
    assert rows_of["Transport"][2] == "on top: 1,250"
    assert rows_of["Price asked, EUR without VAT"][2:] == ["43,500", "61,000"]

    assert rows_of["Valid until"][2:] == ["–", "2026-04-30 (past)"], "Alfa asked its price after that day"
    assert any("Beta Robots: was valid until 2026-04-30" in p.text for p in Document(str(target)).paragraphs)

    asked = tmp_path / "request.docx"
    assert main([*words[:3], str(asked), *words[4:], "--for-suppliers"]) == 0
    text = "\n".join(c.text for table in Document(str(asked)).tables for row in table.rows for c in row.cells)
    assert "Transport" in text and "Alfa" not in text, "suppliers never see each other's price"


def test_without_quotations_the_listing_says_where_to_enter_them(
    sample_file: AuditFile, capsys: pytest.CaptureFixture[str]
) -> None:
    sample_file.close()
    assert main(["quotations", str(sample_file.path)]) == 0
    assert "tab Quotations" in capsys.readouterr().err


@pytest.fixture
def form(sample_file: AuditFile, tmp_path: Path) -> Path:
    """The form of the first project as the command line writes it, filled in by its supplier."""
    path, empty = str(sample_file.path), tmp_path / "empty.xlsx"
    candidate = rank(sample_file.audit).candidates[0].evaluation.candidate
    audit = sample_file.audit
    sample_file.close()
    assert main(["report", path, "-o", str(empty), "--paper", "dossier", "--for-suppliers", "--project", "1"]) == 0
    assert empty.read_bytes() == form_bytes(audit, candidate)
    said = [QuotedLine(quotation_id=1, item=QuotedItem.DEVICE, stands=Stands.INCLUDED, amount=41_000.0)]
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(form_bytes(audit, candidate, Quotation(candidate_id=1, supplier="Alfa", price=41_000.0), said))
    return filled


def test_a_filled_in_form_becomes_a_quotation_once(
    sample_file: AuditFile, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["quotations", str(sample_file.path), "--read", str(form), "--json"]
    for done in ("added", "nothing"):
        assert main(words) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["read"] == {"supplier": "Alfa", "rank": 1, "done": done, "notes": []}
        (quotation,) = told["projects"][0]["quotations"]
        assert quotation["price"] == 41_000.0
        assert quotation["items"] == {"device": {"stands": "included", "amount": 41_000.0}}
    with AuditFile.open(sample_file.path, read_only=True) as file:
        candidate = rank(file.audit).candidates[0].evaluation.candidate
        form.write_bytes(form_bytes(file.audit, candidate, Quotation(candidate_id=1, supplier="ALFA", price=40_000.0)))
    assert main(words) == 1
    assert "--replace puts this one in its place" in capsys.readouterr().err
    assert main([*words, "--replace"]) == 0
    told = json.loads(capsys.readouterr().out)
    (quotation,) = told["projects"][0]["quotations"]
    assert told["read"]["done"] == "changed" and quotation["price"] == 40_000.0 and not quotation["items"]


def test_a_form_of_another_project_or_with_an_unknown_line_asks(
    sample_file: AuditFile, form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(sample_file.path)
    assert main(["quotations", path, "--read", str(form), "--project", "2"]) == 1
    assert "The form is for project 1, not for 2." in capsys.readouterr().err
    rows = CalamineWorkbook.from_path(str(form)).get_sheet_by_index(0).to_python()
    reference = next(row for row in rows if row[0] == "Our reference")
    reference[1] = "elsewhere:7"
    rows.append(["Second gripper", "left out", 900.0, ""])
    with xlsxwriter.Workbook(tmp_path / "other.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    words = ["quotations", path, "--read", str(tmp_path / "other.xlsx")]
    assert main(words) == 1
    assert '--heading "Second gripper=tooling"' in capsys.readouterr().err
    assert main([*words, "--heading", "Second gripper=gadget"]) == 1
    assert "Items: device" in capsys.readouterr().err
    words += ["--heading", "Second gripper=tooling"]
    assert main(words) == 1
    assert "--project RANK" in capsys.readouterr().err
    assert main([*words, "--project", "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["read"]["rank"] == 2
    assert told["projects"][0]["quotations"][0]["items"]["tooling"] == {"stands": "left_out", "amount": 900.0}


def test_how_a_form_is_read_is_not_said_without_a_form(sample_file: AuditFile, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    sample_file.close()
    assert main(["quotations", str(sample_file.path), "--replace"]) == 1
    assert "name it with --read" in capsys.readouterr().err


def test_a_paper_is_no_spreadsheet(sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample_file.close()
    assert main(["report", str(sample_file.path), "-o", str(tmp_path / "a.xlsx")]) == 1
    assert "Papers are written as PDF or DOCX" in capsys.readouterr().err
    assert not (tmp_path / "a.xlsx").exists()
