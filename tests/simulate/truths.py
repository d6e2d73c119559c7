"""Queues whose answers are known, as nets: what is simulated, what theory says, and where that is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, factorial, inf

import numpy as np

from auditor.simulate.draws import Draws, Purpose, draws, stream
from auditor.simulate.engine import Engine
from auditor.simulate.kernel.engine import KernelEngine
from auditor.simulate.net import Clock, Content, Kind, Law, Net, Place, Pool, Release, Source, Turn, Way
from auditor.simulate.playing import fixed_of
from auditor.simulate.run import Run

CLOCK = Clock(1e12)
OUT = Place(step_id=-1, contents=(Content(kind=Kind.OUT),))


def station(number: int, mean: float, ways: tuple[Way, ...], cv: float | None = None, **more: object) -> Place:
    """One step; without ``cv`` its times are exponential. What is no field of a place is one of its content."""
    law = Law.EXPONENTIAL if cv is None else Law.LOGNORMAL
    inner = {k: v for k, v in more.items() if k in Content.__dataclass_fields__}
    outer = {k: v for k, v in more.items() if k not in inner}
    content = Content(piece_s=mean, variation=1.0 if cv is None else cv, law=law, ways=ways, **inner)  # type: ignore[arg-type]
    return Place(step_id=number, contents=(content,), **{"stations": 1, **outer})  # type: ignore[arg-type]


def line(
    rate: float, *places: Place, pools: tuple[Pool, ...] = (), release: Release = Release.CHANCE, clock: Clock = CLOCK
) -> Net:
    """Places in a row, the way out behind them; ways of places without any lead to the next."""
    linked = tuple(
        p if p.contents[0].ways else replace(p, contents=tuple(replace(c, ways=(Way(i + 1),)) for c in p.contents))
        for i, p in enumerate(places)
    )
    source = Source(process_id=1, product=0, place=0, pieces_per_s=rate, release=release)
    return Net(clock, (*linked, OUT), pools, (source,))


def played(
    net: Net, span: float, seed: int = 1, replication: int = 0, drawn: Draws | None = None, follows: bool = False
) -> Run:
    """A run by the compiled loop, or, where there is none, that of Python, which gives the same."""
    drawn, fixed = drawn or draws(net, seed, replication, span), fixed_of(net)
    engine: KernelEngine | Engine
    if fixed is not None:
        engine = KernelEngine(fixed, drawn, span, follows=follows)
    else:
        engine = Engine(net, drawn, span, follows=follows)
    while not engine.play(1_000_000):
        pass
    return engine.run


def mean_stay(run: Run, from_s: float) -> float:
    """Mean time in the system of jobs that came in after the beginning."""
    began, done = np.array(run.out_began_s), np.array(run.out_done_s)
    return float((done - began)[began >= from_s].mean())


def mean_wait(run: Run, place: int) -> float:
    return float(run.tally.waited_for_station[place] / run.tally.done[place])


def erlang_c_wait(rate: float, service: float, c: int) -> float:
    """Mean wait in M/M/c."""
    a = rate / service
    top = a**c / factorial(c) * c / (c - a)
    return top / (sum(a**k / factorial(k) for k in range(c)) + top) / (c * service - rate)


@dataclass(frozen=True)
class Truth:
    """One case: ``measure`` gives a figure of one run of ``net`` over ``span`` time units; ``exact`` is what it must be."""

    name: str
    source: str
    net: Net
    span: float
    exact: float
    measure: Callable[[Run], float]
    draw: Callable[[int], Draws] | None = None

    def value(self, replication: int, seed: int = 1) -> float:
        drawn = self.draw(replication) if self.draw is not None else None
        return self.measure(played(self.net, self.span, seed, replication, drawn))


def _stay(span: float) -> Callable[[Run], float]:
    return lambda run: mean_stay(run, span * 0.1)


def _in_time(span: float, due: float) -> Callable[[Run], float]:
    def share(run: Run) -> float:
        began, done = np.array(run.out_began_s), np.array(run.out_done_s)
        here = (began >= span * 0.1) & (began < span - 10 * due)
        return float((done - began <= due)[here].mean())

    return share


def _machine_repair(span: float, machines: int, up: float, repair: float) -> Truth:
    """Machines that run, break down and are repaired by one person: a closed circle of jobs."""
    places = (
        station(1, up, (Way(1),), stations=inf),
        station(2, repair, (Way(0),)),
    )
    net = Net(CLOCK, (*places, OUT), (), (Source(process_id=1, product=0, place=0, pieces_per_s=1.0),))

    def draw(replication: int) -> Draws:
        size = 1 << 17
        times = {i: stream(1, replication, i + 1, Purpose.TIME).standard_exponential(size) for i in range(2)}
        zeros = np.zeros(machines)
        return Draws(machines, size, zeros, zeros.astype(np.int64), times, {}, {}, {}, {}, np.zeros((3, 1)))

    weights = [factorial(machines) / factorial(machines - k) * (repair / up) ** k for k in range(machines + 1)]
    down = sum(k * w for k, w in enumerate(weights)) / sum(weights)

    def measure(run: Run) -> float:
        waiting = run.tally.waited_for_station[1] + run.tally.worked[1]
        return float(waiting / span)

    return Truth("Machine repair, 6 machines, one repairer: mean number down", "M/M/1//N, Kleinrock 1975, 3.8", net, span, down, measure, draw)  # fmt: skip


def _full_line(stations: int, room: int, exact: float, span: float) -> Truth:
    """A line that never lacks work, with room for few between its stations: what leaves it."""
    places = [station(i + 1, 1.0, (), limit=room if i else None) for i in range(stations)]
    net = line(1.2, *places)
    text = f"Full line of {stations}, {room} places between: pieces per unit of time"
    return Truth(text, "Hunt, Operations Research 4 (1956)", net, span, exact, lambda run: len([t for t in run.out_done_s if t > span * 0.1]) / (span * 0.9))  # fmt: skip


def truths(length: float = 1.0) -> list[Truth]:
    """All cases; ``length`` stretches their runs."""
    n = 6000 * length
    shared = Pool(1, 10, turn=Turn.FIRST_COME)
    by_hand = [station(i + 1, 1.0, (), stations=inf, pool=0) for i in range(5)]
    rework = (
        station(1, 1.0, (Way(1),)),
        station(2, 1 / 0.8, (Way(2),), yields=0.9),
        station(3, 1 / 0.9, (Way(0, 0.2), Way(3, 0.8))),
    )
    jackson = Net(CLOCK, (*rework, OUT), (), (Source(process_id=1, product=0, place=0, pieces_per_s=0.5),))
    enters = 0.5 / (1 - 0.9 * 0.2)  # passes of the first station; the second as many, the third 0.9 of them
    mean_inside = sum(r / (m - r) for r, m in ((enters, 1.0), (enters, 0.8), (0.9 * enters, 0.9)))
    decided = (
        station(1, 1.0, (Way(1),)),
        Place(step_id=2, contents=(Content(kind=Kind.PASS, ways=(Way(0, 0.3), Way(2, 0.7))),)),
    )
    asked = Net(CLOCK, (*decided, OUT), (), (Source(process_id=1, product=0, place=0, pieces_per_s=0.5),))
    fork = (
        Place(step_id=1, contents=(Content(kind=Kind.FORK, ways=(Way(1), Way(2))),), meets_at=3),
        station(2, 1.0, (Way(3),)),
        station(3, 1.0, (Way(3),)),
        Place(step_id=4, contents=(Content(kind=Kind.JOIN, ways=(Way(4),)),), heads_before={0: 2}),
    )
    twins = Net(CLOCK, (*fork, OUT), (), (Source(process_id=1, product=0, place=0, pieces_per_s=0.8),))
    return [
        Truth("M/M/3, use 0.8: time in the system", "Erlang C", line(2.4, station(1, 1.0, (), stations=3)), n, 1 + erlang_c_wait(2.4, 1.0, 3), _stay(n)),
        Truth("Five times M/M/2 in a row, use 0.8", "Erlang C, Burke 1956", line(1.6, *[station(i + 1, 1.0, (), stations=2) for i in range(5)]), n, 5 * (1 + erlang_c_wait(1.6, 1.0, 2)), _stay(n)),
        Truth("Ten people shared by five steps, use 0.8", "Jackson 1963 (one station passed five times)", line(1.6, *by_hand, pools=(shared,)), n, 5 * (1 + erlang_c_wait(8.0, 1.0, 10)), _stay(n)),
        Truth("M/M/1, use 0.8: part that is done within 5", "exponential time in the system, Kleinrock 1975, 3.2", line(0.8, station(1, 1.0, ())), 3 * n, 1 - exp(-0.2 * 5), _in_time(3 * n, 5.0)),
        Truth("M/D/1, use 0.8: wait", "Pollaczek–Khinchine", line(0.8, station(1, 1.0, (), cv=0.0)), 3 * n, 2.0, lambda run: mean_wait(run, 0)),
        Truth("M/G/1, variation 0.5, use 0.8: wait", "Pollaczek–Khinchine", line(0.8, station(1, 1.0, (), cv=0.5)), 3 * n, 2.5, lambda run: mean_wait(run, 0)),
        Truth("Breakdowns, uptime 0.91, use 0.66: wait", "Pollaczek–Khinchine with completion times, Avi-Itzhak & Naor 1963", line(0.6, station(1, 1.0, (), failure_s=10.0, repair_s=1.0)), 3 * n, 0.6 * (2 * 1.1**2 + 2 * 0.1) / 2 / 0.34, lambda run: mean_wait(run, 0)),
        Truth("Jackson network with rework and scrap: jobs inside", "Jackson 1957", jackson, 2 * n, mean_inside, lambda run: run.area[0] / run.span_s),
        Truth("Rework by a decision, 30 % go back: jobs inside", "Jackson 1957, as rework straight from the station", asked, 6 * n, (0.5 / 0.7) / (1 - 0.5 / 0.7), lambda run: run.area[0] / run.span_s),
        Truth("Fork and join of two M/M/1, use 0.8", "Flatto & Hahn 1984; Nelson & Tantawi 1988", twins, 2 * n, (12 - 0.8) / 8 / 0.2, _stay(2 * n)),
        _machine_repair(2 * n, 6, 5.0, 1.0),
        _full_line(2, 0, 2 / 3, 2 * n),
        _full_line(2, 1, 3 / 4, 2 * n),
        _full_line(2, 4, 6 / 7, 2 * n),
        _full_line(3, 0, 22 / 39, 2 * n),
    ]  # fmt: skip
