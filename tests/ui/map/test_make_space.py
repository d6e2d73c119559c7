"""Room made, by drag and by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF

from tests.ui.hands import Key, chain, drag, press, step_id
from ui.window import MainWindow


def test_space_is_made_by_keys_at_the_selected_card(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    before = {s.name: s.x or 0.0 for s in window.session.audit.steps.values()}
    view.map.select_steps([step_id(window, "B")])
    press(view, Key.Key_S)
    press(view, Key.Key_Right)
    press(view, Key.Key_Return)
    after = {s.name: s.x or 0.0 for s in window.session.audit.steps.values()}
    assert {name: after[name] - before[name] for name in after} == {"A": 0, "B": 40, "C": 40}
    press(view, Key.Key_Right)  # an arrow walks again
    assert view.map.selected_steps() == [step_id(window, "C")]


def test_room_is_made_by_dragging(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    before = {name: view.map.cards[step_id(window, name)].x() for name in "ABC"}
    gap = view.mapFromScene(QPointF(before["B"] - 30, view.map.cards[step_id(window, "B")].y() - 60))
    view.map.clearSelection()
    press(view, Key.Key_S)
    drag(view, gap, gap + QPoint(120, 0))
    after = {name: view.map.cards[step_id(window, name)].x() for name in "ABC"}
    assert after["A"] == before["A"]
    assert after["B"] - before["B"] == after["C"] - before["C"] > 80
    assert window.session.file is not None
    assert window.session.file.history()[0].label == "Make space"
