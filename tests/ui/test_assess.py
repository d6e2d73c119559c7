"""The Assess page: criteria, what fits, the catalogue, readiness."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from auditor.assess.catalogue import catalogue, own_key, technologies
from auditor.assess.readiness import readiness, thresholds
from auditor.model import OwnTechnology, Work
from tests.ui.direct import put
from tests.ui.forms import fill, pick, table_cell, words
from tests.ui.results import ranking_of
from tests.ui.waiting import settle
from ui.pages.assess import AssessPage
from ui.pages.assess.catalogue_page import CataloguePage
from ui.pages.assess.fits_page import FitsPage
from ui.pages.assess.readiness_page import ReadinessPage
from ui.pages.assess.suitability_page import SuitabilityPage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def tab(window: MainWindow, key: str) -> QWidget:
    window.show_page("assess")
    page = window.page("assess")
    assert isinstance(page, AssessPage)
    return page.show_tab(key)


def step_id(window: MainWindow, name: str) -> int:
    return next(s.id for s in window.session.audit.steps.values() if s.name == name)


def test_an_answer_narrows_the_score_and_undo_brings_the_range_back(sample_window: MainWindow) -> None:
    page = tab(sample_window, "suitability")
    assert isinstance(page, SuitabilityPage)
    welding = step_id(sample_window, "Welding")
    page.tree.choose("step", welding)
    assert page.body is not None
    before = page.score(welding)
    assert before is not None and before.score.low < before.score.high
    first = before.to_answer()[0].criterion
    assert first.label in page.body.first.text()
    box = page.body.boxes[first.key]
    assert box.itemText(5) == f"5 – {first.meaning(5)}"
    assert "from worst to best" in box.itemText(0) or "by the data" in box.itemText(0)
    pick(box, 5)
    after = page.score(welding)
    assert after is not None
    assert after.score.high - after.score.low < before.score.high - before.score.low
    assert first.label not in page.body.first.text()
    sample_window.undo_action.trigger()
    assert page.score(welding) == before
    assert box.currentIndex() == 0


def test_what_the_data_says_is_filled_in_with_its_reason(sample_window: MainWindow) -> None:
    page = tab(sample_window, "suitability")
    assert isinstance(page, SuitabilityPage)
    page.tree.choose("step", step_id(sample_window, "Welding"))
    assert page.body is not None
    assert "by the data" in page.body.boxes["volume"].itemText(0)
    assert "hours of labour a year" in words(page.body)


def test_a_page_of_steps_begins_with_the_first_and_stays_where_one_went(sample_window: MainWindow) -> None:
    page = tab(sample_window, "suitability")
    assert isinstance(page, SuitabilityPage)
    first = next(iter(item for item in page.tree.items() if item.childCount() == 0))
    assert first.text(0) in words(page.area)
    welding = step_id(sample_window, "Welding")
    page.tree.choose("step", welding)
    put(sample_window.session, "Rename", replace(sample_window.session.audit.steps[welding], name="Joining"))
    settle()
    assert page.tree.choice() == ("step", welding) and "Joining" in words(page.area)


def test_work_for_which_nothing_is_known_is_told_until_a_step_is_chosen(sample_window: MainWindow) -> None:
    welding = sample_window.session.audit.steps[step_id(sample_window, "Welding")]
    put(sample_window.session, "Rename", replace(welding, name="Xyzzy", task=""))
    page = tab(sample_window, "fits")
    assert isinstance(page, FitsPage)
    assert "the program knows no technology" in words(page) and "Xyzzy" in words(page)
    page.tree.choose("step", welding.id)
    assert "the program knows no technology" not in words(page)
    assert "What is done here is not known" in words(page)


def test_what_does_not_fit_says_the_limit_the_value_and_the_remedy(sample_window: MainWindow) -> None:
    page = tab(sample_window, "fits")
    assert isinstance(page, FitsPage)
    welding = step_id(sample_window, "Welding")
    page.tree.choose("step", welding)
    assert "Welding cobot" in words(page)
    work = sample_window.session.audit.work(welding)
    put(
        sample_window.session,
        "Smaller batches",
        Work(**{**{f: getattr(work, f) for f in work.__slots__}, "batch_size": 2.0}),
    )
    shown = words(page)
    assert "✕ Batches of 2 are shorter than the 5 it needs." in shown
    assert "→ Join orders to batches of 5" in shown


def test_the_catalogue_is_searched_and_shows_where_each_figure_is_from(sample_window: MainWindow) -> None:
    page = tab(sample_window, "catalogue")
    assert isinstance(page, CataloguePage)
    assert page.list.count() == len(catalogue()) >= 30
    QTest.keyClicks(page.search, "weld")
    found = [page.list.item(i).text() for i in range(page.list.count())]
    assert "Welding cobot" in found
    assert len(found) < 8
    page.choose("welding_cobot")
    shown = words(page)
    for heading in (
        "Hard limits",
        "Where the figures come from",
        "Safety and law",
        "Ask first",
        "What stands in the way",
        "Whether it fits",
    ):
        assert heading in shown
    figures = next(t for t in page.findChildren(QTableWidget) if t.accessibleName() == "Figures")
    known = {
        table_cell(figures, i, 0).text(): table_cell(figures, i, 4).text().strip() for i in range(figures.rowCount())
    }
    assert known["Investment"] == "supplier's price, 2026"
    assert known["Share of the labour saved"] == "press or consultancy, 2021"
    units = {table_cell(figures, i, 0).text(): table_cell(figures, i, 2).text() for i in range(figures.rowCount())}
    assert units["Useful life in years"] == "9"  # no money
    assert "The weaker of its price and its saving rests on: press or consultancy." in shown
    assert "Investment (supplier's price, 2026): Hirebotics" in shown
    page.search.clear()
    page.kind.setCurrentIndex(page.kind.findData("ai"))
    assert page.list.count() == sum(t.kind == "ai" for t in catalogue().values())
    QTest.keyClicks(page.search, "zzz")
    assert page.list.count() == 0


def test_a_technology_of_the_firms_own_is_added_filled_in_ranked_and_removed(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    page = tab(sample_window, "catalogue")
    assert isinstance(page, CataloguePage)
    session = sample_window.session
    QTest.mouseClick(page.add, LEFT)
    (own,) = session.audit.table(OwnTechnology).values()
    form = page.form
    assert form is not None

    fill(form.fields["name"], "Our welding jig")
    fill(form.fields["investment"], "5000-8000-12000")
    fill(form.fields["saving_share"], "20-30-40 %")
    fill(form.fields["investment"], "a lot")
    assert form.fields["investment"].has_error
    fill(form.fields["investment"], "8 000")
    fill(form.fields["ease"], "9")
    assert "from 1 to 5" in form.fields["ease"].message.text()
    form.domains["production"].click()
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        form.tasks["weld"].click()
    own = session.audit.table(OwnTechnology)[own.id]
    assert (own.name, own.tasks, own.domains, own.investment.likely) == ("Our welding jig", "weld", "production", 8000)
    keys = {r.evaluation.candidate.technology.key for r in ranking_of(session).candidates}
    assert own_key(own.id) in keys
    remove = next(b for b in page.form.findChildren(QPushButton) if b.text() == "Remove this technology")  # type: ignore[union-attr]
    QTest.mouseClick(remove, LEFT)
    assert own_key(own.id) not in technologies(session.audit)


def test_a_weak_threshold_shows_next_steps_and_dated_support(sample_window: MainWindow) -> None:
    page = tab(sample_window, "readiness")
    assert isinstance(page, ReadinessPage)
    cost = next(t for t in thresholds() if t.key == "cost")
    assert cost.steps[0] not in words(page)
    for question in cost.questions:
        pick(page.boxes[question.key], 1)
    assert readiness(sample_window.session.audit).weak == {"cost"}
    shown = words(page)
    assert f"• {cost.steps[0]}" in shown
    assert "check before you count on it" in shown
    assert "Netherlands · not known whether it still runs · as of " in shown
    assert "3 of 21 questions answered" in page.state.text()
    for question in cost.questions:
        pick(page.boxes[question.key], 5)
    assert cost.steps[0] not in words(page)
    assert "○" in sample_window.rail_buttons["assess"].text()
