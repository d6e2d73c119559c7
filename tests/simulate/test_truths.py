"""The simulation against queues whose answers are known; ``python -m tests.simulate`` makes the long table of them."""

from __future__ import annotations

from dataclasses import replace
from math import inf, sqrt
from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.simulate.draws import draws
from auditor.simulate.net import Net, Pool, Release, Way
from tests.rounds import rounds
from tests.simulate.truths import Truth, erlang_c_wait, line, mean_stay, played, station, truths

_RUNS = 4


@pytest.mark.parametrize("truth", truths(0.25), ids=lambda truth: truth.name)
def test_the_simulated_figure_lies_within_its_error_of_the_known_one(truth: Truth) -> None:
    values = [truth.value(i) for i in range(_RUNS)]
    error = stdev(values) / sqrt(_RUNS)
    assert abs(fmean(values) - truth.exact) < 4 * error + 0.02 * truth.exact, (values, truth.exact)
    assert fmean(values) == pytest.approx(truth.exact, rel=0.2)


def test_without_any_chance_nothing_waits_and_the_slowest_step_sets_the_pace() -> None:
    steps = [station(i + 1, seconds, (), cv=0.0) for i, seconds in enumerate((3.0, 4.0, 2.0))]
    calm = played(line(1 / 5, *steps, release=Release.EVEN), 1000.0)
    assert sum(calm.tally.waited_for_station) == 0
    assert np.allclose(np.array(calm.out_done_s) - np.array(calm.out_began_s), 9.0)
    full = played(line(1.0, *steps, release=Release.EVEN), 1000.0)
    assert np.allclose(np.diff(full.out_done_s), 4.0)


def test_common_luck_sharpens_the_difference() -> None:
    def stays(mean: float, seed: int) -> float:
        net = line(1.6, station(1, 1.0, (), stations=2), station(2, mean, (), stations=2))
        return mean_stay(played(net, 1500.0, seed), 150.0)

    paired = [stays(1.0, seed) - stays(0.8, seed) for seed in range(6)]
    apart = [stays(1.0, seed) - stays(0.8, seed + 100) for seed in range(6)]
    exact = 1 + erlang_c_wait(1.6, 1.0, 2) - 0.8 - erlang_c_wait(1.6, 1.25, 2)
    assert abs(fmean(paired) - exact) < 4 * stdev(paired) / sqrt(6)
    assert stdev(paired) < stdev(apart)


def _random_net(choices: list[tuple[float, int, float, bool]], people: int, rate: float) -> Net:
    """A line with rework from each step, scrap at each, some steps by shared hands, some with narrow queues."""
    places = []
    for i, (mean, stations, rework, by_hand) in enumerate(choices):
        ways = (Way(i + 1, 1 - rework), Way(max(i - 1, 0), rework)) if rework else (Way(i + 1),)
        more: dict[str, object] = {"pool": 0} if by_hand else {"failure_s": 20.0, "repair_s": 2.0}
        places.append(station(i + 1, mean, ways, cv=0.4, stations=stations, yields=0.97, setup_s=0.5, pieces_per_setup=3.0, **more))  # fmt: skip
    return line(rate, *places, pools=(Pool(1, people),))


_steps = st.lists(
    st.tuples(st.floats(0.1, 1.0), st.integers(1, 3), st.sampled_from([0.0, 0.1, 0.3]), st.booleans()),
    min_size=1,
    max_size=5,
)


@pytest.mark.soak
@settings(max_examples=rounds("any floor"))
@given(_steps, st.integers(1, 4), st.floats(0.1, 0.9), st.integers(0, 99))
def test_nothing_is_lost_and_the_law_of_little_holds_in_every_run(
    steps: list[tuple[float, int, float, bool]], people: int, rate: float, seed: int
) -> None:
    net = _random_net(steps, people, rate)
    run = played(net, 300.0, seed)
    assert run.started[0] == len(run.out_done_s) + run.lost[0] + run.inside[0]
    assert all(used <= there + 1e-6 for used, there in zip(_used(run), [*_room(net, run)], strict=True))
    if not run.inside[0] and not run.lost[0]:
        stays = float(np.sum(np.array(run.out_done_s) - np.array(run.out_began_s)))
        assert run.area[0] == pytest.approx(stays, rel=1e-9, abs=1e-9)


def _used(run) -> list[float]:  # type: ignore[no-untyped-def]
    return [w + s + d for w, s, d in zip(run.tally.worked, run.tally.set_up, run.tally.down, strict=True)]


def _room(net: Net, run):  # type: ignore[no-untyped-def]
    longest = 60.0  # an operation that began before the end was counted whole
    for place in net.places:
        yield inf if place.stations == inf else place.stations * (run.span_s + longest)


@pytest.mark.soak
@settings(max_examples=rounds("any floor"))
@given(_steps, st.integers(1, 3), st.integers(0, 99))
def test_more_stations_and_people_never_finish_less_under_the_same_luck(
    steps: list[tuple[float, int, float, bool]], people: int, seed: int
) -> None:
    straight = [(mean, stations, 0.0, False) for mean, stations, _rework, _hand in steps]
    lean, rich = (
        _random_net(found, people, 0.8) for found in (straight, [(m, s + 1, r, h) for m, s, r, h in straight])
    )
    lean, rich = (
        replace(net, places=tuple(replace(p, failure_s=inf, contents=tuple(replace(c, setup_s=0.0) for c in p.contents)) for p in net.places))
        for net in (lean, rich)
    )  # fmt: skip
    assert len(played(rich, 300.0, seed).out_done_s) >= len(played(lean, 300.0, seed).out_done_s)


def test_the_same_seed_gives_the_same_run_to_the_last_digit_and_another_seed_another() -> None:
    net = _random_net([(0.6, 1, 0.1, True), (0.5, 2, 0.0, False)], 2, 0.7)
    first, again, other = (played(net, 200.0, seed) for seed in (3, 3, 4))
    assert first.out_done_s == again.out_done_s
    assert first.tally == again.tally
    assert first.out_done_s != other.out_done_s


def test_a_step_that_is_changed_leaves_the_luck_of_all_others_as_it_was() -> None:
    one = line(0.5, station(1, 1.0, ()), station(2, 1.0, ()))
    two = line(0.5, station(7, 3.0, ()), station(2, 1.0, ()))
    a, b = draws(one, 1, 0, 500.0), draws(two, 1, 0, 500.0)
    assert np.array_equal(a.times[1], b.times[1])
    assert not np.array_equal(a.times[0], b.times[0])
    assert np.array_equal(a.arrival_s, b.arrival_s)
