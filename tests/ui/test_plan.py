"""The Plan page: portfolio, roadmap, people, before and after, planned and realised."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from auditor.locale import money
from auditor.model import CandidateRule, Project, RuleKind
from auditor.phrases.amounts import round_for_reading
from auditor.phrases.plan import price_text, who_text
from auditor.store import AuditFile
from tests.ui.direct import editing
from tests.ui.forms import fill, table_cell, words
from tests.ui.results import plan_of, ranking_of
from tests.ui.waiting import settle
from ui.pages.page import Page
from ui.pages.plan import PlanPage
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.plan.realised_page import RealisedPage
from ui.pages.plan.roadmap_page import RoadmapPage
from ui.pages.tabbed import TabbedPage
from ui.widgets.empty_state import EmptyState
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def tab(window: MainWindow, qtbot: QtBot, key: str) -> Page:
    """A tab of the page, with a plan in it."""
    window.show_page("plan")
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    found = page.show_tab(key)
    qtbot.waitUntil(lambda: window.session.plan is not None, timeout=60_000)
    settle()
    return found


def test_a_smaller_budget_chooses_less_and_the_frontier_marks_it(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "portfolio")
    assert isinstance(page, PortfolioPage)
    session = sample_window.session
    before = plan_of(session).together.investment
    planned = plan_of(session).planned
    assert page.table.rowCount() == len(planned) + 1
    assert "every vacancy filled once" in table_cell(page.table, len(planned), 0).text()
    assert [table_cell(page.table, row, 4).text() for row in range(len(planned))] == [
        price_text(p.evaluation) for p in planned
    ]
    for row, item in enumerate(planned):  # the same figure as in the list of candidates
        assert table_cell(page.table, row, 5).text() == money(round_for_reading(item.evaluation.npv_median), "EUR")
    assert page.enough.text().startswith("The value grows up to €") and page.pilot.text().startswith(
        "It is the pilot because"
    )
    assert "no other choice within these limits brings more" in page.state.text()
    with qtbot.waitSignal(session.planned, timeout=60_000):
        fill(page.fields["budget"], "60 000")
    assert session.audit.firm.budget == 60_000
    assert 0 < plan_of(session).together.investment <= 60_000 < before
    assert len(page.frontier.points) > 5
    fill(page.fields["projects_at_once"], "0")
    assert "at least 1" in page.fields["projects_at_once"].message.text()


def test_choosing_for_hours_frees_at_least_as_many(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "portfolio")
    assert isinstance(page, PortfolioPage)
    session = sample_window.session
    money = plan_of(session).together.hours_freed_per_year
    with qtbot.waitSignal(session.planned, timeout=60_000):
        page.goal.setCurrentIndex(1)
        page.goal.activated.emit(1)
    assert plan_of(session).together.hours_freed_per_year >= money


def test_a_rule_between_two_candidates_is_kept_by_the_plan(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "portfolio")
    assert isinstance(page, PortfolioPage)
    session = sample_window.session
    a, b = (p.key for p in plan_of(session).planned[1:3])
    rules = page.rules
    rules.one.setCurrentIndex(rules.one.findData(a))
    rules.kind.setCurrentIndex(rules.kind.findData(RuleKind.EXCLUDES))
    rules.other.setCurrentIndex(rules.other.findData(b))
    with qtbot.waitSignal(session.planned, timeout=60_000):
        QTest.mouseClick(rules.add, LEFT)
    assert len(session.audit.table(CandidateRule)) == 1
    assert len({a, b} & {p.key for p in plan_of(session).planned}) == 1
    assert " excludes " in words(rules)


def test_a_candidate_cannot_exclude_itself(sample_window: MainWindow, qtbot: QtBot, told: list[str]) -> None:
    page = tab(sample_window, qtbot, "portfolio")
    assert isinstance(page, PortfolioPage)
    page.rules.one.setCurrentIndex(0)
    page.rules.other.setCurrentIndex(0)
    QTest.mouseClick(page.rules.add, LEFT)
    assert told == ["Choose two different candidates."]
    assert not sample_window.session.audit.table(CandidateRule)


def test_a_bar_is_dragged_to_another_quarter_and_back_by_undo(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "roadmap")
    assert isinstance(page, RoadmapPage)
    session, gantt = sample_window.session, page.gantt
    item = plan_of(session).planned[2]
    bar = gantt.bar(2)
    grip = bar.center().toPoint()
    by = round(2 * (gantt.bar(2).width() / item.quarters))
    QTest.mousePress(gantt, LEFT, pos=grip)
    QTest.mouseMove(gantt, grip + QPoint(by, 0))
    with qtbot.waitSignal(session.planned, timeout=60_000):
        QTest.mouseRelease(gantt, LEFT, pos=grip + QPoint(by, 0))
    moved = next(p for p in plan_of(session).planned if p.key == item.key)
    assert moved.start_quarter == item.start_quarter + 2
    assert moved.is_fixed
    with qtbot.waitSignal(session.planned, timeout=60_000):
        sample_window.undo_action.trigger()
    assert next(p for p in plan_of(session).planned if p.key == item.key).start_quarter == item.start_quarter
    assert not session.audit.table(Project)


def test_arrow_keys_choose_a_project_and_move_it_and_the_program_takes_over_again(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = tab(sample_window, qtbot, "roadmap")
    assert isinstance(page, RoadmapPage)
    session, gantt = sample_window.session, page.gantt
    gantt.setFocus()
    gantt.key = plan_of(session).planned[0].key
    QTest.keyClick(gantt, Qt.Key.Key_Down)
    item = plan_of(session).planned[1]
    assert session.candidate_key == item.key
    assert item.evaluation.candidate.technology.name in page.project.title.text()
    with qtbot.waitSignal(session.planned, timeout=60_000):
        QTest.keyClick(gantt, Qt.Key.Key_Right)
    assert next(p for p in plan_of(session).planned if p.key == item.key).start_quarter == item.start_quarter + 1
    with qtbot.waitSignal(session.planned, timeout=60_000):
        QTest.mouseClick(page.project.free, LEFT)
    assert not next(p for p in plan_of(session).planned if p.key == item.key).is_fixed


def test_who_does_it_is_typed_and_another_pilot_is_chosen(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "roadmap")
    assert isinstance(page, RoadmapPage)
    session = sample_window.session
    other = plan_of(session).planned[2]
    session.choose_candidate(other.key)
    line = page.project.fields["who"].line
    line.setFocus()
    line.selectAll()
    with qtbot.waitSignal(session.planned, timeout=60_000):
        QTest.keyClicks(line, "Anna leads")
        QTest.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(session.planned, timeout=60_000):
        page.project.pilot.click()
    found = next(p for p in plan_of(session).planned if p.key == other.key)
    assert who_text(found) == "Anna leads"
    assert found.is_pilot and found.start_quarter == 0
    assert sum(p.is_pilot for p in plan_of(session).planned) == 1


def test_people_shows_freed_against_missing_by_role(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "people")
    shown = words(page)
    assert "Welder" in shown
    assert "hours a year are freed" in shown
    assert "Work that becomes lighter" in shown


def test_before_and_after_shows_less_labour(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "after")
    tables = page.findChildren(QTableWidget)
    assert tables
    rows = {
        table_cell(tables[-1], r, 0).text(): table_cell(tables[-1], r, 3).text() for r in range(tables[-1].rowCount())
    }
    assert rows["Labour hours a year"].startswith("−")
    assert rows["Labour hours a year"].endswith("✓")


def test_an_earlier_audit_is_compared_and_a_wrong_file_is_told(
    sample_window: MainWindow, qtbot: QtBot, sample_file: AuditFile, tmp_path: Path
) -> None:
    sample_file.close()
    page = tab(sample_window, qtbot, "compare")
    assert isinstance(page, RealisedPage)
    page.compare_with(sample_file.path)
    qtbot.waitUntil(lambda: "Earlier" in page.state.text(), timeout=60_000)
    shown = words(page)
    assert "planned hours a year 0 were realised" in shown
    junk = tmp_path / "junk.audit"
    junk.write_text("hello")
    page.compare_with(junk)
    qtbot.waitUntil(lambda: "is not an audit" in page.state.text(), timeout=60_000)


def test_an_audit_without_work_says_so_and_leads_to_what_comes_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        assert window.session.create(tmp_path / "empty.audit")
    for key in ("portfolio", "roadmap", "people", "after"):
        page = tab(window, qtbot, key)
        said = [w for w in window.page("plan").findChildren(EmptyState) if w.isVisible()]
        assert len(said) == 1
        assert not any("Nothing is worth its money" in x.text() for x in page.findChildren(QLabel) if x.isVisible())
        window.grab()
        QTest.mouseClick(said[0].findChildren(QPushButton)[0], LEFT)
        assert window.stack.currentWidget() is window.page("map")
    tab(window, qtbot, "compare")
    assert plan_of(window.session).planned == ()


def test_the_roadmap_shows_money_and_own_hours_by_quarter(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, qtbot, "roadmap")
    assert isinstance(page, RoadmapPage)
    made = sample_window.session.results.plan
    assert made is not None
    table = page.load.table
    assert table.rowCount() == len(made.quarters)
    assert table_cell(table, 0, 0).text() == "year 1, quarter 1"
    assert "Cash is lowest at the end of" in page.load.words.text()
    assert "Do not order above" in page.project.price.text()


def test_every_tab_stands_a_step_that_goes_while_its_ranking_is_still_shown(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    """The ranking and the plan come later than the edit: until then pages show what they were made of."""
    session = sample_window.session
    for stage in ("rank", "plan", "assess"):
        sample_window.show_page(stage)
        page = sample_window.page(stage)
        assert isinstance(page, TabbedPage)
        for key in page.keys:
            if stage == "plan":
                qtbot.waitUntil(lambda: session.plan is not None, timeout=60_000)
            page.show_tab(key)
            step = session.audit.steps[ranking_of(session).candidates[0].evaluation.candidate.step_ids[0]]
            with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Delete step") as edit:
                edit.delete(step)
            assert step.id not in session.audit.steps
            with qtbot.waitSignal(session.ranked, timeout=60_000):
                sample_window.undo_action.trigger()
