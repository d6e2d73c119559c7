"""The published value stream of ACME Stamping: Rother & Shook, Learning to See (1999)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.flow import analyse
from auditor.phrases.flow import warning_sentences
from auditor.store import AuditFile


@pytest.fixture
def acme(shared: Path) -> dict[str, Any]:
    return tomllib.loads((shared / "cases" / "acme_stamping.toml").read_text("utf-8"))


def test_acme_from_a_step_list_comes_out_as_published(acme: dict[str, Any], tmp_path: Path) -> None:
    header = "step;cycle time (s);set-up time (s);uptime;operators;inventory before"
    lines = [header]
    for step in acme["steps"]:
        inventory = (
            f"{step['inventory_days_before']} d" if "inventory_days_before" in step else step["inventory_pieces_before"]
        )
        uptime = f"{step['uptime'] * 100:.0f}%" if "uptime" in step else ""
        lines.append(
            f"{step['name']};{step.get('cycle_time_s', '')};{step.get('changeover_s', '')};{uptime};{step.get('operators', '')};{inventory}"
        )
    source = tmp_path / "acme.csv"
    source.write_text("\n".join(lines), "utf-8")
    target = tmp_path / "acme.audit"
    demand = acme["demand"]
    code = main(
        ["new", str(target), "--from", str(source), "--demand", str(demand["pieces_per_month"] * 12),
         "--days", str(demand["working_days_per_month"] * 12), "--shifts", str(demand["shifts_per_day"]),
         "--shift-hours", str(acme["available_time"]["shift_hours"]), "--breaks", str(acme["available_time"]["breaks_minutes"])]
    )  # fmt: skip
    assert code == 0
    with AuditFile.open(target, read_only=True) as opened:
        numbers = analyse(opened.audit).processes[1]
        ladder = [numbers.stream.inventory_days[s.id] for s in opened.audit.steps_of(1)]
    expected = acme["expected"]
    assert numbers.takt_time_s == pytest.approx(expected["takt_time_s"])
    assert numbers.stream.processing_time_s == pytest.approx(expected["processing_time_s"])
    assert numbers.stream.value_added_time_s == pytest.approx(188)
    assert numbers.stream.lead_time_days == pytest.approx(expected["lead_time_days"], abs=0.05)
    assert ladder == pytest.approx(expected["ladder_days"], abs=expected["ladder_tolerance_days"])
    assert numbers.bottleneck is not None
    assert numbers.bottleneck.name == expected["bottleneck"]
    (warning,) = [w for w in warning_sentences(opened.audit, numbers.warnings) if "Assembly 1" in w]
    assert "103%" in warning
