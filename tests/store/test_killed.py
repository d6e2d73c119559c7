"""Killed at any moment, by SIGKILL, the program loses no edit that it had reported as stored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.store import AuditFile
from tests.rounds import ROUNDS, rounds

ROOT = Path(__file__).resolve().parent.parent.parent
JOBS = [name.removeprefix("killed: ") for name in ROUNDS if name.startswith("killed: ")]


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("job", JOBS)
def test_what_was_reported_as_stored_survives_the_kill(job: str, tmp_path: Path) -> None:
    count = rounds(f"killed: {job}")
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.nursery", job, str(tmp_path), str(count), "11"],
        capture_output=True, text=True, check=False, timeout=1800, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads((tmp_path / "result.json").read_text())
    print(result)
    assert result["problems"] == []
    assert result["rounds"] == count
    assert result["reported"] >= count


def test_the_rounds_of_a_soak_are_at_least_three_hundred() -> None:
    assert sum(ROUNDS[f"killed: {job}"][True] for job in JOBS) >= 300


def test_an_edit_killed_when_half_of_it_is_in_the_file_is_taken_back(tmp_path: Path) -> None:
    """A large edit goes to the file before its end; what takes it back lies beside."""
    path = tmp_path / "a.audit"
    program = (
        "import os; from pathlib import Path\n"
        "from auditor.store import AuditFile; from auditor.model import Process\n"
        f"file = AuditFile.create(Path({str(path)!r}))\n"
        "with file.edit('First') as edit: edit.put(Process(name='P'))\n"
        "file._db.execute('PRAGMA cache_size = 1'); file._db.execute('PRAGMA cache_spill = 1')\n"
        "with file.edit('Second') as edit:\n"
        "    for i in range(2000): edit.put(Process(name=f'half {i} ' + 'x' * 400))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert b"half 1" in path.read_bytes()
    with AuditFile.open(path) as file:
        assert [p.name for p in file.audit.processes.values()] == ["P"]
        assert [line.label for line in file.history()] == ["First"]
        assert file.check() == []
