"""An event log as a process: activities become steps, what follows what becomes flows, durations become times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from auditor.exchange.choices import Choices
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.eventlog.balance import balanced, implied_passages
from auditor.exchange.eventlog.columns import find_columns
from auditor.exchange.eventlog.demand import demand_per_year, span_days
from auditor.exchange.eventlog.events import Events, Numbers
from auditor.exchange.eventlog.labour import hold_against_people, labour
from auditor.exchange.eventlog.pairing import paired
from auditor.exchange.eventlog.paths import Edge, readable_edges
from auditor.exchange.eventlog.roles import roles_of, with_roles
from auditor.exchange.eventlog.rows import read_rows
from auditor.exchange.eventlog.step_times import work_of
from auditor.exchange.eventlog.visits import (
    Visits,
    assume_whole_orders,
    keep_frequent,
    visits_of,
    without_artificial_ends,
)
from auditor.exchange.eventlog.worked_hours import DAY_S, WorkedHours, calendar_of, worked_hours
from auditor.exchange.following import following
from auditor.exchange.log_seen import LogSeen
from auditor.exchange.question import Answer, Asked, Question
from auditor.exchange.table import Table
from auditor.locale import _, long_date, ngettext, number
from auditor.model import Basis, Entity, Estimate, Flow, Process, Step, StepKind, Work
from auditor.model.work import Period

MAX_ACTIVITIES = 60
_MARKS = 100_000  # moments that are enough to see the hours worked
#: With more different names in the column of activities, it is another column.
TOO_MANY_ACTIVITIES = 300
_OFF = 0.005  # a step whose flows allow fewer or more passages by this part has its own number of them
_EPOCH = datetime(1970, 1, 1)
_START, _END = "\x00start", "\x00end"


@dataclass(frozen=True)
class LogOptions:
    """What is asked of the map.

    Attributes:
        min_share: least share (0–1) of a step's outflow for a flow to be drawn; None: as readable as possible.
        scale: whether what was counted is scaled to a year (:class:`auditor.exchange.choices.Choices`).
        takes_many: a column of hundreds of different activities is meant.
    """

    min_share: float | None = None
    scale: str = ""
    takes_many: bool = False


def read_event_log(
    table: Table,
    source: Path,
    process_name: str,
    named: Mapping[str, str] | None = None,
    min_share: float | None = None,
    choices: Choices | None = None,
    progress: Callable[[int], None] | None = None,
    *,
    takes_many: bool = False,
) -> Draft:
    """The process that a log shows.

    Args:
        table: the sheet that holds the log.
        source: the file, to name it in messages.
        process_name: what the process will be called.
        named: field → header, where the columns should not be guessed.
        min_share: least share (0–1) of a step's outflow for a flow to be drawn; default: as readable as possible.
        choices: how cells are read.
        progress: told how many rows are read; it may raise to stop.
        takes_many: a column of hundreds of different activities is meant.

    Returns:
        one process with its steps, times (s) and flows, a calendar, roles where the log names workers, and what was
        assumed.

    Raises:
        InputError: it is not a log, or no row can be read.
    """
    report, said = ImportReport(guessed=list(table.assumed), questions=list(table.asked)), choices or Choices()
    columns = find_columns(table, named or {})
    report.guessed.append(columns.in_words)
    options = LogOptions(min_share, said.scale, takes_many)
    # Nothing here holds on to the rows, so that they make room as they become visits.
    return process_of(read_rows(table, columns, said, report, progress), source.name, process_name, report, options)


def process_of(log: Events, source: str, process_name: str, report: ImportReport, options: LogOptions) -> Draft:
    """The process that events show, wherever they come from.

    Args:
        log: the events, as a reader found them.
        source: what they come from, to name it in messages.
        process_name: what the process will be called.
        report: takes what is assumed, and holds what the reader assumed.
        options: what is asked of the map.

    Returns:
        as :func:`read_event_log`.

    Raises:
        InputError: the column of activities holds hundreds of different names.
    """
    if len(log.activities) > TOO_MANY_ACTIVITIES and not options.takes_many:
        raise Asked(
            Question(
                _("{source} has {n} different activities: is that the right column?").format(
                    source=source, n=number(len(log.activities))
                ),
                _("Name another with --column activity=HEADER, or say --as log to read it so."),
                [Answer(_("Yes, read it so"), {"kind": "log"})],
            )
        )
    log = with_roles(without_artificial_ends(paired(log, report), report), report)
    log.cases = []  # what they are called is of no account from here on
    log.put_in_order()
    hours = worked_hours(_marks(log))
    work = labour(log, hours, report)
    spent = float(np.nansum(work))
    visits = visits_of(log, work, hours, report)
    events, has_quantities, ordered = len(log), log.has_quantities, log.order_quantity
    del work
    if has_quantities:
        assume_whole_orders(visits, ordered, report)
        report.guessed.append(
            _("Rows of one activity that follow each other in a case are one visit, reported in parts.")
        )
    roles = roles_of(log, visits, report)
    del log
    shown = keep_frequent(visits, MAX_ACTIVITIES, report)
    units = _units(shown, ordered)
    calendar = calendar_of(hours, report)
    demand = demand_per_year(visits, units, hours, options.scale, report)
    works = {
        i: work_of(0, visits.only(visits.of(i)), roles.of_activity.get(i), units, hours.hours_per_day * 3600.0)
        for i in np.unique(visits.activity).tolist()
    }
    entities: list[Entity] = [calendar, _process(process_name, demand, has_quantities)]
    entities += [*roles.listed, *_map(shown, units, demand, works, options.min_share, report)]
    _say_lead_time(visits, report)
    _say_what_times_are(shown, source, report)
    days = hours.days_between(float(visits.begin.min()), float(visits.end.max()))
    hold_against_people(spent, roles.people, days, hours, report)
    seen = _seen(visits, events)
    return Draft(
        entities,
        report,
        assumed=report.assumed,
        is_inferred=True,
        seen=seen,
        log=LogSeen(
            visits.activities,
            visits.case,
            visits.activity,
            visits.work_s,
            works,
            demand,
            visits.has_quantities,
            seen,
            *_stays(visits, hours),
        ),
    )


def _stays(visits: Visits, hours: WorkedHours) -> tuple[Numbers, Numbers]:
    """When each case comes and leaves (worked s), in the order in which they come; those without a time are left out."""
    came, left = np.full(int(visits.case.max()) + 1, np.inf), np.full(int(visits.case.max()) + 1, -np.inf)
    np.fmin.at(came, visits.case, visits.begin)
    np.fmax.at(left, visits.case, visits.end)
    known = np.isfinite(came) & np.isfinite(left)
    came, left = hours.until(came[known]), hours.until(left[known])
    order = np.argsort(came, kind="stable")
    first = came[order[0]] if len(order) else 0.0
    return came[order] - first, left[order] - first


def _process(name: str, demand: Estimate, has_quantities: bool) -> Process:
    return Process(id=1, name=name, demand_per_year=demand, unit=_("piece") if has_quantities else _("case"))


def _marks(log: Events) -> Numbers:
    """The moments at which something begins or ends; of a long log some of them, evenly."""
    each = max(len(log) // _MARKS, 1)
    marks: Numbers = np.concatenate([log.start[::each], log.end[::each]])
    known: Numbers = marks[~np.isnan(marks)]
    return known


def _units(visits: Visits, ordered: Mapping[int, float]) -> float:
    """Cases; or where pieces are counted those of all cases: as ordered, or else the most that an activity completed."""
    if not visits.has_quantities:
        return float(visits.cases)
    most = np.zeros(int(visits.case.max()) + 1)
    np.maximum.at(most, visits.case, np.nan_to_num(visits.pieces, nan=0.0))
    cases = np.unique(visits.case)
    return sum(ordered.get(int(case), float(most[case])) for case in cases) or 1.0


def _map(
    visits: Visits,
    units: float,
    demand: Estimate,
    works_of: Mapping[int, Work],
    min_share: float | None,
    report: ImportReport,
) -> list[Entity]:
    """Steps with their work, and flows."""
    numbers = _in_order(visits)
    names = [visits.activities[i] for i in numbers]
    counts = _directly_follows(visits)
    passages = {name: _passages(visits, i, units) for name, i in zip(names, numbers, strict=True)}
    flow = balanced(readable_edges(counts, _START, _END, min_share), counts, passages, _START, _END)
    _say_what_was_left_out(counts, flow, report)
    own = _off(flow, passages, report)
    ids = {name: i for i, name in enumerate([_START, *names, _END], 1)}
    steps = [
        Step(id=1, process_id=1, name=_("Start"), kind=StepKind.START),
        *(Step(id=ids[name], process_id=1, name=name) for name in names),
        Step(id=ids[_END], process_id=1, name=_("End"), kind=StepKind.END),
    ]
    works = []
    for name, i in zip(names, numbers, strict=True):
        found = replace(works_of[i], id=ids[name])
        works.append(_with_events(found, demand * passages[name]) if name in own else found)
    return [*steps, *works, *_flows(flow, ids)]


def _with_events(work: Work, a_year: Estimate) -> Work:
    return replace(work, events=a_year, events_period=Period.YEAR)


def _in_order(visits: Visits) -> list[int]:
    """Activities in the order in which they first tend to occur."""
    first = np.concatenate([[True], np.diff(visits.case) != 0])
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, len(visits)))
    behind = np.arange(len(visits), dtype=np.int32) - np.repeat(starts.astype(np.int32), lengths)
    place = np.divide(behind, np.repeat(np.maximum(lengths - 1, 1).astype(np.int32), lengths), dtype=np.float32)
    found = np.unique(visits.activity).tolist()
    return sorted(found, key=lambda i: (float(np.median(place[visits.activity == i])), visits.activities[i]))


def _directly_follows(visits: Visits) -> dict[Edge, int]:
    """What follows what, how often; ``_START`` and ``_END`` stand before and behind every case."""
    n = len(visits.activities)
    activity = visits.activity if n <= TOO_MANY_ACTIVITIES else visits.activity.astype(np.int64)
    *pairs, _last = following(visits.case, activity, n)
    if n <= TOO_MANY_ACTIVITIES:
        found = sum(np.bincount(part, minlength=(n + 2) ** 2) for part in pairs)
        codes = np.flatnonzero(found)
        counts = np.asarray(found)[codes]
    else:
        codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    name = [*visits.activities, _START, _END]
    return {
        (name[code // (n + 2)], name[code % (n + 2)]): count
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True)
    }


def _passages(visits: Visits, activity: int, units: float) -> float:
    """Passages per finished unit: pieces handled ÷ pieces ordered, or visits ÷ cases."""
    at = visits.activity == activity
    if not visits.has_quantities:
        return float(at.sum()) / units
    return float(np.nansum(visits.pieces[at])) / units


def _say_what_was_left_out(counts: Mapping[Edge, int], flow: Mapping[Edge, float], report: ImportReport) -> None:
    left = {edge: count for edge, count in counts.items() if edge not in flow}
    if left:
        share = sum(left.values()) / sum(counts.values())
        report.guessed.append(
            _(
                "{kept} of {total} flows are drawn; {left} rare ones ({share}% of all passages) were left out and their passages spread over the others, so that every step keeps its own number."
            ).format(kept=len(flow), total=len(counts), left=len(left), share=number(share * 100, 1))
        )
        name = {_START: _("Start"), _END: _("End")}
        for (source, target), count in sorted(left.items(), key=lambda item: -item[1]):
            report.skip(
                _("flow"),
                f"{name.get(source, source)} → {name.get(target, target)}",
                _("Rare: {n} times in the log.").format(n=count),
            )


def _off(flow: Mapping[Edge, float], passages: Mapping[str, float], report: ImportReport) -> set[str]:
    """Steps whose passages the flows can't give; those have their own number of passages a year."""
    implied = implied_passages(flow, _START, _END)
    off = {
        name for name, wanted in passages.items() if abs(implied.get(name, 0.0) - wanted) > _OFF * max(wanted, 1e-12)
    }
    for name in sorted(off, key=lambda n: -passages[n])[:8]:
        report.warnings.append(
            _(
                "“{step}” is passed {n} times per unit in the log, by its flows {m} times: it has its own number of passages a year."
            ).format(step=name, n=number(passages[name], 2), m=number(implied.get(name, 0.0), 2))
        )
    return off


