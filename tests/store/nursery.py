"""Starts the real program over and over, from one process that has loaded it, and kills it at moments of chance.

``python -m tests.store.nursery JOB FOLDER ROUNDS SEED`` writes FOLDER/result.json: what was done, what survived. Each child is a
process of its own, killed with SIGKILL; what it had reported as stored must be there afterwards.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from auditor.cli import main
from auditor.cli.run import run_command  # noqa: F401  loaded once, before the children are made
from auditor.errors import PasswordNeeded
from auditor.exchange.template import read_sample
from auditor.model import Process, Step
from auditor.report import write as _report  # noqa: F401
from auditor.store import AuditFile
from auditor.store.backup import back_up
from auditor.store.backup_folder import backups_of, folder_of
from auditor.store.protect import set_password
from auditor.store.repair import repair
from auditor.store.schema import VERSION

FILES = Path(__file__).parent / "files"
_MOST_MS = 60
_SLOW_MS = {"password": 1500, "repairing": 400}


def command_line(folder: Path, told: Callable[[str], None], tag: str) -> None:
    """Import, undo, redo, by the commands."""
    source = folder / f"{tag}.csv"
    audit = str(folder / "a.audit")
    for i in range(400):
        name = f"{tag}-{i}"
        source.write_text(f"step,next\n{name} a,{name} b\n{name} b,end\n")
        done = main(["import", audit, str(source), "--process", name])
        if i % 3 == 2:
            done += main(["undo", audit]) + main(["redo", audit])
        if done == 0:
            told(name)


def edits(folder: Path, told: Callable[[str], None], tag: str) -> None:
    """Edit after edit on one open file, as the window makes them."""
    with AuditFile.open(folder / "a.audit") as file:
        for i in range(4000):
            with file.edit(f"{tag}-{i}") as edit:
                process = edit.put(Process(name=f"{tag}-{i}"))
                edit.put(Step(process_id=process.id, name="s"))
            told(f"{tag}-{i}")


def window(folder: Path, told: Callable[[str], None], tag: str) -> None:
    """The window itself, with keys on its map; an edit counts when the status line says that all is saved."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.window import MainWindow

    app = QApplication([])
    shown = MainWindow()
    shown.show()
    assert shown.open_path(folder / "a.audit")
    app.processEvents()
    view = shown.page("map").view  # type: ignore[attr-defined]
    for i in range(400):
        assert shown.session.file is not None
        with shown.session.file.edit(f"{tag}-{i}") as edit:
            edit.put(Process(name=f"{tag}-{i}"))
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_N)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        app.processEvents()
        shown.session.undo()
        shown.session.redo()
        if "All changes saved" in shown.saved.text():
            told(f"{tag}-{i}")


def migration(folder: Path, told: Callable[[str], None], _tag: str) -> None:
    """An old file, opened."""
    told("begun")
    with AuditFile.open(folder / "old.audit"):
        told("Milling")


def backup(folder: Path, told: Callable[[str], None], tag: str) -> None:
    """An edit and a backup, over and over."""
    with AuditFile.open(folder / "a.audit") as file:
        for i in range(400):
            with file.edit(f"{tag}-{i}") as edit:
                edit.put(Process(name=f"{tag}-{i}"))
            told(f"{tag}-{i}")
            back_up(file)


def report(folder: Path, told: Callable[[str], None], _tag: str) -> None:
    """The PDF over the one that is there."""
    told("begun")
    for _time in range(50):
        main(["report", str(folder / "sample.audit"), "-o", str(folder / "r.pdf"), "--sections", "summary,firm"])
        told("written")


def password(folder: Path, told: Callable[[str], None], tag: str) -> None:
    """An edit, a backup and another password, over and over; what is told beside is which password comes next."""
    file = _open_under_either(folder)
    for i in range(400):
        with file.edit(f"{tag}-{i}") as edit:
            edit.put(Process(name=f"{tag}-{i}"))
        told(f"{tag}-{i}")
        back_up(file)
        file = set_password(file, PASSWORDS[1 - PASSWORDS.index(file.password)])


def repairing(folder: Path, told: Callable[[str], None], _tag: str) -> None:
    """A damaged audit, repaired under one name after the other."""
    told("begun")
    for i in range(400):
        repair(folder / "damaged.audit", folder / f"repaired-{i}.audit")


PASSWORDS = [None, "long enough"]
JOBS = {job.__name__: job for job in (command_line, edits, window, migration, backup, report, password, repairing)}


