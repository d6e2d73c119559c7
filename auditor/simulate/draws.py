"""All chance of one run, drawn beforehand: the same job has the same luck as it is and after a change.

Every step, purpose and replication has a stream of random numbers of its own, keyed by the step's id, so a step that is
changed, added or left out leaves the luck of all others as it was. Source: common random numbers, Law, Simulation
Modeling and Analysis (2015), ch. 11.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import ceil, inf, sqrt

import numpy as np
from numpy.typing import NDArray

from auditor.simulate.net import Content, Kind, Law, Net, Release, Source

Numbers = NDArray[np.float64]
_MONTHS = 12
#: How many jobs more than expected may come at chance, in standard deviations.
_ROOM = 6.0


class Purpose(IntEnum):
    """What a stream is for."""

    ARRIVAL = 0
    TIME = 1
    WAY = 2
    SCRAP = 3
    FAILURE = 4
    REPAIR = 5
    PRESENCE = 6
    DOUBT = 7


@dataclass(frozen=True)
class Draws:
    """The chance of one run.

    Attributes:
        jobs: how many jobs come in (n); size: how many random numbers each stream holds, at least n.
        arrival_s, source: when (working time, rising, s) and where each comes in (shape n).
        times: place → how many times its mean each job takes (shape size); no entry where all take the same.
        ways, scrap: place → 0–1 for each job (shape size).
        failures: place → unit exponential time to the first breakdown of each job (shape size); repairs: how many times
            its mean each one lasts.
        presence: 0–1 for each day, by pool and then by place (shape resources × days).
    """

    jobs: int
    size: int
    arrival_s: Numbers
    source: NDArray[np.int64]
    times: dict[int, Numbers]
    ways: dict[int, Numbers]
    scrap: dict[int, Numbers]
    failures: dict[int, Numbers]
    repairs: dict[int, Numbers]
    presence: Numbers


def stream(seed: int, replication: int, owner: int, purpose: Purpose) -> np.random.Generator:
    """The random numbers of one owner for one purpose.

    Args:
        seed: of the experiment.
        replication: number of the run, from 0.
        owner: id of a step, or number of a source or pool.
        purpose: what they are for.

    Returns:
        a generator that gives the same numbers for the same arguments.
    """
    key = (replication, owner & 0xFFFFFFFF, int(purpose))
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=key)))


def draws(net: Net, seed: int, replication: int, span_s: float) -> Draws:
    """Draw everything that a run needs.

    Args:
        net: what is simulated.
        seed: of the experiment.
        replication: number of the run, from 0.
        span_s: how long the run lasts (working time, s).

    Returns:
        the same for the same arguments.
    """
    arrivals = [
        _arrivals(net, source, stream(seed, replication, i, Purpose.ARRIVAL), span_s)
        for i, source in enumerate(net.sources)
    ]
    whole: Numbers = np.concatenate(arrivals) if arrivals else np.empty(0)
    origin = np.repeat(np.arange(len(arrivals)), [len(a) for a in arrivals])
    order = np.lexsort((origin, whole))
    n = len(whole)
    size = 1 << max(n - 1, 1).bit_length()  # as many numbers whether one job more or less comes
    found = Draws(n, size, whole[order], origin[order].astype(np.int64), {}, {}, {}, {}, {}, _presence(net, seed, replication, span_s))  # fmt: skip
    if not n:
        return found
    lots = np.array([source.lot for source in net.sources])

    def of(step_id: int, purpose: Purpose) -> np.random.Generator:
        return stream(seed, replication, step_id, purpose)

    for i, place in enumerate(net.places):
        here = place.contents
        if any(c.kind is Kind.WORK and c.variation > 0 and c.piece_s > 0 for c in here):
            found.times[i] = _times(here[0], of(place.step_id, Purpose.TIME), size, float(lots.max()))
        if any(len(c.ways) > 1 and c.kind is not Kind.FORK for c in here):
            found.ways[i] = of(place.step_id, Purpose.WAY).random(size)
        if any(c.yields < 1 for c in here) and lots.min() <= 1:
            found.scrap[i] = of(place.step_id, Purpose.SCRAP).random(size)
        if place.failure_s < inf and place.repair_s > 0:
            found.failures[i] = of(place.step_id, Purpose.FAILURE).standard_exponential(size)
            found.repairs[i] = of(place.step_id, Purpose.REPAIR).standard_exponential(size)
    return found


def _times(content: Content, random: np.random.Generator, size: int, lot: float) -> Numbers:
    """How many times its mean each job takes; that of a lot varies less, for its pieces make up for each other."""
    variation = content.variation / sqrt(max(lot, 1.0))
    if content.law is Law.EXPONENTIAL:
        return random.standard_exponential(size)
    spread = sqrt(np.log1p(variation * variation))
    return np.asarray(np.exp(spread * random.standard_normal(size) - spread * spread / 2), dtype=np.float64)


def _arrivals(net: Net, source: Source, random: np.random.Generator, span_s: float) -> Numbers:
    """When the jobs of a source come in, within the span."""
    if source.at_s:
        period_s = net.clock.days_of(source.at_s) * net.clock.day_s
        return _again_and_again(np.asarray(source.at_s), period_s, span_s)
    rate = source.pieces_per_s / source.lot
    if rate <= 0:
        return np.empty(0)
    expected = rate * span_s * max((1.0, *source.season))
    if source.release is Release.CHANCE:
        n = 1 << (ceil(expected + _ROOM * sqrt(expected) + _ROOM)).bit_length()
        counted: Numbers = np.cumsum(random.standard_exponential(n)) / rate
    else:
        start = random.random()  # not all lines of a firm begin in step
        counted = np.asarray((np.arange(ceil(expected) + 1) + start) / rate, dtype=np.float64)
    times: Numbers = _seasonal(counted, source.season, net.clock.day_s * net.clock.days_per_year)
    times = times[times < span_s]
    if source.release is Release.DAILY:
        return np.asarray(np.floor(times / net.clock.day_s) * net.clock.day_s, dtype=np.float64)
    if source.release is Release.WEEKLY:
        week = net.clock.day_s * net.clock.days_per_week
        return np.asarray(np.floor(times / week) * week, dtype=np.float64)
    return times


def _again_and_again(at_s: Numbers, period_s: float, span_s: float) -> Numbers:
    """The arrivals of a log; where a run is longer than the log they come in the same way once more."""
    rounds = np.arange(ceil(span_s / period_s)) * period_s
    times: Numbers = (rounds[:, None] + at_s[None, :]).ravel()
    return times[times < span_s]


def _seasonal(counted: Numbers, season: tuple[float, ...], year_s: float) -> Numbers:
    """Even time bent so that each month has its weight; a year has as many jobs as before."""
    if not season or sum(season) <= 0:
        return counted
    weights = np.asarray(season) * _MONTHS / sum(season)
    months = np.arange(_MONTHS + 1) * year_s / _MONTHS
    done = np.concatenate(([0.0], np.cumsum(weights))) * year_s / _MONTHS
    years = np.floor(counted / year_s)
    return np.asarray(years * year_s + np.interp(counted - years * year_s, done, months), dtype=np.float64)


def _presence(net: Net, seed: int, replication: int, span_s: float) -> Numbers:
    """Luck of each day, of who or what is there only in part."""
    days = int(span_s // net.clock.day_s) + 2
    rows = [
        stream(seed, replication, (pool.role_id or 0) + (1 << 24), Purpose.PRESENCE).random(days)
        if pool.people % 1
        else np.zeros(days)
        for pool in net.pools
    ]
    rows += [
        stream(seed, replication, place.step_id, Purpose.PRESENCE).random(days)
        if place.stations < inf and place.stations % 1
        else np.zeros(days)
        for place in net.places
    ]
    return np.vstack(rows) if rows else np.zeros((0, days))
