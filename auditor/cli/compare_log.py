"""``compare-log``: hold a log against the map of an audit, and mend what is wrong between the two."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import (
    AsJson,
    AuditPath,
    Columns,
    DateOrders,
    Decimal,
    DurationUnit,
    FirstRow,
    ObjectType,
    ReadAs,
    Scale,
    Sheet,
    TimeZone,
    choices_said,
    pairs,
    source_options,
)
from auditor.cli.output import MOST_LINES, print_json, print_table, say, say_more, triple
from auditor.errors import InputError
from auditor.exchange import read_source
from auditor.exchange.conformance import (
    Comparing,
    Conformance,
    Mended,
    Problem,
    best_process,
    compare,
    in_words,
    keys_of,
    mend_many,
)
from auditor.exchange.conformance.mending import MOST_MENDED
from auditor.exchange.conformance.problems import (
    DemandDiffers,
    NeverTaken,
    NoStep,
    NoWay,
    SharesDiffer,
    TimeDiffers,
)
from auditor.exchange.conformance.words import KIND_OF, fitness_in_words, group_label, notes_of
from auditor.exchange.log_seen import LogSeen
from auditor.locale import _, number, quoted
from auditor.model import Audit

_ALL = "all"


def compare_log(
    file: AuditPath,
    log: Annotated[Path, typer.Argument(help=_("Event log (CSV, XLSX, ODS, packed CSV, XES, OCEL)."), metavar="LOG")],
    process: Annotated[
        str, typer.Option(help=_("Name of the process; default: the one whose steps the log names."))
    ] = "",
    match: Annotated[
        list[str] | None,
        typer.Option("--match", help=_("ACTIVITY=STEP, where names do not say it; may be repeated.")),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option(
            "--leave-out", help=_("An activity that counts for nothing; may be repeated."), metavar="ACTIVITY"
        ),
    ] = None,
    whole_cases: Annotated[
        bool, typer.Option("--whole-cases", help=_("Only cases that begin and end where the map does."))
    ] = False,
    least_share: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, help=_("Leave out what occurs in a smaller share (0–1) of the cases.")),
    ] = 0.0,
    mend_: Annotated[
        list[str] | None,
        typer.Option("--mend", help=_("Key of a problem to mend, or “all”; may be repeated."), metavar="KEY"),
    ] = None,
    column: Columns = None,
    sheet: Sheet = "",
    read_as: ReadAs = "",
    date_order: DateOrders = "",
    decimal: Decimal = "",
    time_zone: TimeZone = "",
    duration_unit: DurationUnit = "",
    scale: Scale = "",
    first_row: FirstRow = "",
    object_type: ObjectType = "",
    as_json: AsJson = False,
) -> None:
    """Hold a log against a map: what it lacks, what never happens, where times, shares and demand disagree."""
    options = source_options(
        column=column, sheet=sheet, read_as=read_as,
        choices=choices_said(date_order, decimal, time_zone, duration_unit, scale, first_row),
        object_type=object_type,
    )  # fmt: skip
    with open_audit(file, read_only=not mend_) as audit:
        draft = read_source(log, options)
        if draft.log is None:
            raise InputError(_("{path} is no event log: there is nothing to compare. If it is one, say --as log.").format(path=log.name))  # fmt: skip
        process_id = _process(audit.audit, process, draft.log)
        comparing = Comparing(
            _said(audit.audit, process_id, draft.log, pairs(match)),
            frozenset(leave_out or ()),
            whole_cases,
            least_share,
        )
        wanted = None if _ALL in (mend_ or ()) else mend_
        mended = mend_many(audit, process_id, draft.log, comparing, wanted) if mend_ else []
        found = compare(audit.audit, process_id, draft.log, comparing)
        notes = [*notes_of(found, whole_only=whole_cases), *draft.report.notes]
        if as_json:
            print_json(_json(audit.audit, found, draft.log, mended, notes))
        else:
            left = [key for key in wanted or () if key not in {one.key for one in mended}]
            _print(audit.audit, found, draft.log, mended, notes, left)


def _process(audit: Audit, name: str, log: LogSeen) -> int:
    if not audit.processes:
        raise InputError(_("The audit has no map yet: import the log to make one."))
    if not name:
        return best_process(audit, log) or min(audit.processes)
    found = next((i for i, p in sorted(audit.processes.items()) if p.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(quoted(process.name) for process in audit.processes.values())
        raise InputError(_("There is no process “{name}”. There are: {names}.").format(name=name, names=names))
    return found


def _said(audit: Audit, process_id: int, log: LogSeen, typed: dict[str, str]) -> dict[str, int]:
    """Activity → step, as ``--match`` says."""
    step_of = {step.name.casefold(): step.id for step in reversed(audit.steps_of(process_id))}
    activity_of = {name.casefold(): name for name in log.activities}
    said = {}
    for activity, step in typed.items():
        if activity.casefold() not in activity_of:
            raise InputError(_("There is no activity “{name}” in the log.").format(name=activity))
        if step.casefold() not in step_of:
            raise InputError(_("There is no step “{name}” on the map.").format(name=step))
        said[activity_of[activity.casefold()]] = step_of[step.casefold()]
    return said


def _json(audit: Audit, found: Conformance, log: LogSeen, mended: list[Mended], notes: list[str]) -> dict[str, Any]:
    def named(steps: Mapping[str, int]) -> list[dict[str, str]]:
        return [{"activity": activity, "step": audit.steps[step].name} for activity, step in steps.items()]

    return {
        "process": audit.processes[found.process_id].name,
        "seen": log.words,
        "cases": found.cases,
        "cases_fitting": found.fitting,
        "cases_cut": found.cut,
        "fitness": found.fitness,
        "moves": found.moves,
        "moves_on_map": found.allowed,
        "matched": named(found.matching.step_of),
        "proposed": named(found.matching.proposed),
        "problems": [
            {"key": key, "kind": KIND_OF[type(p)], "text": in_words(audit, p).what, **_figures(audit, p)}
            for key, p in zip(keys_of(audit, found.problems), found.problems, strict=True)
        ],
        "mended": [one.key for one in mended],
        "warnings": notes,
    }


def _figures(audit: Audit, problem: Problem) -> dict[str, Any]:
    """The numbers of a problem, for a program to read."""
    match problem:
        case NoStep():
            return {"times": problem.passages, "cases": problem.cases, "share_of_cases": problem.share}
        case NoWay():
            return {"times": problem.count, "cases": problem.cases, "share_of_cases": problem.share}
        case NeverTaken():
            return {"share": problem.share}
        case TimeDiffers():
            stated = triple(problem.stated) if problem.stated is not None else None
            return {"stated_s": stated, "seen_s": triple(problem.seen), "factor": problem.factor}
        case SharesDiffer():
            return {
                "times": problem.count,
                "shares": [
                    {"to": audit.steps[audit.flows[flow].target_id].name, "stated": share, "seen": problem.seen[flow]}
                    for flow, share in problem.stated.items()
                ],
            }
        case DemandDiffers():
            return {"stated_per_year": problem.stated, "seen_per_year": triple(problem.seen)}
        case _:
            return {}


def _print(
    audit: Audit, found: Conformance, log: LogSeen, mended: list[Mended], notes: list[str], left: list[str]
) -> None:
    print(f"{audit.processes[found.process_id].name}: {fitness_in_words(found)}")
    print(log.words)
    for note in notes:
        say(note)
    for activity, step in found.matching.proposed.items():
        say(
            _("Is “{activity}” the step “{step}”? Then say --match “{activity}={step}”.").format(
                activity=activity, step=audit.steps[step].name
            )
        )
    named = list(zip(found.problems, keys_of(audit, found.problems), strict=True))
    for kind, label in KIND_OF.items():
        listed = [(problem, key) for problem, key in named if isinstance(problem, kind)]
        if listed:
            rows = [[in_words(audit, problem).what, key] for problem, key in listed[:MOST_LINES]]
            print_table(group_label(label), [_("What"), _("Key")], rows)
            say_more(listed)
    if not found.problems:
        print(_("Log and map agree: there is nothing to mend."))
    for one in mended:
        say(_("Mended: {what}").format(what=one.what))
    if len(mended) >= MOST_MENDED and found.problems:
        say(_("No more than {n} are mended at a time; the same command goes on.").format(n=number(MOST_MENDED)))
    for key in left:
        say(_("“{key}” was not mended: it went with another, or no single change mends it.").format(key=key))