def run(job: str, folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Every round: a child at work, its end, and a look at what it left."""
    choose = random.Random(seed)
    result = {"job": job, "rounds": 0, "reported": 0, "problems": []}
    problems: list[str] = result["problems"]  # type: ignore[assignment]
    _prepare(job, folder)
    known: set[str] = set()
    for number in range(rounds):
        if number % 25 == 0 and job not in ("report", "repairing"):
            known = set()
            (folder / "a.audit").unlink(missing_ok=True)
            AuditFile.create(folder / "a.audit").close()
        if job == "migration":
            for old in folder.glob("old*"):
                old.unlink()
            shutil.copy(FILES / f"v{choose.randint(1, VERSION - 1)}.audit", folder / "old.audit")
        told = _child_until_killed(JOBS[job], folder, f"r{number}", choose.uniform(0, _SLOW_MS.get(job, _MOST_MS)))
        result["rounds"] = number + 1
        result["reported"] += len(told)  # type: ignore[operator]
        known |= {name for name in told if name not in ("begun", "written")}
        try:
            problems += _look(job, folder, known, choose)
        except Exception as error:
            problems.append(f"round {number}: {type(error).__name__}: {error}")
        if len(problems) > 5:
            break
    return result


def _prepare(job: str, folder: Path) -> None:
    if job in ("report", "repairing"):
        from auditor.exchange import store

        with AuditFile.create(folder / "sample.audit") as file:
            store(file, read_sample(), "Sample")
    if job == "repairing":
        data = (folder / "sample.audit").read_bytes()
        (folder / "damaged.audit").write_bytes(bytes(4096) + data[4096:])
    if job == "report":
        main(["report", str(folder / "sample.audit"), "-o", str(folder / "r.pdf"), "--sections", "summary,firm"])


def _child_until_killed(
    job: Callable[[Path, Callable[[str], None], str], None], folder: Path, tag: str, wait_ms: float
) -> list[str]:
    """Fork, wait for the first report and a moment more, kill; returns all that was reported."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)

        def report_to_parent(name: str) -> None:
            os.write(write, f"{name}\n".encode())

        try:
            job(folder, report_to_parent, tag)
        finally:
            os._exit(0)
    os.close(write)
    heard = b""
    if select.select([read], [], [], 30)[0]:
        heard = os.read(read, 1 << 16)
    time.sleep(wait_ms / 1000)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(read, 1 << 16):
        heard += more
    os.close(read)
    return heard.decode().splitlines()


def _look(job: str, folder: Path, known: set[str], choose: random.Random) -> list[str]:
    """What is wrong with what the child left."""
    if job == "report":
        from pypdf import PdfReader

        pages = len(PdfReader(folder / "r.pdf", strict=True).pages)
        return [] if pages >= 3 else [f"the PDF has {pages} pages"]
    if job == "repairing":
        return _look_at_repairs(folder)
    wrong = []
    with _open_under_either(folder, "old.audit" if job == "migration" else "a.audit") as file:
        if file.read_only:
            wrong.append("the lock of the killed program holds")
        wrong += file.check()
        names = {p.name for p in file.audit.processes.values()}
        if job != "migration":
            wrong += [f"lost: {name}" for name in sorted(known - names)]
        elif not file.audit.processes:
            wrong.append("the old file lost its process")
        if job != "migration" and choose.random() < 0.2:
            wrong += _undo_all_and_redo(file)
        if job == "password" and file.password is not None:
            back_up(file)
            left = folder_of(folder / "a.audit", is_protected=False)
            wrong += [f"not protected: {p.name}" for p in left.glob("*.audit")]
    if job == "backup":
        for kept in backups_of(folder / "a.audit")[:3]:
            with AuditFile.open(kept.path, read_only=True) as copy:
                wrong += copy.check()
    return wrong


def _open_under_either(folder: Path, name: str = "a.audit") -> AuditFile:
    try:
        return AuditFile.open(folder / name)
    except PasswordNeeded:
        return AuditFile.open(folder / name, password=PASSWORDS[1])


def _look_at_repairs(folder: Path) -> list[str]:
    """The damaged file as it was, and each repaired one there whole."""
    sound, damaged = (folder / "sample.audit").read_bytes(), (folder / "damaged.audit").read_bytes()
    wrong = [] if damaged == bytes(4096) + sound[4096:] else ["the damaged file has changed"]
    with AuditFile.open(folder / "sample.audit", read_only=True) as file:
        whole = file.audit
    for path in folder.glob("repaired-*.audit"):
        with AuditFile.open(path, read_only=True) as repaired:
            wrong += repaired.check()
            wrong += [] if repaired.audit == whole else [f"{path.name} is not whole"]
        path.unlink()
    return wrong


def _undo_all_and_redo(file: AuditFile) -> list[str]:
    before, count = file.audit, 0
    while file.undo() is not None:
        count += 1
    empty = not file.audit.processes
    for _time in range(count):
        file.redo()
    return [] if empty and file.audit == before else ["the history does not lead back and forth"]


if __name__ == "__main__":
    # Children do not inherit open files or threads: nothing was opened here before they are made.
    place = Path(sys.argv[2])
    found = run(sys.argv[1], place, int(sys.argv[3]), int(sys.argv[4]))
    (place / "result.json").write_text(json.dumps(found))
