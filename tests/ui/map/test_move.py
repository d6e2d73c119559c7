"""Cards dragged: they snap, and drop into flows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from auditor.edit.map.move import move_steps
from auditor.flow.layout import Rect
from auditor.flow.layout.align import snap_to
from tests.ui.hands import Key, chain, drag, flows, on_screen, press, step_id, type_name
from ui.map.features.add.new_step import add
from ui.window import MainWindow


def test_a_card_dropped_on_a_flow_is_inserted_there_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    a = view.map.cards[step_id(window, "A")].rect()
    window.session.do(move_steps, view.process_id, {step_id(window, "B"): type(a)(a.x + 640, a.y, a.width, a.height)})
    add(view, QPointF(a.x + 420, a.y + 320))
    type_name(view, "Between")
    view.fit()
    middle = view.mapFromScene(QPointF(a.right + 230, a.middle[1]))
    drag(view, on_screen(view, "Between"), middle)
    assert flows(window) == {("A", "Between", 1.0), ("Between", "B", 1.0)}
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Insert step into flow"
    window.undo_action.trigger()
    assert flows(window) == {("A", "B", 1.0)}


def test_escape_during_a_drag_leaves_everything_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    place = view.map.cards[step_id(window, "B")].pos()
    start = on_screen(view, "B")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, 60))
    QTest.mouseMove(view.viewport(), start + QPoint(90, 90))
    press(view, Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(90, 90))
    assert view.map.cards[step_id(window, "B")].pos() == place
    assert window.session.file is not None
    assert window.session.file.history()[0].label != "Move step"


def test_cards_snap_to_each_other_while_dragged(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    a, b = (view.map.cards[step_id(window, n)] for n in "AB")
    start = on_screen(view, "B")
    drag(view, start, start + QPoint(60, 4))
    assert b.y() == a.y()
    assert b.x() != a.x()


def test_snapping_is_to_the_nearest_line() -> None:

    dx, dy, lines = snap_to(Rect(103, 297, 50, 20), [Rect(100, 0, 50, 20), Rect(400, 300, 50, 20)], 7)
    assert (dx, dy) == (-3, 3)
    assert len(lines) == 2
    assert snap_to(Rect(120, 300, 50, 20), [Rect(0, 0, 50, 20)], 7) == (0.0, 0.0, [])
