"""The way of an advisor with a map of its own, stopwatch and measured figures: no longer than it was, counted in actions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from auditor.model import Basis, CandidateOverride, Study
from tests.ui.advisor import BETWEEN, Advisor
from tests.ui.hands import flows, on_screen, page_of, step_id
from ui.map.features.share.share_editor import ShareEditor
from ui.pages.firm import FirmPage
from ui.pages.home_page import HomePage
from ui.pages.measure.study.studies_page import StudiesPage
from ui.pages.measure.table.table_page import TablePage
from ui.pages.plan.portfolio_page import PortfolioPage
from ui.pages.rank.order_page import OrderPage
from ui.pages.report import ReportPage
from ui.window import MainWindow

Key = Qt.Key

#: Actions that a review of an earlier version counted for the same jobs.
BEFORE = {
    "new audit": 3,
    "ten steps": 25,
    "rework with 3 %": 5,
    "fork with a share": 7,
    "times of eleven steps": 24,
    "to the stopwatch": 5,
    "own quotation": 3,
    "budget and plan": 2,
    "PDF": 3,
}
TIMES = {
    "Grondstoffen afwegen": "4 min per deeg",
    "Deeg kneden": "8 min per deeg",
    "Deeg verdelen": "12 stuks/min",
    "Opmaken": "3 sec",
    "Rijzen": "45 min",
    "Bakken": "1200 per uur",
    "Afkoelen": "90 min",
    "Keuren": "2 tellen",
    "Verpakken": "0,1 minuut",
    "Verzenden": "2,5 uur/dag",
    "Uitval afvoeren": "kwartier",
}
STEPS = list(TIMES)[:10]
CYCLES = 5


def test_an_advisors_way_takes_no_more_actions_than_before(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advisor = Advisor(window, qtbot)
    begin_audit(advisor, tmp_path, monkeypatch)
    describe_firm(advisor)
    draw(advisor)
    time_steps(advisor)
    take_study(advisor)
    quote_plan_and_report(advisor, tmp_path, monkeypatch)
    print(f"\n{advisor.table(BEFORE)}")
    longer = {name: count for name, count in advisor.counts.items() if count > BEFORE.get(name, count)}
    assert longer == {}


def begin_audit(advisor: Advisor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (advisor.give_path(folder / "bakery.audit"), "")
    )
    home = advisor.window.page("home")
    assert isinstance(home, HomePage)
    with advisor.job("new audit"):
        advisor.click(home.buttons["new"])
    assert advisor.window.session.file is not None


def describe_firm(advisor: Advisor) -> None:
    """Name, sector and people."""
    page = advisor.window.stack.currentWidget()
    assert isinstance(page, FirmPage)
    with advisor.job("firm"):
        advisor.click(page.fields["name"].line)
        advisor.enter("Bakkerij De Vries", Key.Key_Tab)
        advisor.type_text("bakkerij")
        advisor.press(Key.Key_Down)  # into the list of sectors
        advisor.press(Key.Key_Return)
        advisor.click(page.people.rows.add)
        advisor.enter("Bakker", Key.Key_Tab)
        advisor.press(Key.Key_Tab)
        advisor.enter("32")
    audit = advisor.window.session.audit
    assert audit.firm.name == "Bakkerij De Vries" and audit.firm.sector_code.startswith("10.7")
    assert [role.headcount for role in audit.roles.values()] == [32]


def draw(advisor: Advisor) -> None:
    """Ten steps, what comes back from one of them, and where its scrap goes."""
    window = advisor.window
    advisor.go("map")
    page = page_of(window)
    view = page.view
    with advisor.job("ten steps"):
        advisor.press(Key.Key_N)
        for name in STEPS[:-1]:
            advisor.enter(name, Key.Key_Tab)
        advisor.enter(STEPS[-1])
    assert {s.name for s in window.session.audit.steps.values()} == set(STEPS)
    advisor.press(Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    with advisor.job("rework with 3 %"):
        advisor.click(view.viewport(), on_screen(view, "Keuren"))
        advisor.drag(view.viewport(), on_screen(view, "Keuren", dx=1.0), on_screen(view, "Opmaken"))
        assert isinstance(view.editor, ShareEditor)
        advisor.enter("3 %")
    assert ("Keuren", "Opmaken", 0.03) in flows(window) and ("Keuren", "Verpakken", 0.97) in flows(window)
    with advisor.job("fork with a share"):
        advisor.click(view.viewport(), on_screen(view, "Keuren"))
        end = on_screen(view, "Keuren") + QPoint(0, 170)
        advisor.drag(view.viewport(), on_screen(view, "Keuren", dx=1.0), end)
        advisor.enter("Uitval afvoeren")
        advisor.enter("2 %")
    assert ("Keuren", "Uitval afvoeren", 0.02) in flows(window)
    with advisor.job("demand"):
        advisor.click(view.viewport(), QPoint(4, 4))
        advisor.click(page.inspector.fields["demand"].line)
        advisor.enter("500000")
    assert next(iter(window.session.audit.processes.values())).demand_per_year is not None


def time_steps(advisor: Advisor) -> None:
    """Each row as it is spoken; where the table asks how many pieces, the answer."""
    advisor.go("measure")
    page = advisor.go_to_tab("measure", "table")
    assert isinstance(page, TablePage)
    audit = advisor.window.session.audit
    with advisor.job("times of eleven steps"):
        advisor.click(page.grid.viewport(), page.grid.visualRect(page.model.index(0, 1)).center())
        for _row in range(len(TIMES)):
            advisor.enter(TIMES[page.model.step(page.grid.currentIndex().row()).name])
            if page.question.box.isVisible():
                advisor.enter("300")
    audit = advisor.window.session.audit
    told = {s.name: audit.work(s.id) for s in audit.steps.values()}
    assert all(work.cycle_time_s is not None or work.labour_s is not None for work in told.values())
    assert {name: work.units_per_cycle for name, work in told.items() if work.units_per_cycle != 1} == {
        "Grondstoffen afwegen": 300,
        "Deeg kneden": 300,
    }


def take_study(advisor: Advisor) -> None:
    """Five cycles of one step, with the space bar."""
    window, now = advisor.window, [1000.0]
    with advisor.job("to the stopwatch"):
        page = advisor.go_to_tab("measure", "studies")
        assert isinstance(page, StudiesPage)
        advisor.choose(page.tree.tree, "Opmaken")
        advisor.confirm_next_question()
        advisor.click(page.new_button)
    watch = page.watch
    assert watch is not None
    watch._now = lambda: now[0]
    with advisor.job("five cycles"):
        watch.setFocus()
        advisor.press(Key.Key_Space)
        for cycle in range(CYCLES):
            now[0] += 3.0 + 0.1 * cycle
            advisor.press(Key.Key_Space)
        advisor.press(Key.Key_Escape)
    (study,) = window.session.audit.table(Study)
    assert len(window.session.audit.observations_of(study)) == CYCLES
    assert advisor.counts["five cycles"] == CYCLES + 2
    with advisor.job("time from the study"):
        assert page.detail is not None
        advisor.click(page.detail.follows, QPoint(8, page.detail.follows.height() // 2))
    measured = window.session.audit.work(step_id(window, "Opmaken")).cycle_time_s
    assert measured is not None and measured.basis is Basis.MEASURED


def quote_plan_and_report(advisor: Advisor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The price of a quotation in place of the catalogue's, what may be spent, and the PDF."""
    window = advisor.window
    advisor.go("rank")
    advisor.wait_for_results()
    order = advisor.go_to_tab("rank", "order")
    assert isinstance(order, OrderPage)
    with advisor.job("own quotation"):
        advisor.click(order.panel.fields["investment"].line)
        advisor.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        advisor.enter("62000")
    (stored,) = window.session.audit.table(CandidateOverride).values()
    assert stored.investment is not None and stored.investment.likely == 62_000
    advisor.go("plan")
    advisor.wait_for_results()
    portfolio = advisor.window.page("plan").tab("portfolio")  # type: ignore[attr-defined]
    assert isinstance(portfolio, PortfolioPage)
    with advisor.job("budget and plan"):
        advisor.click(portfolio.fields["budget"].line)
        advisor.enter("150000")
    assert window.session.audit.firm.budget == 150_000
    advisor.wait_for_plan()
    report = advisor.go("report")
    assert isinstance(report, ReportPage)
    advisor.qtbot.waitUntil(lambda: report.content is not None and not report.maker.is_busy, timeout=60_000)
    path = folder / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (advisor.give_path(path), ""))
    with advisor.job("PDF"):
        advisor.click(report.save)
    assert path.read_bytes().startswith(b"%PDF")
    assert advisor.counts[BETWEEN] <= 8
