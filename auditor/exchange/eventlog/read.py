"""An event log as a process: activities become steps, what follows what becomes flows, durations become times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.eventlog.balance import deviations, mended
from auditor.exchange.eventlog.columns import find_columns
from auditor.exchange.eventlog.paths import Edge, readable_edges
from auditor.exchange.eventlog.visits import Log, Visit, read_log
from auditor.exchange.eventlog.working_time import guess_calendar
from auditor.exchange.table import Table
from auditor.locale import _, number
from auditor.model import Basis, Entity, Estimate, Flow, Process, Role, Step, StepKind, Work
from auditor.study.statistics import quantile

MAX_ACTIVITIES = 60
_LOW, _HIGH = 0.10, 0.90
_NOTEWORTHY = 0.2
_DAYS_PER_YEAR = 365.25
#: A log of fewer days is taken for typical of the others: the demand that follows is assumed.
_MOST_OF_A_YEAR = 300.0
_START, _END = "\x00start", "\x00end"


def read_event_log(
    table: Table,
    source: Path,
    process_name: str,
    named: Mapping[str, str] | None = None,
    min_share: float | None = None,
) -> Draft:
    """The process that a log shows.

    Args:
        table: the sheet that holds the log.
        source: the file, to name it in messages.
        process_name: what the process will be called.
        named: field → header, where the columns should not be guessed.
        min_share: least share (0–1) of a step's outflow for a flow to be drawn; default: as readable as possible.

    Returns:
        one process with its steps, times (s) and flows, a calendar, one role where the log names workers, and what was
        assumed.

    Raises:
        InputError: it is not a log, or no row can be read.
    """
    report = ImportReport(guessed=list(table.assumed))
    columns = find_columns(table, named or {})
    report.guessed += columns.guessed
    log = read_log(table, columns, report)
    _keep_frequent(log, report)
    counts = _directly_follows(log)
    visits = _by_activity(log)
    passages = _passages(visits, log)
    kept, flow = mended(readable_edges(counts, _START, _END, min_share), counts, passages, _START, _END)
    _say_what_was_left_out(counts, kept, report)
    _say_what_is_off(flow, passages, report)
    names = list(visits)
    ids = {name: i for i, name in enumerate([_START, *names, _END], 1)}
    steps = [
        Step(id=1, process_id=1, name=_("Start"), kind=StepKind.START),
        *(Step(id=ids[name], process_id=1, name=name) for name in names),
        Step(id=ids[_END], process_id=1, name=_("End"), kind=StepKind.END),
    ]
    role = Role(id=1, name=_("Operator"), headcount=float(len(log.workers))) if log.workers else None
    work = [_work(ids[name], visits[name], log, role) for name in names]
    process = Process(
        id=1,
        name=process_name,
        demand_per_year=_demand(log, report),
        unit=_("piece") if log.has_quantities else _("case"),
    )
    entities: list[Entity] = [guess_calendar(log.events, report), process, *([role] if role else []), *steps, *work]
    entities += _flows(flow, ids)
    _say_what_times_are(log, source, report)
    return Draft(entities, report, assumed=(*report.guessed, *report.warnings), is_inferred=True)


def _keep_frequent(log: Log, report: ImportReport) -> None:
    """Drop the rarest activities of a log that has more than a map can show."""
    frequency = Counter(v.activity for visits in log.cases.values() for v in visits)
    for name, count in frequency.most_common()[MAX_ACTIVITIES:]:
        report.skip(_("activity"), name, _("One of the rarest: {n} times in the log.").format(n=count))
    if len(frequency) > MAX_ACTIVITIES:
        kept = {name for name, _count in frequency.most_common(MAX_ACTIVITIES)}
        for case in log.cases:
            log.cases[case] = [v for v in log.cases[case] if v.activity in kept]


def _by_activity(log: Log) -> dict[str, list[Visit]]:
    """Visits by activity, in the order in which activities first tend to occur."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    place: dict[str, list[float]] = defaultdict(list)
    for case in log.cases.values():
        for i, visit in enumerate(case):
            visits[visit.activity].append(visit)
            place[visit.activity].append(i / max(len(case) - 1, 1))
    return {name: visits[name] for name in sorted(visits, key=lambda n: (median(place[n]), n))}


def _directly_follows(log: Log) -> dict[Edge, int]:
    counts: Counter[Edge] = Counter()
    for visits in log.cases.values():
        if visits:
            path = [_START, *(v.activity for v in visits), _END]
            counts.update(pairwise(path))
    return dict(counts)


def _say_what_was_left_out(counts: Mapping[Edge, int], kept: Mapping[Edge, int], report: ImportReport) -> None:
    left = {edge: count for edge, count in counts.items() if edge not in kept}
    if left:
        share = sum(left.values()) / sum(counts.values())
        report.guessed.append(
            _(
                "{kept} of {total} flows are drawn; {left} rare ones ({share} % of all passages) were left out and their"
                " passages spread over the others, so that every step keeps its own number."
            ).format(kept=len(kept), total=len(counts), left=len(left), share=number(share * 100, 1))
        )
        name = {_START: _("Start"), _END: _("End")}
        for (source, target), count in sorted(left.items(), key=lambda item: -item[1]):
            report.skip(
                _("flow"),
                f"{name.get(source, source)} → {name.get(target, target)}",
                _("Rare: {n} times in the log.").format(n=count),
            )


def _say_what_is_off(flow: Mapping[Edge, float], passages: Mapping[str, float], report: ImportReport) -> None:
    off = {name: share for name, share in deviations(flow, passages).items() if share > _NOTEWORTHY}
    for name, share in sorted(off.items(), key=lambda item: -item[1] * passages[item[0]])[:8]:
        report.warnings.append(
            _("“{step}” is passed {n} times per unit in the log; the flows drawn allow {share} % less or more.").format(
                step=name, n=number(passages[name], 2), share=number(share * 100)
            )
        )


