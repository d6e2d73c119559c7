"""A page draws once for each result and never an older one first; nothing is computed twice for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from auditor.decide import Evaluation, Ranking, rank
from auditor.decide.doubt.draws import DrawnInputs
from auditor.decide.money import tornado
from auditor.decide.order import certainty
from auditor.model import Audit, Estimate, Weight, Work
from tests.ui.direct import put
from ui.pages.page import Page
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from ui.session.follows import Follows
from ui.stages import STAGES, Stage, Tab, stage
from ui.window import MainWindow

_TABS = [(s.key, tab.key) for s in STAGES for tab in s.tabs]


def tab_page(window: MainWindow, stage_key: str, key: str) -> Page:
    window.show_page(stage_key)
    page = window.page(stage_key)
    assert isinstance(page, TabbedPage)
    return page.show_tab(key)


def edit_a_time(session: Session) -> None:
    """One cycle time becomes longer."""
    work = next(w for w in session.audit.table(Work).values() if w.cycle_time_s is not None)
    assert work.cycle_time_s is not None
    put(session, "Change", replace(work, cycle_time_s=Estimate.point(work.cycle_time_s.likely + 7)))


def set_weight(session: Session, criterion: str, value: float) -> None:
    known = {w.criterion: w.id for w in session.audit.table(Weight).values()}
    put(session, "Weight", Weight(id=known.get(criterion, 0), criterion=criterion, value=value))


def settled(session: Session, qtbot: QtBot) -> None:
    """Wait until nothing is at work any more, nor a result to be drawn."""
    qtbot.waitUntil(lambda: session.background.is_idle, timeout=60_000)
    assert session.results.ranking is not None
    assert session.results.ranking.audit is session.audit


def drawn_audits(page: Page, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Audit | None, ...]]:
    """From now on, which audit the shown result is of, at every draw."""
    drawn: list[tuple[Audit | None, ...]] = []
    refresh, results = page.refresh, page.session.results

    def counted() -> None:
        kinds = {Follows.ANALYSIS: results.analysis, Follows.RANKING: results.ranking, Follows.PLAN: results.plan}
        drawn.append(tuple(r.audit if r is not None else None for kind, r in kinds.items() if kind in page.follows))
        refresh()

    monkeypatch.setattr(page, "refresh", counted)
    return drawn


@pytest.mark.parametrize(("stage_key", "key"), _TABS)
def test_after_an_edit_a_page_draws_once_and_only_what_is_new(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, stage_key: str, key: str
) -> None:
    session, page = sample_window.session, tab_page(sample_window, stage_key, key)
    settled(session, qtbot)
    drawn = drawn_audits(page, monkeypatch)
    edit_a_time(session)
    settled(session, qtbot)
    assert len(drawn) == 1
    assert all(audit is session.audit for audit in drawn[0])
    assert bool(drawn[0]) == bool(page.follows & (Follows.ANALYSIS | Follows.RANKING | Follows.PLAN))


@pytest.mark.parametrize(
    "key", [tab.key for tab in stage("rank").tabs if tab.key != "assumptions"]
)  # drawn of the audit alone
def test_a_page_that_is_shown_while_a_ranking_is_made_waits_for_it(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    session, page = sample_window.session, tab_page(sample_window, "rank", key)
    drawn = drawn_audits(page, monkeypatch)
    sample_window.show_page("map")
    edit_a_time(session)
    sample_window.show_page("rank")
    assert page.is_waiting
    assert drawn == []
    settled(session, qtbot)
    assert drawn == [(session.audit,)]
    sample_window.show_page("map")
    sample_window.show_page("rank")
    assert len(drawn) == 1  # it shows the newest already


def test_the_status_line_says_that_the_page_waits_and_is_silent_again(sample_window: MainWindow, qtbot: QtBot) -> None:
    session, note = sample_window.session, sample_window.recalculating
    tab_page(sample_window, "rank", "order")
    settled(session, qtbot)
    edit_a_time(session)
    note.follow()
    assert note.text() == "Recalculating …"
    settled(session, qtbot)
    assert note.text() == ""
    sample_window.show_page("firm")
    edit_a_time(session)
    note.follow()
    assert note.text() == ""  # this page waits for nothing


def test_weights_alone_make_no_new_draws_and_the_order_is_that_of_a_new_ranking(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    session = sample_window.session
    settled(session, qtbot)
    before, analysis = session.ranking, session.analysis
    assert before is not None
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        set_weight(session, "ease", 1.0)
    after = session.ranking
    assert after is not None
    assert after is not before
    assert after.sample is before.sample
    assert session.analysis is analysis
    assert session.results.ranking is not None
    assert session.results.ranking.audit is session.audit
    anew = rank(session.audit)
    assert after.weights == anew.weights != before.weights
    assert [(r.evaluation.candidate.key, r.score) for r in after.candidates] == [
        (r.evaluation.candidate.key, r.score) for r in anew.candidates
    ]
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        sample_window.undo_action.trigger()
    assert session.ranking is not None
    assert session.ranking.sample is before.sample
    with qtbot.waitSignal(session.ranked, timeout=60_000):
        edit_a_time(session)
    assert session.ranking.sample is not before.sample


def test_an_edit_and_then_a_weight_while_it_is_ranked_makes_new_draws(sample_window: MainWindow, qtbot: QtBot) -> None:
    session = sample_window.session
    settled(session, qtbot)
    before = session.ranking
    assert before is not None
    edit_a_time(session)
    set_weight(session, "ease", 1.0)
    settled(session, qtbot)
    assert session.ranking is not None
    assert session.ranking.sample is not before.sample
    assert session.ranking.weights == rank(session.audit).weights


def test_a_plan_is_made_only_while_somebody_looks(sample_window: MainWindow, qtbot: QtBot) -> None:
    session = sample_window.session
    planned = emissions(session.planned)
    sample_window.show_page("rank")
    edit_a_time(session)
    settled(session, qtbot)
    assert planned() == 0 and session.plan is None
    with qtbot.waitSignal(session.planned, timeout=60_000):
        sample_window.show_page("plan")
    with qtbot.waitSignal(session.planned, timeout=60_000):
        edit_a_time(session)
    sample_window.show_page("rank")
    edit_a_time(session)
    settled(session, qtbot)
    assert planned() == 2
    assert session.results.plan is not None
    assert session.results.plan.audit is not session.audit
    with qtbot.waitSignal(session.planned, timeout=60_000):
        sample_window.show_page("plan")
    assert session.results.plan.audit is session.audit
    sample_window.show_page("rank")
    sample_window.show_page("plan")
    settled(session, qtbot)
    assert planned() == 3  # the plan is still that of this audit


def emissions(signal: SignalInstance) -> Callable[[], int]:
    """How often a signal has been sent since."""
    times: list[int] = []
    signal.connect(lambda: times.append(1))
    return lambda: len(times)


def test_certainty_is_worked_out_once_a_ranking_and_off_the_windows_thread(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, threads = sample_window.session, []
    compute = certainty.certainty

    def noted(ranking: Ranking) -> certainty.Certainty | None:
        threads.append(threading.current_thread())
        return compute(ranking)

    monkeypatch.setattr(certainty, "certainty", noted)
    for key in ("order", "certainty", "order"):
        tab_page(sample_window, "rank", key)
    edit_a_time(session)
    settled(session, qtbot)
    for key in ("certainty", "order"):
        tab_page(sample_window, "rank", key)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_what_drives_a_candidate_is_worked_out_once(sample_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    session, worked_out = sample_window.session, []
    compute = tornado.tornado

    def noted(evaluation: Evaluation, sample: DrawnInputs) -> tuple[tornado.Driver, ...]:
        worked_out.append(evaluation.candidate.key)
        return compute(evaluation, sample)

    monkeypatch.setattr(tornado, "tornado", noted)
    tab_page(sample_window, "rank", "money")
    assert session.ranking is not None
    one, other = (r.evaluation.candidate.key for r in session.ranking.candidates[:2])
    for key in (other, one, other, one):
        session.choose_candidate(key)
    assert worked_out == [one, other]


def test_every_stage_and_tab_of_the_list_is_a_page_with_a_name(window: MainWindow) -> None:
    listed: list[Tab | Stage] = [*STAGES, *(tab for s in STAGES for tab in s.tabs)]
    for entry in listed:
        assert entry.label
        assert isinstance(entry.make(window.session), Page), entry.key
    assert len({s.key for s in STAGES}) == len(STAGES)
    assert all(len({t.key for t in s.tabs}) == len(s.tabs) for s in STAGES)


def test_the_rail_marks_the_stages_that_have_an_end(sample_window: MainWindow) -> None:
    for s in STAGES:
        text = sample_window.rail_buttons[s.key].text()
        assert bool(s.missing) == (text[-1] in "✓○"), text
