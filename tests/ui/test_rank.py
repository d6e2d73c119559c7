"""The Rank page: picture, weights, certainty, money."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from auditor.decide.order.certainty import certainty
from auditor.edit.fit import answer_fit
from auditor.model import METHOD, Assumption, CandidateCost, CostHeading, FitAnswer, Weight
from auditor.phrases.amounts import round_for_reading
from tests.ui.direct import put
from tests.ui.forms import fill, table_cell, words
from tests.ui.results import ranking_of
from tests.ui.waiting import settle
from ui.pages.page import Page
from ui.pages.rank import RankPage
from ui.pages.rank.assumptions_page import AssumptionsPage
from ui.pages.rank.certainty_page import CertaintyPage
from ui.pages.rank.money_page import MoneyPage
from ui.pages.rank.priority_page import PriorityPage
from ui.pages.rank.weights_page import WeightsPage
from ui.pages.tabbed import TabbedPage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def rank_page(window: MainWindow) -> RankPage:
    window.show_page("rank")
    page = window.page("rank")
    assert isinstance(page, RankPage)
    page.show_tab("order")
    return page


def tab(window: MainWindow, key: str) -> Page:
    return rank_page(window).show_tab(key)


def test_the_lead_says_how_sure_the_first_place_is_and_what_would_overtake_it(sample_window: MainWindow) -> None:
    page = rank_page(sample_window).order
    found = certainty(ranking_of(sample_window.session))
    assert found is not None
    assert f"comes first in {found.share:.0%} of the calculations" in page.lead.text()
    assert "Its nearest rival is" in page.lead.text()


def test_leaving_a_candidate_out_asks_why_and_it_can_be_taken_back(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, session = rank_page(sample_window).order, sample_window.session
    key = ranking_of(session).candidates[0].evaluation.candidate.key
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("No room.", True))
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        QTest.mouseClick(page.panel.drop, LEFT)
    assert key not in {r.evaluation.candidate.key for r in ranking_of(session).candidates}
    dropped = next(e for e in ranking_of(session).exclusions if e.stored is not None)
    assert dropped.stored is not None
    assert dropped.stored.dropped_because == "No room."
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        QTest.mouseClick(page.panel._take_back(dropped.stored), LEFT)
    assert ranking_of(session).candidates[0].evaluation.candidate.key == key


def test_a_click_on_a_point_of_the_picture_leads_to_its_candidate_and_arrows_go_on(sample_window: MainWindow) -> None:
    page = tab(sample_window, "picture")
    assert isinstance(page, PriorityPage)
    session = sample_window.session
    third = ranking_of(session).candidates[2]
    settle()
    at = page.picture.place_of(third.evaluation.candidate.key).toPoint()
    QTest.mouseMove(page.picture.viewport(), at)
    QTest.mouseClick(page.picture.viewport(), LEFT, pos=QPoint(at))
    assert session.candidate_key == third.evaluation.candidate.key
    assert f"3. {third.evaluation.candidate.technology.name}" in words(page)
    page.picture.setFocus()
    QTest.keyClick(page.picture, Qt.Key.Key_Right)
    assert session.candidate_key == ranking_of(session).candidates[3].evaluation.candidate.key
    order = rank_page(sample_window)
    order.show_tab("order")
    assert order.order.table.currentIndex().row() == 3


def test_the_picture_shows_the_figures_of_the_ranking(sample_window: MainWindow) -> None:
    page = tab(sample_window, "picture")
    assert isinstance(page, PriorityPage)
    for point in page.picture.points:
        e = ranking_of(sample_window.session).candidates[point.rank - 1].evaluation
        assert (point.low, point.middle, point.high) == (e.npv.p10, e.npv.p50, e.npv.p90)
        assert point.hours_freed_per_year == e.hours_freed_per_year.likely
    assert "ease" in page.picture.accessibleDescription()


def test_a_slider_changes_the_order_at_once_and_is_stored_when_the_hand_rests(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = tab(sample_window, "weights")
    assert isinstance(page, WeightsPage)
    session = sample_window.session
    before = [row[0] for row in page.order.rows]
    assert not session.audit.table(Weight)
    slider = page.sliders["money"]
    slider.setFocus()
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        for _press in range(8):
            QTest.keyClick(slider, Qt.Key.Key_PageUp)
        after = [row[0] for row in page.order.rows]
        assert after != before  # before anything is stored
        assert not session.audit.table(Weight)
    stored = {w.criterion: w.value for w in session.audit.table(Weight).values()}
    assert stored["money"] == 1.0
    ranked = ranking_of(session).candidates
    assert [row[0].partition(". ")[2] for row in page.order.rows][:3] == [
        f"{r.evaluation.candidate.technology.name} – {session.audit.step_names(r.evaluation.candidate.step_ids, 2)}"
        for r in ranked[:3]
    ]
    assert session.file is not None
    assert session.file.history()[0].label == "Change weights"
    sample_window.undo_action.trigger()
    assert not session.audit.table(Weight)


def test_only_the_order_gives_published_weights(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, "weights")
    assert isinstance(page, WeightsPage)
    for value, key in enumerate(("revenue", "ease", "risk", "work", "money", "labour"), 1):
        page.sliders[key].setValue(value)
    with qtbot.waitSignal(sample_window.session.ranked, timeout=60_000):
        QTest.mouseClick(page.by_order, LEFT)
    weights = ranking_of(sample_window.session).weights
    assert weights["labour"] == pytest.approx(0.41, abs=0.01)  # six criteria: 0.408 for the first
    assert weights["revenue"] == pytest.approx(0.03, abs=0.01)


def test_certainty_says_what_to_find_out_and_fills_its_grids(sample_window: MainWindow) -> None:
    page = tab(sample_window, "certainty")
    assert isinstance(page, CertaintyPage)
    ranking = ranking_of(sample_window.session)
    assert page.measuring.text().startswith("Now: ")
    assert f"{ranking.candidates[0].rank_acceptability[0]:.0%}" in page.ranks.accessibleDescription()
    assert f"{ranking.share_ahead(0, 1):.0%}" in page.ahead.accessibleDescription()


def test_a_quotation_by_heading_and_a_subsidy_change_the_cash_flows(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, "money")
    assert isinstance(page, MoneyPage)
    session = sample_window.session
    key = session.candidate_key

    def table() -> dict[str, list[str]]:
        rows = range(page.table.rowCount())
        return {
            table_cell(page.table, r, 0).text(): [
                table_cell(page.table, r, c).toolTip() for c in range(1, page.table.columnCount())
            ]
            for r in rows
        }

    assert "Subsidy" not in table()
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(page.fields["integration"], "20 000")
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(page.fields["subsidy"], "10 000")
    assert table()["Integration"][0] == "-€20,000"
    assert table()["Subsidy"][0] == "€10,000"
    (cost,) = session.audit.table(CandidateCost).values()
    assert (cost.heading, cost.amount.likely) == (CostHeading.INTEGRATION, 20_000)
    assert session.candidate_key == key
    fill(page.fields["subsidy"], "a lot")
    assert page.fields["subsidy"].has_error
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(page.fields["integration"], "")
    assert not session.audit.table(CandidateCost)
    assert len(page.chart.bars) >= 3


def test_an_audit_without_candidates_has_calm_empty_pages(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        assert window.session.create(tmp_path / "empty.audit")
    page = rank_page(window)
    for key in page.keys:
        page.show_tab(key)
        window.grab()
    window.show_page("assess")
    assess = window.page("assess")
    assert isinstance(assess, TabbedPage)
    for key in assess.keys:
        assess.show_tab(key)
        window.grab()
    assert page.lacking.heading.text() == "Nothing recorded yet"


def test_a_line_parts_what_is_not_worth_while_and_says_what_would_have_to_change(sample_window: MainWindow) -> None:
    page, ranking = rank_page(sample_window).order, ranking_of(sample_window.session)
    first = next(r for r in ranking.candidates if not r.worth_while)
    line = page.model.line
    assert line == first.rank - 1
    shown = page.model.index(line, 0).data()
    assert shown == "Not worthwhile now"
    assert page.table.columnSpan(line, 0) == page.model.columnCount()
    sample_window.session.choose_candidate(first.evaluation.candidate.key)
    assert page.table.currentIndex().row() == line + 1
    assert "It would be worthwhile" in words(page.panel)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert sample_window.session.candidate_key != first.evaluation.candidate.key


def test_a_question_about_fit_is_answered_beside_the_candidate(sample_window: MainWindow, qtbot: QtBot) -> None:
    page, session = rank_page(sample_window).order, sample_window.session
    asked = next(r for r in ranking_of(session).candidates if r.evaluation.candidate.technology.fit_questions)
    candidate = asked.evaluation.candidate
    session.choose_candidate(candidate.key)
    question = candidate.technology.fit_questions[0]
    wrong = "No" if question.fits_if else "Yes"
    button = next(b for b in page.panel.findChildren(QPushButton) if b.accessibleName() == f"{question.text} {wrong}")
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        QTest.mouseClick(button, LEFT)
    keys = {r.evaluation.candidate.key for r in ranking_of(session).candidates}
    assert candidate.key not in keys
    assert {a.is_yes for a in session.audit.table(FitAnswer).values() if a.technology == candidate.technology.key} >= {
        not question.fits_if
    }
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        sample_window.undo_action.trigger()
    assert candidate.key in {r.evaluation.candidate.key for r in ranking_of(session).candidates}


def test_an_assumption_of_the_firm_takes_the_place_of_the_programs(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, "assumptions")
    assert isinstance(page, AssumptionsPage)
    session = sample_window.session
    before = ranking_of(session).candidates[0].evaluation
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(page.fields["reserve"], "50")
    again = next(
        r.evaluation for r in ranking_of(session).candidates if r.evaluation.candidate.key == before.candidate.key
    )
    assert again.npv_likely < before.npv_likely
    (stored,) = session.audit.table(Assumption).values()
    assert stored.value.likely == 0.5
    fill(page.fields["reserve"], "much")
    assert page.fields["reserve"].has_error
    fill(page.fields["reserve"], "")
    assert not session.audit.table(Assumption)


def test_an_audit_of_an_older_version_is_told_once_what_is_ranked_otherwise(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    session = sample_window.session
    page = rank_page(sample_window).order
    assert page.method.isHidden()
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        put(session, "Older", replace(session.audit.firm, method=1))
    assert not page.method.isHidden()
    assert "ranked by an older version" in words(page)
    button = next(b for b in page.method.findChildren(QPushButton))
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        QTest.mouseClick(button, LEFT)
    assert page.method.isHidden()
    assert session.audit.firm.method == METHOD


def test_full_marks_are_shown_and_can_be_changed(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = tab(sample_window, "weights")
    assert isinstance(page, WeightsPage)
    session = sample_window.session
    before = ranking_of(session)
    field = page.full_marks["money"]
    assert field.line.text() == f"€{round_for_reading(before.scales['money'].best):,.0f}"
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(field, "20 000")
    after = ranking_of(session)
    assert after.scales["money"].best == 20_000 and after.scales["money"].is_stated
    first = before.candidates[0].evaluation.candidate.key
    again = next(r for r in after.candidates if r.evaluation.candidate.key == first)
    assert again.contributions["money"] > before.candidates[0].contributions["money"]
    fill(field, "nothing much")
    assert field.has_error
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(field, "")
    assert not ranking_of(session).scales["money"].is_stated
    hours = page.full_marks["labour"]
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(hours, "500 h")
    assert ranking_of(session).scales["labour"].best == 500


def test_an_own_price_stays_when_a_step_leaves_the_candidate_and_says_what_it_was_for(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page, session = tab(sample_window, "money"), sample_window.session
    assert isinstance(page, MoneyPage)
    shared = next(
        c
        for c in (r.evaluation.candidate for r in ranking_of(session).candidates)
        if c.technology.shared and len(c.step_ids) > 1 and c.technology.fit_questions
    )
    session.choose_candidate(shared.key)
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        fill(page.fields["investment"], "7 777")
    assert page.given_for.isHidden()
    question = shared.technology.fit_questions[0]
    gone = shared.step_ids[-1]
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        session.do(answer_fit, [gone], shared.technology.key, question.key, not question.fits_if)
    now = next(
        c
        for c in (r.evaluation.candidate for r in ranking_of(session).candidates)
        if c.technology.key == shared.technology.key and c.process_id == shared.process_id
    )
    assert gone not in now.step_ids
    session.choose_candidate(now.key)
    assert "7,777" in page.fields["investment"].line.text()
    assert not page.given_for.isHidden() and session.audit.steps[gone].name in page.given_for.text()
