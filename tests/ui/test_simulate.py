"""The Simulate tab of Plan: a first look by itself, what is tried out, Cancel, the map with its film."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from auditor.decide import Goal
from auditor.model import Audit
from auditor.simulate import experiment
from auditor.simulate.playing import Stopped
from auditor.simulate.result import Simulation
from auditor.simulate.run import Run
from auditor.simulate.settings import Settings
from tests.ui.waiting import settle
from ui import motion
from ui.pages.plan import PlanPage
from ui.pages.plan.simulate.simulate_page import SimulatePage
from ui.pages.plan.simulate.try_out import TryOut
from ui.pages.report.making import Maker
from ui.session import Session
from ui.session.result import SimulationResult
from ui.session.simulations import Simulations
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(sample_window: MainWindow, qtbot: QtBot) -> SimulatePage:
    """The tab after its first look, with lots of 100 pieces: a quick floor."""
    sample_window.show_page("plan")
    plan = sample_window.page("plan")
    assert isinstance(plan, PlanPage)
    page = plan.show_tab("simulate")
    assert isinstance(page, SimulatePage)
    page.try_out.lot.setValue(100)
    qtbot.waitUntil(
        lambda: (
            page.found is not None
            and page.found.settings.lot == 100
            and not page.runner.is_running
            and not page.try_out._timer.isActive()
        ),
        timeout=60_000,
    )
    settle()
    return page


def _is_planned_for(session: Session, goal: Goal) -> bool:
    return session.results.plan is not None and session.results.plan.value.goal is goal


def said(page: SimulatePage) -> str:
    return " ".join(text.text() for text in page.findChildren(QLabel) if text.isVisible())


def test_what_is_tried_out_is_simulated_when_the_hand_rests_and_all_can_be_put_back(
    page: SimulatePage, qtbot: QtBot
) -> None:
    assert page.found is not None and page.found.after is not None
    assert not page.runner.is_running and page.exactly.isVisible() and not page.cancel.isVisible()
    assert "What this rests on" in said(page) and "This is a first look" in page.state.text()
    page.try_out.demand.setValue(10)  # half
    role = next(iter(page.try_out.people))
    page.try_out.people[role].setValue(1)
    qtbot.waitUntil(lambda: page.found is not None and page.found.settings.what_if.demand_times == 0.5, timeout=60_000)
    assert page.found.settings.what_if.more_people == ((role, 1.0),)
    settle()
    page.process.setCurrentIndex(page.process.count() - 1)
    page.process.activated.emit(page.process.currentIndex())
    settle()
    assert "With the change" in said(page)
    assert page.floor.legend.heat is not None and max(page.floor.legend.heat.strengths.values()) == 1.0
    QTest.mouseClick(page.try_out.reset, LEFT)
    qtbot.waitUntil(lambda: page.found is not None and page.found.after is None, timeout=60_000)
    settle()
    assert not page.which.isVisible()


def test_cancel_answers_at_once_and_keeps_what_was_shown(
    page: SimulatePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_net: object, _seed: int, _run: int, _span: float, keep_on: Callable[[], bool], _fixed: object) -> Run:
        """A run that nothing but a no ends: the sample's own are over before a hand is at the button."""
        while keep_on():
            pause.wait(0.001)
        raise Stopped

    pause = threading.Event()
    monkeypatch.setattr(experiment, "play", endless)
    page.runner._memory = None
    monkeypatch.setattr(page, "look", lambda: None)  # a look that a late plan begins would not end by itself here
    before = page.found
    QTest.mouseClick(page.exactly, LEFT)
    assert page.cancel.isVisible() and page.progress.isVisible()
    assert page.runner.is_running
    QTest.mouseClick(page.cancel, LEFT)
    assert not page.runner.is_running and page.runner._end.is_set()
    assert page.found is before and page.exactly.isVisible()
    assert "Cancelled" in page.state.text()
    monkeypatch.undo()
    QTest.mouseClick(page.floor.play, LEFT)
    qtbot.waitUntil(lambda: page.floor.film is not None, timeout=60_000)


def test_how_much_pieces_differ_by_hand_and_by_machine_is_set_by_sliders(qtbot: QtBot) -> None:
    try_out = TryOut()
    qtbot.addWidget(try_out)
    usual = try_out.settings(1, 1)
    assert (usual.hand_variation, usual.machine_variation) == (Settings().hand_variation, Settings().machine_variation)
    for slider in (try_out.variation, try_out.machine_variation):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    said = try_out.settings(1, 1)
    assert (said.hand_variation, said.machine_variation) == pytest.approx((0.35, 0.1))


