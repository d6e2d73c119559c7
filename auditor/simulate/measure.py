"""From runs to figures: the beginning left out, one value of each replication, an interval over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from auditor.simulate.built import Built
from auditor.simulate.day_parts import DAY_PARTS
from auditor.simulate.net import Kind
from auditor.simulate.result import Interval, ProcessResult, RoleResult, ScenarioResult, StepResult, interval
from auditor.simulate.run import Run
from auditor.simulate.warmup import mser5

#: How many single lead times are kept to be drawn.
_STAYS = 400
_NONE = float("nan")
_PERCENTILES = (50, 90)
#: Work in progress that grows by more than this part of what comes in: it does not keep up.
_GROWTH = 0.02
_SEEN_IN = 4
#: What is taken for more than this part of the time has nothing to spare: its queue grows, however slowly.
_FULL = 0.985
#: Marks are sums of many small steps.
_ALMOST = 1 - 1e-9


@dataclass(frozen=True)
class Replication:
    """One run without its beginning (all in s of working time, pieces, or shares).

    Attributes:
        lead: by process: mean, median and 90 % of the pieces, each NaN where none was finished.
        finished, scrapped: pieces a week, by process; ``wip``: pieces, by process.
        counted: place → sums as in :class:`.run.Tally`; pools likewise.
        stays: lead times of single jobs by process.
        grew: pieces more inside each week of the second half, by process.
        people_day: use of each pool in each part of the day, of the whole run (shape pools × parts).
    """

    lead: dict[int, tuple[float, float, float]]
    finished: dict[int, float]
    scrapped: dict[int, float]
    wip: dict[int, float]
    done: NDArray[np.float64]
    worked: NDArray[np.float64]
    set_up: NDArray[np.float64]
    down: NDArray[np.float64]
    for_station: NDArray[np.float64]
    for_people: NDArray[np.float64]
    blocked: NDArray[np.float64]
    people_use: NDArray[np.float64]
    span_s: float
    stays: dict[int, NDArray[np.float64]]
    grew: dict[int, float]
    people_day: NDArray[np.float64]


def warm_up_s(built: Built, runs: Sequence[Run], confidence: float) -> float:
    """How much of the beginning to leave out: MSER-5 on the work in progress of all runs, put together; at most half.

    Processes that do not keep up have no level to come to, so the others decide where there are any.

    Args:
        built: the net that was run.
        runs: some runs of it.
        confidence: with which it is judged what keeps up (0–1).

    Returns:
        s of working time, at one of the marks of the runs.
    """
    whole = [replication(built, run, 0.0) for run in runs]
    sources = built.net.sources
    processes = dict.fromkeys(source.process_id for source in sources)
    steady = [key for key in processes if growth(built, key, whole, confidence) is None]
    marks = [at for at, _tally, _area in runs[0].marks]
    until = marks[0]
    for key in steady or processes:
        own = [i for i, source in enumerate(sources) if source.process_id == key]
        levels = np.array([[sum(inside[i] for i in own) for _at, inside in run.looks] for run in runs])
        cut = mser5(levels.mean(axis=0))
        until = max(until, runs[0].looks[cut - 1][0] if cut else 0.0)
    return next((at for at in marks if at >= until), marks[len(marks) // 2])


def replication(built: Built, run: Run, from_s: float) -> Replication:
    """The figures of one run, its beginning left out.

    Args:
        built: the net that was run.
        run: it.
        from_s: what counts begins here (working time, s).

    Returns:
        one value of each figure.
    """
    sources = built.net.sources
    week_s = built.net.clock.day_s * built.net.clock.days_per_week
    span = run.span_s - from_s
    before = (
        next(((sums(), area) for at, sums, area in run.marks if at >= from_s * _ALMOST), None) if from_s > 0 else None
    )

    def since(name: str) -> NDArray[np.float64]:
        whole = np.array(getattr(run.tally, name), dtype=np.float64)
        return whole - np.array(getattr(before[0], name)) if before is not None else whole

    source = np.array(run.out_source, dtype=np.int64)
    done, began = np.array(run.out_done_s), np.array(run.out_began_s)
    pieces = np.array(run.out_pieces)
    processes = dict.fromkeys(s.process_id for s in sources)
    lead, finished, scrapped, wip, stays, grew = {}, {}, {}, {}, {}, {}
    middle = max(from_s, run.span_s / 2)  # a line that fills up at first grows too
    at_middle = next((inside for at, inside in run.looks if at >= middle), tuple(run.inside))
    for process in processes:
        own = [i for i, s in enumerate(sources) if s.process_id == process]
        here = np.isin(source, own) & (done >= from_s)
        stay = done[here] - began[here]
        lead[process] = _lead(stay, pieces[here])
        finished[process] = float(pieces[here].sum()) / span * week_s
        scrapped[process] = sum(run.scrapped_pieces[i] for i in own) / run.span_s * week_s
        area = sum((run.area[i] - (before[1][i] if before is not None else 0.0)) * sources[i].lot for i in own)
        wip[process] = area / span
        stays[process] = stay
        grew[process] = (
            sum((run.inside[i] - at_middle[i]) * sources[i].lot for i in own) / (run.span_s - middle) * week_s
        )
    there = _people_there(built, run, since("people_there"), span)
    busy = since("people_busy")
    use = np.divide(busy, there, out=np.zeros_like(busy), where=there > 0)
    return Replication(
        lead, finished, scrapped, wip,
        since("done"), since("worked"), since("set_up"), since("down"),
        since("waited_for_station"), since("waited_for_people"), since("blocked"), use, span, stays, grew,
        _over_day(run),
    )  # fmt: skip


def _people_there(built: Built, run: Run, counted: NDArray[np.float64], span_s: float) -> NDArray[np.float64]:
    """Person-seconds of presence within a span; where each day is the same the whole run was counted at its beginning."""
    if not built.net.is_same_each_day:
        return counted
    return np.array(run.tally.people_there, dtype=np.float64) * (span_s / run.span_s)


def _over_day(run: Run) -> NDArray[np.float64]:
    """How busy the people of each pool are in each part of the day (0–1)."""
    there = np.array(run.tally.people_there, dtype=np.float64) / DAY_PARTS
    worked = np.array(run.people_day, dtype=np.float64).reshape(len(there), DAY_PARTS)
    return np.divide(worked, there[:, None], out=np.zeros_like(worked), where=there[:, None] > 0)


def _lead(stay: NDArray[np.float64], pieces: NDArray[np.float64]) -> tuple[float, float, float]:
    """Mean by pieces, median and 90 % of some stays; NaN of none."""
    if not len(stay) or pieces.sum() <= 0:
        return _NONE, _NONE, _NONE
    half, most = np.percentile(stay, _PERCENTILES)
    return float(np.average(stay, weights=pieces)), float(half), float(most)


def scenario(
    built: Built, found: Sequence[Replication], confidence: float, due_days: float | None = None
) -> ScenarioResult:
    """All figures of one state with their intervals.

    Args:
        built: the net that was run.
        found: its replications.
        confidence: of the intervals (0–1).
        due_days: working days within which a job is promised; None: nothing is.

    Returns:
        by process, step and role.
    """
    processes = {
        key: _process(built, key, found, confidence, due_days)
        for key in dict.fromkeys(s.process_id for s in built.net.sources)
    }
    steps = {
        step_id: _step(built, step_id, place, found, confidence)
        for step_id, place in built.index.items()
        if any(c.kind in (Kind.WORK, Kind.DELAY) for c in built.net.places[place].contents)
    }
    roles = tuple(
        RoleResult(
            pool.role_id,
            interval([float(r.people_use[i]) for r in found], confidence),
            pool.people,
            pool.is_assumed,
            tuple(float(x) for x in np.mean([r.people_day[i] for r in found], axis=0)),
        )
        for i, pool in enumerate(built.net.pools)
    )
    return ScenarioResult(processes, steps, roles)


def known(values: Sequence[float]) -> list[float]:
    """The values of those replications that have one; 0 where none has.

    Args:
        values: NaN where nothing was finished.

    Returns:
        at least one value.
    """
    return [float(v) for v in values if v == v] or [0.0]


def _process(
    built: Built, key: int, found: Sequence[Replication], confidence: float, due_days: float | None
) -> ProcessResult:
    def over(values: Sequence[float]) -> Interval:
        return interval(known(values), confidence)

    stays = np.sort(np.concatenate([r.stays[key] for r in found]))
    sample = stays[np.linspace(0, len(stays) - 1, min(_STAYS, len(stays))).astype(np.int64)] if len(stays) else stays
    throughput = over([r.finished[key] for r in found])
    places = [i for step_id, i in built.index.items() if _is_of(built, step_id, key)]
    passed = sum(r.finished[key] for r in found) or inf
    week_s = built.net.clock.day_s * built.net.clock.days_per_week
    lot = next(s.lot for s in built.net.sources if s.process_id == key)
    grows = growth(built, key, found, confidence)
    touched = sum(float(r.worked[places].sum() + r.set_up[places].sum()) / r.span_s * week_s for r in found) * lot
    return ProcessResult(
        key,
        over([r.lead[key][0] for r in found]),
        over([r.lead[key][1] for r in found]),
        over([r.lead[key][2] for r in found]),
        touched / passed,
        throughput,
        built.demand_per_week[key],
        over([r.scrapped[key] for r in found]),
        over([r.wip[key] for r in found]),
        tuple(float(x) for x in sample),
        grows,
        over([_on_time(r.stays[key], due_days * built.net.clock.day_s) for r in found])
        if due_days is not None and grows is None
        else None,
    )


def _on_time(stays: NDArray[np.float64], due_s: float) -> float:
    return float((stays <= due_s).mean()) if len(stays) else _NONE


def _is_of(built: Built, step_id: int, process_id: int) -> bool:
    """Whether a step belongs to a process, or to what shows one of its steps in detail."""
    return process_id in built.audit.process_path(built.audit.steps[step_id].process_id)


def growth(built: Built, key: int, found: Sequence[Replication], confidence: float) -> float | None:
    """How many pieces more wait each week in a process that does not keep up; None where it does.

    It does not where something that it passes is asked for more than it can give, or where the runs show that work
    piles up: stations that wait for people, or queues that block each other, can give less than their times say.

    Args:
        built: the net that was run.
        key: id of the process.
        found: its replications; none: judged by the times alone.
        confidence: with which it must be seen in the runs (0–1).

    Returns:
        pieces a week; None where it keeps up.
    """
    grew = interval([r.grew[key] for r in found], confidence) if found else None
    if is_overloaded(built, key) or _is_full(built, key, found):
        return max(grew.mean, 0.0) if grew is not None else 0.0
    if grew is None or len(found) < _SEEN_IN or grew.low <= 0:
        return None
    return grew.mean if grew.mean > _GROWTH * built.demand_per_week[key] else None


def _is_full(built: Built, process_id: int, found: Sequence[Replication]) -> bool:
    """Whether a station of a process, or people that it needs, had no time to spare in the runs."""
    whole = sum(r.span_s for r in found)
    for step_id, i in built.index.items():
        place = built.net.places[i]
        if not found or not _is_of(built, step_id, process_id):
            continue
        if place.stations < inf:
            taken = sum(float(r.worked[i] + r.set_up[i] + r.down[i] + r.for_people[i]) for r in found)
            if taken >= _FULL * whole * place.stations:
                return True
        if place.pool is not None and sum(float(r.people_use[place.pool]) for r in found) >= _FULL * len(found):
            return True
    return False


def is_overloaded(built: Built, process_id: int) -> bool:
    """Whether a process passes a station or people that are asked for more than they can give.

    Args:
        built: the net.
        process_id: the process.

    Returns:
        True where its queues can only grow.
    """
    for step_id, place in built.index.items():
        pool = built.net.places[place].pool
        over = built.use.get(place, 0.0) >= 1 or (pool is not None and built.pool_use[pool] >= 1)
        if over and _is_of(built, step_id, process_id):
            return True
    return False


def _step(built: Built, step_id: int, place: int, found: Sequence[Replication], confidence: float) -> StepResult:
    week_s = built.net.clock.day_s * built.net.clock.days_per_week
    done = [max(float(r.done[place]), 1e-300) for r in found]

    def per_pass(values: Sequence[float]) -> float:
        return sum(values) / sum(done) if sum(r.done[place] for r in found) else 0.0

    waits = [
        float(r.for_station[place] + r.for_people[place] + r.blocked[place]) / d if r.done[place] else 0.0
        for r, d in zip(found, done, strict=True)
    ]
    whole = sum(r.span_s for r in found)
    stations = built.net.places[place].stations
    limited = stations < inf

    def share(values: Sequence[float]) -> float | None:
        return sum(values) / (whole * stations) if limited else None

    return StepResult(
        step_id,
        interval(waits, confidence),
        per_pass([float(r.for_station[place]) for r in found]),
        per_pass([float(r.for_people[place]) for r in found]),
        per_pass([float(r.blocked[place]) for r in found]),
        sum(float(r.for_station[place] + r.for_people[place] + r.blocked[place]) for r in found) / whole,
        sum(float(r.done[place]) for r in found) / whole * week_s,
        share([float(r.worked[place]) for r in found]),
        share([float(r.set_up[place]) for r in found]),
        share([float(r.down[place]) for r in found]),
        share([float(r.for_people[place]) for r in found]),
    )
