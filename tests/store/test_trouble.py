"""The disk fails while an audit is open: the file stays sound, and the work stays in memory until it has a place."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, InputError, NotStored, ReadOnlyFile
from auditor.model import Process, Step
from auditor.store import AuditFile
from auditor.store.protect import set_password


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A folder that is a small disk of its own (4 MB), as a USB stick is."""
    folder = tmp_path / "stick"
    folder.mkdir()
    if shutil.which("mount") is None or _run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)) != 0:
        pytest.skip("no disk can be mounted here")
    yield folder
    _run("umount", "-l", str(folder))


def _run(*words: str) -> int:
    return subprocess.run(words, capture_output=True, check=False).returncode


def audit_on(folder: Path) -> AuditFile:
    file = AuditFile.create(folder / "a.audit")
    file.keeps_work = True
    with file.edit("First") as edit:
        process = edit.put(Process(name="P"))
        edit.put(Step(process_id=process.id, name="first"))
    return file


def names(file: AuditFile) -> list[str]:
    return [p.name for p in file.audit.processes.values()]


def stored(path: Path) -> AuditFile:
    return AuditFile.open(path, read_only=True)


def test_on_a_full_disk_the_work_goes_on_in_memory_and_is_stored_when_there_is_room(stick: Path) -> None:
    with audit_on(stick) as file:
        filler = stick / "filler"
        with pytest.raises(OSError), filler.open("wb") as full:
            while True:
                full.write(b"x" * 4096)
                full.flush()
        with file.edit("Too much") as edit:
            for i in range(1200):
                edit.put(Process(name=f"{i} " + "x" * 400))
        assert "full" in file.trouble
        assert len(file.audit.processes) == 1201
        with stored(file.path) as other:
            assert names(other) == ["P"]
            assert other.check() == []
        with pytest.raises(AuditFileError):
            file.store_again()
        with file.edit("Less") as edit:
            for process in list(file.audit.processes.values())[1:]:
                edit.delete(process)
            edit.put(Process(name="Q"))
        assert file.undo() == "Less"
        assert file.redo() == "Less"
        filler.unlink()
        file.store_again()
        assert file.trouble == ""
        assert file.check() == []
        with stored(file.path) as other:
            assert names(other) == ["P", "Q"]
            assert [line.label for line in other.history()] == ["Less", "Too much", "First"]


def test_without_a_person_at_it_a_full_disk_refuses_and_changes_nothing(stick: Path) -> None:
    with audit_on(stick) as file:
        file.keeps_work = False
        before = file.audit
        with pytest.raises(NotStored, match="full"), file.edit("Too much") as edit:
            for i in range(6000):
                edit.put(Process(name=f"{i} " + "x" * 400))
        assert file.audit == before
        assert file.check() == []
        with file.edit("Fits") as edit:
            edit.put(Process(name="Q"))
        assert names(file) == ["P", "Q"]


@pytest.mark.parametrize("room", [0, 200_000, 900_000])
def test_a_password_that_a_full_disk_has_no_room_for_leaves_the_audit_as_it_was(stick: Path, room: int) -> None:
    with audit_on(stick) as file:
        with file.edit("Much") as edit:
            for i in range(700):
                edit.put(Process(name=f"{i} " + "x" * 400))
        before = file.audit
        with pytest.raises(OSError), (stick / "filler").open("wb", 0) as full:
            while True:
                full.write(b"x" * 4096)
        os.truncate(stick / "filler", (stick / "filler").stat().st_size - room)
        with pytest.raises(AuditFileError, match="full"):
            set_password(file, "long enough")
        (stick / "filler").unlink()
        assert sorted(p.name for p in stick.iterdir()) == [".~lock.a.audit#", "a.audit"]
        with pytest.raises(InputError, match="refused"), file.edit("To nowhere") as edit:
            edit.put(Step(process_id=9_999, name="s"))
        with file.edit("Go on") as edit:
            edit.put(Process(name="Q"))
        assert len(file.audit.processes) == len(before.processes) + 1
        assert file.check() == []
        with set_password(file, "long enough") as again:
            assert again.audit == file.audit