def _flows(flow: Mapping[Edge, float], ids: Mapping[str, int]) -> list[Flow]:
    outflow: dict[str, float] = defaultdict(float)
    for (source, _target), value in flow.items():
        outflow[source] += value
    ordered: Sequence[tuple[Edge, float]] = sorted(flow.items(), key=lambda item: (ids[item[0][0]], -item[1]))
    return [
        Flow(
            id=i,
            process_id=1,
            source_id=ids[s],
            target_id=ids[t],
            share=min(value / outflow[s], 1.0),
            share_basis=Basis.MEASURED,
        )
        for i, ((s, t), value) in enumerate(ordered, 1)
    ]


def _seen(visits: Visits, events: int) -> str:
    """Cases, activities and period, in words."""
    parts = (
        ngettext("{n} case", "{n} cases", visits.cases).format(n=number(visits.cases)),
        ngettext("{n} activity", "{n} activities", n := len(np.unique(visits.activity))).format(n=number(n)),
        ngettext("{n} event", "{n} events", events).format(n=number(events)),
    )
    first, last = (_EPOCH + timedelta(seconds=float(s)) for s in (visits.begin.min(), visits.end.max()))
    return f"{', '.join(parts)}, {long_date(first.date())} – {long_date(last.date())}"


def _say_lead_time(visits: Visits, report: ImportReport) -> None:
    first = np.flatnonzero(np.concatenate([[True], np.diff(visits.case) != 0]))
    lead = np.maximum.reduceat(visits.end, first) - np.minimum.reduceat(visits.begin, first)
    if not (lead > 0).any():
        return
    report.guessed.append(
        _(
            "From first start to last end a case takes {mean} days on average, half of them {middle} or less, one in ten {high} or more (calendar days)."
        ).format(
            mean=number(lead.mean() / DAY_S, 1),
            middle=number(float(np.median(lead)) / DAY_S, 1),
            high=number(float(np.quantile(lead, 0.9)) / DAY_S, 1),
        )
    )
    if (visits.wait_s > 0).any():
        report.guessed.append(
            _(
                "What lies between the end of one step and the start of the next, within working hours, became the waiting before it."
            )
        )


def _say_what_times_are(visits: Visits, source: str, report: ImportReport) -> None:
    if np.isnan(visits.work_s).all():
        report.warnings.append(
            _("{file} has one time per event and no durations, so no cycle times could be read.").format(file=source)
        )
    elif visits.has_quantities:
        report.guessed.append(
            _("Cycle times are per piece. Likely = all time ÷ all pieces, range = 10–90% of the pieces.")
        )
    else:
        report.guessed.append(_("Cycle times are per case. Likely = mean, range = 10–90% of the visits."))
    report.guessed.append(
        _(
            "Each step counts as many operators as the log names at once, busy all the time, and as many stations as ran at once nine tenths of the time."
        )
    )


__all__ = ["LogOptions", "process_of", "read_event_log", "span_days"]