def _passages(visits: Mapping[str, Sequence[Visit]], log: Log) -> dict[str, float]:
    """Activity → passages per finished unit: pieces handled ÷ pieces ordered, or visits ÷ cases."""
    if not log.has_quantities:
        return {name: len(listed) / len(log.cases) for name, listed in visits.items()}
    ordered = _pieces_ordered(log)
    return {name: sum(v.pieces or 0.0 for v in listed) / ordered for name, listed in visits.items()}


def _pieces_ordered(log: Log) -> float:
    """Pieces of all cases: as ordered, or else the most that any activity of the case completed."""
    made = {case: max((v.pieces or 0.0 for v in visits), default=0.0) for case, visits in log.cases.items()}
    return sum(log.order_quantity.get(case, pieces) for case, pieces in made.items()) or 1.0


def _flows(flow: Mapping[Edge, float], ids: Mapping[str, int]) -> list[Flow]:
    outflow: dict[str, float] = defaultdict(float)
    for (source, _target), value in flow.items():
        outflow[source] += value
    ordered = sorted(flow.items(), key=lambda item: (ids[item[0][0]], -item[1]))
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


def _work(step_id: int, visits: Sequence[Visit], log: Log, role: Role | None) -> Work:
    per_piece = log.has_quantities
    if per_piece:
        cycle = _per_piece([(v.work_s, v.pieces or 0.0) for v in visits if v.work_s is not None])
    else:
        cycle = _spread([v.work_s for v in visits if v.work_s is not None])
    setups = [v.setup_s for v in visits if v.setup_s > 0]
    pieces = [v.pieces for v in visits if v.pieces]
    batch = sum(pieces) / len(pieces) if pieces else None
    setup = _spread(setups)
    if setup is not None:
        setup *= len(setups) / len(visits)
    return Work(
        id=step_id,
        cycle_time_s=cycle,
        setup_time_s=setup,
        batch_size=max(batch or 1.0, 1.0) if per_piece or setup is not None else None,
        stations=float(_at_once(visits)),
        role_id=role.id if role else None,
    )


def _per_piece(work: Sequence[tuple[float, float]]) -> Estimate | None:
    """Seconds a piece from (seconds, pieces) of visits: all time ÷ all pieces as likely, so that hours a year are right
    where many small batches stand beside few large ones; low and high are the times of the 10 % and 90 % piece. Visits
    that made no piece count with their time."""
    ordered = sorted((seconds / pieces, pieces) for seconds, pieces in work if pieces)
    whole = sum(pieces for _time, pieces in ordered)
    if not ordered:
        return None

    def piece(share: float) -> float:
        passed = 0.0
        for time, pieces in ordered:
            passed += pieces
            if passed >= share * whole:
                return time
        return ordered[-1][0]

    likely = sum(seconds for seconds, _pieces in work) / whole
    return Estimate(min(piece(_LOW), likely), likely, max(piece(_HIGH), likely), Basis.MEASURED)


def _spread(values: Sequence[float]) -> Estimate | None:
    """Median as likely, the 10 % and 90 % quantiles as low and high."""
    if not values:
        return None
    low, likely, high = (quantile(values, share) for share in (_LOW, 0.5, _HIGH))
    return Estimate(low, likely, high, Basis.MEASURED)


def _at_once(visits: Sequence[Visit]) -> int:
    """How many visits ran at the same time most of the time that any ran: the stations in use."""
    marks = sorted([(v.begin, 1) for v in visits] + [(v.end, -1) for v in visits], key=lambda m: (m[0], m[1]))
    spent: dict[int, float] = defaultdict(float)
    running, previous = 0, marks[0][0] if marks else None
    for moment, change in marks:
        if previous is not None and running > 0:
            spent[running] += (moment - previous).total_seconds()
        running, previous = running + change, moment
    total, seen = sum(spent.values()), 0.0
    for count in sorted(spent):
        seen += spent[count]
        if seen >= 0.9 * total:
            return count
    return 1


def _demand(log: Log, report: ImportReport) -> Estimate:
    """Cases (or their pieces) in the log, scaled from its span to a year."""
    span_days = max((max(log.events) - min(log.events)).total_seconds() / 86_400, 1.0)
    cases = len(log.cases)
    pieces = _pieces_ordered(log) if log.has_quantities else float(cases)
    yearly = pieces * _DAYS_PER_YEAR / span_days
    report.guessed.append(
        _("Yearly demand {demand}: {pieces} in {cases} cases over {days} days, scaled to a year.").format(
            demand=number(yearly), pieces=number(pieces), cases=number(cases), days=number(span_days)
        )
    )
    basis = Basis.CALCULATED if span_days >= _MOST_OF_A_YEAR else Basis.ASSUMED
    return Estimate.point(float(round(yearly)), basis)


def _say_what_times_are(log: Log, source: Path, report: ImportReport) -> None:
    if not log.has_durations:
        report.warnings.append(
            _("{file} has one time per event and no durations, so no cycle times could be read.").format(
                file=source.name
            )
        )
    elif log.has_quantities:
        report.guessed.append(
            _("Cycle times are per piece. Likely = all time ÷ all pieces, range = 10–90% of the pieces.")
        )
    else:
        report.guessed.append(_("Cycle times are per case. Likely = median, range = 10–90%."))
    if log.workers:
        report.guessed.append(
            _("{n} different workers became the headcount of one role; their names were not kept.").format(
                n=len(log.workers)
            )
        )
    report.guessed.append(
        _(
            "Each step counts one operator, busy all the time, and as many stations as ran at once nine tenths of the time."
        )
    )
