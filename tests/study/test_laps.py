"""The stopwatch without its window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.model import Observation
from auditor.study.laps import Lap, LapClock

FOREIGN = 99


def test_elements_follow_each_other_and_cycles_count() -> None:
    clock = LapClock([1, 2])
    clock.start(100)
    assert [clock.lap(t) for t in (103, 107, 112)] == [Lap(1, 3, 1), Lap(2, 4, 1), Lap(1, 5, 2)]
    assert (clock.element_id, clock.next_id, clock.elapsed(113)) == (2, 1, 1)


def test_a_pause_stops_the_time_and_not_the_place() -> None:
    clock = LapClock([1])
    clock.start(0)
    clock.pause(4)
    assert not clock.is_running
    assert clock.elapsed(60) == 4
    clock.start(100)
    assert clock.lap(103) == Lap(1, 7, 1)


def test_what_is_foreign_is_taken_out_of_the_element_it_interrupts() -> None:
    clock = LapClock([1, 2])
    clock.start(0)
    clock.interrupt(5, FOREIGN)
    assert (clock.element_id, clock.next_id, clock.is_foreign) == (FOREIGN, 1, True)
    assert clock.lap(25) == Lap(FOREIGN, 20, 1)
    assert clock.lap(27) == Lap(1, 7, 1)


def test_a_missed_lap_stands_for_two_elements_and_counts_for_none() -> None:
    clock = LapClock([1, 2, 3])
    clock.start(0)
    clock.miss()
    assert clock.element_id == 2
    assert clock.lap(9) == Lap(1, 9, 1, is_missed=True)
    assert clock.element_id == 3


def test_a_study_goes_on_behind_its_last_lap() -> None:
    seen = [Observation(step_id=1, study_id=1, element_id=2, seconds=4, cycle=3)]
    clock = LapClock.behind([1, 2, 3], seen)
    assert (clock.element_id, clock.cycle) == (3, 3)
    missed = [Observation(step_id=1, study_id=1, element_id=3, seconds=4, cycle=3, is_missed=True)]
    clock = LapClock.behind([1, 2, 3], missed)
    assert (clock.element_id, clock.cycle) == (2, 4)


PRESSES = st.lists(st.tuples(st.sampled_from(["lap", "lap", "foreign", "miss", "pause", "undo"]), st.floats(0.01, 9)))


@given(PRESSES, st.integers(1, 4))
def test_no_second_is_lost_whatever_is_pressed(presses: list[tuple[str, float]], n: int) -> None:
    clock = LapClock(range(1, n + 1))
    now = ran = 0.0
    clock.start(now)
    laps: list[Lap] = []
    for what, later in presses:
        now += later
        ran += later
        if what == "lap":
            laps.append(clock.lap(now))
        elif what == "foreign":
            clock.interrupt(now, FOREIGN)
        elif what == "miss":
            clock.miss()
        elif what == "pause":
            clock.pause(now)
            now += later
            clock.start(now)
        elif laps:
            clock.take_back(laps.pop())
    running = clock.elapsed(now) + (clock._kept if clock.is_foreign else 0)
    assert sum(lap.seconds for lap in laps) + running == approx(ran)


@given(st.integers(1, 4), st.integers(0, 10), st.floats(0.1, 9))
def test_a_lap_taken_back_leaves_no_trace(n: int, before: int, seconds: float) -> None:
    clock = LapClock(range(1, n + 1))
    clock.start(0)
    for i in range(before):
        clock.lap(float(i + 1))
    place = clock.element_id, clock.cycle
    clock.take_back(clock.lap(before + seconds))
    assert (clock.element_id, clock.cycle) == place
    assert clock.elapsed(before + seconds) == approx(seconds)
