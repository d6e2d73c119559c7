"""Where the program keeps what is the user's own: in his folder, or on the stick that the packed program runs from."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from auditor.user_folder import passing_folder, user_folder
from ui.sample_audit import fresh_sample


def pack(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))


def test_a_packed_program_keeps_settings_in_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = user_folder("logs")
    pack(monkeypatch, tmp_path / "stick" / "automation-auditor")
    assert user_folder("logs") == before


def test_beside_a_file_portable_it_keeps_them_beside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pack(monkeypatch, tmp_path / "stick é" / "automation-auditor")
    (tmp_path / "stick é" / "portable").touch()
    assert user_folder("logs") == tmp_path / "stick é" / "settings" / "logs"


def test_an_app_of_macos_looks_beside_the_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pack(monkeypatch, tmp_path / "Automation Auditor.app" / "Contents" / "MacOS" / "automation-auditor")
    (tmp_path / "portable").touch()
    assert user_folder() == tmp_path / "settings"


def test_a_stick_that_cannot_be_written_leaves_them_in_the_users_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = user_folder()
    pack(monkeypatch, tmp_path / "stick" / "automation-auditor")
    (tmp_path / "stick" / "portable").touch()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert user_folder() == before


def test_a_program_that_is_not_packed_heeds_no_such_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = user_folder()
    (tmp_path / "portable").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert user_folder() == before


def test_without_a_home_the_sample_opens_in_apassing_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "no-home").write_text("a file where the folder of the user should be")
    monkeypatch.setattr("ui.sample_audit.user_folder", lambda: tmp_path / "no-home" / "data")
    passing_folder.cache_clear()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with fresh_sample() as opened:
        assert opened.audit.steps
        assert opened.path.parent.parent == tmp_path
    passing_folder.cache_clear()


def test_whoever_is_on_no_list_of_users_gets_a_folder_that_passes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("auditor.user_folder.user_data_path", no_home)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    passing_folder.cache_clear()
    found = user_folder("logs")
    assert found.parent.parent == tmp_path and found.parent.stat().st_mode & 0o77 == 0
    assert user_folder("logs") == found
    passing_folder.cache_clear()


def no_home(*_names: str, **_options: object) -> Path:
    raise RuntimeError("could not determine the home directory")
