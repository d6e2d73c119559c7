"""Rows that say “started” and rows that say “done”: brought together to one event with both times."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.events import COMPLETE, RESUME, SCHEDULE, START, SUSPEND, Events
from auditor.locale import _, ngettext, number

_WORDS = {
    START: "start started begin begun in progress gestart begonnen startet angefangen b",
    COMPLETE: "complete completed end ended finish finished done stop close closed ate_abort pi_abort einde gereed klaar"
    " voltooid afgerond ende fertig beendet abgeschlossen e",
    SCHEDULE: "schedule scheduled assign assigned reassign enable enabled ready gepland toegewezen geplant zugewiesen",
    SUSPEND: "suspend suspended pause paused gepauzeerd onderbroken pausiert unterbrochen",
    RESUME: "resume resumed hervat fortgesetzt",
}
LIFECYCLE_OF = {word: state for state, words in _WORDS.items() for word in words.split()} | {"in progress": START}
#: Of the runs of one activity, at least so many have an even number of rows where rows come in pairs.
_PAIRED = 0.98
_ENOUGH_RUNS = 6


def lifecycle_words(words: set[str]) -> bool:
    """Whether the values of a column are states of an event, not kinds of work.

    Args:
        words: the distinct values, in lower case.

    Returns:
        True where starts are among them and nothing that is no state but for a few.
    """
    known = {word for word in words if word in LIFECYCLE_OF}
    states = {LIFECYCLE_OF[word] for word in known}
    return START in states and COMPLETE in states and len(known) * 2 > len(words)


@dataclass
class _Open:
    """A passage that has begun."""

    start: float
    enabled: float
    row: int
    resource: int
    role: int
    suspended: float = 0.0
    since: float = nan


def paired(log: Events, report: ImportReport) -> Events:
    """The log with one event a passage, from its life cycle or from equal rows that follow each other.

    Of several passages of one activity in a case that are open at once, the one that the same worker began is closed,
    else the one that began first.

    Source: IEEE 1849-2023 (XES), standard life-cycle extension, for the states.

    Args:
        log: events of one time each, or with both already.
        report: takes what is assumed.

    Returns:
        the log; the same where there is nothing to pair.
    """
    if log.lifecycle.any():
        return _by_lifecycle(log, report)
    if log.has_quantities or (log.has_starts and log.has_ends) or not np.isnan(log.duration_s).all():
        return log
    if not _comes_in_pairs(log):
        return log
    report.guessed.append(
        _(
            "Equal rows follow each other two by two: the first is taken for the start of a passage, the second for its end."
        )
    )
    order = _in_order(log)
    log = log.only(order)
    time = _time(log)
    first, second = log.only(np.arange(len(log)) % 2 == 0), time[1::2]
    first.start, first.end = time[::2], second
    first.has_starts = first.has_ends = True
    return first


def _time(log: Events) -> NDArray[np.float64]:
    return np.where(np.isnan(log.end), log.start, log.end)


def _in_order(log: Events) -> NDArray[np.intp]:
    return np.lexsort((log.row, _time(log), log.case))


def _comes_in_pairs(log: Events) -> bool:
    order = _in_order(log)
    case, activity, time = log.case[order], log.activity[order], _time(log)[order]
    begins = np.flatnonzero(np.concatenate([[True], (np.diff(case) != 0) | (np.diff(activity) != 0)]))
    lengths = np.diff(np.append(begins, len(case)))
    if len(begins) < _ENOUGH_RUNS or (lengths % 2 != 0).any() or (lengths == 2).mean() < _PAIRED:
        return False
    return bool((time[1::2] > time[::2]).mean() > 0.5 and len(np.unique(activity)) > 1)


def _by_lifecycle(log: Events, report: ImportReport) -> Events:
    order = _in_order(log)
    log = log.only(order)
    time = _time(log)
    has_both = ~np.isnan(log.start) & ~np.isnan(log.end) & (log.start != log.end)
    waiting: dict[tuple[int, int, int], list[_Open]] = defaultdict(list)
    planned: dict[tuple[int, int, int], float] = {}
    keep: list[int] = []
    starts, ends, enabled = np.full(len(log), nan), np.full(len(log), nan), log.enabled.copy()
    durations = log.duration_s.copy()
    only_end = other = 0
    keys = zip(log.case.tolist(), log.activity.tolist(), log.instance.tolist(), strict=True)
    for i, (key, state) in enumerate(zip(keys, log.lifecycle.tolist(), strict=True)):
        now, resource = float(time[i]), int(log.resource[i])
        if has_both[i]:
            starts[i], ends[i] = log.start[i], log.end[i]
            keep.append(i)
        elif state == START:
            waiting[key].append(_Open(now, planned.pop(key, nan), i, resource, int(log.role[i])))
        elif state == COMPLETE:
            begun = _taken(waiting.get(key), resource)
            ends[i] = now
            if begun is None:
                only_end += 1
            else:
                starts[i] = begun.start
                enabled[i] = begun.enabled
                log.resource[i] = resource if resource >= 0 else begun.resource
                log.role[i] = log.role[i] if log.role[i] >= 0 else begun.role
                if begun.suspended and isnan(durations[i]):
                    durations[i] = max(now - begun.start - begun.suspended, 0.0)
            keep.append(i)
        elif state == SCHEDULE:
            planned.setdefault(key, now)
        elif state in (SUSPEND, RESUME) and waiting.get(key):
            _pause(waiting[key][0], state, now)
        else:
            other += 1
    unfinished = [begun for listed in waiting.values() for begun in listed]
    for begun in unfinished:
        starts[begun.row] = begun.start
        keep.append(begun.row)
    _tell(len(keep) - len(unfinished) - only_end, len(unfinished), only_end, other, report)
    log.start, log.end, log.enabled, log.duration_s = starts, ends, enabled, durations
    log = log.only(np.sort(np.array(keep, np.intp)))
    log.has_starts, log.has_ends = bool((~np.isnan(log.start)).any()), True
    return log


def _taken(waiting: list[_Open] | None, resource: int) -> _Open | None:
    if not waiting:
        return None
    at = next((i for i, begun in enumerate(waiting) if begun.resource == resource), 0)
    return waiting.pop(at)


def _pause(begun: _Open, state: int, now: float) -> None:
    if state == SUSPEND:
        begun.since = now
    elif not isnan(begun.since):
        begun.suspended, begun.since = begun.suspended + now - begun.since, nan


def _tell(pairs: int, unfinished: int, only_end: int, other: int, report: ImportReport) -> None:
    report.guessed.append(
        ngettext(
            "Start and end of {n} passage were brought together.",
            "Start and end of {n} passages were brought together.",
            pairs,
        ).format(n=number(pairs))
    )
    for count, text in (
        (unfinished, _("Begun and never finished in the log: counted as passages, without a time.")),
        (only_end, _("Finished without a start in the log: counted as passages, without a time.")),
        (other, _("Rows of another state (aborted, assigned again and so on): not counted.")),
    ):
        if count:
            report.skip(_("rows"), ngettext("{n} row", "{n} rows", count).format(n=number(count)), text)
