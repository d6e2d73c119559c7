"""What programs that were killed left behind is tidied away; what is in use, or of others, is not."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from auditor.files import FORGOTTEN_S, replace_file, sweep
from auditor.model import Process
from auditor.store import AuditFile
from auditor.store.backup import back_up
from auditor.store.backup_folder import backups_of, folder_of
from auditor.store.protect import set_password
from auditor.store.repair import repair


def left(path: Path, age: float = FORGOTTEN_S + 60) -> Path:
    path.write_text("half")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def test_half_written_files_of_a_killed_program_go_when_the_audit_is_opened(sample_file: AuditFile) -> None:
    sample_file.close()
    folder = sample_file.path.parent
    old = left(folder / ".sample.audit.ab_c1234.part")
    journal = left(folder / ".sample.audit.ab_c1234.part-journal")
    new = left(folder / ".sample.audit.ab_c5678.part", age=5)
    others = [left(folder / name) for name in (".other.audit.ab_c1234.part", "sample.audit.ab_c1234.part", "a.part")]
    AuditFile.open(sample_file.path).close()
    assert not old.exists()
    assert not journal.exists()
    assert new.exists()
    assert all(path.exists() for path in others)


def test_they_go_when_the_same_file_is_written_again(tmp_path: Path) -> None:
    old = left(tmp_path / ".report.pdf.ab_c1234.part")
    replace_file(tmp_path / "report.pdf", b"whole")
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]
    assert not old.exists()


def test_a_half_written_backup_goes_with_the_next_one(sample_file: AuditFile) -> None:
    folder = folder_of(sample_file.path, is_protected=False)
    folder.mkdir(parents=True)
    old = left(folder / ".20260101T000000Z-1-0123abcd.audit.ab_c1234.part")
    new = left(folder / ".20260101T000001Z-1-0123abcd.audit.ab_c1234.part", age=5)
    assert back_up(sample_file) is not None
    assert not old.exists()
    assert new.exists()


def test_a_link_that_looks_like_one_goes_without_what_it_points_at(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine")
    link = tmp_path / ".r.pdf.ab_c1234.part"
    link.symlink_to(target)
    then = time.time() - FORGOTTEN_S - 60
    os.utime(link, (then, then), follow_symlinks=False)
    sweep(tmp_path / "r.pdf")
    assert not link.is_symlink()
    assert target.read_text() == "mine"


def test_the_copy_of_a_killed_repair_goes_with_the_next_repair(sample_file: AuditFile, tmp_path: Path) -> None:
    old, new = tmp_path / ".automation-auditor-repair.old", tmp_path / ".automation-auditor-repair.new"
    for folder in (old, new):
        folder.mkdir()
        left(folder / "copy.audit")
    then = time.time() - FORGOTTEN_S - 60
    os.utime(old, (then, then))
    repair(sample_file.path, tmp_path / "again.audit")
    assert not old.exists()
    assert new.exists()


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_readable_backup_left_by_a_kill_while_the_password_was_set_goes_with_the_next_backup(
    sample_file: AuditFile, tmp_path: Path, is_ours: bool
) -> None:
    if is_ours:
        made = back_up(sample_file)
        assert made is not None
        readable = made.path
    else:
        with AuditFile.create(tmp_path / "b.audit") as other, other.edit("Other") as edit:
            edit.put(Process(name="of another audit"))
        readable = folder_of(sample_file.path, is_protected=False) / "20260101T000000Z-1-00000000.audit"
        readable.parent.mkdir(parents=True)
        shutil.copy(tmp_path / "b.audit", readable)
    shutil.copy(readable, tmp_path / "kept")
    with set_password(sample_file, "long enough") as file:
        readable.parent.mkdir(exist_ok=True)
        shutil.copy(tmp_path / "kept", readable)
        with file.edit("More") as edit:
            edit.put(Process(name="P"))
        back_up(file)
        assert readable.exists() != is_ours
        assert len([b for b in backups_of(file.path) if b.path.parent != readable.parent]) == 2
