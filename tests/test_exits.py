"""No program of ours, and no worker of a test run, dies by a signal when all is done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rounds import in_soak_only

ROOT = Path(__file__).resolve().parent.parent
COPIED = """
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from auditor.exchange.template import read_sample
from auditor.model import Audit
from ui.map.features.clipboard.clipboard import MIME, copy_steps

app = QApplication([])
audit = Audit.of(read_sample().entities)
copy_steps(audit, audit.steps)
assert QGuiApplication.clipboard().mimeData().hasFormat(MIME)
"""


def ended(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True, text=True, check=False, timeout=600, cwd=folder, env=environment,
    )  # fmt: skip


def test_a_program_with_steps_on_the_clipboard_ends_by_itself(tmp_path: Path) -> None:
    done = ended("-c", COPIED, folder=tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the signals of other systems")
@pytest.mark.parametrize("name", ["SIGSEGV", in_soak_only("SIGABRT"), None])
def test_a_worker_that_crashes_after_its_tests_fails_the_run(name: str | None, tmp_path: Path) -> None:
    crash = f"atexit.register(lambda: os.kill(os.getpid(), {int(getattr(signal, name))}))" if name else ""
    (tmp_path / "test_it.py").write_text(f"import atexit, os\ndef test_it():\n    {crash or 'pass'}\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    done = ended("-m", "pytest", "-n", "1", "-p", "tests.exits", "-p", "no:randomly", "-q", folder=tmp_path)
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == (1 if name else 0)
    assert ("crashed at its end" in done.stdout) == bool(name)
