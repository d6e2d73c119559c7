"""An unforeseen error is told, the data stays, and the report and the log hold nothing of the client's."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_keeping import click, soon
from ui.safety import crash
from ui.safety.crash import CrashReporter, report_of, start_log
from ui.window import MainWindow

SECRET = "Geheim GmbH"


def fails(name: str) -> None:
    raise ValueError(f"{name} is not in the table")


def caught() -> BaseException:
    with pytest.raises(KeyError) as found:
        try:
            fails(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    return found.value


@pytest.fixture
def reporter(sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> CrashReporter:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash, "_log", logging.getLogger(f"auditor.test.{id(sample_window)}"))
    made = CrashReporter(sample_window)
    made.install()
    return made


def test_a_report_names_kinds_and_places_but_no_message(tmp_path: Path) -> None:
    text = report_of(caught())
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "tests/ui/test_crash.py:" in text
    assert " fails" in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_an_error_is_told_and_the_report_saved_while_the_audit_stays_open(
    sample_window: MainWindow, reporter: CrashReporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    soon(click("Save the report"))
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert "builtins.KeyError" in target.read_text()
    assert SECRET not in target.read_text()
    assert sample_window.isVisible()
    assert sample_window.session.can_edit


def test_an_error_in_another_thread_is_told_in_the_windows(
    sample_window: MainWindow, reporter: CrashReporter, qtbot: QtBot
) -> None:
    told: list[str] = []

    def read(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    soon(read)
    thread = threading.Thread(target=fails, args=(SECRET,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told) and QApplication.activeModalWidget() is None, timeout=60_000)
    assert told == ["Something went wrong in the program."]


def test_the_log_rotates_and_holds_no_word_of_the_client(
    tmp_path: Path, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporter, "_is_telling", True)
    start_log()
    log = crash._log
    try:
        error = caught()
        for _time in range(3000):
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        for handler in log.handlers[:]:
            handler.close()
            log.removeHandler(handler)
    files = sorted((tmp_path / "data").rglob("automation-auditor.log*"))
    assert len(files) == 4
    for file in files:
        assert file.stat().st_size <= 200_000
        assert "builtins.KeyError" in file.read_text()
        assert SECRET not in file.read_text()
