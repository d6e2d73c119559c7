"""Two published models of Prosimos as nets, in the order in which it serves.

Source of the figures: ``bimp_test_examples`` in the repository AutomatedProcessImprovement/Prosimos: ``bimp_example.json`` (credit
applications, the tutorial model of BIMP) and ``ch7_InsuranceClaimsSimulatio-StormScenario.bpmn`` (Dumas et al., Fundamentals of Business
Process Management, ch. 7). Prosimos is no part of this product; what it says stands in :mod:`.prosimos_figures`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from auditor.simulate.draws import Draws, Purpose, draws, stream
from auditor.simulate.net import Clock, Content, Kind, Law, Net, Place, Pool, Source, Turn, Way
from auditor.simulate.run import Stays
from tests.simulate.prosimos_figures import CLAIMS, CREDIT, CREDIT_UNTIL_4, Figures
from tests.simulate.truths import played

_DAY_S, _WORK_DAY_S, _WEEK_DAYS = 86400.0, 28800.0, 5
_CLOCK = Clock(_WORK_DAY_S, 5.0, 250.0)
Times = NDArray[np.float64]


def _wall(worked_s: Times) -> Times:
    """Working time of 9–17 on five days a week as time by the clock on the wall, from the first morning on (s)."""
    day = np.floor(worked_s / _WORK_DAY_S)
    week, weekday = np.divmod(day, _WEEK_DAYS)
    return np.asarray((week * 7 + weekday) * _DAY_S + worked_s - day * _WORK_DAY_S)


def _arrivals(random: np.random.Generator, mean_s: float, cases: int) -> Times:
    """As Prosimos makes them: what would come after closing time comes at the very opening instead."""
    gaps, found, now = random.exponential(mean_s, cases), np.empty(cases), 0.0
    for i, gap in enumerate(gaps):
        found[i] = now
        closing = (now // _WORK_DAY_S + 1) * _WORK_DAY_S
        now = min(now + gap, closing)
    return found


@dataclass(frozen=True)
class Model:
    """A model, how many cases come in, and what Prosimos says of it.

    Attributes:
        steps: place → name; pools: index → name.
        normal: places whose times are normal, with their variation; the others are exponential.
        said, runs: what Prosimos says of it, over so many runs.
    """

    name: str
    net: Net
    cases: int
    steps: dict[int, str]
    pools: tuple[str, ...]
    normal: dict[int, float]
    said: Figures
    runs: int

    def statistics(self, replication: int, seed: int = 1) -> dict[str, float]:
        """The same statistics of one run of ours: all cases, from an empty floor until the last one is done."""
        mean_s = 1 / self.net.sources[0].pieces_per_s
        span = 1.5 * self.cases * mean_s + 20 * _WORK_DAY_S
        run = played(self.net, span, drawn=self._drawn(replication, seed, span, mean_s), follows=True)
        assert len(run.out_done_s) == self.cases and run.stays is not None
        began, done = np.array(run.out_began_s), np.array(run.out_done_s)
        found = {"cycle time": float((_wall(done) - _wall(began)).mean())}
        for place, name in self.steps.items():
            here = run.stays[run.stays["place"] == place]
            found[f"wait {name}"] = _mean_wait(here)
            found[f"count {name}"] = float(len(here))
        for i, name in enumerate(self.pools):
            there = self.net.pools[i].people * done.max()
            found[f"use {name}"] = run.tally.people_busy[i] / there
        return found

    def _drawn(self, replication: int, seed: int, span: float, mean_s: float) -> Draws:
        drawn = draws(self.net, seed, replication, span)
        arrivals = _arrivals(stream(seed, replication, 0, Purpose.ARRIVAL), mean_s, self.cases)
        assert drawn.size >= self.cases
        normal = {
            i: np.maximum(1 + cv * stream(seed, replication, i + 1, Purpose.TIME).standard_normal(drawn.size), 0.0)
            for i, cv in self.normal.items()
        }
        return replace(
            drawn,
            jobs=self.cases,
            arrival_s=arrivals,
            source=np.zeros(self.cases, np.int64),
            times={**drawn.times, **normal},
        )


def _mean_wait(stays: Stays) -> float:
    return float((_wall(stays["began_s"]) - _wall(stays["came_s"])).mean())


class _Draft:
    """Places by name; ways are given by the names of where they lead."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows: list[Callable[[dict[str, int]], Place]] = []
        self.normal: dict[int, float] = {}
        self.steps: dict[int, str] = {}

    def work(self, name: str, pool: int, mean_s: float, to: str, cv: float | None = None) -> None:
        """By one person of a pool; exponential without ``cv``."""
        number = len(self.names)
        self.steps[number] = name
        if cv is not None:
            self.normal[number] = cv
        law = Law.EXPONENTIAL if cv is None else Law.LOGNORMAL
        self._add(name, lambda of: Place(step_id=number + 1, stations=inf, pool=pool, contents=(Content(piece_s=mean_s, variation=cv or 1.0, law=law, ways=(Way(of[to]),)),)))  # fmt: skip

    def decides(self, name: str, **shares: float) -> None:
        number = len(self.names)
        self._add(name, lambda of: Place(step_id=number + 1, contents=(Content(kind=Kind.PASS, ways=tuple(Way(of[to], share) for to, share in shares.items())),)))  # fmt: skip

    def forks(self, name: str, meets: str, *to: str) -> None:
        number = len(self.names)
        self._add(name, lambda of: Place(step_id=number + 1, meets_at=of[meets], contents=(Content(kind=Kind.FORK, ways=tuple(Way(of[head]) for head in to)),)))  # fmt: skip

    def joins(self, name: str, forks: tuple[str, ...], to: str) -> None:
        """Two branches of each fork."""
        number = len(self.names)
        self._add(name, lambda of: Place(step_id=number + 1, heads_before=dict.fromkeys((of[fork] for fork in forks), 2), contents=(Content(kind=Kind.JOIN, ways=(Way(of[to]),)),)))  # fmt: skip

    def _add(self, name: str, make: Callable[[dict[str, int]], Place]) -> None:
        self.names.append(name)
        self.rows.append(make)

    def net(self, mean_s: float, *people: float) -> Net:
        self._add("out", lambda _of: Place(step_id=-1, contents=(Content(kind=Kind.OUT),)))
        of = {name: i for i, name in enumerate(self.names)}
        pools = tuple(Pool(i + 1, n, turn=Turn.FIRST_COME) for i, n in enumerate(people))
        source = Source(process_id=1, product=0, place=0, pieces_per_s=1 / mean_s)
        return Net(_CLOCK, tuple(make(of) for make in self.rows), pools, (source,))


