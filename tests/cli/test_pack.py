"""``pack``: made, imported, shown and removed on the command line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.facts import in_force
from auditor.resources import RESOURCES


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts are read once a process; here every command is one."""
    read = in_force._of_this_process.__wrapped__
    monkeypatch.setattr(in_force, "_of_this_process", cache(read))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    in_force.read_again()
    capsys.readouterr()
    assert main(list(words)) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "facts"
    made.mkdir()
    text = (RESOURCES / "law.toml").read_text("utf-8")
    (made / "law.toml").write_text(text.replace("2026-11", "2031-01"), "utf-8")
    return made


def test_a_pack_goes_from_one_computer_to_another_and_away_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = str(tmp_path / "2031.auditpack")
    assert main(["pack", "make", str(folder), "-o", pack, "--source", "Own reading", "--date", "2031-02-01"]) == 0
    fingerprint = capsys.readouterr().err.splitlines()[-1].removeprefix("Fingerprint: ")

    looked_at = run(capsys, "pack", "import", pack, "--dry-run", "--json")
    assert run(capsys, "pack", "show", "--json")["pack"] is None
    brought = run(capsys, "pack", "import", pack, "--json")
    assert brought == looked_at
    assert brought["changed"] == ["law.toml"] and brought["added"] == []
    assert brought["checksum"].startswith(fingerprint.replace(" ", ""))

    shown = run(capsys, "pack", "show", "--json")
    assert (shown["date"], shown["pack"]["sources"], shown["trouble"]) == ("2031-02-01", ["Own reading"], None)
    in_force.read_again()
    assert main(["pack", "show"]) == 0
    assert f"as of 1 February 2031, from an imported pack ({fingerprint})" in capsys.readouterr().out

    audit = str(tmp_path / "a.audit")
    assert main(["new", audit]) == 0
    assert run(capsys, "rank", audit, "--draws", "16", "--json")["facts"]["date"] == "2031-02-01"

    assert main(["pack", "remove"]) == 0
    assert run(capsys, "pack", "show", "--json")["pack"] is None


def test_a_damaged_pack_ends_with_1_and_keeps_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "2031.auditpack"
    words = ["pack", "make", str(folder), "-o", str(pack), "--date", "2031-02-01"]
    assert main(words) == 2  # nobody says where the facts come from
    assert main([*words, "--source", "Own reading"]) == 0
    pack.write_text(pack.read_text("utf-8").replace("20 January 2027", "20 January 2037"), "utf-8")
    capsys.readouterr()
    assert main(["pack", "import", str(pack)]) == 1
    assert "law.toml does not fit" in capsys.readouterr().err
    assert run(capsys, "pack", "show", "--json")["pack"] is None
    assert main(["pack", "make", str(folder), "-o", str(tmp_path / "x.zip"), "--source", "Own reading"]) == 1
