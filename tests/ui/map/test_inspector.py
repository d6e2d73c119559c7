"""The panel beside the canvas."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import Key
from ui.window import MainWindow


def test_an_edit_in_the_inspector_is_stored_and_wrong_text_is_kept_with_its_message(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = sample_window.page("map")
    view, inspector = page.view, page.inspector  # type: ignore[attr-defined]
    card = next(c for c in view.map.cards.values() if c.step.name == "Calculate quotation")
    view.map.select_steps([card.step.id])
    field = inspector.fields["cycle"]
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "1,5 mni")
    QTest.keyClick(field.line, Key.Key_Return)
    assert field.line.text() == "1,5 mni"
    assert "Did you mean 1,5 min?" in field.message.text()
    assert field.message.isVisible()
    field.line.selectAll()
    QTest.keyClicks(field.line, "30 min")
    QTest.keyClick(field.line, Key.Key_Return)
    assert not field.message.isVisible()
    cycle = sample_window.session.audit.work(card.step.id).cycle_time_s
    assert cycle is not None
    assert cycle.likely == 1800
    assert "30" in card.facts
