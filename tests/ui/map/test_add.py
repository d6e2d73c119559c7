"""A new step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import blank, on_screen, type_name
from ui.window import MainWindow


def test_double_click_adds_and_dragging_moves_as_one_edit(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    view = blank(window, tmp_path)
    at = view.viewport().rect().center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    type_name(view, "Drawn")
    before = view.map.cards[1].pos()
    start = on_screen(view, "Drawn")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for i in range(1, 9):
        QTest.mouseMove(view.viewport(), start + QPoint(10 * i, 5 * i))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(80, 40))
    step = window.session.audit.steps[1]
    assert step.x == view.map.cards[1].x() != before.x()
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Move step"
    window.undo_action.trigger()
    assert view.map.cards[1].pos() == before