def test_a_stick_that_is_pulled_takes_nothing_along_and_one_put_back_gets_the_work(stick: Path, tmp_path: Path) -> None:
    with audit_on(stick) as file:
        kept = tmp_path / "image"
        shutil.copytree(stick, kept)
        _run("umount", "-l", str(stick))
        assert not file.path.exists()
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert "no longer there" in file.trouble
        assert names(file) == ["P", "Q"]
        with pytest.raises(AuditFileError, match="There is no file"):
            file.store_again()
        file.copy_to(tmp_path / "elsewhere.audit")
        shutil.copytree(kept, stick, dirs_exist_ok=True)
        file.store_again()
        with stored(file.path) as other:
            assert names(other) == ["P", "Q"]
    with stored(tmp_path / "elsewhere.audit") as other:
        assert [line.label for line in other.history()] == ["Second", "First"]


def test_a_file_deleted_while_open_gets_no_change_that_would_vanish_with_it(tmp_path: Path) -> None:
    with audit_on(tmp_path) as file:
        file.path.unlink()
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert "no longer there" in file.trouble
        file.copy_to(tmp_path / "b.audit")
    with stored(tmp_path / "b.audit") as other:
        assert names(other) == ["P", "Q"]
        assert other.check() == []


def test_a_file_replaced_while_open_is_not_written_into_and_its_replacement_not_overwritten(tmp_path: Path) -> None:
    with audit_on(tmp_path) as file:
        other = AuditFile.create(tmp_path / "other.audit")
        with other.edit("Theirs") as edit:
            edit.put(Process(name="Theirs"))
        other.close()
        (tmp_path / "other.audit").replace(file.path)
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert "replaced by another" in file.trouble
        with pytest.raises(AuditFileError, match="changed by another program"):
            file.store_again()
    with stored(file.path) as theirs:
        assert names(theirs) == ["Theirs"]


