"""The first start: the language is asked once, file dialogs begin among the documents, windows fit the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui import dialogs, language_question, restart
from ui.help.manual_window import ManualWindow
from ui.language_question import LanguageQuestion, is_wanted
from ui.licences import LicencesDialog
from ui.palette import CommandPalette
from ui.preferences import choose, preference
from ui.window import MainWindow


@pytest.fixture
def question(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> LanguageQuestion:
    monkeypatch.delenv("AUDITOR_LANG")
    assert is_wanted()
    window.ask_language()
    (found,) = window.findChildren(LanguageQuestion)
    assert found.isVisible()
    return found


@pytest.fixture
def restarts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    found: list[object] = []
    monkeypatch.setattr(restart, "restart", lambda window, _session: found.append(window))
    return found


def test_each_language_is_called_by_its_own_name_and_the_one_in_force_is_marked(question: LanguageQuestion) -> None:
    marked = {button.text(): bool(button.property("primary")) for button in question.buttons.values()}
    assert marked == {"Nederlands": False, "English": True, "Deutsch": False}


def test_whoever_keeps_it_is_not_asked_again(restarts: list[object], question: LanguageQuestion) -> None:
    question.buttons["en"].click()
    assert not question.isVisible() and not is_wanted()
    assert restarts == []


def test_another_language_starts_the_program_again_in_it(restarts: list[object], question: LanguageQuestion) -> None:
    question.buttons["nl"].click()
    assert len(restarts) == 1 and preference("language") == "nl" and not is_wanted()


def test_whoever_opens_something_has_skipped_it(question: LanguageQuestion, window: MainWindow) -> None:
    window.open_sample()
    assert not question.isVisible() and not is_wanted()
    assert preference("language") == "system"


def test_nobody_is_asked_who_has_said_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "de")
    assert not is_wanted()
    monkeypatch.delenv("AUDITOR_LANG")
    assert is_wanted()
    choose("language", "system")
    assert not language_question.is_wanted()


def test_file_dialogs_begin_among_the_documents_and_then_where_one_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    stick = tmp_path / "stick é" / "a.audit"
    stick.parent.mkdir()

    def opened(_parent: object, _title: str, start: str, *_more: object, **_options: object) -> tuple[str, str]:
        began.append(start)
        return str(stick), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", opened)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", opened)
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path)
    monkeypatch.setattr(dialogs._Last, "folder", None)
    assert dialogs.ask_open(None) == stick  # type: ignore[arg-type]
    dialogs.ask_new(None)  # type: ignore[arg-type]
    assert began == [str(tmp_path), str(stick.parent / "New audit.audit")]
    monkeypatch.setattr(dialogs._Last, "folder", tmp_path / "stick that was pulled out")
    assert dialogs.beginning() == str(tmp_path)
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path / "no documents")
    assert Path(dialogs.beginning()).is_dir()


def test_on_a_small_screen_windows_are_no_larger_than_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1366 × 768 at 150 %."""
    room = QRect(0, 0, 910, 480)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: room)
    for made in (LicencesDialog(window), ManualWindow(window), CommandPalette(window, [])):
        qtbot.addWidget(made)
        assert room.contains(QRect(0, 0, made.width(), made.height() + 30)), type(made)
