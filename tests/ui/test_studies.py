"""Time studies: the stopwatch as a person presses it, and what the study then says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QPlainTextEdit
from pytest import approx

from auditor.edit.study import new_study, set_element, set_follows, set_study
from auditor.model import Basis, Element, Observation, Part, Study
from auditor.store import AuditFile
from auditor.study.time_study import study_numbers
from tests.ui.direct import put
from tests.ui.forms import table_cell
from tests.ui.hands import answer, step_id
from tests.ui.waiting import settle
from ui.pages.measure import MeasurePage
from ui.pages.measure.study.studies_page import StudiesPage
from ui.stopwatch.window import Stopwatch
from ui.window import MainWindow

Key = Qt.Key


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def studies(window: MainWindow) -> StudiesPage:
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    tab = page.show_tab("studies")
    assert isinstance(tab, StudiesPage)
    return tab


def answer_lines(text: str) -> None:
    """Put lines into the box that is about to open, and confirm it."""
    tries = QTimer(QApplication.instance())

    def put() -> None:
        box = QApplication.activeModalWidget()
        field = box.findChild(QPlainTextEdit) if isinstance(box, QInputDialog) else None
        if field is not None:
            tries.stop()
            field.setPlainText(text)
            box.accept()  # type: ignore[union-attr]

    tries.timeout.connect(put)
    tries.start(20)


@pytest.fixture
def study(sample_window: MainWindow) -> int:
    """A study of Packing in two elements."""
    made = sample_window.session.do(
        new_study, step_id(sample_window, "Packing"), ["Fold the box", "Put in and close"], "2026-03-10T09:00+01:00"
    )
    assert made is not None
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(sample_window: MainWindow, study: int, clock: Clock) -> Stopwatch:
    opened = Stopwatch(sample_window, sample_window.session, study, clock)
    opened.open()
    return opened


def press(watch: Stopwatch, key: Qt.Key, clock: Clock, after: float = 0.0) -> None:
    clock.now += after
    QTest.keyClick(watch, key)


def laps(window: MainWindow, study_id: int) -> list[tuple[str, float, int]]:
    audit = window.session.audit
    names = audit.table(Element)
    return [(names[o.element_id or 0].name, round(o.seconds, 3), o.cycle) for o in audit.observations_of(study_id)]


def test_two_hundred_laps_by_the_space_bar_are_all_there(
    sample_window: MainWindow, study: int, watch: Stopwatch, clock: Clock
) -> None:
    press(watch, Key.Key_Space, clock)
    for i in range(200):
        press(watch, Key.Key_Space, clock, after=5.0 + (i % 7) * 0.1)
    taken = laps(sample_window, study)
    assert len(taken) == 200
    assert taken[:3] == [("Fold the box", 5.0, 1), ("Put in and close", 5.1, 1), ("Fold the box", 5.2, 2)]
    assert taken[-1][2] == 100
    numbers = study_numbers(sample_window.session.audit, study)
    assert numbers.cycles == 100
    assert numbers.observed_s == approx(sum(t for _n, t, _c in taken) / 100)
    assert watch.laps.list.item(0).text().startswith("200   Put in and close")
    sample_window.undo_action.trigger()
    assert len(laps(sample_window, study)) == 199


def test_pause_missed_foreign_and_take_back_by_their_keys(
    sample_window: MainWindow, study: int, watch: Stopwatch, clock: Clock
) -> None:
    press(watch, Key.Key_Space, clock)
    press(watch, Key.Key_P, clock, after=3)
    press(watch, Key.Key_Space, clock, after=600)  # goes on
    press(watch, Key.Key_Space, clock, after=2)
    assert laps(sample_window, study) == [("Fold the box", 5.0, 1)]
    press(watch, Key.Key_F, clock, after=1)
    assert watch.element.text() == "Foreign element"
    press(watch, Key.Key_Space, clock, after=40)
    press(watch, Key.Key_Space, clock, after=6)
    assert laps(sample_window, study)[1:] == [("Foreign element", 40.0, 1), ("Put in and close", 7.0, 1)]
    press(watch, Key.Key_Z, clock, after=0.5)
    press(watch, Key.Key_Space, clock, after=0.5)
    assert laps(sample_window, study)[2:] == [("Put in and close", 8.0, 1)]
    press(watch, Key.Key_M, clock, after=5)
    press(watch, Key.Key_Space, clock, after=6)
    last = sample_window.session.audit.observations_of(study)[-1]
    assert last.is_missed
    assert last.seconds == approx(11)
    assert watch.timer.cycle == 3


def test_a_note_goes_to_the_last_lap_and_a_rating_to_the_study(
    sample_window: MainWindow, study: int, watch: Stopwatch, clock: Clock
) -> None:
    press(watch, Key.Key_Space, clock)
    press(watch, Key.Key_Space, clock, after=4)
    answer("box was torn")
    press(watch, Key.Key_N, clock)
    assert sample_window.session.audit.observations_of(study)[0].note == "box was torn"
    press(watch, Key.Key_Plus, clock)
    press(watch, Key.Key_Plus, clock)
    assert sample_window.session.audit.table(Study)[study].rating == approx(1.1)
    assert watch.rated.text() == "110%"
    assert len(sample_window.session.audit.observations_of(study)) == 1


def test_with_a_rating_per_observation_each_lap_keeps_its_own(
    sample_window: MainWindow, study: int, clock: Clock
) -> None:

    session = sample_window.session
    session.do(set_study, session.audit.table(Study)[study], rates_each=True)
    watch = Stopwatch(sample_window, session, study, clock)
    watch.open()
    press(watch, Key.Key_Space, clock)
    press(watch, Key.Key_Space, clock, after=4)
    press(watch, Key.Key_Minus, clock)
    press(watch, Key.Key_Space, clock, after=4)
    assert [o.rating for o in session.audit.observations_of(study)] == [1.0, approx(0.95)]
    assert session.audit.table(Study)[study].rating == 1.0


def test_the_stopwatch_goes_on_behind_the_last_lap(
    sample_window: MainWindow, study: int, watch: Stopwatch, clock: Clock
) -> None:
    press(watch, Key.Key_Space, clock)
    press(watch, Key.Key_Space, clock, after=4)
    press(watch, Key.Key_Escape, clock)
    assert not watch.isVisible()
    again = Stopwatch(sample_window, sample_window.session, study, clock)
    assert again.element.text() == "Put in and close"
    assert "Go on" in again.lap_button.text()


def test_a_study_taken_from_the_page_gives_the_step_its_time(
    sample_window: MainWindow, told: list[str], clock: Clock
) -> None:
    page = studies(sample_window)
    packing = step_id(sample_window, "Packing")
    page.tree.choose("step", packing)
    answer_lines("Fold\nClose")
    QTest.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    assert page.watch is not None
    page.watch._now = clock
    for _lap in range(5):
        press(page.watch, Key.Key_Space, clock, after=0.03)
    QTest.keyClick(page.watch, Key.Key_Escape)
    assert page.detail is not None
    (study,) = sample_window.session.audit.studies_of(packing)
    assert page.detail.figures["wanted"].text().startswith("2")
    QTest.mouseClick(page.detail.follows, Qt.MouseButton.LeftButton, pos=page.detail.follows.rect().center() * 0.2)
    work = sample_window.session.audit.work(packing)
    assert work.study_id == study.id
    assert work.cycle_time_s is not None
    assert work.cycle_time_s.basis is Basis.MEASURED
    assert work.cycle_time_s.likely == approx(study_numbers(sample_window.session.audit, study.id).standard_s)
    assert told == []


def test_a_step_follows_its_study_until_its_time_is_typed(sample_window: MainWindow, study: int) -> None:
    session = sample_window.session
    packing = step_id(sample_window, "Packing")
    page = studies(sample_window)
    page.choose_study(study)
    assert page.detail is not None
    page.detail.observations._add_typed("10 20 10 20 12 22")
    session.do(set_follows, session.audit.table(Study)[study], True)
    before = session.audit.work(packing).cycle_time_s
    assert before is not None
    page.detail._set("rating", "120 %")
    after = session.audit.work(packing).cycle_time_s
    assert after is not None
    assert after.likely == approx(before.likely * 1.2)
    assert session.file is not None
    assert session.file.history()[0].label == "Change time study"  # one edit, the step's time with it
    from auditor.edit.step_fields import FIELD_BY_KEY

    step = session.audit.steps[packing]
    put(session, "Type", *FIELD_BY_KEY["cycle"].change(session.audit, step, "30 s"))
    assert session.audit.work(packing).study_id is None


def test_an_outlier_is_marked_and_left_out_only_with_a_reason(sample_window: MainWindow, study: int) -> None:
    page = studies(sample_window)
    page.choose_study(study)
    detail = page.detail
    assert detail is not None
    detail.observations._add_typed("10 5 11 5 10 6 11 5 10 6 90 5")
    table = detail.observations.table
    marks = [table_cell(table, row, 4).text() for row in range(table.rowCount())]
    assert marks.count("outlier") == 1
    row = marks.index("outlier")
    mean = study_numbers(sample_window.session.audit, study).observed_s
    table.selectRow(row)
    answer("phone rang")
    QTest.mouseClick(detail.observations.exclude, Qt.MouseButton.LeftButton)
    assert table_cell(table, row, 4).text() == "left out: phone rang"
    assert study_numbers(sample_window.session.audit, study).observed_s < mean  # type: ignore[operator]
    table.selectRow(row)
    QTest.mouseClick(detail.observations.include, Qt.MouseButton.LeftButton)
    assert study_numbers(sample_window.session.audit, study).observed_s == approx(mean)


def test_allowance_parts_and_frequency_change_the_standard_time(sample_window: MainWindow, study: int) -> None:
    page = studies(sample_window)
    page.choose_study(study)
    detail = page.detail
    assert detail is not None
    detail.observations._add_typed("10 20 10 20")
    assert detail.allowance.sum.text() == "9%"
    assert study_numbers(sample_window.session.audit, study).standard_s == approx(30 * 1.09)
    box = detail.allowance.boxes["standing"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert detail.allowance.sum.text() == "11%"
    first = next(e for e in sample_window.session.audit.elements_of(study) if e.name == "Fold the box")
    table_cell(detail.elements.table, 0, 2).setText("1/4")
    sample_window.session.do(set_element, sample_window.session.audit.table(Element)[first.id], part=Part.MACHINE)
    assert study_numbers(sample_window.session.audit, study).standard_s == approx(10 / 4 + 20 * 1.11)
    table_cell(detail.elements.table, 0, 2).setText("often")
    assert "⚠" in detail.elements.message.text()


def test_killed_in_the_middle_a_study_has_all_its_laps(sample_window: MainWindow, tmp_path: Path) -> None:
    """The real window in a process of its own: it presses the space bar, says so, and dies without a word."""
    path = tmp_path / "killed.audit"
    script = f"""
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from auditor.model import Process, Step
from auditor.edit.study import new_study
from ui.session import Session
from ui.stopwatch.window import Stopwatch
session = Session()
assert session.create(Path({str(path)!r}))
with session.file.edit("Map") as edit:
    process = edit.put(Process(name="P"))
    step = edit.put(Step(process_id=process.id, name="S"))
study = session.do(new_study, step.id, ["a", "b"], "2026-03-10T09:00+01:00")
watch = Stopwatch(None, session, study)
watch.show()
for i in range(38):
    QTest.keyClick(watch, Qt.Key.Key_Space)
    if i:
        print(i, flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=120
    )
    said = int(done.stdout.split()[-1])
    assert (done.returncode, said) == (-9, 37)
    with AuditFile.open(path) as file:
        assert file.check() == []
        assert len(file.audit.table(Observation)) == 37


def test_a_study_needs_no_scrolling_sideways_in_a_window_of_1280(sample_window: MainWindow, study: int) -> None:
    sample_window.resize(1280, 800)
    page = studies(sample_window)
    page.choose_study(study)
    settle()
    assert page.area.horizontalScrollBar().maximum() == 0
