"""The step list as CSV, opened in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.exchange import read_source
from auditor.exchange.csv_out import write_csv
from auditor.model import Audit, Work


def test_how_long_breakdowns_last_and_how_much_pieces_differ_go_out_and_in_again(sample: Audit, tmp_path: Path) -> None:
    step_id = next(i for i, work in sample.table(Work).items() if work.availability < 1)
    said = replace(sample.work(step_id), repair_time_s=2700.0, variation=1.25)
    target = tmp_path / "steps.csv"
    target.write_text(write_csv(sample.replaced({"work": {**sample.table(Work), step_id: said}})), "utf-8")
    again = [e for e in read_source(target).entities if isinstance(e, Work)]
    assert [(w.repair_time_s, w.variation) for w in again if w.variation is not None] == [(2700.0, 1.25)]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_of_ours_is_a_formula(sample: Audit, name: str) -> None:
    steps = {i: replace(step, name=name, notes=name) for i, step in sample.steps.items()}
    roles = {i: replace(role, name=name) for i, role in sample.roles.items()}
    text = write_csv(sample.replaced({"step": steps, "role": roles})).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any(name.strip() in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
