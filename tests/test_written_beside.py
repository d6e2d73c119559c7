"""A file that is there already is replaced whole or not at all."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.files import replace_file


def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(InputError, match=r"report\.pdf"):
            replace_file(target, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append(f"sync {Path(f'/proc/self/fd/{handle}').readlink().suffix or 'folder'}")
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    replace_file(tmp_path / "report.pdf", b"new")
    assert done == ["sync .part", "replace", "sync folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    """A password set through a link must not leave the readable audit where the link leads."""
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.audit", tmp_path / "link.audit"
    real.write_bytes(b"readable")
    link.symlink_to(real)
    replace_file(link, b"protected")
    assert link.is_symlink()
    assert real.read_bytes() == b"protected"
    assert [p.name for p in real.parent.iterdir()] == ["real.audit"]
