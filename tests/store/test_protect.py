"""A password-protected audit: nothing of it can be read without the password, in the file or beside it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, ForeignFile, InputError, NewerFile, PasswordNeeded, WrongPassword
from auditor.model import Process
from auditor.store import AuditFile, driver
from auditor.store.backup import back_up
from auditor.store.backup_folder import backups_of
from auditor.store.lock import FileLock
from auditor.store.protect import set_password
from auditor.store.schema import VERSION

PASSWORD = "kist ' \" – 🔑 ;--"
SECRET = "Geheimprozess"


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "p.audit"
    with AuditFile.create(path, PASSWORD) as file, file.edit(SECRET) as edit:
        edit.put(Process(name=SECRET))
    return path


def everything_written(folder: Path) -> bytes:
    """All bytes of all files, with their names."""
    found = b""
    for path in folder.rglob("*"):
        found += path.name.encode()
        if path.is_file():
            found += path.read_bytes()
    return found


def test_the_file_opens_with_its_password_and_keeps_its_history(protected: Path) -> None:
    with AuditFile.open(protected, password=PASSWORD) as file:
        assert [p.name for p in file.audit.processes.values()] == [SECRET]
        assert file.undo() == SECRET
        assert file.check() == []


@pytest.mark.parametrize("wrong", ["", "kist", PASSWORD + " ", PASSWORD.upper()])
def test_another_password_or_none_is_refused_and_the_file_untouched(protected: Path, wrong: str) -> None:
    before = protected.read_bytes()
    with pytest.raises(WrongPassword if wrong else PasswordNeeded):
        AuditFile.open(protected, password=wrong)
    assert protected.read_bytes() == before
    assert not FileLock(protected).path.exists()


def test_nothing_readable_is_written_anywhere_while_it_is_worked_on(protected: Path, tmp_path: Path) -> None:
    """The file, its journal in the middle of an edit, its backups and their names."""
    with AuditFile.open(protected, password=PASSWORD) as file:
        with file.edit("Second") as edit:
            for i in range(300):
                edit.put(Process(name=f"{SECRET} {i}"))
            written = everything_written(tmp_path)
            assert b"-journal" in written
        back_up(file)
        written += everything_written(tmp_path)
    assert SECRET.encode() not in written
    assert b"SQLite format" not in written
    assert len(backups_of(protected)) == 1
    assert "p-" not in backups_of(protected)[0].path.parent.name


def test_a_backup_opens_with_the_same_password_only(protected: Path) -> None:
    with AuditFile.open(protected, password=PASSWORD) as file:
        made = back_up(file)
        assert made is not None
        with pytest.raises(PasswordNeeded):
            AuditFile.open(made.path, read_only=True)
        with AuditFile.open(made.path, read_only=True, password=PASSWORD) as kept:
            assert kept.audit == file.audit


def test_a_password_is_set_changed_and_removed_with_everything_kept(sample_file: AuditFile, tmp_path: Path) -> None:
    whole, history, path = sample_file.audit, sample_file.history(), sample_file.path
    back_up(sample_file)
    file = sample_file
    for new in ("first password", "second password", None):
        file = set_password(file, new)
        assert (file.audit, file.history(), file.check(), file.read_only) == (whole, history, [], False)
        if new:
            assert b"SQLite format" not in everything_written(tmp_path)
            (kept,) = backups_of(path)
            AuditFile.open(kept.path, read_only=True, password=new).close()
    file.close()
    with AuditFile.open(path) as plain:
        assert plain.audit == whole
    assert [p.name for p in tmp_path.iterdir() if p.name != "data"] == ["sample.audit"]


def test_a_password_that_protects_nothing_is_refused(sample_file: AuditFile) -> None:
    for weak in ("short", "with\nnewline"):
        with pytest.raises(InputError):
            set_password(sample_file, weak)
    with sample_file.edit("Still open") as edit:
        edit.put(Process(name="P"))


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be replaced there")
def test_a_password_that_can_not_be_written_leaves_the_audit_open_as_it_was(
    sample_file: AuditFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(AuditFileError):
        set_password(sample_file, "long enough")
    monkeypatch.undo()
    with AuditFile.open(sample_file.path, read_only=True) as same:
        assert same.audit == sample_file.audit


def test_chance_that_looks_protected_is_asked_about_and_another_database_is_told_apart(tmp_path: Path) -> None:
    noise = tmp_path / "noise.audit"
    noise.write_bytes(os.urandom(4096 * 20))
    with pytest.raises(WrongPassword, match="or it is no audit"):
        AuditFile.open(noise, password=PASSWORD)
    other = tmp_path / "other.audit"
    db = driver.connect(other, "rwc", PASSWORD)
    for i in range(30):
        db.execute(f"CREATE TABLE t{i} (x)")
    db.close()
    with pytest.raises(ForeignFile):
        AuditFile.open(other, password=PASSWORD)


def test_a_protected_audit_in_trouble_is_kept_in_memory_and_written_elsewhere_under_its_password(
    protected: Path, tmp_path: Path
) -> None:
    with AuditFile.open(protected, password=PASSWORD) as file:
        file.keeps_work = True
        protected.unlink()
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert file.trouble
        file.copy_to(tmp_path / "b.audit")
    with AuditFile.open(tmp_path / "b.audit", password=PASSWORD) as other:
        assert [line.label for line in other.history()] == ["Second", SECRET]
    assert SECRET.encode() not in everything_written(tmp_path)


def test_a_newer_audit_is_refused_untouched_behind_its_password_too(protected: Path) -> None:
    with contextlib.closing(driver.connect(protected, "rw", PASSWORD)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = protected.read_bytes()
    with pytest.raises(NewerFile):
        AuditFile.open(protected, password=PASSWORD)
    assert protected.read_bytes() == before
    assert [p.name for p in protected.parent.iterdir() if p.name != "data"] == ["p.audit"]
