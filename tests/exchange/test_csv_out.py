"""The step list as CSV, opened in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from auditor.exchange.csv_out import write_csv
from auditor.model import Audit


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_of_ours_is_a_formula(sample: Audit, name: str) -> None:
    steps = {i: replace(step, name=name, notes=name) for i, step in sample.steps.items()}
    roles = {i: replace(role, name=name) for i, role in sample.roles.items()}
    text = write_csv(sample.replaced({"step": steps, "role": roles})).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any(name.strip() in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
