"""``simulate``: what happens on the floor, as it is and with the plan."""

from __future__ import annotations

import sys
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
from auditor.cli.output import print_json, print_table, say
from auditor.cli.simulated_log import simulated_log
from auditor.decide.programme.before_after import with_candidates
from auditor.errors import InputError
from auditor.flow import analyse
from auditor.locale import _, percent
from auditor.model import Audit
from auditor.phrases.simulation import (
    change_sentence,
    cost_sentence,
    doubt_sentence,
    ladder_sentence,
    lead_sentence,
    limit_of,
    limit_sentence,
    run_sentence,
)
from auditor.phrases.simulation_notes import note_sentence
from auditor.phrases.simulation_tables import (
    day_heads,
    day_rows,
    process_heads,
    process_rows,
    role_heads,
    role_rows,
    waiting_heads,
    waiting_rows,
)
from auditor.simulate.cost import waiting_cost
from auditor.simulate.experiment import simulate as simulation_of
from auditor.simulate.net import Release
from auditor.simulate.result import Interval, ProcessResult, ScenarioResult, Simulation
from auditor.simulate.settings import HAND_VARIATION, MACHINE_VARIATION, Settings, WhatIf

_RELEASES = {r.name.lower(): r for r in Release}
_MOST_WEEKS = 520.0


def simulate(
    file: AuditPath,
    plan: Annotated[
        bool, typer.Option("--plan/--as-it-is", help=_("Beside it, the firm with the projects of its plan."))
    ] = False,
    budget: Annotated[
        float | None, typer.Option(min=0.0, help=_("The plan within this budget; default: the firm's budget."))
    ] = None,
    weeks: Annotated[
        float | None,
        typer.Option(min=0.1, max=_MOST_WEEKS, help=_("Working weeks of each run; default: as the map needs.")),
    ] = None,
    lot: Annotated[
        float | None,
        typer.Option(min=1.0, help=_("Pieces that stay together; default: the smallest batch on the map.")),
    ] = None,
    release: Annotated[
        str, typer.Option(help=_("How orders come in: {ways}.").format(ways=", ".join(_RELEASES)))
    ] = "chance",
    people: Annotated[
        list[str] | None, typer.Option("--people", help=_("One person more or fewer: ROLE=1, ROLE=-1."))
    ] = None,
    batch: Annotated[
        float,
        typer.Option(min=0.01, max=100.0, help=_("Lots and batches, as a multiple of what they are: 0.5 halves them.")),
    ] = 1.0,
    breakdowns: Annotated[
        float, typer.Option(min=0.0, max=100.0, help=_("Time lost to breakdowns, as a multiple of what it is."))
    ] = 1.0,
    demand: Annotated[float, typer.Option(min=0.01, max=100.0, help=_("Demand, as a multiple of what it is."))] = 1.0,
    log: Annotated[
        Path | None,
        typer.Option(
            help=_("Event log: its cases say when work comes in, and how long it was under way."), metavar="LOG"
        ),
    ] = None,
    due: Annotated[
        float | None,
        typer.Option(
            min=0.01,
            max=10_000,
            help=_("Working days within which work is promised: how much is done in time?"),
            metavar="DAYS",
        ),
    ] = None,
    hand_variation: Annotated[
        float,
        typer.Option(
            min=0.0,
            max=10.0,
            help=_("How much handwork differs from piece to piece where nobody said: standard deviation ÷ mean."),
        ),
    ] = HAND_VARIATION,
    machine_variation: Annotated[
        float,
        typer.Option(
            min=0.0, max=10.0, help=_("The same of machine work, also of what the plan's machines take over.")
        ),
    ] = MACHINE_VARIATION,
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
    seed: Annotated[int, typer.Option(min=0, help=_("Seed of the draws."))] = 1,
    runs: Annotated[int, typer.Option(min=2, max=1000, help=_("The most runs of each state."))] = 40,
    as_json: AsJson = False,
) -> None:
    """Simulate the floor."""
    if release not in _RELEASES:
        raise typer.BadParameter(_("“{word}” is none of {ways}.").format(word=release, ways=", ".join(_RELEASES)))
    with open_audit(file, read_only=True) as opened:
        audit = opened.audit
    if log is not None and (lot is not None or batch != 1.0):
        raise InputError(
            _(
                "--lot and --batch do not go with --log: with a log a case is what stays together. Leave them out, or the log."
            )
        )
    options = source_options(
        column=column, sheet=sheet, read_as=read_as or "log",
        choices=choices_said(date_order, decimal, time_zone, duration_unit, scale, first_row),
        object_type=object_type,
    )  # fmt: skip
    logged = simulated_log(audit, log, options) if log is not None else None
    settings = Settings(
        seed=seed,
        weeks=weeks,
        lot=lot,
        release=_RELEASES[release],
        due_days=due,
        hand_variation=hand_variation,
        machine_variation=machine_variation,
        arrivals_s=tuple(logged.seen.came_s.tolist()) if logged is not None else (),
        least=min(10, runs),
        most=runs,
        what_if=WhatIf(_more_people(audit, people), batch, breakdowns, demand),
    )
    after = _with_plan(audit, budget) if plan or budget is not None else None
    found = simulation_of(audit, settings, after, _progress if sys.stderr.isatty() else None)
    unknown = logged.warning() if logged is not None else ""
    if as_json:
        document = _json(audit, found) | {"log": logged.json() if logged is not None else None}
        document["warnings"] += [unknown] if unknown else []
        print_json(document)
        return
    print_simulation(audit, found)
    if logged is not None:
        say(logged.sentence(found.day_s))
    if unknown:
        say(f"- {unknown}")


