"""What an import assumed stays with the audit, and is printed as assumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.assess.entered import basis_of_setting, import_assumptions, inferred_values
from auditor.exchange import read_source, store
from auditor.model import Audit, Basis
from auditor.report.section_choice import only
from auditor.store import AuditFile


def log(folder: Path, days: int) -> Path:
    """A log of two activities a day, from Monday to Sunday."""
    rows = ["case,activity,start,end"]
    for day in range(days):
        month, of_month = divmod(day, 28)
        date = f"2025-{month + 1:02}-{of_month + 1:02}"
        rows += [f"{day},Cut,{date} 08:00,{date} 08:30", f"{day},Weld,{date} 09:00,{date} 10:00"]
    path = folder / "log.csv"
    path.write_text("\n".join(rows), "utf-8")
    return path


def imported(folder: Path, days: int) -> Audit:
    with AuditFile.create(folder / "a.audit") as file:
        store(file, read_source(log(folder, days)), "Import log.csv")
        return file.audit


def test_a_log_leaves_its_assumptions_and_what_it_inferred(tmp_path: Path) -> None:
    audit = imported(tmp_path, 84)
    told = "\n".join(import_assumptions(audit))
    assert "Yearly demand" in told
    assert "Each step counts as many operators as the log names at once" in told
    assert inferred_values(audit)["calendar.working_days_per_year"] == audit.calendar.working_days_per_year
    assert basis_of_setting(audit, "calendar", "working_days_per_year") is Basis.ASSUMED


@pytest.mark.parametrize(("days", "basis"), [(84, Basis.ASSUMED), (330, Basis.CALCULATED)])
def test_the_demand_of_a_part_of_a_year_is_assumed(tmp_path: Path, days: int, basis: Basis) -> None:
    demand = next(iter(imported(tmp_path, days).processes.values())).demand_per_year
    assert demand is not None
    assert demand.basis is basis


def test_undoing_the_import_undoes_its_assumptions_and_a_second_one_adds_its_own(tmp_path: Path) -> None:
    source = log(tmp_path, 84)
    with AuditFile.create(tmp_path / "b.audit") as file:
        store(file, read_source(source), "Import log.csv")
        once = len(import_assumptions(file.audit))
        store(file, read_source(source), "Import log.csv")
        assert len(import_assumptions(file.audit)) == 2 * once
        file.undo()
        file.undo()
        assert import_assumptions(file.audit) == ()


def test_a_step_list_assumes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    path.write_text("step,cycle time\nCut,5 min\nWeld,3 min\n", "utf-8")
    with AuditFile.create(tmp_path / "c.audit") as file:
        store(file, read_source(path), "Import steps.csv")
        assert import_assumptions(file.audit) == ()


def test_a_report_of_some_sections_keeps_the_assumptions(tmp_path: Path) -> None:
    audit = imported(tmp_path, 84)
    assert import_assumptions(only(audit, ["summary", "assumptions"])) == import_assumptions(audit)
