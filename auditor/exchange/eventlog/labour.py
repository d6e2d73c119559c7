"""Labour is not elapsed time: nights, weekends and a worker's other jobs are taken out of what lies between start and end."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.events import Codes, Events, Numbers
from auditor.exchange.eventlog.worked_hours import WorkedHours
from auditor.locale import _, number

_AT_A_TIME = 20_000  # events
_SAID = 0.005  # a smaller part of the time is not worth a sentence


def labour(log: Events, hours: WorkedHours, report: ImportReport) -> Numbers:
    """The work in each event.

    A stated duration counts as it is. Else the time from start to end counts; of what takes longer than the longest
    stretch that is worked without a night or weekend, only the hours that are worked. Where a worker has several jobs at
    once, the time is divided equally between them.

    Args:
        log: the events.
        hours: that are worked.
        report: takes what is assumed.

    Returns:
        seconds of work an event; nan where the log says nothing of it.
    """
    work = log.end - log.start
    stated = ~np.isnan(log.duration_s)
    timed = ~stated & (work > 0)
    begin, end = log.start, log.end
    long = np.flatnonzero(timed & (work > hours.longest_s))
    cut = hours.until(end[long]) - hours.until(begin[long])
    long, cut = long[cut > 0], cut[cut > 0]
    before = float(np.sum(work, where=timed))
    work[long] = cut
    after = float(np.sum(work, where=timed))
    if before > 0 and 1 - after / before > _SAID:
        report.guessed.append(
            _(
                "Nights and days off were taken out of what lasts longer than a working day: {share}% of the time between start and end."
            ).format(share=number((1 - after / before) * 100))
        )
    shared = timed & (log.resource >= 0)
    if shared.any():
        at = np.flatnonzero(shared) if not shared.all() else slice(None)
        worker, first, last = log.resource[at], begin[at], end[at]
        part = _parts(worker, first, last)
        if len(long):
            is_cut = np.zeros(len(log), bool)
            is_cut[long] = True
            part = np.where(is_cut[at], _parts(worker, hours.until(first), hours.until(last)), part)
        work[at] *= part
        divided = float(np.sum(work, where=timed))
        if after > 0 and 1 - divided / after > _SAID:
            report.guessed.append(
                _(
                    "Whoever has several jobs at once divides the time between them: {share}% of it would otherwise count more than once."
                ).format(share=number((1 - divided / after) * 100))
            )
    return np.where(stated, log.duration_s, work) if stated.any() else work


def _parts(worker: Codes, begin: Numbers, end: Numbers) -> NDArray[np.float32]:
    """Of each job the share of its time that its worker has for it: 1 alone, a half beside another one all along.

    The time of a worker runs at the speed 1 ÷ (jobs at once); what passes of it between begin and end is the job's. Some
    workers are done at a time, as it takes much memory.
    """
    order = np.argsort(worker, kind="stable")
    new = np.flatnonzero(np.diff(worker[order])) + 1
    edges = [0]
    for at in (*new.tolist(), len(order)):
        if at - edges[-1] >= _AT_A_TIME or at == len(order):
            edges.append(at)
    share = np.empty(len(worker), np.float32)
    for first, last in pairwise(edges):
        some = order[first:last]
        share[some] = _parts_of_some(worker[some], begin[some], end[some])
    return share


def _parts_of_some(worker: Codes, begin: Numbers, end: Numbers) -> Numbers:
    n = len(worker)
    who = np.concatenate([worker, worker])
    when = np.concatenate([begin, end])
    change = np.concatenate([np.ones(n), -np.ones(n)])
    order = np.lexsort((change, when, who))
    at_once = np.cumsum(change[order])
    passed = np.diff(when[order], append=when[order][-1])
    passed[np.diff(who[order], append=-1) != 0] = 0.0
    own = np.concatenate([[0.0], np.cumsum(np.where(at_once > 0, passed / np.maximum(at_once, 1), 0.0))[:-1]])
    clock = np.empty(2 * n)
    clock[order] = own
    length = end - begin
    share: Numbers = np.where(length > 0, (clock[n:] - clock[:n]) / np.where(length > 0, length, 1.0), 1.0)
    return np.clip(share, 0.0, 1.0)


def hold_against_people(work_s: float, people: int, days: float, hours: WorkedHours, report: ImportReport) -> None:
    """Say where the log holds more hours than its people can have worked.

    Args:
        work_s: seconds of work in the log.
        people: how many are named.
        days: working days that the log spans.
        hours: that are worked.
        report: takes the warning.
    """
    day_s = min(hours.hours_per_day, 8) * 3600.0
    jobs = work_s / (days * day_s)
    if people and jobs > people * 1.05:
        report.warnings.append(
            _(
                "The log holds work for {jobs} full-time jobs, but names {people} people: what lies between start and end is not all labour. Check the times on Measure."
            ).format(jobs=number(jobs), people=number(people))
        )


def people_of(names: list[str]) -> NDArray[np.int32]:
    """How many workers a cell names, separated by ``;``, ``|`` or ``&``; 1 for no separator.

    Args:
        names: of resources.

    Returns:
        one number a name.
    """
    return np.array([sum(1 for part in _split(name) if part) for name in names] or [1], np.int32)


def distinct_people(names: list[str]) -> int:
    """How many different workers the cells name.

    Args:
        names: of resources.

    Returns:
        how many.
    """
    return len({part.casefold() for name in names for part in _split(name) if part})


def _split(name: str) -> list[str]:
    for mark in ("|", " & ", " + "):
        name = name.replace(mark, ";")
    return [part.strip() for part in name.split(";")]