def _more_people(audit: Audit, words: list[str] | None) -> tuple[tuple[int, float], ...]:
    roles = {role.name.casefold(): role.id for role in audit.roles.values()}
    found = []
    for name, value in pairs(words).items():
        if name.casefold() not in roles:
            raise InputError(_("There is no role “{role}” on the page “Firm”.").format(role=name))
        try:
            found.append((roles[name.casefold()], float(value.replace(",", "."))))
        except ValueError:
            raise InputError(_("“{value}” is no number of people.").format(value=value)) from None
    return tuple(found)


def _with_plan(audit: Audit, budget: float | None) -> Audit:
    """The audit as the plan leaves it."""
    from dataclasses import replace

    from auditor.decide import plan as plan_of
    from auditor.decide import rank as ranking_of
    from auditor.decide.programme.plan import limits_of

    limits = limits_of(audit)
    if budget is not None:
        limits = replace(limits, budget=budget)
    made = plan_of(audit, ranking_of(audit), limits, with_frontier=False)
    if not made.planned:
        say(_("The plan holds no project: nothing changes."))
    return with_candidates(audit, made.evaluations)


def _progress(share: float) -> bool:
    print(f"\r{percent(share)}  ", end="\r" if share >= 1 else "", file=sys.stderr, flush=True)
    return True


def print_simulation(audit: Audit, found: Simulation) -> None:
    """The figures as tables, for people.

    Args:
        audit: the snapshot.
        found: its simulation.
    """
    has_after = found.after is not None
    for key, process in found.before.processes.items():
        print_table(
            audit.processes[key].name, process_heads(has_after), process_rows(audit, found, key), right=range(1, 4)
        )
        last = found.after or found.before
        print_table(_("Where work waits"), waiting_heads(), waiting_rows(audit, last, found.day_s, key)[:12], right=range(1, 7))  # fmt: skip
        ladder = analyse(audit).processes[key].stream.lead_time_days
        said = [lead_sentence(audit, found, key), limit_sentence(audit, found.before, key)]
        if process.is_stable:
            said.append(ladder_sentence(found, key, ladder))
        if key in found.doubt:
            said.append(doubt_sentence(found, found.doubt[key]))
        said.append(change_sentence(audit, found, key))
        said.append(cost_sentence(audit, process))
        for sentence in said:
            if sentence:
                say(sentence)
    if found.before.roles:
        print_table(_("People"), role_heads(has_after), role_rows(audit, found), right=range(1, 4))
        print_table(
            _("People over the day"),
            day_heads(found.day_s),
            day_rows(audit, found.after or found.before),
            right=range(1, 9),
        )
    say(run_sentence(found))
    for note in found.notes:
        say(f"- {note_sentence(audit, note)}")


def _interval(found: Interval) -> dict[str, float]:
    return {"mean": found.mean, "low": found.low, "high": found.high}


