"""Ends a job at each of its steps: what it changes on the disk by Python is counted, and before the n-th change it is gone.

``python -m tests.store.stepwise JOB FOLDER EVERY`` starts the job over and over on a copy of FOLDER/start, in a child that ends with
``os._exit`` before its first change, or its first after EVERY more, and so on, until one child comes to its end. All work in FOLDER/work, since backups
belong to a place; what round n left is then moved to FOLDER/n. FOLDER/done holds the numbers, the last that of the whole round. No chance and no
clock is in it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from auditor.store import AuditFile
from auditor.store.protect import set_password

OLD, NEW = "the old password", "the new password"
MOST_STEPS = 200
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}
_KILLED = 77


def protect(path: Path) -> None:
    """None → a password."""
    set_password(AuditFile.open(path), NEW).close()


def change(path: Path) -> None:
    """One password → another."""
    set_password(AuditFile.open(path, password=OLD), NEW).close()


def unprotect(path: Path) -> None:
    """A password → None."""
    set_password(AuditFile.open(path, password=OLD), None).close()


JOBS: dict[str, Callable[[Path], None]] = {job.__name__: job for job in (protect, change, unprotect)}


def end_at(step: int, folder: Path) -> None:
    """From now on, this program is gone at its step-th change in the folder."""
    left = step

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _CHANGES and not (event == "open" and _writes(args)):
            return
        if any(str(folder) in str(arg) for arg in _paths(args)):
            left -= 1
            if left == 0:
                os._exit(_KILLED)

    sys.addaudithook(watch)


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2] if len(args) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _paths(args: Iterable[object]) -> list[str]:
    return [os.fsdecode(arg) for arg in args if isinstance(arg, (str, bytes, os.PathLike))]


def run(job: Callable[[Path], None], folder: Path, every: int) -> list[int]:
    """Returns the numbers of the rounds; the last came to its end.

    Raises:
        RuntimeError: a child failed in another way, or there is no end to it.
    """
    steps = []
    for step in count(1, every):
        steps.append(step)
        place = folder / "work"
        shutil.copytree(folder / "start", place)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.environ["XDG_DATA_HOME"] = str(place / "data")
                end_at(step, place)
                job(place / "a.audit")
                code = 0
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        place.rename(folder / str(step))
        if code == 0:
            return steps
        if code != _KILLED or step > MOST_STEPS:
            raise RuntimeError(f"step {step}: {code}")
    raise AssertionError("unreachable")


if __name__ == "__main__":
    base = Path(sys.argv[2])
    (base / "done").write_text(" ".join(map(str, run(JOBS[sys.argv[1]], base, int(sys.argv[3])))))
