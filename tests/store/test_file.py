"""The audit file: edits, undo, redo, history, notifications."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import AuditFileError, InputError, ReadOnlyFile
from auditor.model import ENTITIES, Audit, Calendar, Estimate, Firm, Flow, Lane, Process, Step, Tag, Work
from auditor.store import AuditFile, Change
from tests.rounds import rounds


def two_steps(file: AuditFile) -> tuple[Step, Step]:
    with file.edit("Draw") as edit:
        process = edit.put(Process(name="P"))
        a = edit.put(Step(process_id=process.id, name="a"))
        b = edit.put(Step(process_id=process.id, name="b"))
        edit.put(Flow(process_id=process.id, source_id=a.id, target_id=b.id))
        edit.put(Work(id=a.id, cycle_time_s=Estimate(1, 2, 3)))
    return a, b


def test_an_edit_is_there_after_closing_and_opening(audit_file: AuditFile) -> None:
    two_steps(audit_file)
    before = audit_file.audit
    audit_file.close()
    with AuditFile.open(audit_file.path) as again:
        assert again.audit == before
        assert [line.label for line in again.history()] == ["Draw"]


@pytest.mark.parametrize(("edits", "later_s"), [(0, 0.0), (7, 0.0004), (20, 0.0), (20, 0.0007), (20, 0.0013)])
def test_an_edit_survives_the_killing_of_the_process(tmp_path: Path, edits: int, later_s: float) -> None:
    """A child stores edits, says so, and is killed: at once, or somewhere in one of the next edits."""
    path = tmp_path / "killed.audit"
    program = (
        "import sys, time; from pathlib import Path; from auditor.store import AuditFile; from auditor.model import Process\n"
        f"file = AuditFile.create(Path({str(path)!r}))\n"
        "for i in range(1000):\n"
        "    with file.edit(f'edit {i}') as edit: edit.put(Process(name=f'p{i}'))\n"
        "    print(i, flush=True)\n"
    )
    last = -1
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            last = int(line)
            if last == edits:
                time.sleep(later_s)
                child.send_signal(signal.SIGKILL)
                break
    with AuditFile.open(path) as opened:
        assert not opened.read_only  # the lock of the killed process is recognised as stale
        names = {p.name for p in opened.audit.processes.values()}
        assert {f"p{i}" for i in range(last + 1)} <= names
        assert len(opened.history()) == len(names)
        assert opened.check() == []
        opened.undo()
        assert len(opened.audit.processes) == len(names) - 1


def test_undo_and_redo_reach_back_over_a_restart(audit_file: AuditFile) -> None:
    empty = audit_file.audit
    two_steps(audit_file)
    drawn = audit_file.audit
    audit_file.close()
    with AuditFile.open(audit_file.path) as again:
        assert again.undo() == "Draw"
        assert again.audit == empty
        assert again.redo_label() == "Draw"
    with AuditFile.open(audit_file.path) as again:
        assert again.redo() == "Draw"
        assert again.audit == drawn
        assert again.redo() is None


def test_deleting_a_step_takes_what_belongs_to_it_and_undo_brings_all_back(audit_file: AuditFile) -> None:
    a, _b = two_steps(audit_file)
    before = audit_file.audit
    with audit_file.edit("Delete step") as edit:
        edit.delete(a)
    assert not audit_file.audit.flows
    assert not audit_file.audit.table(Work)
    audit_file.undo()
    assert audit_file.audit == before


def test_a_lane_that_goes_leaves_its_steps(audit_file: AuditFile) -> None:
    with audit_file.edit("Draw") as edit:
        process = edit.put(Process(name="P"))
        lane = edit.put(Lane(process_id=process.id, name="L"))
        edit.put(Step(process_id=process.id, name="a", lane_id=lane.id))
    with audit_file.edit("Delete lane") as edit:
        edit.delete(lane)
    assert [s.lane_id for s in audit_file.audit.steps.values()] == [None]
    audit_file.undo()
    assert [s.lane_id for s in audit_file.audit.steps.values()] == [lane.id]


def test_an_error_inside_an_edit_leaves_nothing(audit_file: AuditFile) -> None:
    before = audit_file.audit
    with pytest.raises(ZeroDivisionError), audit_file.edit("Broken") as edit:
        edit.put(Process(name="P"))
        raise ZeroDivisionError
    assert audit_file.audit == before
    assert audit_file.history() == []
    two_steps(audit_file)


def test_a_full_disk_loses_nothing_and_says_so(audit_file: AuditFile) -> None:
    two_steps(audit_file)
    before = audit_file.audit
    pages = audit_file._db.execute("PRAGMA page_count").fetchone()[0]
    audit_file._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(AuditFileError, match="full"), audit_file.edit("Too much") as edit:
        for i in range(500):
            edit.put(Process(name=f"{i} " + "x" * 400))
    assert audit_file.audit == before
    assert [entry.label for entry in audit_file.history()] == ["Draw"]
    assert audit_file.check() == []
    audit_file._db.execute("PRAGMA max_page_count = 1000000")
    with audit_file.edit("Room again") as edit:
        edit.put(Process(name="P"))
    with AuditFile.open(audit_file.path) as second:
        assert second.audit == audit_file.audit


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_write_that_the_system_refuses_loses_nothing(tmp_path: Path) -> None:
    """A child may write no file larger than it is now; its edit fails with a message, and the file is as it was."""
    path = tmp_path / "refused.audit"
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from auditor.store import AuditFile; from auditor.model import Process; from auditor.errors import AuditFileError\n"
        f"path = Path({str(path)!r})\n"
        "file = AuditFile.create(path)\n"
        "with file.edit('kept') as edit: edit.put(Process(name='kept'))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    with file.edit('lost') as edit:\n"
        "        for i in range(3000): edit.put(Process(name='x' * 400))\n"
        "except AuditFileError as error: print('told', len(file.audit.processes))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == "told 1", done.stderr
    with AuditFile.open(path) as opened:
        assert [p.name for p in opened.audit.processes.values()] == ["kept"]
        assert opened.check() == []


def test_an_edit_that_changes_nothing_is_no_line_of_history(audit_file: AuditFile) -> None:
    two_steps(audit_file)
    with audit_file.edit("Nothing") as edit:
        for step in audit_file.audit.steps.values():
            edit.put(step)
    assert len(audit_file.history()) == 1


def test_a_new_edit_after_undo_starts_another_future(audit_file: AuditFile) -> None:
    two_steps(audit_file)
    audit_file.undo()
    with audit_file.edit("Other") as edit:
        edit.put(Process(name="Q"))
    assert audit_file.redo() is None
    assert [line.label for line in audit_file.history()] == ["Other"]


def test_listeners_hear_which_tables_and_ids_changed(audit_file: AuditFile) -> None:
    heard: list[Change] = []
    stop = audit_file.subscribe(heard.append)
    a, b = two_steps(audit_file)
    assert heard[-1].label == "Draw"
    assert set(heard[-1].ids) == {"process", "step", "flow", "work"}
    assert sorted(heard[-1].ids["step"]) == [a.id, b.id]
    audit_file.undo()
    assert len(heard) == 2
    stop()
    audit_file.redo()
    assert len(heard) == 2


@pytest.mark.parametrize(
    "bad",
    [
        Flow(process_id=1, source_id=1, target_id=2, share=1.5),
        Flow(process_id=1, source_id=1, target_id=99),
        Step(process_id=77, name="orphan"),
        Step(process_id=1, name="x" * 5000),
        Work(id=1, units_per_cycle=0.0),
    ],
)
def test_what_the_rules_forbid_is_refused_and_nothing_changes(audit_file: AuditFile, bad: object) -> None:
    two_steps(audit_file)
    before = audit_file.audit
    with pytest.raises(InputError), audit_file.edit("Bad") as edit:
        edit.put(bad)  # type: ignore[type-var]
    assert audit_file.audit == before


def test_a_new_audit_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "there.audit"
    path.write_text("mine")
    with pytest.raises(AuditFileError, match="exists already"):
        AuditFile.create(path)
    assert path.read_text() == "mine"


def test_a_second_opening_only_reads_and_says_who_writes(audit_file: AuditFile) -> None:
    with AuditFile.open(audit_file.path) as second:
        assert second.read_only
        assert second.holder is not None
        assert second.holder.pid == os.getpid()
        with pytest.raises(ReadOnlyFile, match="has this audit open"), second.edit("No") as edit:
            edit.put(Process(name="P"))
    audit_file.close()
    with AuditFile.open(audit_file.path) as third:
        assert not third.read_only


_edits = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.floats(0.1, 1e3)), min_size=1, max_size=12)


def _one_edit(file: AuditFile, what: int, which: int, value: float) -> None:
    audit = file.audit
    steps = sorted(audit.steps.values(), key=lambda s: s.id)
    with file.edit(f"{what}") as edit:
        process = next(iter(audit.processes.values()), None) or edit.put(Process(name="P"))
        if what == 0 or len(steps) < 2:
            edit.put(Step(process_id=process.id, name=f"s{value}", x=value, y=1 / value))
        elif what == 1:
            edit.put(Work(id=steps[which % len(steps)].id, cycle_time_s=Estimate(value, value * 1.1, value * 1.3)))
        elif what == 2:
            edit.delete(steps[which % len(steps)])
        elif what == 3:
            edit.put(Flow(process_id=process.id, source_id=steps[0].id, target_id=steps[-1].id, share=1 / (1 + value)))
        elif what == 4:
            edit.put(Tag(step_id=steps[which % len(steps)].id, name="heavy"))
        else:
            edit.put(Calendar(working_days_per_year=value % 366))
            edit.put(Firm(name=f"F{value}"))


@pytest.mark.soak
@settings(
    deadline=None, max_examples=rounds("undo of all"), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=_edits, number=st.integers(0, 10**9))
def test_undo_of_all_is_the_beginning_and_redo_of_all_the_end(
    edits: list[tuple[int, int, float]], number: int, tmp_path: Path
) -> None:
    path = tmp_path / f"{number}-{len(list(tmp_path.iterdir()))}.audit"
    with AuditFile.create(path) as file:
        states: list[Audit] = [file.audit]
        for edit in edits:
            _one_edit(file, *edit)
            if file.audit != states[-1]:
                states.append(file.audit)
        for state in reversed(states[:-1]):
            assert file.undo() is not None
            assert file.audit == state
        assert file.undo() is None
        for state in states[1:]:
            assert file.redo() is not None
            assert file.audit == state
        assert file.check() == []
    path.unlink()


def test_the_schema_has_a_column_for_every_field(audit_file: AuditFile) -> None:
    from auditor.store.rows import row_plan

    for table, cls in ENTITIES.items():
        columns = [row[1] for row in audit_file._db.execute(f"PRAGMA table_info({table})")]
        assert columns == list(row_plan(cls).columns)
