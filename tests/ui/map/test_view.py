"""The page of the map as a whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from auditor.store import AuditFile
from tests.ui.hands import Key, chain, names, page_of, press, step_id
from ui.history_dialog import HistoryDialog
from ui.window import MainWindow


def test_an_audit_that_is_open_elsewhere_is_shown_but_not_changed(
    window: MainWindow, sample_file: AuditFile, told: list[str]
) -> None:
    assert window.open_path(sample_file.path)
    assert "Read-only" in window.saved.text()
    assert "Read-only" in window.windowTitle()
    view = page_of(window).view
    assert view.map.cards
    count = len(window.session.audit.steps)
    press(view, Key.Key_N)
    assert len(window.session.audit.steps) == count
    assert told
    assert not page_of(window).actions_by_key["add"].isEnabled()
    assert not any(card.can_connect for card in view.map.cards.values())


def test_the_palette_does_what_is_chosen(sample_window: MainWindow) -> None:
    page_of(sample_window).view.map.select_steps([step_id(sample_window, "Confirm order")])
    palette = sample_window.make_palette()
    palette.show()
    steps = len(sample_window.session.audit.steps)
    QTest.keyClicks(palette.line, "map dupl")  # type: ignore[attr-defined]
    QTest.keyClick(palette.line, Key.Key_Return)  # type: ignore[attr-defined]
    assert not palette.isVisible()
    assert len(sample_window.session.audit.steps) == steps + 1


def test_history_goes_back_and_forth(window: MainWindow, tmp_path: Path) -> None:
    chain(window, tmp_path, "A", "B", "C")
    dialog = HistoryDialog(window, window.session)
    labels = [dialog.list.item(i).text().split("   ")[1] for i in range(dialog.list.count() - 1)]
    assert labels[:3] == ["Rename step", "Append step", "Rename step"]
    dialog.list.setCurrentRow(dialog.list.count() - 2)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert names(window) == []
    dialog.list.setCurrentRow(0)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert names(window) == ["A", "B", "C"]


def test_each_process_has_a_tab(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    assert [page.tabs.tabText(i) for i in range(page.tabs.count())] == [
        "From request to invoice",
        "From sheet to pallet",
    ]
    page.tabs.tabBarClicked.emit(1)
    assert step_id(sample_window, "Bending") in page.view.map.cards
    assert len(page.view.map.cards) == 15
