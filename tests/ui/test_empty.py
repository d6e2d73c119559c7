"""What pages say while there is nothing to show, and where their buttons lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from auditor.edit.map.process import ensure_process, set_demand
from auditor.edit.map.steps import add_step
from auditor.model import Basis, Estimate, Process, Step, Work
from tests.ui.direct import editing
from tests.ui.hands import names, page_of
from ui.pages.lacking import LackingPage
from ui.pages.rank.answer_page import AnswerPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.report import ReportPage
from ui.pages.tabbed import TabbedPage
from ui.stages import STAGES
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
#: Never on an audit without work: they are verdicts.
VERDICTS = ("worth its money", "Nothing here is uncertain", "No candidate differs", "There is nothing to rank")


@pytest.fixture
def empty(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        assert window.session.create(tmp_path / "empty.audit")
    return window


def tabbed(window: MainWindow, stage: str) -> TabbedPage:
    window.show_page(stage)
    page = window.page(stage)
    assert isinstance(page, TabbedPage)
    return page


def said(window: MainWindow) -> str:
    """All that can be read on the page that is shown."""
    page = window.stack.currentWidget()
    assert page is not None
    return "\n".join(found.text() for found in page.findChildren(QLabel) if found.isVisible())


def lacking(window: MainWindow, stage: str) -> LackingPage:
    page = tabbed(window, stage)
    assert page.stack.currentWidget() is page.lacking
    return page.lacking


@pytest.mark.parametrize("stage", ["measure", "assess", "rank", "plan"])
def test_an_empty_audit_says_so_on_every_tab_and_passes_no_verdict(empty: MainWindow, stage: str) -> None:
    page = tabbed(empty, stage)
    needing = [tab.key for s in STAGES if s.key == stage for tab in s.tabs if tab.needs]
    assert needing
    for key in page.keys:
        page.show_tab(key)
        assert ("Nothing recorded yet" in said(empty)) == (key in needing)
        assert not any(verdict in said(empty) for verdict in VERDICTS)


def test_the_button_of_an_empty_page_leads_to_the_map_and_the_maps_to_the_first_step(empty: MainWindow) -> None:
    QTest.mouseClick(lacking(empty, "rank").button, LEFT)
    page = page_of(empty)
    assert empty.stack.currentWidget() is page
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty.button, LEFT)
    assert page.view.editor is not None
    page.view.editor.finish()
    assert len(names(empty)) == 1
    assert not page.empty.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1000, 560)])
def test_the_hint_of_an_empty_map_is_whole_and_in_the_middle(empty: MainWindow, size: tuple[int, int]) -> None:
    empty.resize(*size)
    empty.show_page("map")
    page = page_of(empty)
    room, box = page.view.viewport().rect(), page.empty.geometry()
    assert room.contains(box)
    assert abs(box.center().x() - room.center().x()) <= 1
    for text in (page.empty.heading, page.empty.text):
        assert text.height() >= text.heightForWidth(text.width())
    assert not page.view.horizontalScrollBar().isVisible()
    assert not page.view.verticalScrollBar().isVisible()


def test_an_empty_audit_makes_no_report(empty: MainWindow) -> None:
    empty.show_page("report")
    page = empty.page("report")
    assert isinstance(page, ReportPage)
    assert page.stack.currentWidget() is page.lacking
    assert not page.maker.is_busy
    assert "Nothing recorded yet" in said(empty)


def test_steps_without_a_time_lead_to_the_table_and_times_without_a_demand_to_the_map(
    empty: MainWindow, qtbot: QtBot
) -> None:
    session = empty.session
    process = session.do(ensure_process)
    assert process is not None
    step = session.do(add_step, process, 0.0, 0.0)
    assert step is not None
    shown = lacking(empty, "rank")
    assert shown.heading.text() == "No times known yet"
    QTest.mouseClick(shown.button, LEFT)
    measure = empty.page("measure")
    assert isinstance(measure, TabbedPage)
    assert empty.stack.currentWidget() is measure
    assert measure.stack.currentWidget() is measure.tab("table")

    with editing(session, "Type a time") as edit:
        edit.put(Work(id=step, cycle_time_s=Estimate.point(300.0)))
    shown = lacking(empty, "rank")
    assert shown.heading.text() == "It is not known yet how often the work is done"
    QTest.mouseClick(shown.button, LEFT)
    assert empty.stack.currentWidget() is empty.page("map")

    with qtbot.waitSignal(session.ranked, timeout=60_000):
        session.do(set_demand, process, Estimate.point(1000))
    rank = tabbed(empty, "rank")
    assert rank.stack.currentWidget() is rank.tab("answer")
    session.undo()
    assert rank.stack.currentWidget() is rank.lacking


def test_the_ranking_begins_with_how_much_is_known_and_sends_out_to_look(empty: MainWindow, qtbot: QtBot) -> None:
    session = empty.session
    with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Told") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(2000)))
        step = edit.put(Step(process_id=process.id, name="Deburr"))
        edit.put(Work(id=step.id, cycle_time_s=Estimate(1000, 2000, 3000)))
    order = tabbed(empty, "rank").show_tab("order")
    assert isinstance(order, OrderPage)
    assert order.known.known.text().startswith("The result rests on 6 figures: 0 measured, 2 stated")
    assert "Go and time this step: Deburr." in order.known.first.text()
    QTest.mouseClick(order.known.button, LEFT)
    assert empty.stack.currentWidget() is empty.page("measure")

    with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Measured") as edit:
        edit.put(Work(id=step.id, cycle_time_s=Estimate(1000, 2000, 3000, Basis.MEASURED)))
    empty.show_page("rank")
    assert "1 measured" in order.known.known.text()
    assert not order.known.button.isVisible()


def test_where_nothing_can_be_proposed_the_ranking_leads_to_the_tasks(empty: MainWindow, qtbot: QtBot) -> None:
    session = empty.session
    with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Told") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(2000)))
        step = edit.put(Step(process_id=process.id, name="Xyz"))
        edit.put(Work(id=step.id, cycle_time_s=Estimate.point(2000)))
    order = tabbed(empty, "rank").show_tab("order")
    assert isinstance(order, OrderPage)
    assert "For 1 of 1 steps the task is not known" in order.known.unknown.text()
    assert not order.known.button.isVisible()
    QTest.mouseClick(order.known.tasks, LEFT)
    measure = empty.page("measure")
    assert isinstance(measure, TabbedPage)
    assert measure.stack.currentWidget() is measure.tab("tags")
    answer = tabbed(empty, "rank").show_tab("answer")
    assert isinstance(answer, AnswerPage)
    assert answer.block.isVisible() and answer.block.tasks.isVisible() and not answer.ask.isVisible()


def test_while_nobody_has_looked_the_answer_too_sends_out_to_look(empty: MainWindow, qtbot: QtBot) -> None:
    session = empty.session
    with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Told") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(2000)))
        step = edit.put(Step(process_id=process.id, name="Deburr"))
        edit.put(Work(id=step.id, cycle_time_s=Estimate(1000, 2000, 3000)))
    answer = tabbed(empty, "rank").show_tab("answer")
    assert isinstance(answer, AnswerPage)
    assert "Go and time this step: Deburr." in answer.block.first.text()
    assert answer.groups.isVisible()
