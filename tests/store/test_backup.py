"""Backups are made on their own, hold all, are thinned out with age, and come back as one edit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import AuditFileError
from auditor.model import Lane, Process, Step, Tag
from auditor.model.difference import differences
from auditor.store import AuditFile
from auditor.store.backup import DAYS, MONTHS, NEWEST, back_up, is_due, superfluous, take_out
from auditor.store.backup_folder import Backup, backups_of
from auditor.store.restore import restore
from tests.rounds import rounds

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_a_backup_holds_the_audit_with_its_history(sample_file: AuditFile) -> None:
    made = back_up(sample_file)
    assert made is not None
    assert made.path.stat().st_mode & 0o077 == 0
    with AuditFile.open(made.path, read_only=True) as kept:
        assert kept.audit == sample_file.audit
        assert kept.history() == sample_file.history()
        assert kept.check() == []


def test_what_did_not_change_is_not_backed_up_again(sample_file: AuditFile) -> None:
    assert back_up(sample_file) is not None
    assert back_up(sample_file) is None
    sample_file.undo()
    sample_file.redo()
    assert back_up(sample_file) is None
    with sample_file.edit("More") as edit:
        edit.put(Process(name="Q"))
    assert back_up(sample_file) is not None
    assert len(backups_of(sample_file.path)) == 2


def test_another_future_after_an_undo_is_backed_up_although_its_number_is_the_same(audit_file: AuditFile) -> None:
    with audit_file.edit("One") as edit:
        edit.put(Process(name="P"))
    back_up(audit_file)
    audit_file.undo()
    with audit_file.edit("Other") as edit:
        edit.put(Process(name="Q"))
    assert back_up(audit_file) is not None


def test_a_backup_is_due_after_a_while_and_when_the_clock_was_set_back(sample_file: AuditFile) -> None:
    assert is_due(sample_file, NOON)
    back_up(sample_file, NOON)
    assert not is_due(sample_file, NOON + timedelta(minutes=9))
    assert is_due(sample_file, NOON + timedelta(minutes=11))
    assert is_due(sample_file, NOON - timedelta(days=400))


def test_an_empty_audit_needs_no_backup(audit_file: AuditFile) -> None:
    assert back_up(audit_file) is None


@given(st.lists(st.integers(0, 500 * 24 * 60), min_size=1, max_size=150))
def test_thinning_keeps_the_newest_one_a_day_and_one_a_month(minutes: list[int]) -> None:
    backups = [Backup(Path(f"/none/{m}"), NOON - timedelta(minutes=m), 1, "x") for m in set(minutes)]
    gone = superfluous(backups, NOON)
    kept = [b for b in backups if b not in gone]
    newest = sorted(backups, key=lambda b: b.at, reverse=True)
    assert set(newest[:NEWEST]) <= set(kept)
    for backup in backups:
        age = NOON - backup.at
        if age < timedelta(days=14):
            assert any(k.at.date() == backup.at.date() and k.at >= backup.at for k in kept)
        elif age < timedelta(days=31 * MONTHS):
            assert any((k.at.year, k.at.month) == (backup.at.year, backup.at.month) for k in kept)
    assert superfluous(kept, NOON) == []


def test_of_a_year_of_work_a_few_dozen_backups_stay_and_the_others_are_deleted(sample_file: AuditFile) -> None:
    made = back_up(sample_file, NOON)
    assert made is not None
    for hour in range(1, 400 * 24, 8):
        at = NOON - timedelta(hours=hour)
        (made.path.parent / f"{at:%Y%m%dT%H%M%SZ}-1-{hour:08x}.audit").write_bytes(b"old")
    with sample_file.edit("More") as edit:
        edit.put(Process(name="Q"))
    newest = back_up(sample_file, NOON + timedelta(hours=1))
    left = backups_of(sample_file.path)
    assert newest is not None
    assert left[0].path == newest.path
    assert NEWEST + MONTHS < len(left) <= NEWEST + DAYS + MONTHS + 1
    assert len(list(made.path.parent.iterdir())) == len(left)


def test_the_oldest_go_first_where_space_runs_out_and_the_newest_stays_whatever_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = []
    for day, size in enumerate((300, 100, 100)):
        path = tmp_path / str(day)
        path.write_bytes(bytes(size))
        backups.append(Backup(path, NOON - timedelta(days=day), 1, "x"))
    monkeypatch.setattr("auditor.store.backup.MOST_BYTES", 400)
    assert superfluous(backups, NOON) == backups[2:]
    monkeypatch.setattr("auditor.store.backup.MOST_BYTES", 50)
    assert superfluous(backups, NOON) == backups[1:]


def test_a_backup_that_can_not_be_written_is_said_and_leaves_no_half_one(
    sample_file: AuditFile, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way of the folder")
    with pytest.raises(AuditFileError):
        back_up(sample_file)


def test_a_backup_becomes_a_file_again_but_never_over_another(sample_file: AuditFile, tmp_path: Path) -> None:
    made = back_up(sample_file)
    assert made is not None
    take_out(made, tmp_path / "again.audit")
    with AuditFile.open(tmp_path / "again.audit") as again:
        assert again.audit == sample_file.audit
    with pytest.raises(AuditFileError, match="exists already"):
        take_out(made, tmp_path / "again.audit")


_acts = st.lists(
    st.tuples(st.sampled_from(["step", "lane", "tag", "rename", "drop", "undo"]), st.integers(0, 9)), max_size=14
)


@pytest.mark.soak
@settings(max_examples=rounds("restore"), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_acts, after=_acts)
def test_restoring_gives_the_old_state_and_undo_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    with AuditFile.create(tmp_path_factory.mktemp("r") / "a.audit") as file:
        with file.edit("Begin") as edit:
            edit.put(Process(name="P"))
        _do(file, before)
        wanted = file.audit
        _do(file, after)
        latest = file.audit
        restore(file, wanted, "Restore")
        assert file.audit == wanted
        assert differences(file.audit, wanted) == []
        if wanted != latest:
            assert file.undo() == "Restore"
            assert file.audit == latest


def _do(file: AuditFile, acts: list[tuple[str, int]]) -> None:
    for what, n in acts:
        if what == "undo":
            if len([h for h in file.history() if not h.undone]) > 1:
                file.undo()
            continue
        with file.edit(what) as edit:
            audit = file.audit
            steps, lanes = list(audit.steps.values()), list(audit.lanes.values())
            if what == "lane":
                edit.put(Lane(process_id=1, name=f"l{n}"))
            elif what == "step":
                edit.put(Step(process_id=1, name=f"s{n}", lane_id=lanes[n % len(lanes)].id if lanes else None))
            elif what == "tag" and steps:
                edit.put(Tag(step_id=steps[n % len(steps)].id, name=f"t{len(audit.table(Tag))}-{n}"))
            elif what == "rename" and steps:
                from dataclasses import replace

                edit.put(replace(steps[n % len(steps)], name=f"renamed {n}"))
            elif what == "drop" and (steps or lanes):
                edit.delete([*lanes, *steps][n % len([*lanes, *steps])])