def test_what_cannot_be_simulated_is_said_in_place_of_figures(page: SimulatePage, qtbot: QtBot) -> None:
    for slider in page.try_out.people.values():
        slider.setValue(slider.minimum())
    qtbot.waitUntil(lambda: "nobody on the floor" in page.state.text(), timeout=60_000)
    assert not page.result.isVisible()


def test_the_film_stands_still_where_no_motion_is_wanted_and_is_moved_by_hand(page: SimulatePage, qtbot: QtBot) -> None:
    floor = page.floor
    QTest.mouseClick(floor.play, LEFT)
    qtbot.waitUntil(lambda: floor.film is not None, timeout=60_000)
    assert not floor.play.isChecked() and not floor._timer.isActive()
    middle = floor.clock.text()
    floor.moment.setValue(900)
    assert floor.clock.text() != middle and floor.clock.text().startswith("day 10")
    assert floor._jobs is not None and floor._jobs.frame.working
    assert not floor.grab().isNull()


def test_the_film_runs_where_motion_is_wanted_and_pauses(
    page: SimulatePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: True)
    floor = page.floor
    QTest.mouseClick(floor.play, LEFT)
    qtbot.waitUntil(lambda: floor.film is not None and floor._now_s > 0, timeout=60_000)
    assert floor.play.text().strip() == "Pause"
    played = floor.film
    page.which.setCurrentIndex(1)
    page.which.activated.emit(1)
    qtbot.waitUntil(lambda: floor.film not in (None, played) and floor._now_s > 0, timeout=60_000)
    assert floor.play.text().strip() == "Pause"
    QTest.mouseClick(floor.play, LEFT)
    assert not floor._timer.isActive()


def test_what_was_played_of_an_audit_that_has_changed_is_not_kept(page: SimulatePage) -> None:
    simulations, shown = page.session.results.simulations, page.found
    kept = simulations.newest
    assert kept is not None
    page.runner.done.emit(SimulationResult(Audit.of(), kept.value))
    assert simulations.newest is kept and page.found is shown
    page.runner.cancel()


def test_the_report_tells_of_the_floor_only_with_the_plan_that_it_prints(page: SimulatePage) -> None:
    session = page.session
    simulations, plan = session.results.simulations, session.results.plan
    kept = simulations.newest
    assert kept is not None and kept.value.after is not None and plan is not None and kept.plan is plan.value
    maker = Maker(session)
    assert maker.known(session.audit).simulation is kept.value
    session.results.plan = replace(plan, value=replace(plan.value, planned=plan.value.planned[:-1]))
    assert maker.known(session.audit).simulation is None
    as_it_is = replace(kept.value, after=None)
    simulations.keep(SimulationResult(kept.audit, as_it_is))
    assert maker.known(session.audit).simulation is as_it_is
    session.results.plan = plan


def test_a_goal_that_was_changed_and_changed_back_leaves_the_floor_in_the_report(
    page: SimulatePage, qtbot: QtBot
) -> None:
    session, maker = page.session, Maker(page.session)
    first, kept = session.results.plan, session.results.simulations.newest
    assert first is not None and kept is not None
    for goal in (list(Goal)[-1], Goal.MONEY):
        page.runner.cancel()
        page.hide()  # nobody looks at the floor meanwhile
        session.results.plan_for(goal.value)
        qtbot.waitUntil(partial(_is_planned_for, session, goal), timeout=60_000)
        known = maker.known(session.audit)
        assert known.simulation is kept.value
        assert known.plan is not None and known.plan.goal is Goal.MONEY  # that is what the report prints
    assert session.results.plan is not first and session.results.simulations.newest is kept


def test_an_audit_that_was_changed_and_put_back_finds_its_simulation_again() -> None:
    simulations, audit = Simulations(), Audit.of()
    kept = SimulationResult(audit, cast(Simulation, None))
    simulations.keep(kept)
    changed = audit.replaced({"firm": {1: replace(audit.firm, name="Another")}})
    assert simulations.telling(changed, None) is None
    assert simulations.telling(changed.replaced({"firm": {1: replace(audit.firm)}}), None) is kept
    again = SimulationResult(Audit.of(), cast(Simulation, None))
    simulations.keep(again)
    assert simulations.telling(audit, None) is simulations.newest is again
    simulations.clear()
    assert simulations.newest is None
