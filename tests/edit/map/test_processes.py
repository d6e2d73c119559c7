"""Processes and their details; steps added, renamed, noted."""

from __future__ import annotations

from auditor.edit import perform
from auditor.edit.map.process import ensure_detail, ensure_process, rename_process, set_demand, set_scrap_cost, set_unit
from auditor.edit.map.steps import add_step, change_kind, change_notes, rename_step
from auditor.edit.photos import add_photo, remove_photo
from auditor.model import Estimate, Photo, StepKind
from auditor.store import AuditFile


def test_a_blank_audit_gets_a_process_once(audit_file: AuditFile) -> None:
    first = perform(audit_file, ensure_process)
    assert perform(audit_file, ensure_process) == first
    assert audit_file.undo() == "Add process"
    assert not audit_file.audit.processes


def test_a_step_gets_one_detail_with_its_name(chain: AuditFile) -> None:
    detail = perform(chain, ensure_detail, 2)
    assert chain.audit.processes[detail].name == "B"
    assert chain.audit.steps[2].kind is StepKind.SUBPROCESS
    assert perform(chain, ensure_detail, 2) == detail
    assert chain.undo() == "Make sub-process"


def test_names_are_one_line_and_never_empty(chain: AuditFile) -> None:
    perform(chain, rename_step, 1, "  Saw \n twice ")
    assert chain.audit.steps[1].name == "Saw twice"
    perform(chain, rename_step, 1, " \n ")
    perform(chain, rename_process, 1, "")
    assert (chain.audit.steps[1].name, chain.audit.processes[1].name) == ("Saw twice", "P")
    perform(chain, rename_step, 1, "x" * 900)
    assert len(chain.audit.steps[1].name) == 500


def test_new_steps_have_names_that_no_other_has(chain: AuditFile) -> None:
    new = [perform(chain, add_step, 1, 0.0, 400.0 + 100 * i) for i in range(3)]
    assert [chain.audit.steps[i].name for i in new] == ["New step", "New step 2", "New step 3"]


def test_what_is_known_of_steps_and_processes_is_stored(chain: AuditFile) -> None:
    perform(chain, change_kind, [1, 2], StepKind.DELAY)
    perform(chain, change_notes, 1, "n" * 60_000)
    perform(chain, set_demand, 1, Estimate.point(12_000.0))
    perform(chain, set_unit, 1, "order")
    perform(chain, set_scrap_cost, 1, Estimate.point(12.0))
    assert [chain.audit.steps[i].kind for i in (1, 2, 3)] == [StepKind.DELAY, StepKind.DELAY, StepKind.OPERATION]
    assert len(chain.audit.steps[1].notes) == 50_000
    process = chain.audit.processes[1]
    assert (process.unit, process.demand_per_year) == ("order", Estimate.point(12_000.0))
    assert chain.undo() == "Change what a unit is worth"


def test_a_photo_comes_and_goes(chain: AuditFile) -> None:
    perform(chain, add_photo, 1, b"\xff\xd8\xff")
    (photo,) = chain.audit.photos_of(1)
    perform(chain, remove_photo, photo)
    assert not chain.audit.table(Photo)
    assert [chain.undo(), chain.undo()] == ["Remove photo", "Add photo"]
