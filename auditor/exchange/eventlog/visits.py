"""From events to visits: one passage of a case through an activity, with its work, its wait and its pieces."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.events import Codes, Events, Numbers, either
from auditor.exchange.eventlog.labour import people_of
from auditor.exchange.eventlog.rows import says_setup, without_setup
from auditor.exchange.eventlog.worked_hours import WorkedHours
from auditor.exchange.table import plain
from auditor.locale import _, ngettext, number, quoted

_START_NAMES = frozenset(
    plain(w) for w in ["start", "begin", "process start", "start event", "case start", "artificial start", "startevent", "beginn", "prozessstart", "start process", "einde start"]
)  # fmt: skip
_END_NAMES = frozenset(
    plain(w) for w in ["end", "stop", "finish", "process end", "end event", "case end", "artificial end", "endevent", "ende", "einde", "eind", "prozessende", "end process"]
)  # fmt: skip
_SIGNS = {"▶": "start", "►": "start", "■": "end", "□": "end"}
_AT_THE_EDGE = 0.95
_AT_A_TIME = 50_000  # events


@dataclass
class Visits:
    """All passages, by case and in order of time within a case. nan: not known.

    Attributes:
        case, activity, role: numbers of the names below; ``role`` is -1 where none is known.
        begin, end: seconds since 1970-01-01. ``work_s``, ``setup_s``: seconds of work.
        wait_s: worked seconds since the case was ready; ``pieces`` handled; ``crew``: workers at once.
    """

    case: Codes
    activity: Codes
    role: Codes
    begin: Numbers
    end: Numbers
    work_s: Numbers
    setup_s: Numbers
    wait_s: Numbers | NDArray[np.float32]
    pieces: Numbers
    crew: Numbers | NDArray[np.float32]
    activities: list[str]
    cases: int
    has_quantities: bool

    def __len__(self) -> int:
        return len(self.case)

    def of(self, activity: int) -> NDArray[np.intp]:
        """The numbers of the visits of one activity.

        Args:
            activity: its number.

        Returns:
            numbers of visits.
        """
        return np.flatnonzero(self.activity == activity)

    def only(self, wanted: NDArray[np.bool_] | NDArray[np.intp]) -> Visits:
        """Some of the visits.

        Args:
            wanted: a truth a visit, or the numbers of those wanted; of few these are found much faster.

        Returns:
            those.
        """
        part = {name: getattr(self, name)[wanted] for name in _COLUMNS}
        return Visits(**part, activities=self.activities, cases=self.cases, has_quantities=self.has_quantities)


_COLUMNS = ["case", "activity", "role", "begin", "end", "work_s", "setup_s", "wait_s", "pieces", "crew"]


def without_artificial_ends(log: Events, report: ImportReport) -> Events:
    """The log without activities that only mark where a case begins and ends.

    Args:
        log: the events.
        report: takes what was taken for a mark.

    Returns:
        the log; the same where there are none.
    """
    marks = {i: mark for i, name in enumerate(log.activities) if (mark := _mark(name))}
    present = [i for i in marks if (log.activity == i).any()]
    if not present or len(present) == len(np.unique(log.activity)):
        return log
    begin = np.where(np.isnan(log.start), log.end, log.start)
    order = np.lexsort((log.row, begin, log.case))
    case = log.case[order]
    is_first = np.concatenate([[True], np.diff(case) != 0])
    is_last = np.concatenate([np.diff(case) != 0, [True]])
    gone = np.zeros(len(log), bool)
    for i in present:
        at = log.activity[order] == i
        edge = is_first if marks[i] == "start" else is_last
        elapsed = np.nan_to_num(log.end - log.start, nan=0.0)[order][at]
        if edge[at].mean() >= _AT_THE_EDGE and np.median(elapsed) == 0 and not (log.duration_s[order][at] > 0).any():
            gone |= log.activity == i
            report.guessed.append(
                _("“{activity}” marks the start or the end of a case; it is no step.").format(
                    activity=log.activities[i]
                )
            )
    return log.only(~gone) if gone.any() else log


def _mark(name: str) -> str:
    key = plain(name)
    if key in _START_NAMES:
        return "start"
    return "end" if key in _END_NAMES else _SIGNS.get(name.strip()[:1], "") if not key else ""


def visits_of(log: Events, work: Numbers, hours: WorkedHours, report: ImportReport) -> Visits:
    """Join the events of the same visit.

    Rows of one activity that follow each other in a case are one visit where the log counts pieces, and where one of them
    is set-up. Rows that differ only in who did it are one visit of several workers.

    Args:
        log: the events, in order.
        work: seconds of work of each.
        hours: that are worked.
        report: takes what is assumed.

    Returns:
        the visits.
    """
    activity, names = _setup_goes_to(log)
    begin, end = either(log.start, log.end), either(log.end, log.start)
    case, setup, pieces, crew = log.case, log.is_setup, log.pieces, _crew(log)
    same = np.concatenate([[False], (np.diff(case) == 0) & (np.diff(activity) == 0)])
    before = np.concatenate([[False], setup[:-1]])
    joined = same & (setup | before | log.has_quantities)
    together = np.zeros(len(case), bool)
    if not log.has_quantities:
        resource = log.resource
        other = np.concatenate([[False], np.diff(resource) != 0]) & (resource >= 0)
        at_once = np.concatenate([[False], (np.diff(begin) == 0) & (np.diff(end) == 0)])
        together = same & other & at_once & (end > begin) & ~setup & ~before
        del other, at_once
    if together.any():
        report.guessed.append(
            ngettext(
                "{n} row differs from the one before only in who did it: several workers at one job.",
                "{n} rows differ from the one before only in who did it: several workers at one job.",
                int(together.sum()),
            ).format(n=number(int(together.sum())))
        )
    cases = int(np.count_nonzero(np.diff(case))) + 1
    has_waits = log.has_starts or bool((~np.isnan(log.duration_s)).any())
    ready = (
        _ready(case, begin, end, log.enabled, hours) if has_waits else np.broadcast_to(np.float64(np.nan), len(case))
    )
    if not (joined | together | setup).any():
        return Visits(
            case, activity, log.role, begin, end, work, np.broadcast_to(0.0, len(case)), ready, pieces, crew, names, cases,
            log.has_quantities,
        )  # fmt: skip
    starts = np.flatnonzero(~(joined | together))
    known = ~np.isnan(work)
    counted = known & ~together
    sums = _Sums(starts)
    of_work = np.where(counted & ~setup, work, 0.0)
    has_work = sums.sum((known & ~setup).astype(float)) > 0
    has_pieces = sums.sum((~np.isnan(pieces)).astype(float)) > 0
    with_crew = np.where(together | (np.arange(len(case)) == np.repeat(starts, sums.lengths(len(case)))), crew, 0.0)
    return Visits(
        case=case[starts],
        activity=activity[starts],
        role=log.role[starts],
        begin=begin[starts],
        end=np.maximum.reduceat(end, starts),
        work_s=np.where(has_work, sums.sum(of_work), np.nan),
        setup_s=sums.sum(np.where(setup & known, work, 0.0)),
        wait_s=ready[starts],
        pieces=np.where(has_pieces, sums.sum(np.nan_to_num(pieces, nan=0.0)), np.nan),
        crew=np.maximum(sums.sum(with_crew), 1.0) if not log.has_quantities else np.maximum(crew[starts], 1.0),
        activities=names,
        cases=cases,
        has_quantities=log.has_quantities,
    )


def _crew(log: Events) -> NDArray[np.float32]:
    """How many workers did each; one where none is named."""
    people = np.append(people_of(log.resources), 1).astype(np.float32) if log.resources else np.ones(1, np.float32)
    if (people == 1).all():
        return np.broadcast_to(np.float32(1), len(log))
    found: NDArray[np.float32] = people[log.resource]
    return found


class _Sums:
    def __init__(self, starts: NDArray[np.intp]) -> None:
        self.starts = starts

    def sum(self, values: Numbers) -> Numbers:
        found: Numbers = np.add.reduceat(values, self.starts)
        return found

    def lengths(self, count: int) -> NDArray[np.intp]:
        return np.diff(np.append(self.starts, count))


def _setup_goes_to(log: Events) -> tuple[Codes, list[str]]:
    """The activity of every event, where “Set-up Mill” is of “Mill”; and the names."""
    names = list(log.activities)
    number_of = {name: i for i, name in enumerate(names)}
    goes_to = np.arange(len(names), dtype=np.int32)
    for i, name in enumerate(log.activities):
        if says_setup(name):
            target = without_setup(name)
            if target not in number_of:
                number_of[target] = len(names)
                names.append(target)
            goes_to[i] = number_of[target]
    is_same = bool((goes_to == np.arange(len(goes_to))).all())
    return (log.activity if is_same else goes_to[log.activity]), names


def _ready(case: Codes, begin: Numbers, end: Numbers, enabled: Numbers, hours: WorkedHours) -> NDArray[np.float32]:
    """Worked seconds from when all that came before in the case was done to when each begins; nan for the first of a case.

    Some cases are done at a time, as it takes much memory.
    """
    wait = np.empty(len(case), np.float32)
    firsts = np.flatnonzero(np.concatenate([[True], np.diff(case) != 0]))
    nearest = np.searchsorted(firsts, np.arange(0, len(case), _AT_A_TIME), side="right") - 1
    for first, last in pairwise([*firsts[np.unique(nearest)].tolist(), len(case)]):
        some = slice(first, last)
        wait[some] = _ready_of_some(case[some], hours.until(begin[some]), hours.until(end[some]), enabled[some], hours)
    return wait


def _ready_of_some(case: Codes, since: Numbers, until: Numbers, enabled: Numbers, hours: WorkedHours) -> Numbers:
    lowest = np.nanmin(np.fmin(since, until))
    width = max(float(np.nanmax(np.fmax(since, until)) - lowest), 1.0) + 1.0
    is_first = np.concatenate([[True], np.diff(case) != 0])
    rank = np.cumsum(is_first).astype(float)
    lifted = np.maximum.accumulate(rank * width + (until - lowest))
    done = np.concatenate([[np.nan], lifted[:-1]]) - rank * width + lowest
    done[is_first] = np.nan
    if np.isnan(enabled).all():
        waited: Numbers = np.maximum(since - done, 0.0)
        return waited
    return np.where(np.isnan(enabled), np.maximum(since - done, 0.0), np.maximum(since - hours.until(enabled), 0.0))


def assume_whole_orders(visits: Visits, ordered: dict[int, float], report: ImportReport) -> None:
    """An activity that never reports pieces handles the order as a whole.

    Args:
        visits: whose pieces are set where they are not known.
        ordered: case → pieces.
        report: takes what is assumed.
    """
    counts = np.nan_to_num(visits.pieces, nan=0.0)
    silent = [i for i in np.unique(visits.activity) if not (counts[visits.activity == i] > 0).any()]
    if not silent:
        return
    most = np.zeros(int(visits.case.max()) + 1)
    np.maximum.at(most, visits.case, counts)
    for case, pieces in ordered.items():
        if case < len(most):
            most[case] = pieces
    for i in silent:
        at = visits.activity == i
        visits.pieces[at] = most[visits.case[at]]
    for name in sorted(visits.activities[i] for i in silent):
        report.guessed.append(_("“{step}” reports no pieces: each visit counts as the whole order.").format(step=name))


def keep_frequent(visits: Visits, most: int, report: ImportReport) -> Visits:
    """Leave out the rarest activities of a log that has more than a map can show.

    Args:
        visits: all.
        most: activities that a map can show.
        report: takes what is left out.

    Returns:
        the visits that stay.
    """
    frequency = np.bincount(visits.activity, minlength=len(visits.activities))
    if (frequency > 0).sum() <= most:
        return visits
    ordered = sorted(range(len(frequency)), key=lambda i: (-frequency[i], i))
    for i in ordered[most:]:
        if frequency[i]:
            report.skip(
                _("activity"),
                visits.activities[i],
                _("One of the rarest: {n} times in the log.").format(n=number(int(frequency[i]))),
            )
    report.warnings.append(
        _(
            "The log has {n} activities; the {most} most frequent became steps, the others were left out: {names} …"
        ).format(
            n=number(int((frequency > 0).sum())),
            most=most,
            names=", ".join(quoted(visits.activities[i]) for i in ordered[most : most + 3]),
        )
    )
    return visits.only(np.isin(visits.activity, ordered[:most]))
