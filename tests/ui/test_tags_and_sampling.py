"""Tags with reasons, tasks, and work sampling, as a person does them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from auditor.model import Lift, Place, WorkSampling
from tests.ui.direct import editing, put
from tests.ui.forms import fill, table_cell
from tests.ui.hands import step_id
from ui.pages.measure import MeasurePage
from ui.pages.measure.sampling.sampling_page import SamplingPage
from ui.pages.measure.tags_page import StepTags, TagsPage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def tab(window: MainWindow, key: str) -> object:
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    return page.show_tab(key)


def tags(window: MainWindow, name: str) -> StepTags:
    page = tab(window, "tags")
    assert isinstance(page, TagsPage)
    page.tree.choose("step", step_id(window, name))
    assert page.body is not None
    return page.body


def test_a_suggestion_has_its_reason_and_is_accepted_or_refused_once(sample_window: MainWindow) -> None:
    pallet = step_id(sample_window, "Stack on pallet")
    heavy = sample_window.session.audit.tag(pallet, "heavy")
    if heavy is not None:
        with editing(sample_window.session, "Untag") as edit:
            edit.delete(heavy)
    put(sample_window.session, "Lift", Lift(step_id=pallet, load_kg=25, lifts_per_min=1))
    shown = tags(sample_window, "Stack on pallet")
    button = shown.buttons["heavy", True]
    QTest.mouseClick(button, LEFT)
    assert "heavy" in sample_window.session.audit.tags_of(pallet)
    assert ("heavy", True) not in shown.buttons
    assert shown.ticks["heavy"].isChecked()
    if ("repetitive", False) in shown.buttons:
        QTest.mouseClick(shown.buttons["repetitive", False], LEFT)
        assert "repetitive" not in sample_window.session.audit.tags_of(pallet)
        assert ("repetitive", True) not in shown.buttons


def test_own_tags_are_typed_once_and_ticked_elsewhere(sample_window: MainWindow) -> None:
    shown = tags(sample_window, "Packing")
    fill(shown.own, "customer waits")
    assert "customer waits" in sample_window.session.audit.tags_of(step_id(sample_window, "Packing"))
    assert "customer waits" in tags(sample_window, "Welding").ticks
    fill(shown.own, "one, two")
    assert "One tag at a time" in shown.own.message.text()


def test_the_task_and_its_object_are_stated(sample_window: MainWindow) -> None:
    shown = tags(sample_window, "Packing")
    assert shown.why_task.text() == "The task was stated: pack."
    shown.task.setCurrentIndex(0)
    shown.task.activated.emit(0)
    assert shown.why_task.text() == "“pack” in the name points to: pack."
    shown.task.setCurrentIndex(shown.task.findData("inspect"))
    shown.task.activated.emit(shown.task.currentIndex())
    fill(shown.object, "boxes")
    step = sample_window.session.audit.steps[step_id(sample_window, "Packing")]
    assert (step.task, step.task_object) == ("inspect", "boxes")
    assert "The task was stated: inspect" in shown.why_task.text()


def test_the_place_of_work_is_guessed_then_stated_and_taken_back(sample_window: MainWindow) -> None:
    session, packing = sample_window.session, step_id(sample_window, "Packing")
    put(session, "Not stated", replace(session.audit.steps[packing], place=None))
    shown = tags(sample_window, "Packing")
    assert shown.place.currentText() == "not known"
    put(session, "Rename", replace(session.audit.steps[packing], name="Packing at the customer"))
    shown = tags(sample_window, "Packing at the customer")
    assert shown.place.currentText() == "at the customer's (guessed)"
    shown.place.setCurrentIndex(shown.place.findText("in the workshop"))
    shown.place.activated.emit(shown.place.currentIndex())
    assert session.audit.steps[packing].place is Place.WORKSHOP
    assert shown.place.currentText() == "in the workshop"
    session.undo()
    assert session.audit.steps[packing].place is None
    assert shown.place.currentText() == "at the customer's (guessed)"


def test_words_of_a_name_point_to_tags(sample_window: MainWindow) -> None:
    packing = sample_window.session.audit.steps[step_id(sample_window, "Packing")]
    put(sample_window.session, "Rename", replace(packing, name="Zoek de papieren pakbon"))
    shown = tags(sample_window, "Zoek de papieren pakbon")
    assert {"searching", "paper-based"} <= {name for name, _accepted in shown.buttons}


def sampling(window: MainWindow) -> SamplingPage:
    page = tab(window, "sampling")
    assert isinstance(page, SamplingPage)
    return page


def test_a_round_is_planned_ticked_and_gives_shares(sample_window: MainWindow) -> None:
    page = sampling(sample_window)
    assert page.empty.isVisible()
    QTest.mouseClick(page.new, LEFT)
    page.subjects.setFocus()
    page.subjects.setPlainText("Anna\nBen")
    page.categories.setFocus()
    fill(page.fields["start_s"], "7:30")
    fill(page.count, "20")
    (round_,) = sample_window.session.audit.table(WorkSampling).values()
    moments = sample_window.session.audit.moments_of(round_.id)
    assert len(moments) == 40
    assert page.looks.rowCount() == 40
    for row in range(10):
        box = page.looks.cellWidget(row, 2)
        box.setCurrentIndex(1 if row < 7 else 5)  # type: ignore[attr-defined]
        box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]
    shown = {
        table_cell(page.results, r, 0).text(): table_cell(page.results, r, 2).text()
        for r in range(page.results.rowCount())
    }
    assert (shown["works"], shown["waits"]) == ("70%", "30%")
    assert page.verdict.text().startswith("10 looks made, 30 planned; 323 in all")
    fill(page.count, "5")  # planned anew: what was seen stays
    assert sum(bool(m.seen) for m in sample_window.session.audit.moments_of(round_.id)) == 10
    assert len(sample_window.session.audit.moments_of(round_.id)) == 20


def test_a_time_that_is_none_is_refused_below_its_field(sample_window: MainWindow) -> None:
    page = sampling(sample_window)
    QTest.mouseClick(page.new, LEFT)
    for text, message in (("25:90", "time of day"), ("late", "time of day"), ("17:00", "after the beginning")):
        fill(page.fields["start_s"], text)
        assert message in page.fields["start_s"].message.text()
    fill(page.count, "0")
    assert "Whole rounds" in page.count.message.text()
