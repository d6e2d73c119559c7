"""The map as a list."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidgetItem

from tests.ui.hands import page_of, step_id
from ui.map.features.outline.outline import Outline
from ui.window import MainWindow


def lane(outline: Outline, row: int) -> QTreeWidgetItem:
    item = outline.topLevelItem(row)
    assert item is not None
    return item


def first_step(outline: Outline, row: int) -> QTreeWidgetItem:
    item = lane(outline, row).child(0)
    assert item is not None
    return item


def test_the_outline_is_the_same_map_and_renames(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    page.actions_by_key["outline"].trigger()
    outline = page.outline
    names = [lane(outline, i).text(0) for i in range(outline.topLevelItemCount())]
    assert names == ["Sales", "Work preparation", "Administration"]
    item = first_step(outline, 1)
    assert (item.text(0), item.text(2)) == ("Prepare and plan the work", "Confirm order")
    item.setText(0, "Plan it")
    assert step_id(sample_window, "Plan it")
    outline.setCurrentItem(first_step(outline, 2))
    assert page.view.map.selected_steps() == [step_id(sample_window, "Enter order in ERP")]
