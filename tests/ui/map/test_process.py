"""A process more."""

from __future__ import annotations

from pathlib import Path

from tests.ui.hands import answer, blank, page_of
from ui.window import MainWindow


def test_a_new_process_is_named_and_shown(window: MainWindow, tmp_path: Path) -> None:
    view = blank(window, tmp_path)
    answer("Returns")
    page_of(window).actions_by_key["new_process"].trigger()
    assert window.session.audit.processes[view.process_id].name == "Returns"
    assert page_of(window).tabs.count() == 2
    assert window.undo_action.text() == "Undo: Add process"


def test_without_a_name_there_is_none(window: MainWindow, tmp_path: Path) -> None:
    blank(window, tmp_path)
    answer("   ")
    page_of(window).actions_by_key["new_process"].trigger()
    assert len(window.session.audit.processes) == 1
