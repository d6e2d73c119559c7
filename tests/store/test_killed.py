"""Killed at any moment, by SIGKILL, the program loses no edit that it had reported as stored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = {
    "edits": 140, "command_line": 60, "window": 60, "backup": 40, "migration": 40, "report": 20, "password": 40,
    "repairing": 20,
}  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("job", ROUNDS)
def test_what_was_reported_as_stored_survives_the_kill(job: str, tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.nursery", job, str(tmp_path), str(ROUNDS[job]), "11"],
        capture_output=True, text=True, check=False, timeout=280, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads((tmp_path / "result.json").read_text())
    print(result)
    assert result["problems"] == []
    assert result["rounds"] == ROUNDS[job]
    assert result["reported"] >= ROUNDS[job]


def test_the_rounds_are_at_least_three_hundred() -> None:
    assert sum(ROUNDS.values()) >= 300