def _json(audit: Audit, found: Simulation) -> dict[str, Any]:
    return {
        "seed": found.settings.seed,
        "replications": found.replications,
        "weeks": found.weeks,
        "warm_up_weeks": found.warm_up_weeks,
        "confidence": found.settings.confidence,
        "precise": found.is_precise,
        "working_day_s": found.day_s,
        "due_days": found.settings.due_days,
        "warnings": [note_sentence(audit, n) for n in found.notes],
        "notes": [
            {"kind": n.kind.value, "steps": [audit.steps[i].name for i in n.step_ids if i in audit.steps], "values": dict(n.values), "after": n.is_after}
            for n in found.notes
        ],
        "before": _state(audit, found, found.before),
        "after": _state(audit, found, found.after) if found.after is not None else None,
        "differences": [
            {
                "process": audit.processes[key].name,
                "lead_time_s": _interval(gap.lead_s) if _is_steady(found, key) else None,
                "lead_time_p90_s": _interval(gap.lead_p90_s) if _is_steady(found, key) else None,
                "throughput_per_week": _interval(gap.throughput_per_week),
                "wip": _interval(gap.wip) if _is_steady(found, key) else None,
            }
            for key, gap in found.differences.items()
        ],
        "doubt": [
            {"process": audit.processes[key].name, "lead_time_s": {"p10": d.low_s, "p90": d.high_s}, "chance_s": d.chance_s}
            for key, d in found.doubt.items()
        ],
    }  # fmt: skip


def _cost(audit: Audit, process: ProcessResult) -> dict[str, float] | None:
    cost = waiting_cost(audit, process)
    if cost is None:
        return None
    return {
        "per_year": cost.per_year,
        "waiting_pieces": cost.pieces,
        "value_per_piece": cost.piece_value,
        "rate": cost.rate,
    }


def _limit(audit: Audit, state: ScenarioResult, key: int) -> dict[str, Any] | None:
    found = limit_of(audit, state, key)
    if found is None:
        return None
    return {
        "step": audit.steps[found.step.step_id].name,
        "share_of_waiting": found.share,
        "waits_for": found.cause.value,
    }


def _is_steady(found: Simulation, key: int) -> bool:
    return all(state.processes[key].is_stable for state in (found.before, found.after) if state is not None)


def _state(audit: Audit, found: Simulation, state: ScenarioResult) -> dict[str, Any]:
    return {
        "processes": [
            {
                "name": audit.processes[key].name,
                "lead_time_s": _interval(p.lead_s) if p.is_stable else None,
                "lead_time_p50_s": _interval(p.lead_p50_s) if p.is_stable else None,
                "lead_time_p90_s": _interval(p.lead_p90_s) if p.is_stable else None,
                "lead_time_days": p.lead_s.mean / found.day_s if p.is_stable else None,
                "touch_time_s": p.touch_s,
                "throughput_per_week": _interval(p.throughput_per_week),
                "demand_per_week": p.demand_per_week,
                "scrapped_per_week": _interval(p.scrapped_per_week),
                "wip": _interval(p.wip) if p.is_stable else None,
                "grows_per_week": p.grows_per_week,
                "on_time_share": _interval(p.on_time) if p.on_time is not None else None,
                "waiting_cost": _cost(audit, p),
                "limit": _limit(audit, state, key),
            }
            for key, p in state.processes.items()
        ],
        "steps": [
            {
                "name": audit.steps[s.step_id].name,
                "process": audit.processes[audit.steps[s.step_id].process_id].name,
                "waiting_s": _interval(s.waiting_s),
                "waiting_for_station_s": s.for_station_s,
                "waiting_for_people_s": s.for_people_s,
                "blocked_s": s.blocked_s,
                "queue": s.queue,
                "jobs_per_week": s.passes_per_week,
                "busy_share": s.busy_share,
                "setup_share": s.setup_share,
                "down_share": s.down_share,
                "held_share": s.held_share,
            }
            for s in state.steps.values()
        ],
        "roles": [
            {
                "name": audit.roles[r.role_id].name if r.role_id is not None else None,
                "people": r.people,
                "assumed": r.is_assumed,
                "use": _interval(r.use),
                "use_over_day": list(r.over_day),
            }
            for r in state.roles
        ],
    }
