"""Keeping an audit safe in the window: trouble with the disk, passwords, backups, a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from auditor.edit import verb
from auditor.errors import InputError
from auditor.model import Process, Step
from auditor.store import AuditFile, Edit
from auditor.store.backup import back_up
from auditor.store.backup_folder import backups_of
from tests.ui.direct import editing, put
from tests.ui.waiting import settle
from ui import recent
from ui.safety.actions import check, choose_password
from ui.safety.backups_dialog import BackupsDialog
from ui.safety.password_dialogs import AskPassword, ChoosePassword
from ui.window import MainWindow

PASSWORD = "a long password"


def soon(act: Callable[[QWidget], None], tries: int = 1200) -> None:
    """Do something with the dialog that opens next, as a person would."""

    def look(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            try:
                act(dialog)
            except BaseException:  # the test fails, and does not wait for a person
                if isinstance(dialog, QDialog):
                    dialog.reject()
                raise
        elif left:
            QTimer.singleShot(50, lambda: look(left - 1))

    QTimer.singleShot(0, lambda: look(tries))


def click(text: str) -> Callable[[QWidget], None]:
    """Click the button of a message box whose text begins so."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        button = next(b for b in dialog.buttons() if b.text().startswith(text))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))


@pytest.fixture
def open_window(window: MainWindow, sample_file: AuditFile, qtbot: QtBot) -> MainWindow:
    """A window on an audit of the user's own."""
    sample_file.close()
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        assert window.open_path(sample_file.path)
    return window


def rename(window: MainWindow, name: str) -> None:
    from dataclasses import replace

    put(window.session, "Rename", replace(window.session.audit.firm, name=name))


