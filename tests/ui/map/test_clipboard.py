"""Cut, copy, paste, duplicate."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from auditor.model import Estimate
from tests.ui.direct import put
from tests.ui.hands import Key, blank, chain, flows, names, press, step_id
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_copied_steps_come_along_to_another_audit_with_their_work(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Weld")
    saw = step_id(window, "Saw")
    from auditor.model import Work

    put(window.session, "Time", Work(id=saw, cycle_time_s=Estimate(1, 2, 3)))
    press(view, Key.Key_A, CTRL)
    press(view, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Saw\t1–3 s\nWeld\t"
    (tmp_path / "other").mkdir()
    view = blank(window, tmp_path / "other")
    press(view, Key.Key_V, CTRL)
    assert names(window) == ["Saw", "Weld"]
    assert flows(window) == {("Saw", "Weld", 1.0)}
    assert window.session.audit.work(step_id(window, "Saw")).cycle_time_s == Estimate(1, 2, 3)
    assert len(view.map.selected_steps()) == 2
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Paste steps"


def test_rows_of_a_spreadsheet_become_steps_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    QGuiApplication.clipboard().setText("Saw\t45 s\nDrill\t1,5 min\n\nPack\tno time\n")
    press(view, Key.Key_V, CTRL)
    assert names(window) == ["Saw", "Drill", "Pack"]
    assert flows(window) == {("Saw", "Drill", 1.0), ("Drill", "Pack", 1.0)}
    drill = window.session.audit.work(step_id(window, "Drill")).cycle_time_s
    assert drill is not None
    assert drill.likely == 90
    window.undo_action.trigger()
    assert names(window) == []


def test_duplicate_and_cut(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    press(view, Key.Key_A, CTRL)
    press(view, Key.Key_D, CTRL)
    assert sorted(names(window)) == ["A", "A", "B", "B"]
    assert len(window.session.audit.flows) == 2
    press(view, Key.Key_X, CTRL)
    assert sorted(names(window)) == ["A", "B"]


def test_what_is_no_step_on_the_clipboard_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtCore import QMimeData

    from ui.map.features.clipboard.clipboard import MIME

    view = chain(window, tmp_path, "A")
    for junk in (b"", b"[]", b'{"step": [{"id": "x"}]}', b'{"step": 5}'):
        data = QMimeData()
        data.setData(MIME, junk)
        QGuiApplication.clipboard().setMimeData(data)
        press(view, Key.Key_V, CTRL)
        assert names(window) == ["A"]
