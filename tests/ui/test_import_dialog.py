"""What the dialog of an import shows, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from auditor.model import Step
from ui import import_dialog
from ui.import_dialog import ImportDialog, read_with_report


def notes_of(dialog: ImportDialog) -> list[str]:
    return [e.notes for e in dialog.draft.entities if isinstance(e, Step)]


def test_names_of_workers_stay_out_unless_the_box_is_unticked(qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "steps.csv"
    source.write_text("step,worker\nBend,Anna\nWeld,Bram\n")
    dialog = ImportDialog(None, source)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.pseudonyms.isVisible()
    assert dialog.pseudonyms.isChecked()
    assert notes_of(dialog) == ["worker: Worker 1", "worker: Worker 2"]
    assert "The 2 names in “worker” were replaced" in dialog.text.toPlainText()
    dialog.pseudonyms.setFocus()
    QTest.keyClick(dialog.pseudonyms, Qt.Key.Key_Space)
    assert notes_of(dialog) == ["worker: Anna", "worker: Bram"]
    assert "replaced" not in dialog.text.toPlainText()


def test_where_nobody_is_named_there_is_nothing_to_ask(qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "steps.csv"
    source.write_text("step\nBend\n")
    dialog = ImportDialog(None, source)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.pseudonyms.isVisible()


def test_what_can_not_be_read_is_said(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(import_dialog, "show", lambda _parent, text, **_kind: said.append(text))
    parent = QWidget()
    qtbot.addWidget(parent)
    source = tmp_path / "a.pdf"
    source.write_text("x")
    assert read_with_report(parent, source) is None
    assert "this kind of file can't be read" in said[0]
