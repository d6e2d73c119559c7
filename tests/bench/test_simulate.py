"""The simulation beside SimPy: the same model, the same pieces, in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Generator
from functools import partial

import simpy

from auditor.model import Audit
from auditor.simulate.build import build
from auditor.simulate.draws import draws
from auditor.simulate.engine import Engine
from auditor.simulate.kernel.library import library
from auditor.simulate.kernel.tables import Fixed
from auditor.simulate.net import Net, Pool
from auditor.simulate.playing import play
from auditor.simulate.settings import Settings
from tests.bench.conftest import Figure, pairs_s
from tests.simulate.truths import line, station

Steps = Generator[simpy.Event, object, None]
_JOBS = 6000
_STEPS = 5
_RUNS = 50
#: How many times as fast as SimPy the compiled loop is at least; of stations alone SimPy does little itself.
_GOALS = {"stations": 50, "people": 60}


def _net(with_people: bool) -> Net:
    places = [station(i + 1, 1.0, (), stations=2, pool=0 if with_people else None) for i in range(_STEPS)]
    return line(1.6, *places, pools=(Pool(1, 9),) if with_people else ())


def _plain(with_people: bool) -> None:
    net, span = _net(with_people), _JOBS / 1.6
    Engine(net, draws(net, 1, 0, span), span).play(10**9)


def _compiled(with_people: bool) -> None:
    """As many runs as take about as long, so that both meet the same machine; chance and figures included."""
    net, span = _net(with_people), _JOBS / 1.6
    fixed = Fixed(net)
    for i in range(_RUNS):
        run = play(net, 1, i, span, lambda: True, fixed)
        assert sum(run.tally.done) > 0.8 * _JOBS * _STEPS


def _theirs(with_people: bool) -> None:
    """The plainest model there is: stations, people, exponential times, nothing counted."""
    luck = random.Random(1)
    world = simpy.Environment()
    stations = [simpy.Resource(world, 2) for _ in range(_STEPS)]
    people = simpy.Resource(world, 9)

    def job() -> Steps:
        for place in stations:
            with place.request() as asked:
                yield asked
                if with_people:
                    with people.request() as person:
                        yield person
                        yield world.timeout(luck.expovariate(1.0))
                else:
                    yield world.timeout(luck.expovariate(1.0))

    def arrivals() -> Steps:
        for _job in range(_JOBS):
            yield world.timeout(luck.expovariate(1.6))
            world.process(job())

    world.process(arrivals())
    world.run()


def test_simulate_vs_simpy(figure: Figure) -> None:
    """Ours counts queues, causes of waiting, use and work in progress meanwhile; SimPy counts nothing."""
    for with_people, what in ((False, "stations"), (True, "stations and shared people")):
        key = "people" if with_people else "stations"
        ours, theirs = pairs_s(partial(_plain, with_people), partial(_theirs, with_people), 3)
        text = f"SimPy ({what}, {_JOBS * _STEPS:,} visits; SimPy takes {theirs / ours:.1f} times as long)"
        figure(f"simulate_plain_vs_simpy_{key}", ours / theirs, 1.0, text, ours)
        if library() is None:
            continue
        # The runs are so short that other programs would decide about the clock's time.
        ours, theirs = pairs_s(partial(_compiled, with_people), partial(_theirs, with_people), 5, time.process_time)
        times = theirs * _RUNS / ours
        text = f"SimPy ({what}, {_RUNS} runs of {_JOBS * _STEPS:,} visits; SimPy takes {times:.0f} times as long)"
        figure(f"simulate_vs_simpy_{key}", _GOALS[key] / times, 1.0, f"1/{_GOALS[key]} of {text}", ours)


def test_a_year_of_the_sample(figure: Figure, sample: Audit) -> None:
    """One run of a year of the sample's map, against as many visits in SimPy."""
    built = build(sample, Settings())
    span = built.net.clock.day_s * built.net.clock.days_per_year
    visits = built.visits_per_week * built.net.clock.days_per_year / built.net.clock.days_per_week

    def year() -> None:
        play(built.net, 1, 0, span, lambda: True, built.fixed)

    ours, theirs = pairs_s(year, lambda: _theirs(True), 3)
    floor = theirs * visits / (_JOBS * _STEPS)
    figure("simulate_year_ratio", ours / floor, 1.5, f"as many visits ({visits:,.0f}) in SimPy", ours)
    start = time.perf_counter()
    build(sample, Settings())
    figure("simulate_build_ratio", (time.perf_counter() - start) / ours, 3.0, "one run of a year")
