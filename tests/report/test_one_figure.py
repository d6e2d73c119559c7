"""One figure has one value: what the ranking, the plan, the report and the workbook say of a planned project."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.locale import number, using
from auditor.phrases.amounts import number_for_reading
from tests.exchange.formulas import Sheets
from tests.report.test_report import pages_of

TITLE = re.compile(r"^(\d+)\. (?=[^\n]*\n(?:[^\n]*\n)?[^\n]*At: )", re.MULTILINE)


@dataclass
class Said:
    """Everything that is written of one audit, in English."""

    ranked: dict[tuple[str, str], dict[str, Any]]
    plan: dict[str, Any]
    profiles: dict[int, str]
    plan_page: str
    sheets: Sheets


@pytest.fixture(scope="module")
def said(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Said:
    tmp_path = tmp_path_factory.mktemp("said")
    path = shutil.copyfile(made_sample, tmp_path / "sample.audit").as_posix()

    def document(command: str) -> dict[str, Any]:
        with redirect_stdout(io.StringIO()) as out:
            assert main([command, path, "--json"]) == 0
        found: dict[str, Any] = json.loads(out.getvalue())
        return found

    rows, plan = document("rank")["candidates"], document("plan")
    assert main(["report", path, "-o", str(tmp_path / "a.pdf"), "--lang", "en"]) == 0
    with using("en"):
        assert main(["export", path, "-o", str(tmp_path / "a.xlsx")]) == 0
    assert main(["report", path, "-o", str(tmp_path / "b.pdf"), "--lang", "en", "--paper", "data"]) == 0
    whole = "\n".join(pages_of((tmp_path / "a.pdf").read_bytes())).replace("\u00a0", " ")
    book = "\n".join(pages_of((tmp_path / "b.pdf").read_bytes())).replace("\u00a0", " ")
    profiles = {rank: text + book_text for (rank, text), book_text in zip(parts(whole).items(), parts(book).values(), strict=True)}  # fmt: skip
    plan_page = whole[whole.index("The choice that brings the most within the firm’s means") :]
    ranked = {key_of(row): row for row in rows if row["rank"] is not None}
    return Said(ranked, plan, profiles, plan_page, Sheets(tmp_path / "a.xlsx"))


def parts(text: str) -> dict[int, str]:
    """What is said of each project, by its rank, from its heading to the next."""
    found = list(TITLE.finditer(text))
    ends = [*(m.start() for m in found[1:]), len(text)]
    return {int(m[1]): text[m.start() : end] for m, end in zip(found, ends, strict=True)}


def key_of(row: dict[str, Any]) -> tuple[str, str]:
    return row["technology"], ", ".join(row["steps"])


def shown(value: float) -> str:
    with using("en"):
        return number_for_reading(value)


def test_a_planned_project_has_the_same_figures_in_ranking_and_plan(said: Said) -> None:
    assert len(said.plan["chosen"]) > 2
    for chosen in said.plan["chosen"]:
        row = said.ranked[key_of(chosen)]
        assert chosen["price"] == row["investment"]["likely"]
        assert chosen["hours_freed_per_year"] == row["hours_freed_per_year"]
        assert chosen["npv_p50"] == row["npv"]["p50"]
        assert chosen["max_price"] == row["max_price"]
        assert chosen["npv_p50"] > 0
    hours = sum(chosen["hours_freed_per_year"] for chosen in said.plan["chosen"])
    assert said.plan["hours_freed_per_year"] == pytest.approx(hours)
    assert said.plan["investment"] == pytest.approx(sum(chosen["investment"] for chosen in said.plan["chosen"]))


def test_its_page_in_the_report_says_what_the_ranking_says(said: Said) -> None:
    rows = [said.ranked[key_of(chosen)] for chosen in said.plan["chosen"]]
    assert said.profiles.keys() == {row["rank"] for row in rows}
    for row in rows:
        text, npv, price = said.profiles[row["rank"]], row["npv"], row["investment"]
        assert f"\n{number(row['hours_freed_per_year'])}\nhours freed a year\n" in text
        assert f"\n€{shown(price['likely'])}\ninvestment\n" in text
        assert f"\n€{shown(npv['p50'])}\nnet present value, middle case\n" in text
        assert f"Investment, EUR {' '.join(shown(price[k]) for k in ('low', 'likely', 'high'))} " in text
        assert f"10%, 50%, 90% {' '.join(shown(npv[k]) for k in ('p10', 'p50', 'p90'))} over all ranges" in text
        (above,) = set(re.findall(r"€([\d,]+)\ndo not order above", text))
        assert f"Do not order above, EUR {above} over all ranges" in text
        assert float(above.replace(",", "")) <= row["max_price"] < 1.02 * float(above.replace(",", ""))


def test_the_table_of_the_plan_says_so_too(said: Said) -> None:
    for chosen in said.plan["chosen"]:
        row = said.ranked[key_of(chosen)]
        (above,) = set(re.findall(r"€([\d,]+)\ndo not order above", said.profiles[row["rank"]]))
        line = [number(row["hours_freed_per_year"]), shown(chosen["investment"]), above, shown(row["npv"]["p50"])]
        assert " " + " ".join(line) in said.plan_page
    whole = said.plan
    assert f"\n€{shown(whole['investment'])}\ninvested, with reserve\n" in said.plan_page
    assert f"\n€{shown(whole['npv_p50'])}\nnet present value, in the middle\n" in said.plan_page
    assert f"\n{number(whole['hours_freed_per_year'])}\nhours freed a year\n" in said.plan_page


def test_the_workbook_says_so_too(said: Said) -> None:
    values = said.sheets.values["Candidates"]
    heads = {values[at]: at[:-1] for at in values if at[1:] == "1"}
    columns: dict[str, Callable[[dict[str, Any]], float | None]] = {
        "Freed, h a year: likely": lambda r: r["hours_freed_per_year"],
        "Investment, EUR: likely": lambda r: r["investment"]["likely"],
        "Net present value, EUR: likely": lambda r: r["npv_likely"],
        "Net present value, EUR: 10%": lambda r: r["npv"]["p10"],
        "Net present value, EUR: 50%": lambda r: r["npv"]["p50"],
        "Net present value, EUR: 90%": lambda r: r["npv"]["p90"],
        "Payback, years: 50%": lambda r: r["payback_years"]["p50"],
        "Chance of payback in time": lambda r: r["probability_payback_within_target"],
        "Score": lambda r: r["score"],
        "First in": lambda r: r["rank_acceptability"][0],
    }
    assert columns.keys() <= heads.keys()
    for row in said.ranked.values():
        for head, read in columns.items():
            expected, at = read(row), f"{heads[head]}{row['rank'] + 1}"
            if expected is None:
                assert values.get(at) in (None, "", "–")
            else:
                assert values[at] == pytest.approx(expected), (head, row["technology"])