def test_a_file_that_another_program_wrote_into_is_not_overwritten(tmp_path: Path) -> None:
    import sqlite3

    with audit_on(tmp_path) as file:
        db = sqlite3.connect(file.path)
        db.execute("UPDATE process SET name = 'theirs'")
        db.commit()
        db.close()
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert "changed by another program" in file.trouble
        assert "Q" in names(file)
    with stored(file.path) as theirs:
        assert names(theirs) == ["theirs"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs the rights of a Unix folder")
def test_permission_taken_away_keeps_the_work_in_memory_and_given_back_stores_it(tmp_path: Path) -> None:
    """A child without root's right to ignore rights; its folder is closed to it while the audit is open."""
    folder = tmp_path / "shared"
    folder.mkdir()
    program = (
        "import sys; from pathlib import Path\n"
        "from auditor.store import AuditFile; from auditor.model import Process\n"
        f"file = AuditFile.create(Path({str(folder)!r}) / 'a.audit'); file.keeps_work = True\n"
        "with file.edit('First') as edit: edit.put(Process(name='P'))\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "with file.edit('Second') as edit: edit.put(Process(name='Q'))\n"
        "print(file.trouble, len(file.audit.processes), flush=True); sys.stdin.readline()\n"
        "file.store_again(); print('stored', flush=True)\n"
    )
    plain = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.getuid() == 0 else []
    if plain and shutil.which("setpriv") is None:
        pytest.skip("root can't give up its rights here")
    with subprocess.Popen(
        [*plain, sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None

        def heard() -> str:
            return child.stdout.readline().strip()  # type: ignore[union-attr]

        def go() -> None:
            child.stdin.write("\n")  # type: ignore[union-attr]
            child.stdin.flush()  # type: ignore[union-attr]

        assert heard() == "ready"
        folder.chmod(0o555)
        go()
        assert heard() == "it can't be written 2"
        with stored(folder / "a.audit") as file:
            assert names(file) == ["P"]
        folder.chmod(0o755)
        go()
        assert heard() == "stored"
    with stored(folder / "a.audit") as file:
        assert names(file) == ["P", "Q"]


def test_a_file_on_a_read_only_disk_opens_to_read(stick: Path) -> None:
    audit_on(stick).close()
    _run("mount", "-o", "remount,ro", str(stick))
    with AuditFile.open(stick / "a.audit") as file:
        assert file.read_only
        with pytest.raises(ReadOnlyFile, match="write-protected"), file.edit("No") as edit:
            edit.put(Process(name="Q"))


def test_trying_again_on_a_file_that_another_program_locks_is_a_message_and_the_work_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.store.driver._BUSY_S", 0.1)
    with audit_on(tmp_path) as file:
        file.path.rename(tmp_path / "aside")
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert file.trouble
        (tmp_path / "aside").rename(file.path)
        program = (
            "import sqlite3, sys\n"
            f"db = sqlite3.connect({str(file.path)!r}, isolation_level=None); db.execute('BEGIN EXCLUSIVE')\n"
            "print('locked', flush=True); sys.stdin.readline()\n"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "locked\n"
            with pytest.raises(AuditFileError):
                file.store_again()
            assert names(file) == ["P", "Q"]
            other.communicate("\n")
        file.store_again()
        assert (file.trouble, names(file)) == ("", ["P", "Q"])


def test_a_clock_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    from auditor.store import file as module

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003
            return datetime(2001, 1, 1, tzinfo=UTC)

    with audit_on(tmp_path) as file:
        monkeypatch.setattr(module, "datetime", Yesterday)
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert file.trouble == ""
        assert [line.label for line in file.history()] == ["Second", "First"]
        assert file.undo() == "Second"
        assert file.redo() == "Second"
        assert names(file) == ["P", "Q"]


def test_trying_again_in_vain_does_not_stand_in_its_own_way(stick: Path) -> None:
    """The stick comes back full and without its lock; once there is room, the work goes in."""
    with audit_on(stick) as file:
        with pytest.raises(OSError), (stick / "filler").open("wb", buffering=0) as full:
            while True:
                full.write(b"x" * 4096)
        with file.edit("Too much") as edit:
            for i in range(1200):
                edit.put(Process(name=f"{i} " + "x" * 400))
        for lock in stick.glob(".~lock*"):
            lock.unlink()
        for _time in range(2):
            with pytest.raises(AuditFileError, match=r"disk is full|No space"):
                file.store_again()
        (stick / "filler").unlink()
        file.store_again()
        assert file.trouble == ""


@pytest.mark.parametrize("password", [None, "long enough"])
@pytest.mark.parametrize("seed", range(6))
def test_a_check_sees_what_a_bad_disk_did_while_the_audit_is_open(
    tmp_path: Path, seed: int, password: str | None
) -> None:
    """Not what the connection remembers of it; and whatever it finds, it says so."""
    with AuditFile.create(tmp_path / "a.audit", password) as file:
        with file.edit("First") as edit:
            edit.put(Process(name="P"))
        assert file.check() == []
        data, choose = bytearray(file.path.read_bytes()), random.Random(seed)
        for _byte in range(40):
            data[choose.randrange(4096, len(data))] ^= 255
        with file.path.open("r+b") as same:
            same.write(data)
        found = file.check()
        assert found
        assert all(isinstance(line, str) and line for line in found)


def test_an_audit_that_can_not_be_read_any_more_goes_on_from_memory(tmp_path: Path) -> None:
    """Its first page is gone: even the question what could be undone reads the file."""
    with audit_on(tmp_path) as file:
        with file.path.open("r+b") as same:
            same.write(bytes(4096))
        assert file.undo_label() is None
        assert file.history() == []
        assert "can't be read" in file.trouble
        assert names(file) == ["P"]
        with file.edit("Second") as edit:
            edit.put(Process(name="Q"))
        assert names(file) == ["P", "Q"]
        assert file.undo() == "Second"
        assert file.redo() == "Second"
        file.copy_to(tmp_path / "b.audit")
    with stored(tmp_path / "b.audit") as other:
        assert names(other) == ["P", "Q"]
        assert other.check() == []


def test_one_that_nobody_works_in_says_that_it_can_not_be_read(tmp_path: Path) -> None:
    audit_on(tmp_path).close()
    with stored(tmp_path / "a.audit") as file:
        with file.path.open("r+b") as same:
            same.write(bytes(4096))
        with pytest.raises(AuditFileError, match="can't be read"):
            file.history()
