"""Help → Version: how old everything is, and a pack of facts from a stick."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from auditor import __version__
from auditor.facts import facts_in_force, in_force, kept, pack_of, write_pack
from auditor.facts.in_force import own_day
from auditor.resources import RESOURCES
from ui import dialogs, version_dialog
from ui.version_dialog import VersionDialog
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_force, "_of_this_process", cache(in_force._of_this_process.__wrapped__))


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """On a stick, chosen in the file dialog."""
    path = tmp_path / "stick é" / "facts.auditpack"
    path.parent.mkdir()
    text = (RESOURCES / "law.toml").read_text("utf-8").replace("2026-11", "2027-01")
    write_pack(pack_of(own_day() + timedelta(days=60), ["Own reading"], {"law.toml": text}), path)
    monkeypatch.setattr(dialogs, "ask_pack", lambda _parent: path)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked or said; every question is answered with its first answer."""
    said: list[str] = []

    def first(_parent: object, text: str, more: str, _answers: object) -> int:
        said.append(f"{text} {more}")
        return 0

    monkeypatch.setattr(version_dialog, "choose", first)
    monkeypatch.setattr(version_dialog, "show", lambda _p, text, more, **_kinds: said.append(f"{text} {more}"))
    return said


def words(dialog: VersionDialog) -> str:
    return " ".join(line.text() for line in dialog.lines)


def test_it_says_how_old_the_program_and_its_facts_are_and_that_it_never_looks(qtbot: QtBot) -> None:
    dialog = VersionDialog(None)
    qtbot.addWidget(dialog)
    assert __version__ in words(dialog)
    assert "never looks for a newer one" in words(dialog)
    assert "as supplied with the program" in words(dialog)
    assert not dialog.remove_button.isEnabled()


def test_a_pack_is_imported_counts_at_the_next_start_and_is_removed_again(
    qtbot: QtBot, pack: Path, asked: list[str]
) -> None:
    dialog = VersionDialog(None)
    qtbot.addWidget(dialog)
    dialog.import_button.click()
    assert dialog.is_changed and not dialog.isVisible()
    assert "Source: Own reading" in asked[0] and "1 file of facts renewed" in asked[0]
    assert facts_in_force().pack is None

    in_force.read_again()
    again = VersionDialog(None)
    qtbot.addWidget(again)
    assert "from an imported pack" in words(again)
    again.remove_button.click()
    assert again.is_changed and not kept.kept_path().exists()
    assert pack.exists()


def test_a_damaged_pack_is_told_and_changes_nothing(qtbot: QtBot, pack: Path, asked: list[str]) -> None:
    pack.write_bytes(pack.read_bytes()[:-200])
    dialog = VersionDialog(None)
    qtbot.addWidget(dialog)
    dialog.import_button.click()
    assert "damaged or was changed" in asked[0]
    assert not dialog.is_changed and not kept.kept_path().exists()


def test_the_menu_leads_there_and_other_facts_ask_for_a_new_start(
    window: MainWindow, pack: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VersionDialog, "exec", lambda self: self.import_button.click())
    restarts: list[object] = []
    monkeypatch.setattr("ui.restart.offer_restart", lambda *_args: restarts.append(1))
    window.doer.made["version"].trigger()
    assert len(restarts) == 1 and kept.kept_path().exists()
