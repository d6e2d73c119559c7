"""``analyse``: the map in numbers."""

from __future__ import annotations

from typing import Any

from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import likely, print_json, print_table, say, triple
from auditor.flow import ProcessNumbers, StepNumbers
from auditor.flow import analyse as analysis_of
from auditor.flow.workload.coverage import Coverage
from auditor.locale import _, money, number, percent
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.phrases.beyond import beyond_of
from auditor.phrases.flow import coverage_sentence, repetitive_reason, warning_sentences
from auditor.phrases.stream import lead_time_days


def analyse(file: AuditPath, as_json: AsJson = False) -> None:
    """Hours, FTE, cost, takt, bottleneck and lead time of every process."""
    with open_audit(file, read_only=True) as opened:
        audit = opened.audit
    analysis = analysis_of(audit)
    if as_json:
        print_json(
            {
                "firm": audit.firm.name,
                "warnings": [
                    w for w in (beyond_of(audit, analysis), *warning_sentences(audit, analysis.warnings)) if w
                ],
                "processes": [_process_json(audit, n) for n in analysis.processes.values()],
                "people": _people_json(audit, analysis.coverage),
            }
        )
        return
    for numbers in analysis.processes.values():
        _print_process(audit, numbers)
    covered = coverage_sentence(analysis.coverage)
    if covered:
        print(covered)
        print()
    for warning in (beyond_of(audit, analysis), *warning_sentences(audit, analysis.warnings)):
        if warning:
            say(f"! {warning}")


def _people_json(audit: Audit, found: Coverage) -> dict[str, Any]:
    """The hours on the map against those of the people, for the firm and by role."""
    return {
        "mapped_hours_per_year": found.mapped_hours,
        "hours_of_people_per_year": found.hours_of_people,
        "share_mapped": found.share,
        "roles": [
            {
                "name": audit.roles[role.role_id].name if role.role_id is not None else None,
                "headcount": role.headcount,
                "mapped_hours_per_year": role.mapped_hours,
                "hours_of_people_per_year": role.hours_of_people,
                "share_mapped": role.share,
                "people_needed": role.people_needed,
            }
            for role in found.roles
        ],
    }


def _process_json(audit: Audit, numbers: ProcessNumbers) -> dict[str, Any]:
    stream = numbers.stream
    return {
        "name": numbers.process.name,
        "demand_per_year": numbers.demand_per_year,
        "available_time_per_day_s": audit.calendar.available_time_per_day_s,
        "takt_time_s": numbers.takt_time_s,
        "processing_time_s": stream.processing_time_s,
        "value_added_time_s": stream.value_added_time_s,
        "lead_time_days": stream.lead_time_days,
        "process_cycle_efficiency": stream.process_cycle_efficiency,
        "bottleneck": numbers.bottleneck.name if numbers.bottleneck else None,
        "labour_hours_per_year": likely(numbers.labour_hours_per_year),
        "fte": likely(numbers.fte),
        "labour_cost_per_year": likely(numbers.labour_cost_per_year),
        "steps": [_step_json(audit, numbers, n) for n in numbers.steps.values()],
    }


def _step_json(audit: Audit, process: ProcessNumbers, numbers: StepNumbers) -> dict[str, Any]:
    step, load = numbers.step, numbers.workload
    return {
        "name": step.name,
        "kind": step.kind.value,
        "lane": audit.lanes[step.lane_id].name if step.lane_id else None,
        "visits_per_unit": numbers.visits_per_unit,
        "volume_per_year": numbers.volume_per_year,
        "cycle_time_s": likely(audit.work(step.id).cycle_time_s),
        "labour_hours_per_year": likely(load.labour_hours_per_year),
        "labour_hours_range": triple(load.labour_hours_per_year) if load.labour_hours_per_year is not None else None,
        "fte": likely(load.fte),
        "labour_cost_per_year": likely(load.labour_cost_per_year),
        "utilisation": load.utilisation,
        "inventory_days_before": process.stream.inventory_days.get(step.id),
        "repetitive": numbers.repetitive.is_repetitive,
        "repetitive_reason": repetitive_reason(numbers.repetitive),
    }


def _print_process(audit: Audit, numbers: ProcessNumbers) -> None:
    def shown(value: float | None, decimals: int = 0) -> str:
        return number(value, decimals) if value is not None else "–"

    rows = []
    for n in numbers.steps.values():
        cycle, load = audit.work(n.step.id).cycle_time_s, n.workload
        rows.append(
            [
                n.step.name,
                format_time(cycle.likely) if cycle else "–",
                shown(n.volume_per_year),
                shown(likely(load.labour_hours_per_year)),
                shown(likely(load.fte), 1),
                percent(load.utilisation) if load.utilisation is not None else "–",
                "•" if n.repetitive.is_repetitive else "",
            ]
        )
    columns = [_("Step"), _("Cycle"), _("Per year"), _("Hours/year"), _("FTE"), _("Utilisation"), _("Repetitive")]
    print_table(numbers.process.name, columns, rows, right=(1, 2, 3, 4, 5))
    facts = [
        (
            _("Labour"),
            _("{hours} h/year, {fte} FTE").format(
                hours=shown(likely(numbers.labour_hours_per_year)), fte=shown(likely(numbers.fte), 1)
            ),
        ),
        (
            _("Labour cost"),
            money(numbers.labour_cost_per_year.likely, audit.firm.currency) if numbers.labour_cost_per_year else "–",
        ),
        (_("Takt time"), format_time(numbers.takt_time_s) if numbers.takt_time_s else "–"),
        (_("Processing time"), format_time(numbers.stream.processing_time_s)),
        (_("Lead time"), _("{n} working days").format(n=lead_time_days(numbers.stream))),
        (_("Bottleneck"), numbers.bottleneck.name if numbers.bottleneck else "–"),
    ]
    for label, value in facts:
        print(f"  {label}: {value}")
    print()
