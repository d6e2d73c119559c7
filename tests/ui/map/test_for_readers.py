"""What a screen reader finds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible

from auditor.edit.map.steps import rename_step
from tests.ui.hands import chain, click, on_screen, step_id
from ui.window import MainWindow


def test_a_screen_reader_finds_every_card_and_flow_in_sight(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "Saw", "Mill")
    assert view.readers.widgets == {}
    QAccessible.setActive(True)
    try:
        view.place_overlays()
        viewport = QAccessible.queryAccessibleInterface(view.viewport())
        assert viewport is not None
        children = [viewport.child(i) for i in range(viewport.childCount())]
        found = {child.text(QAccessible.Text.Name): child.rect() for child in children if child is not None}
        assert {"Saw, Operation, to Mill", "Mill, Operation", "Saw → Mill, 100%"} <= found.keys()
        middle = view.viewport().mapToGlobal(on_screen(view, "Mill"))
        assert found["Mill, Operation"].contains(middle)
        window.session.do(rename_step, step_id(window, "Mill"), "Mill twice")
        assert view.readers.widgets["step", step_id(window, "Mill twice")].accessibleName().startswith("Mill twice")
        click(view, on_screen(view, "Saw"))  # nothing stands in the way of the mouse
        assert view.map.selected_steps() == [step_id(window, "Saw")]
    finally:
        QAccessible.setActive(False)
    view.place_overlays()
    assert view.readers.widgets == {}
