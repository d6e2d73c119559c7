"""The window, another window and the command line on one audit, each a process of its own."""

from __future__ import annotations

import getpass
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from auditor.edit.people import add_role
from auditor.store import AuditFile
from ui import open_windows
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent.parent
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.window import MainWindow
app = QApplication([])
window = MainWindow()
window.show()
window.answer_a_second_start()
window.showMinimized()
assert window.open_path(Path(sys.argv[1]))
app.processEvents()
come = window._coming_forward.come
window._coming_forward.come = lambda: (come(), print("came forward" if not window.isMinimized() else "?", flush=True))
print("open", flush=True)
app.exec()
"""
#: The program with one word, on a machine that may be busy.
_SECOND_START = """
import sys
from auditor.cli import main
from ui import open_windows
open_windows._MOST_S = 50
raise SystemExit(main(sys.argv[1:]))
"""


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"}


@pytest.fixture
def other(sample_file: AuditFile) -> Iterator[subprocess.Popen[str]]:
    """Another window that has the audit open."""
    sample_file.close()
    with subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(sample_file.path)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=environment(),
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        yield child
        child.kill()


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *words], capture_output=True, text=True, check=False, cwd=ROOT, env=environment()
    )


def test_who_comes_second_reads_and_is_told_who_writes_until_that_program_is_gone(
    other: subprocess.Popen[str],
    sample_file: AuditFile,
    window: MainWindow,
    tmp_path: Path,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, holder = str(sample_file.path), f"{getpass.getuser()} on {platform.node()}"
    source = tmp_path / "steps.csv"
    source.write_text("step\nBend\n")
    refused = command("import", path, str(source))
    assert refused.returncode == 3
    assert holder in refused.stderr
    assert command("analyse", path).returncode == 0

    assert window.open_path(sample_file.path)
    assert holder in window.saved.text()
    assert window.banner.isVisible() and holder in window.banner.text.text()
    copy = tmp_path / "ours.audit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    window.banner.copy.click()
    assert window.session.can_edit and not window.banner.isVisible()
    assert window.session.file is not None and window.session.file.path == copy
    assert window.open_path(sample_file.path)
    assert window.banner.isVisible()
    window.session.do(add_role)
    assert any(holder in message for message in told)
    assert window.session.audit == sample_file.audit
    window.close()

    other.send_signal(signal.SIGKILL)
    other.wait(10)
    taken = command("import", path, str(source))
    assert taken.returncode == 0, taken.stderr
    with AuditFile.open(sample_file.path) as file:
        assert not file.read_only
        assert "Bend" in {step.name for step in file.audit.steps.values()}
        assert file.check() == []


def test_a_second_double_click_ends_at_once_and_the_window_that_has_the_audit_comes_forward(
    other: subprocess.Popen[str], sample_file: AuditFile, tmp_path: Path
) -> None:
    link = tmp_path / "by another name.audit"
    link.symlink_to(sample_file.path)
    words = [sys.executable, "-c", _SECOND_START, str(link)]
    assert (
        subprocess.run(words, cwd=ROOT, env=environment(), timeout=150, check=False).returncode == 0
    )  # a window would stay
    assert other.stdout is not None
    assert other.stdout.readline() == "came forward\n"


def test_another_audit_a_window_that_does_not_answer_and_one_that_was_killed_keep_nobody_waiting(
    other: subprocess.Popen[str], sample_file: AuditFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = open_windows.folder()
    (folder / "x.window").write_text("[" * 100_000)
    (folder / f"{os.getppid()}.window").write_text('{"audit": 1}')
    assert not open_windows.ask_to_show(tmp_path / "another.audit")
    assert [path.stem for path in folder.iterdir()] == [str(other.pid)]  # what is no note is taken away

    other.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(open_windows, "_MOST_S", 0.1)
    assert not open_windows.ask_to_show(sample_file.path)
    assert list(folder.glob("*.show")) == []
    other.send_signal(signal.SIGKILL)
    other.wait(10)
    assert not open_windows.ask_to_show(sample_file.path)
    assert list(folder.iterdir()) == []  # what it left is taken away, too