def credit(clerks: float = 2.0, name: str = "Credit applications", said: Figures = CREDIT, runs: int = 400) -> Model:
    """Credit applications: two clerks for two checks side by side, two officers for three steps, three of ten rejected come again."""
    draft = _Draft()
    # Prosimos serves branches that begin together in an order of chance.
    draft.decides("first", history_first=0.5, income_first=0.5)
    draft.forks("history_first", "checked", "history", "income")
    draft.forks("income_first", "checked", "income", "history")
    draft.work("history", 0, 600.0, "checked", cv=0.2)
    draft.work("income", 0, 1200.0, "checked", cv=0.2)
    draft.joins("checked", ("history_first", "income_first"), "assess")
    draft.work("assess", 1, 1200.0, "granted?")
    draft.decides("granted?", notify=0.7, offer=0.3)
    draft.work("notify", 1, 600.0, "again?", cv=0.2)
    draft.decides("again?", assess=0.3, out=0.7)
    draft.work("offer", 1, 600.0, "out", cv=0.2)
    net = draft.net(1800.0, clerks, 2.0)
    return Model(name, net, 1000, draft.steps, ("clerks", "officers"), draft.normal, said, runs)


def credit_until_four() -> Model:
    """The same as published: the clerks go home an hour before all others, which is played as 1.75 instead of two."""
    return credit(1.75, "Credit applications, clerks until 16", CREDIT_UNTIL_4, 100)


def claims() -> Model:
    """Insurance claims in a storm: two call centres of 40, 150 claims handlers shared over five steps, who are asked for too much."""
    draft = _Draft()
    draft.decides("centre", check1=0.5, check2=0.5)
    for i in (1, 2):
        draft.work(f"check{i}", i - 1, 60.0, f"complete{i}?", cv=0.1)
        draft.decides(f"complete{i}?", **{f"register{i}": 0.9, "out": 0.1})
        draft.work(f"register{i}", i - 1, 540.0, "determine", cv=0.1)
    draft.work("determine", 2, 120.0, "liable?")
    draft.decides("liable?", out=0.15, assess=0.85)
    draft.work("assess", 2, 1132.0, "accepted?")
    draft.decides("accepted?", out=0.2, both=0.8)
    draft.forks("both", "done", "pay", "advise")
    draft.work("pay", 2, 120.0, "done", cv=0.1)
    draft.work("advise", 2, 240.0, "done", cv=0.1)
    draft.joins("done", ("both",), "close")
    draft.work("close", 2, 60.0, "out", cv=0.1)
    net = draft.net(8.0, 40.0, 40.0, 150.0)
    pools = ("agents 1", "agents 2", "handlers")
    return Model("Insurance claims", net, 3000, draft.steps, pools, draft.normal, CLAIMS, 120)
