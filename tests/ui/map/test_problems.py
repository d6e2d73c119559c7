"""What is wrong where, and mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from auditor.edit.map.steps import change_kind
from auditor.model import StepKind
from tests.ui.hands import page_of, put_share, step_id, type_name
from ui.map.features.add.new_step import add
from ui.window import MainWindow


def test_shares_that_do_not_add_up_are_shown_and_mended(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    quote = step_id(sample_window, "Work for us?")
    flow = next(f for f in sample_window.session.audit.flows.values() if f.source_id == quote)
    page.actions_by_key["problems"].trigger()
    assert page.problems.summary.text() == "✓ No problems"
    put_share(sample_window, flow, 0.2)
    assert page.problems.list.count() == 1
    assert "add up to 35%" in page.problems.list.item(0).text()
    page.problems.list.setCurrentRow(0)
    QTest.mouseClick(page.problems.fix, Qt.MouseButton.LeftButton)
    assert page.problems.list.count() == 0
    shares = [f.share for f in sample_window.session.audit.flows.values() if f.source_id == quote]
    assert sum(shares) == pytest.approx(1)


def test_shares_at_a_fork_are_said_not_to_count_and_each_branch_is_given_all(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    session = sample_window.session
    fork = step_id(sample_window, "Work for us?")
    page.actions_by_key["problems"].trigger()
    session.do(change_kind, [fork], StepKind.FORK)
    row = next(i for i in range(page.problems.list.count()) if "not counted" in page.problems.list.item(i).text())
    page.problems.list.setCurrentRow(row)
    assert page.problems.fix.text() == "Give each branch all"
    QTest.mouseClick(page.problems.fix, Qt.MouseButton.LeftButton)
    assert [f.share for f in session.audit.flows.values() if f.source_id == fork] == [1, 1]
    assert not any("not counted" in page.problems.list.item(i).text() for i in range(page.problems.list.count()))


def test_a_problem_leads_to_its_step(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    add(page.view, QPointF(5000, 3000))
    type_name(page.view, "Lost")
    page.actions_by_key["problems"].trigger()
    texts = [page.problems.list.item(i).text() for i in range(page.problems.list.count())]
    assert texts == ["Lost – It is not connected to anything.", "Lost – No time is known yet."]
    page.view.map.clearSelection()
    page.problems.list.itemClicked.emit(page.problems.list.item(0))
    page.problems.list.setCurrentRow(1)
    page.problems.list.itemActivated.emit(page.problems.list.item(1))
    assert page.view.map.selected_steps() == [step_id(sample_window, "Lost")]
