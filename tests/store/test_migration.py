"""Files of every released schema open, are brought up to date, and keep their history."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, InputError
from auditor.model import (
    Assumption,
    Basis,
    Benchmark,
    CheckAnswer,
    Estimate,
    FitAnswer,
    Heading,
    Outcome,
    OutcomeStatus,
    Project,
    Quotation,
    QuotedItem,
    QuotedLine,
    ReportPart,
    ReportSettings,
    Sharing,
    SizeClass,
    SourceModel,
    SourcePart,
    Stands,
    Weight,
)
from auditor.store import AuditFile, schema, undo
from auditor.store.driver import Connection, OperationalError

FILES = Path(__file__).parent / "files"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """One process “Milling” (renamed from “Fräsen”) of two steps; the last edit, renaming “Mill”, is undone."""
    return Path(shutil.copy(FILES / "v1.audit", tmp_path / "old.audit"))


def test_an_older_file_opens_with_all_it_says_and_a_copy_is_kept(old: Path) -> None:
    before = old.read_bytes()
    with AuditFile.open(old) as file:
        assert [(p.name, p.heading) for p in file.audit.processes.values()] == [("Milling", Heading.RIGHT)]
        assert [s.name for s in file.audit.steps.values()] == ["Load", "Mill"]
        assert file.check() == []
    assert old.with_name("old.v1.audit").read_bytes()[100:] == before[100:]
    db = sqlite3.connect(old)
    assert schema.description(db) == schema.expected()
    db.close()


def test_undo_and_redo_reach_back_over_the_migration(old: Path) -> None:
    with AuditFile.open(old) as file:
        assert file.redo() == "Rename step"
        assert file.audit.steps[2].name == "Mill twice"
        assert [file.undo(), file.undo(), file.undo(), file.undo()] == [
            "Rename step", "Rename process", "Add process", None,
        ]  # fmt: skip
        assert not file.audit.processes
        file.redo()
        assert file.audit.processes[1].heading is Heading.RIGHT


def test_an_older_file_opened_to_read_is_not_touched(old: Path) -> None:
    before = old.read_bytes()
    with AuditFile.open(old, read_only=True) as file:
        assert file.audit.processes[1].name == "Milling"
    assert old.read_bytes() == before
    assert [p.name for p in old.parent.iterdir()] == ["old.audit"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: Connection) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(undo, "catch_up", full)  # the new columns are there by then
    with pytest.raises(AuditFileError, match="could not be brought up to date"):
        AuditFile.open(old)
    db = sqlite3.connect(old)
    assert schema.description(db) == schema.expected(1)
    db.close()
    monkeypatch.undo()
    assert [p.name for p in old.parent.iterdir()] == ["old.audit"]
    with AuditFile.open(old) as file:
        assert file.audit.processes[1].name == "Milling"


def test_a_file_that_is_gone_once_it_is_brought_up_to_date_leaves_the_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path, connection: Connection, password: str | None) -> Connection:
        connection.close()
        path.unlink()
        raise AuditFileError("gone")

    monkeypatch.setattr("auditor.store.migrate._laid_out_anew", gone)
    with pytest.raises(AuditFileError, match="gone"):
        AuditFile.open(old)
    monkeypatch.undo()
    with AuditFile.open(old.with_name("old.v1.audit")) as file:
        assert file.audit.processes[1].name == "Milling"


def test_a_file_of_schema_2_keeps_its_answers_and_weights_under_their_new_names(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v2.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        step = min(file.audit.steps)
        assert dict(file.audit.answers_of(step)) == {"rules": 4, "hazard": 2, "manual": 3, "variants": 5}
        weights = {w.criterion: w.value for w in file.audit.table(Weight).values()}
        assert weights == {"labour": 0.4, "money": 0.2, "risk": 0.3, "ease": 0.1}
        assert file.undo() == "Answer"
        assert not file.audit.table(Weight)
        file.redo()
        assert {w.criterion for w in file.audit.table(Weight).values()} == weights.keys()
        assert [c.technology for c in file.audit.candidate_overrides.values()] == ["rpa"]
    assert path.with_name("old.v2.audit").exists()


def test_a_file_of_schema_3_keeps_its_projects_and_can_say_how_its_report_looks(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v3.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        (project,) = file.audit.table(Project).values()
        assert (project.start_quarter, project.who, project.is_pilot) == (2, "Anna", True)
        assert file.audit.report_settings == ReportSettings()
        with file.edit("Report") as edit:
            edit.put(ReportSettings(uses_logo_colour=True))
            edit.put(ReportPart(key="summary", text="Ours"))
        assert file.audit.report_settings.uses_logo_colour
        assert file.undo() == "Report"
        assert not file.audit.table(ReportPart)
        assert [file.undo(), file.audit.table(Project)] == ["Answer", {project.id: project}]
    assert path.with_name("old.v3.audit").exists()


def test_a_file_of_schema_4_keeps_its_report_and_does_not_name_people_in_it(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v4.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert file.audit.report_settings == ReportSettings(uses_logo_colour=True)
        assert file.redo() == "Report data"
        assert file.audit.report_settings == ReportSettings(uses_logo_colour=True, attaches_data=True)
        with file.edit("Names") as edit:
            edit.put(ReportSettings(names_people=True))
        assert file.undo() == "Names"
        assert file.audit.report_settings.attaches_data
        assert [p.who for p in file.audit.table(Project).values()] == ["Anna"]
    assert path.with_name("old.v4.audit").exists()


def test_a_file_of_schema_5_keeps_its_answers_and_knows_that_it_was_ranked_by_the_older_method(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v5.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert (file.audit.firm.realisation, file.audit.firm.method) == (0.5, 1)
        assert [(s.name, s.place) for s in file.audit.steps.values()] == [("Knead", None)]
        assert [(w.value, w.full_marks) for w in file.audit.table(Weight).values()] == [(0.4, None)]
        assert file.redo() == "Rename step"
        assert file.audit.steps[1].name == "Knead dough"
        with file.edit("Answer") as edit:
            edit.put(FitAnswer(step_id=1, technology="welding_cobot", question="jig", is_yes=True))
        assert file.undo() == "Answer"
        assert not file.audit.table(FitAnswer)


def test_a_file_of_schema_6_keeps_what_was_said_of_fit_and_can_hold_a_self_check(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v6.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert [(a.technology, a.is_yes) for a in file.audit.table(FitAnswer).values()] == [("dosing_system", True)]
        assert [(a.key, a.value.likely) for a in file.audit.table(Assumption).values()] == [("reserve", 0.2)]
        assert file.redo() == "Rename step"
        with file.edit("Answer") as edit:
            edit.put(CheckAnswer(question="busy.knead", answer="1.5", step_id=1))
        with file.edit("Delete step") as edit:
            edit.delete(file.audit.steps[1])
        assert not file.audit.table(CheckAnswer)
        assert file.undo() == "Delete step"
        assert [a.answer for a in file.audit.table(CheckAnswer).values()] == ["1.5"]


def test_a_file_of_schema_7_keeps_its_shares_and_takes_them_as_said(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v7.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert [f.share for f in file.audit.flows.values()] == [1.0, 0.5, 0.5]
        assert {f.share_basis for f in file.audit.flows.values()} == {Basis.STATED}
        assert [a.answer for a in file.audit.table(CheckAnswer).values()] == ["1.5"]
        assert file.redo() == "Change share"
        assert [(f.share, f.share_basis) for f in file.audit.flows.values()][-1] == (0.03, Basis.STATED)
        with file.edit("Nobody said") as edit:
            edit.put(replace(file.audit.flows[3], share_basis=Basis.ASSUMED))
        assert file.undo() == "Nobody said"
        assert file.audit.flows[3].share_basis is Basis.STATED


def test_a_file_of_schema_8_keeps_its_projects_and_can_say_what_became_of_them(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v8.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert [f.share_basis for f in file.audit.flows.values()][-1] is Basis.ASSUMED
        (project,) = file.audit.table(Project).values()
        assert (project.who, file.audit.outcome_of(project.candidate_id), file.audit.sharing) == (
            "Anna",
            None,
            Sharing(),
        )
        assert file.redo() == "Rename step"
        with file.edit("Outcome") as edit:
            edit.put(Outcome(candidate_id=project.candidate_id, status=OutcomeStatus.CARRIED_OUT, investment=12_000.0))
        with file.edit("Share") as edit:
            edit.put(Sharing(share_key="0" * 32, edition=1, size_class=SizeClass.UNDER_50, region="NL2"))
        with file.edit("Delete candidate") as edit:
            edit.delete(file.audit.candidate_overrides[project.candidate_id])
        assert not file.audit.table(Outcome)
        assert file.undo() == "Delete candidate"
        assert file.audit.outcome_of(project.candidate_id).investment == 12_000.0  # type: ignore[union-attr]
        assert file.undo() == "Share"
        assert file.audit.sharing == Sharing()


def test_a_file_of_schema_8_takes_what_its_models_were_made_from(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v8.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert file.redo() == "Rename step"
        with file.edit("Import") as edit:
            model = edit.put(SourceModel(name="a.bpmn", kind="bpmn", language="en", content=b"x"))
            edit.put(SourcePart(model_id=model.id, element="Task_1", step_id=1))
        with file.edit("Delete step") as edit:
            edit.delete(file.audit.steps[1])
        assert not file.audit.table(SourcePart)
        assert file.undo() == "Delete step"
        assert [(p.element, p.step_id) for p in file.audit.table(SourcePart).values()] == [("Task_1", 1)]


def test_a_file_of_schema_9_keeps_its_uptime_and_can_say_how_long_a_breakdown_lasts(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v9.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        before = file.audit.work(1)
        assert (before.availability, before.repair_time_s, before.variation) == (0.9, None, None)
        assert [o.investment for o in file.audit.table(Outcome).values()] == [12_000.0]
        assert file.redo() == "Rename step"
        with file.edit("Breakdowns") as edit:
            edit.put(replace(before, repair_time_s=2700.0, variation=1.5))
        with file.edit("Delete step") as edit:
            edit.delete(file.audit.steps[1])
        assert file.undo() == "Delete step"
        assert (file.audit.work(1).repair_time_s, file.audit.work(1).variation) == (2700.0, 1.5)
        assert file.undo() == "Breakdowns"
        assert file.audit.work(1) == before
    assert path.with_name("old.v9.audit").exists()


def test_a_file_of_schema_10_keeps_its_breakdowns_and_takes_quotations(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "v10.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        assert file.audit.work(1).repair_time_s == 2700.0
        assert file.audit.quotations_of(1) == ()
        assert file.redo() == "Rename step"
        with file.edit("Quotation") as edit:
            quotation = edit.put(Quotation(candidate_id=1, supplier="Weldtech", price=70_000.0))
            edit.put(QuotedLine(quotation_id=quotation.id, item=QuotedItem.SAFETY, stands=Stands.LEFT_OUT))
        with file.edit("Delete candidate") as edit:
            edit.delete(file.audit.candidate_overrides[1])
        assert not file.audit.table(QuotedLine)
        assert file.undo() == "Delete candidate"
        assert [q.supplier for q in file.audit.quotations_of(1)] == ["Weldtech"]
        assert [x.item for x in file.audit.quoted_lines_of(quotation.id)] == [QuotedItem.SAFETY]
        assert file.undo() == "Quotation"
        assert not file.audit.table(Quotation)


def test_a_file_of_schema_11_keeps_its_quotations_and_starting_times_and_can_say_that_a_time_is_a_benchmarks(
    tmp_path: Path,
) -> None:
    path = Path(shutil.copy(FILES / "v11.audit", tmp_path / "old.audit"))
    with AuditFile.open(path) as file:
        before = file.audit.work(1)
        assert before.cycle_time_s == Estimate(40.0, 60.0, 90.0, Basis.CATALOGUE)  # whose it was stands in a note alone
        assert [q.supplier for q in file.audit.quotations_of(1)] == ["Weldtech"]
        assert file.audit.benchmark_of(1) is None
        assert file.redo() == "Rename step"
        with file.edit("Starting times") as edit:
            edit.put(replace(before, cycle_time_s=Estimate(30.0, 50.0, 90.0, Basis.BENCHMARK)))
            edit.put(Benchmark(step_id=1, programme="East", year=2026, firms=40, cell="metal"))
        with pytest.raises(InputError, match="year"), file.edit("Before there were computers") as edit:
            edit.put(Benchmark(step_id=1, programme="East", year=1926, firms=40, cell="metal"))
        with file.edit("Delete step") as edit:
            edit.delete(file.audit.steps[1])
        assert not file.audit.table(Benchmark)
        assert file.undo() == "Delete step"
    with AuditFile.open(path) as file:
        assert file.check() == []
        assert file.audit.work(1).cycle_time_s == Estimate(30.0, 50.0, 90.0, Basis.BENCHMARK)
        assert file.undo() == "Starting times"
        assert (file.audit.work(1), file.audit.benchmark_of(1)) == (before, None)
    assert path.with_name("old.v11.audit").exists()


def test_there_is_a_file_of_every_schema_before_this_one() -> None:
    assert {p.name for p in FILES.iterdir()} == {f"v{n}.audit" for n in range(1, schema.VERSION)}


def test_a_migration_killed_while_it_writes_is_taken_back_and_done_again(old: Path) -> None:
    """The version of the new schema is in the header already; the journal that takes it back lies beside."""
    program = (
        "import os; from pathlib import Path; from auditor.store import driver, schema\n"
        f"db = driver.connect(Path({str(old)!r}), 'rw')\n"
        "db.execute('PRAGMA cache_size = 1')\n"  # pages go to the file before the end
        "db.execute('BEGIN'); schema._advance(db, 2)\n"
        "db.execute('PRAGMA cache_spill = 1')\n"
        "db.execute('CREATE TABLE filler (x)')\n"
        "db.executemany('INSERT INTO filler VALUES (?)', [('x' * 3000,)] * 400)\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert old.with_name("old.audit-journal").stat().st_size > 0
    with old.open("r+b") as bare:  # the first page comes last: killed a moment later, it would be there
        bare.seek(60)
        bare.write((2).to_bytes(4))
    with AuditFile.open(old) as file:
        assert file.audit.processes[1].name == "Milling"
        assert file.check() == []
