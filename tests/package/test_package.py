"""The packed program of Linux, where it has been made (``make package``): without Python, without a network, killed."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from auditor.store import AuditFile
from tests.package.packed import FOLDER, PROGRAM, awaited, where_it_is_made
from tests.package.test_wheel import compiled, tracked
from tools.package.check import bare, check, run

pytestmark = where_it_is_made


def test_every_data_file_is_packed() -> None:
    beside_code = {name for name in tracked("resources", "auditor") if not name.endswith((".py", ".po", ".c", ".h"))}
    wanted = beside_code | compiled()
    assert {name for name in wanted if not (FOLDER / "_internal" / name).is_file()} == set()


def test_it_holds_no_links_which_a_stick_cannot_hold() -> None:
    assert [path for path in FOLDER.rglob("*") if path.is_symlink()] == []


def test_it_is_no_larger_than_promised() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= 160e6


def test_it_starts_reports_and_paints_with_nothing_around_it() -> None:
    check(PROGRAM)


def test_it_needs_no_network(tmp_path: Path) -> None:
    tool = shutil.which("unshare")
    alone = [str(tool), "--net", "--map-root-user"]
    if tool is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a network of its own can't be made here: unshare --net")
    done = subprocess.run(
        [*alone, PROGRAM, "demo", "-o", "demo"], env=bare(tmp_path), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert next(tmp_path.glob("demo/*.pdf")).stat().st_size > 100_000


def test_beside_portable_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    stick = tmp_path / "stick with spaces é" / "program"
    stick.mkdir(parents=True)
    shutil.copyfile(PROGRAM, stick / PROGRAM.name)
    (stick / PROGRAM.name).chmod(0o755)
    (stick / "_internal").symlink_to(FOLDER / "_internal")
    (stick / "portable").touch()
    home = tmp_path / "home"
    home.mkdir()
    window = opened(stick / PROGRAM.name, home, "--sample")
    assert awaited(lambda: list((stick / "settings").glob("*.audit")))
    kill(window)
    assert list(home.iterdir()) == []


def test_an_audit_that_its_window_had_open_survives_a_kill(tmp_path: Path, sample_file: AuditFile) -> None:
    path, before = sample_file.path, sample_file.audit
    sample_file.close()
    lock = path.with_name(f".~lock.{path.name}#")
    for _time in range(2):  # the second window finds what the first one left
        window = opened(PROGRAM, tmp_path, str(path))
        assert awaited(lambda pid=window.pid: lock.exists() and f'"pid": {pid},' in lock.read_text("utf-8"))
        kill(window)
    assert run(PROGRAM, tmp_path, "check", str(path))
    with AuditFile.open(path) as again:
        assert again.audit == before


def opened(program: Path, home: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([program, *words], env=bare(home), cwd=home, stderr=subprocess.DEVNULL)


def kill(window: subprocess.Popen[bytes]) -> None:
    window.send_signal(signal.SIGKILL)
    window.wait()
