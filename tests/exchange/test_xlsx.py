"""The spreadsheet: real tables, live formulas that come to our own figures, and text that stays text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from auditor.decide import plan, rank
from auditor.decide.programme.load import quarters_of
from auditor.exchange import write_export
from auditor.exchange.table import read_tables
from auditor.exchange.xlsx import write_xlsx
from auditor.locale import using
from auditor.model import Assumption, Audit, Estimate
from tests.exchange.formulas import Sheets
from tests.exchange.looks import looks_like_a_number, numbers_as_text
from tests.report.hostile import hostile_audit


def _cell_of(sheets: Sheets, sheet: str, label: str) -> str:
    """The cell beside a label."""
    return next(f"B{at[1:]}" for at, value in reversed(sheets.values[sheet].items()) if value == label and at[0] == "A")


def test_the_formulas_come_to_the_net_present_value_of_the_ranking(sample: Audit, tmp_path: Path) -> None:
    ranking = rank(sample)
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    planned = {p.key for p in plan(sample, ranking, with_frontier=False).planned}
    shown = [r for r in ranking.candidates if f"Cash flow {r.rank}" in sheets.values]
    assert {r.evaluation.candidate.key for r in shown} == planned
    for ranked in shown:
        sheet = f"Cash flow {ranked.rank}"
        at = _cell_of(sheets, sheet, "Net present value")
        assert sheets.compute(sheet, at) == pytest.approx(ranked.evaluation.npv_likely, abs=0.01)
        assert sheets.values[sheet][at] == pytest.approx(ranked.evaluation.npv_likely, abs=0.01)


def test_the_formulas_follow_what_the_firm_assumes_of_every_project(sample: Audit, tmp_path: Path) -> None:
    """Less of the freed time is used, wages and prices grow, upkeep ages, the reserve is higher."""
    said = {"realisation_less": 0.25, "wage_growth": 0.02, "price_growth": 0.01, "upkeep_growth": 0.1, "reserve": 0.3}
    rows = {i: Assumption(id=i, key=key, value=Estimate.point(v)) for i, (key, v) in enumerate(said.items(), 1)}
    audit = sample.replaced({"assumption": dict(rows)})
    with using("en"):
        write_export(audit, tmp_path / "a.xlsx")
    sheets, compared = Sheets(tmp_path / "a.xlsx"), 0
    for ranked in rank(audit).candidates:
        sheet = f"Cash flow {ranked.rank}"
        if sheet in sheets.values:
            at = _cell_of(sheets, sheet, "Net present value")
            assert sheets.compute(sheet, at) == pytest.approx(ranked.evaluation.npv_likely, abs=0.01)
            assert sheets.values[sheet][at] == pytest.approx(ranked.evaluation.npv_likely, abs=0.01)
            compared += 1
    assert compared > 1


def test_every_formula_comes_to_the_value_stored_with_it(sample: Audit, tmp_path: Path) -> None:
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    count = 0
    for sheet, formulas in sheets.formulas.items():
        for at, formula in formulas.items():
            if "IRR" not in formula:
                assert sheets.compute(sheet, at) == pytest.approx(sheets.values[sheet][at], abs=1e-6), (sheet, at)
                count += 1
    assert count > 300


def test_a_changed_input_changes_the_net_present_value(sample: Audit, tmp_path: Path) -> None:
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    sheet = "Cash flow 1"
    at = _cell_of(sheets, sheet, "Net present value")
    before = sheets.compute(sheet, at)
    device = _cell_of(sheets, sheet, "Investment: Device")
    sheets.put(sheet, device, sheets.values[sheet][device] + 1000)
    assert sheets.compute(sheet, at) == pytest.approx(before - 1150)  # with the reserve of 15 %
    rate = _cell_of(sheets, "Assumptions", "Discount rate")
    sheets.put("Assumptions", rate, 0.2)
    assert sheets.compute(sheet, at) < before - 1000


def test_the_tables_hold_the_figures_of_the_ranking_as_numbers(sample: Audit, tmp_path: Path) -> None:
    ranking = rank(sample)
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    tables = {t.name: t for t in read_tables(tmp_path / "a.xlsx")}
    assert set(tables) >= {
        "Candidates",
        "Assumptions",
        "Plan",
        "Cash flow 1",
        "Left out",
        "Sources",
        "Steps",
        "Flows",
        "Roles",
    }
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert len([n for n in archive.namelist() if n.startswith("xl/tables/")]) == 6
    sheets = Sheets(tmp_path / "a.xlsx")
    values = sheets.values["Candidates"]
    heads = {values[f"{column}1"]: column for column in "ABCDEFGHIJKLMNOPQRSTUV" if f"{column}1" in values}
    for row, ranked in enumerate(ranking.candidates, 2):
        assert values[f"{heads['Technology']}{row}"] == ranked.evaluation.candidate.technology.name
        worth = values[f"{heads['Net present value, EUR: likely']}{row}"]
        assert worth == pytest.approx(ranked.evaluation.npv_likely)
        freed = values[f"{heads['Freed, h a year: likely']}{row}"]
        assert freed == pytest.approx(ranked.evaluation.hours_freed_per_year.likely)


def test_user_text_never_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    from dataclasses import replace

    audit = hostile_audit()
    nasty = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2", "http://example.com", "internal:A1")
    steps = {i: replace(s, name=nasty[i % len(nasty)], notes=nasty[i % len(nasty)]) for i, s in audit.steps.items()}
    role = replace(audit.roles[1], name="=HYPERLINK(1)")
    write_export(audit.replaced({"step": steps, "role": {1: role}}), tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    for sheet, formulas in sheets.formulas.items():
        for formula in formulas.values():
            assert not any(bad in formula for bad in ("HYPERLINK", "cmd", "1+1", "@")), sheet
    assert not any(b"<hyperlink" in raw for raw in sheets.raw)
    texts = {v for values in sheets.values.values() for v in values.values() if isinstance(v, str)}
    assert set(nasty) <= texts


def test_an_empty_audit_gives_a_workbook(tmp_path: Path) -> None:
    write_export(Audit.of(), tmp_path / "a.xlsx")
    assert "Steps" in {t.name for t in read_tables(tmp_path / "a.xlsx")}


def test_the_same_audit_gives_the_same_workbook(sample: Audit, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_export(sample, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_plan_has_its_quarters_its_lowest_point_and_cash_apart_from_freed_work(
    sample: Audit, tmp_path: Path
) -> None:
    made = plan(sample, rank(sample), with_frontier=False)
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    quarters = quarters_of(sample, made.planned)
    lowest = next(at[1:] for at, value in sheets.values["Plan"].items() if value == "Lowest")
    assert sheets.compute("Plan", f"F{lowest}") == pytest.approx(min(q.cumulative for q in quarters))
    assert sheets.compute("Plan", f"G{lowest}") == pytest.approx(min(q.cumulative_with_hours for q in quarters))
    total = next(at[1:] for at, value in sheets.values["Plan"].items() if value == "Total")
    assert sheets.compute("Plan", f"C{total}") == pytest.approx(made.together.investment)
    sheets.put("Plan", "B3", 0.25)
    assert sheets.compute("Plan", f"H{total}") == pytest.approx(0.25 * made.together.investment / 5)
    for item in made.planned:
        sheet = next(s for s in sheets.values if sheets.values[s].get("A1", "").endswith(item.evaluation.candidate.technology.name))  # fmt: skip
        at = _cell_of(sheets, sheet, "Net present value in cash only")
        assert sheets.compute(sheet, at) == pytest.approx(item.evaluation.npv_cash_likely, abs=0.01)


def test_sheets_are_set_up_for_printing_and_their_heads_stay_in_sight(sample: Audit, tmp_path: Path) -> None:
    with using("en"):
        write_export(sample, tmp_path / "a.xlsx")
    sheets = Sheets(tmp_path / "a.xlsx")
    for name, raw in zip(sheets.values, sheets.raw, strict=True):
        text = raw.decode()
        assert 'orientation="landscape"' in text and 'fitToHeight="0"' in text and 'paperSize="9"' in text, name
        assert ("<pane " in text) is ("<tableParts" in text), name


@pytest.mark.parametrize(
    "text", ["1", "12.5", "1.234,50", "€ 1,200", "-3 %", "12 – 40", "€ 10.000–€ 20.000", "1 234 h"]
)
def test_what_looks_like_a_number_is_known(text: str) -> None:
    assert looks_like_a_number(text)
    assert not any(map(looks_like_a_number, ("20-49 people", "about 40", "EN 1090", "–", "", "2026-11-28 10:00")))


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_every_cell_of_the_workbook_that_looks_like_a_number_is_one(sample: Audit, language: str) -> None:
    with using(language):
        assert list(numbers_as_text(write_xlsx(sample))) == []
