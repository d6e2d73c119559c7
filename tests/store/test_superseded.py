"""No backup under an old password, or under none, outlives a new one: wherever the program is killed while it is set."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, PasswordNeeded, WrongPassword
from auditor.model import Process
from auditor.store import AuditFile
from auditor.store import protect as protecting
from auditor.store.backup import back_up
from auditor.store.backup_folder import backups_of, folder_of
from auditor.store.protect import set_password
from auditor.user_folder import user_folder
from tests.rounds import rounds
from tests.store.stepwise import JOBS, NEW, OLD

ROOT = Path(__file__).resolve().parent.parent.parent
PLAIN = b"SQLite format"


def an_audit_with_backups(path: Path, password: str | None, count: int = 2) -> None:
    with AuditFile.create(path, password) as file:
        for i in range(count):
            with file.edit(f"Edit {i}") as edit:
                edit.put(Process(name=f"P{i}"))
            assert back_up(file) is not None


def another_audit_was_here_before(path: Path) -> None:
    """Its readable backups are still there."""
    an_audit_with_backups(path, None)
    path.unlink()


def readable(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and PLAIN in path.read_bytes()]


def opened(path: Path, password: str | None) -> AuditFile | None:
    try:
        return AuditFile.open(path, password=password)
    except (PasswordNeeded, WrongPassword):
        return None


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the job works, with a data folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "work" / "data"))
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def rounds_of(job: str, work: Path) -> Iterator[bool]:
    """Every round's folder in place of ``work``, one after the other; True for the one that was not killed."""
    base = work.parent
    work.rename(base / "start")
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.stepwise", job, str(base), str(rounds(f"stepwise: {job}"))],
        capture_output=True, text=True, check=False, timeout=1800, cwd=ROOT, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    numbers = [int(number) for number in (base / "done").read_text().split()]
    for number in numbers:
        (base / str(number)).rename(work)
        yield number == numbers[-1]
        work.rename(base / str(number))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.soak
@pytest.mark.parametrize("job", [job for job in JOBS if rounds(f"stepwise: {job}")])
def test_killed_at_each_step_the_old_backups_are_all_there_or_all_gone(job: str, work: Path) -> None:
    before, after = {"protect": (None, NEW), "change": (OLD, NEW), "unprotect": (OLD, None)}[job]
    path = work / "a.audit"
    if job == "protect":
        another_audit_was_here_before(path)
    an_audit_with_backups(path, before)
    old = {backup.path: backup.path.read_bytes() for backup in backups_of(path)}
    ends = []
    for is_whole in rounds_of(job, work):
        if is_whole and after is not None:
            assert readable(work) == []  # as it was reported, before anything is opened
        file = opened(path, after)
        ends.append(file is not None and file.password == after)
        if file is None:
            file = AuditFile.open(path, password=before)
        with file:
            assert not file.read_only
            assert (len(file.audit.processes), file.check()) == (2, [])
            kept = {backup.path: backup.path.read_bytes() for backup in backups_of(path)}
            if ends[-1]:
                assert not old.items() & kept.items()
                if after is not None:
                    assert readable(work) == []
            else:
                assert kept == old
            assert list(user_folder("backups").glob("*/superseded.json")) == []
            back_up(file)
            assert backups_of(path)
    assert ends == sorted(ends)  # the old password up to one step, the new one from there on
    assert ends.count(False) >= 2
    assert ends.count(True) >= 2


def killed_after_the_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit has its password, and nothing after that has happened."""

    class Killed(BaseException):
        pass

    def killed(*args: object, **more: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, AuditFile.open(path) as file:
        patch.setattr(AuditFile, "open", killed)
        with pytest.raises(Killed):
            set_password(file, NEW)
    assert readable(path.parent)


def test_an_audit_moved_after_the_kill_is_known_by_its_salt(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, moved = work / "a.audit", work / "elsewhere.audit"
    an_audit_with_backups(path, None)
    killed_after_the_change(path, monkeypatch)
    path.rename(moved)
    with AuditFile.create(work / "b.audit", "some other one"):
        assert len(readable(work)) == 2  # they are none of this audit's business
    AuditFile.open(moved, password=NEW).close()
    assert readable(work) == []


def test_opened_for_reading_only_nothing_is_deleted_yet(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, None)
    killed_after_the_change(path, monkeypatch)
    AuditFile.open(path, read_only=True, password=NEW).close()
    assert len(readable(work)) == 2
    AuditFile.open(path, password=NEW).close()
    assert readable(work) == []


def test_what_the_system_refuses_to_delete_is_deleted_with_the_next_backup(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = work / "a.audit"
    another_audit_was_here_before(path)
    stays = backups_of(path)[1].path
    an_audit_with_backups(path, None)
    real = Path.unlink

    def refused(self: Path, missing_ok: bool = False) -> None:
        if self == stays:
            raise PermissionError(13, "in use")
        real(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        file = set_password(AuditFile.open(path), NEW)
    with file:
        assert readable(work) == [stays]
        back_up(file)
        assert readable(work) == []
        assert len(backups_of(path)) == 1


def test_half_a_backup_of_a_killed_program_does_not_outlive_the_password(work: Path) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, None)
    folder = folder_of(path, is_protected=False)
    for name in (".20260101T000000Z-1-0123abcd.audit.ab_c1234.part", "notes of somebody.txt"):
        (folder / name).write_bytes(PLAIN)
    set_password(AuditFile.open(path), NEW).close()
    assert [found.name for found in readable(work)] == ["notes of somebody.txt"]


def test_the_folder_that_tells_the_name_of_the_audit_goes_too(work: Path) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, None)
    set_password(AuditFile.open(path), NEW).close()
    assert [folder.name[:2] for folder in user_folder("backups").iterdir()] != ["a-"]
    assert not folder_of(path, is_protected=False).exists()


@pytest.mark.parametrize("password", [None, OLD])
def test_the_same_password_once_more_costs_no_backup(work: Path, password: str | None) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, password)
    old = backups_of(path)
    with set_password(AuditFile.open(path, password=password), password):
        assert backups_of(path) == old


def test_without_room_for_the_list_the_audit_is_as_it_was(work: Path) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, None)
    folder_of(path, is_protected=True).write_text("in the way")
    with AuditFile.open(path) as file:
        with pytest.raises(AuditFileError):
            set_password(file, NEW)
        with file.edit("Still open") as edit:
            edit.put(Process(name="P"))
        assert len(backups_of(path)) == 2
    AuditFile.open(path).close()


def test_a_password_is_set_even_where_no_new_backup_can_be_made(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = work / "a.audit"
    an_audit_with_backups(path, None)

    def full(file: AuditFile) -> None:
        raise AuditFileError("the disk is full")

    monkeypatch.setattr(protecting, "back_up", full)
    with set_password(AuditFile.open(path), NEW) as file:
        assert file.password == NEW
    assert readable(work) == []
