"""Two programs, two machines: one writes, the others read and are told who writes; a crash leaves no lock for ever."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest

from auditor.errors import NotStored
from auditor.model import Process
from auditor.store import AuditFile
from auditor.store.lock import SILENT_S, FileLock, Holder


def lock_of(audit: Path) -> Path:
    return audit.with_name(f".~lock.{audit.name}#")


def write_lock(audit: Path, **values: object) -> None:
    known = {"user": "anna", "host": "laptop-2", "pid": 4711, "since": "2026-01-02T08:00:00", "started": ""}
    lock_of(audit).write_text(json.dumps(known | values))


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    AuditFile.create(tmp_path / "a.audit").close()
    return tmp_path / "a.audit"


def test_a_holder_on_another_machine_is_named_and_only_reading_is_left(closed: Path) -> None:
    write_lock(closed)
    with AuditFile.open(closed) as file:
        assert file.read_only
        assert file.holder is not None
        assert (file.holder.user, file.holder.host) == ("anna", "laptop-2")


def test_a_holder_elsewhere_that_gave_no_sign_of_life_has_crashed(closed: Path) -> None:
    write_lock(closed)
    old = time.time() - SILENT_S - 60
    os.utime(lock_of(closed), (old, old))
    with AuditFile.open(closed) as file:
        assert not file.read_only


def test_a_sign_of_life_keeps_the_lock(closed: Path) -> None:
    with AuditFile.open(closed) as file:
        old = time.time() - SILENT_S - 60
        os.utime(lock_of(closed), (old, old))
        file.sign_of_life()
        assert time.time() - lock_of(closed).stat().st_mtime < 60


def test_a_later_process_with_the_same_number_does_not_hold_the_lock(closed: Path) -> None:
    """The holder crashed and its number was given to another program: this one."""
    write_lock(closed, host=platform.node(), pid=os.getpid(), started="another-boot:1")
    with AuditFile.open(closed) as file:
        assert not file.read_only


def test_a_lock_file_of_nonsense_is_no_lock(closed: Path) -> None:
    lock_of(closed).write_bytes(b"\xff\x00" * 9000)
    with AuditFile.open(closed) as file:
        assert not file.read_only


def test_who_lost_the_lock_writes_no_more_and_says_to_whom(closed: Path) -> None:
    """A laptop slept; another machine took the audit over; then the laptop wakes."""
    with AuditFile.open(closed) as sleeper:
        write_lock(closed)
        with pytest.raises(NotStored, match="anna on laptop-2 took this audit over"), sleeper.edit("Late") as edit:
            edit.put(Process(name="P"))
        sleeper.keeps_work = True
        with sleeper.edit("Late") as edit:
            edit.put(Process(name="P"))
        assert "anna" in sleeper.trouble
        assert len(sleeper.audit.processes) == 1
    assert lock_of(closed).exists()  # it is not ours to remove
    lock_of(closed).unlink()
    with AuditFile.open(closed) as file:
        assert not file.audit.processes


def test_a_lock_that_somebody_tidied_away_is_taken_again(closed: Path) -> None:
    with AuditFile.open(closed) as file:
        lock_of(closed).unlink()
        with file.edit("Go on") as edit:
            edit.put(Process(name="P"))
        assert lock_of(closed).exists()
    assert not lock_of(closed).exists()


def test_of_many_programs_that_find_a_stale_lock_one_gets_it(closed: Path) -> None:
    """Ten start at once on the lock of a crashed program; each says whether it may write, and waits."""
    write_lock(closed, host=platform.node(), pid=2**22 - 3)
    program = (
        "import sys; from pathlib import Path; from auditor.store import AuditFile\n"
        f"file = AuditFile.open(Path({str(closed)!r}))\n"
        "print(int(not file.read_only), flush=True); sys.stdin.readline(); file.close()\n"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _child in range(10)
    ]
    writers = [child.stdout.readline().strip() for child in children if child.stdout is not None]
    for child in children:
        child.communicate("\n")
    assert sorted(writers) == ["0"] * 9 + ["1"]
    assert not lock_of(closed).exists()


def test_the_command_line_is_refused_while_the_window_writes(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from auditor.cli import main

    with AuditFile.open(closed):
        write_lock(closed, user="anna", host="laptop-2")
        source = closed.with_name("steps.csv")
        source.write_text("step\nBend\n")
        assert main(["import", str(closed), str(source)]) == 3
        assert "anna on laptop-2" in capsys.readouterr().err
        assert main(["analyse", str(closed)]) == 0
        lock_of(closed).unlink()


def test_a_holder_is_one_process(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "x.audit")
    assert lock.take() is None
    assert lock.is_mine
    assert Holder.me().is_here
    assert not Holder.me().is_gone()
    lock.release()
    assert not lock.is_mine