def test_work_on_a_file_that_vanished_is_kept_and_saved_elsewhere(
    open_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window.session
    assert session.file is not None
    session.file.path.unlink()
    soon(click("Save elsewhere"))
    save_as(monkeypatch, tmp_path / "elsewhere.audit")
    rename(open_window, "Kept")
    assert session.audit.firm.name == "Kept"
    assert "Not stored" in open_window.windowTitle()
    assert open_window.backup_keeper.button.isVisible()
    qtbot.waitUntil(lambda: session.file is not None and session.file.path.name == "elsewhere.audit", timeout=60_000)
    assert session.file.trouble == ""
    assert not open_window.backup_keeper.button.isVisible()
    assert "All changes saved" in open_window.windowTitle()
    with AuditFile.open(tmp_path / "elsewhere.audit", read_only=True) as stored:
        assert stored.audit.firm.name == "Kept"
        assert stored.history()[0].label == "Rename"


def test_a_window_with_work_in_memory_only_does_not_close_unasked(
    open_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_window.session
    assert session.file is not None
    path = session.file.path
    path.rename(tmp_path / "away.audit")
    soon(click("Go on"))
    rename(open_window, "Kept")
    qtbot.waitUntil(
        lambda: QApplication.activeModalWidget() is None and not open_window.backup_keeper._is_asking, timeout=60_000
    )
    settle()
    soon(click("Cancel"))
    assert not open_window.close()
    assert open_window.isVisible()
    (tmp_path / "away.audit").rename(path)
    soon(click("Try again"))
    assert open_window.close()
    with AuditFile.open(path, read_only=True) as stored:
        assert stored.audit.firm.name == "Kept"


def test_a_backup_is_made_on_opening_and_closing_but_not_of_the_sample(open_window: MainWindow, qtbot: QtBot) -> None:
    assert open_window.session.file is not None
    path = open_window.session.file.path
    assert len(backups_of(path)) == 1
    rename(open_window, "Later")
    open_window.open_sample()
    assert len(backups_of(path)) == 2
    assert open_window.session.file is not None
    sample = open_window.session.file.path
    rename(open_window, "Sample")
    open_window.close()
    assert backups_of(sample) == []


def test_a_backup_shows_what_differs_and_is_restored_in_one_step_that_can_be_undone(open_window: MainWindow) -> None:
    session = open_window.session
    before = session.audit
    with editing(session, "Much") as edit:
        for step in list(session.audit.steps.values())[:3]:
            edit.delete(step)
        edit.put(Process(name="Newer <b>process</b>"))
    after = session.audit
    dialog = BackupsDialog(open_window, session)
    dialog.show()
    text = dialog.text.toPlainText()
    assert "Steps\n    3 gone since: " in text
    assert "1 since: Newer <b>process</b>" in text
    assert " → " in text
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert session.audit == before
    assert open_window.undo_action.text().startswith("Undo: Restore the backup of ")
    open_window.undo_action.trigger()
    assert session.audit == after


def test_a_password_is_set_asked_for_and_the_audit_leaves_the_list_unless_wanted(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    session = open_window.session
    assert session.file is not None
    path, audit = session.file.path, session.audit
    assert path in recent.recent()

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChoosePassword)
        QTest.keyClicks(dialog.first, "short")
        assert not dialog.save.isEnabled()
        dialog.first.clear()
        QTest.keyClicks(dialog.first, PASSWORD)
        assert not dialog.save.isEnabled()
        QTest.keyClicks(dialog.second, PASSWORD)
        soon(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    soon(choose)
    open_window.keep(choose_password)
    assert session.file.password == PASSWORD
    assert session.audit == audit
    assert path not in recent.recent()
    assert not path.read_bytes().startswith(b"SQLite")
    session.close()

    def ask(dialog: QWidget) -> None:
        assert isinstance(dialog, AskPassword)
        QTest.keyClicks(dialog.line, "wrong password")
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        assert "try again in 1 s" in dialog.told.text()
        assert not dialog.open_button.isEnabled()
        qtbot.waitUntil(dialog.open_button.isEnabled, timeout=60_000)
        QTest.keyClicks(dialog.line, "another one")
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        assert "try again in 2 s" in dialog.told.text()
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)  # the wait holds for the keyboard, too
        assert dialog.isVisible()
        qtbot.waitUntil(dialog.open_button.isEnabled, timeout=60_000)
        dialog.line.clear()
        QTest.keyClicks(dialog.line, PASSWORD)
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    soon(ask)
    assert open_window.open_path(path)
    assert session.audit == audit
    assert path not in recent.recent()


def test_declining_the_password_keeps_what_is_open(open_window: MainWindow, tmp_path: Path) -> None:
    AuditFile.create(tmp_path / "p.audit", PASSWORD).close()
    before = open_window.session.file
    soon(lambda dialog: dialog.reject() if isinstance(dialog, QDialog) else None)
    assert not open_window.open_path(tmp_path / "p.audit")
    assert open_window.session.file is before


def test_a_damaged_file_is_repaired_into_a_new_one_from_the_window(
    window: MainWindow, sample_file: AuditFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a sudden shut-down: the first page is nothing but zeroes."""
    whole = sample_file.audit
    sample_file.close()
    damaged = bytes(4096) + sample_file.path.read_bytes()[4096:]
    sample_file.path.write_bytes(damaged)
    save_as(monkeypatch, tmp_path / "repaired.audit")

    def rescue(dialog: QWidget) -> None:
        soon(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
        click("Repair into")(dialog)

    soon(rescue)
    assert window.open_path(sample_file.path)
    assert window.session.audit == whole
    assert window.session.file is not None
    assert window.session.file.path.name == "repaired.audit"
    assert sample_file.path.read_bytes() == damaged


@pytest.mark.parametrize("way", ["Repair into", "Open the newest backup"])
def test_a_protected_audit_without_its_first_page_is_rescued_with_its_password_asked_for_once(
    way: str, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not told from chance bytes any more, but for its backups."""
    path = tmp_path / "p.audit"
    with AuditFile.create(path, PASSWORD) as file:
        with file.edit("Add") as edit:
            edit.put(Process(name="Milling"))
        back_up(file)
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    save_as(monkeypatch, tmp_path / "rescued.audit")

    def ask(dialog: QWidget) -> None:
        assert isinstance(dialog, AskPassword)
        QTest.keyClicks(dialog.line, PASSWORD)
        soon(rescue)
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    def rescue(dialog: QWidget) -> None:
        if way == "Repair into":
            soon(lambda box: QTest.keyClick(box, Qt.Key.Key_Return))
        click(way)(dialog)

    soon(ask)
    assert window.open_path(path)
    assert window.session.audit == file.audit
    assert window.session.file is not None
    assert window.session.file.password == PASSWORD


def test_a_damaged_file_with_backups_offers_the_newest(
    open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window.session
    assert session.file is not None
    path, whole = session.file.path, session.audit
    session.close()
    path.write_bytes(b"")
    save_as(monkeypatch, tmp_path / "back.audit")
    soon(click("Open the newest backup"))
    assert open_window.open_path(path)
    assert session.audit == whole
    assert path.read_bytes() == b""


def test_a_disk_that_went_bad_under_an_open_audit_is_told_and_the_work_saved_elsewhere(
    open_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window.session
    assert session.file is not None
    whole = session.audit
    with session.file.path.open("r+b") as same:
        same.write(bytes(4096))
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        click("Close")(dialog)

    soon(read)
    open_window.keep(check)
    assert said == ["The file is damaged."]
    save_as(monkeypatch, tmp_path / "elsewhere.audit")
    soon(click("Save elsewhere"))
    rename(open_window, "Newer")
    damaged = session.file
    qtbot.waitUntil(lambda: session.file is not damaged, timeout=60_000)
    with AuditFile.open(tmp_path / "elsewhere.audit", read_only=True) as file:
        assert file.audit.firm.name == "Newer"
        assert file.audit.steps == whole.steps


def test_checking_a_sound_audit_says_so(open_window: MainWindow) -> None:
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        said.extend([dialog.text(), dialog.informativeText()])
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    soon(read)
    open_window.keep(check)
    assert said == ["The file is sound.", "Edits in the history: 1.\nBackups: 1."]


def test_a_change_that_the_file_refuses_is_told_and_one_typed_in_a_field_is_left_to_the_field(
    sample_window: MainWindow, told: list[str]
) -> None:
    @verb("To nowhere")
    def add_to_nowhere(edit: Edit) -> None:
        edit.put(Step(process_id=9_999, name="s"))

    before = sample_window.session.audit
    assert sample_window.session.do(add_to_nowhere) is None
    assert any("refused" in message for message in told)
    told.clear()
    with pytest.raises(InputError, match="refused"):
        sample_window.session.enter(add_to_nowhere)
    assert told == []
    assert sample_window.session.audit == before
