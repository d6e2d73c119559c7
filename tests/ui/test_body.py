"""Body load: lifts typed with units, answers chosen, and the map coloured by it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytest import approx

from auditor.model import Lift
from auditor.study.lifting import lift_numbers
from tests.ui.direct import put
from tests.ui.hands import page_of, step_id
from ui.pages.measure import MeasurePage
from ui.pages.measure.body.body_page import BodyPage, StepBody
from ui.window import MainWindow


def body(window: MainWindow, name: str) -> StepBody:
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    tab = page.show_tab("body")
    assert isinstance(tab, BodyPage)
    tab.tree.choose("step", step_id(window, name))
    assert tab.body is not None
    return tab.body


def fill(shown: StepBody, lift_id: int, key: str, text: str) -> None:
    line = shown.cards[lift_id].fields[key].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_lift_typed_with_units_gives_its_index_in_words(sample_window: MainWindow) -> None:
    shown = body(sample_window, "Stack on pallet")
    assert shown.lifting.text.text() == "No lift measured."
    QTest.mouseClick(shown.add, Qt.MouseButton.LeftButton)
    (lift,) = sample_window.session.audit.table(Lift).values()
    fill(shown, lift.id, "load_kg", "20 kg")
    fill(shown, lift.id, "horizontal_origin_m", "50 cm")
    fill(shown, lift.id, "vertical_origin_m", "0.2 m")
    fill(shown, lift.id, "lifts_per_min", "2")
    (lift,) = sample_window.session.audit.table(Lift).values()
    assert [lift.load_kg, lift.horizontal_origin_m, lift.vertical_origin_m] == approx([20, 0.5, 0.2])
    assert lift_numbers(lift).index > 3
    assert shown.lifting.text.text().endswith("high risk for many")
    assert "Most is gained by: reach." in shown.cards[lift.id].why.text()
    fill(shown, lift.id, "load_kg", "20 km")
    assert shown.cards[lift.id].fields["load_kg"].has_error
    assert sample_window.session.audit.table(Lift)[lift.id].load_kg == 20


def test_more_than_eight_hours_are_refused_and_what_the_method_is_not_for_is_shown(sample_window: MainWindow) -> None:
    shown = body(sample_window, "Stack on pallet")
    QTest.mouseClick(shown.add, Qt.MouseButton.LeftButton)
    (lift,) = sample_window.session.audit.table(Lift).values()
    card = shown.cards[lift.id]
    assert any("lifting with one hand, sitting or kneeling" in part.text() for part in card.findChildren(QLabel))
    fill(shown, lift.id, "duration_h", "9")
    assert card.fields["duration_h"].has_error
    assert sample_window.session.audit.table(Lift)[lift.id].duration_h == 8
    fill(shown, lift.id, "duration_h", "4")
    assert sample_window.session.audit.table(Lift)[lift.id].duration_h == 4
    put(sample_window.session, "From an older file", replace(lift, duration_h=12))
    assert "Counted as 8 hours a day" in shown.cards[lift.id].why.text()


def test_answers_give_a_score_that_narrows(sample_window: MainWindow) -> None:
    shown = body(sample_window, "Packing")
    for i, key in enumerate(shown.boxes):
        shown.boxes[key].setCurrentIndex(1)
        shown.boxes[key].activated.emit(1)
        if i == 0:
            assert "11 questions open" in shown.screening.text.text()
    assert shown.screening.text.text() == "Score 0: low: look at the person"
    shown.boxes["arm"].setCurrentIndex(0)
    shown.boxes["arm"].activated.emit(0)
    assert shown.screening.text.text() == "Score 0 – 3: low: look at the person  ·  1 question open"


def test_the_map_is_coloured_by_body_load(sample_window: MainWindow) -> None:
    pallet = step_id(sample_window, "Stack on pallet")
    put(sample_window.session, "Lift", Lift(step_id=pallet, load_kg=25, lifts_per_min=1))
    page = page_of(sample_window)
    sample_window.show_page("map")
    page.show_step(pallet)
    page.heat.setCurrentIndex(page.heat.findData("body"))
    page.heat.activated.emit(page.heat.currentIndex())
    card = page.view.map.cards[pallet]
    assert card.heat is not None
    assert page.view.legend.accessibleName().startswith("Body load: 0 × limit – ")
