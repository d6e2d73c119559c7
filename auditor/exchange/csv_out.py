"""The step list as CSV, readable again by the importer and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from auditor.exchange.time_basis import time_basis_cell
from auditor.locale import decimal_mark, number
from auditor.model import Audit, Basis
from auditor.model.units import format_field, format_per_period

_EQUAL = 1e-6
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HEADER = [
    "step", "kind", "lane", "next", "cycle time", "time basis", "units per cycle", "set-up time", "batch size", "operators",
    "manual share", "role", "stations", "uptime", "repair time", "variation", "scrap", "inventory before", "frequency", "value class", "domain",
    "task", "place", "tags", "notes",
]  # fmt: skip


def safe(text: str) -> str:
    """User text that a spreadsheet will not take for a formula.

    Args:
        text: what a person typed.

    Returns:
        the same text, with an apostrophe before it where it would be taken for a formula.
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def write_csv(audit: Audit) -> str:
    """All steps of all processes, one row a step; with a byte-order mark so that spreadsheets see UTF-8.

    Args:
        audit: the snapshot.

    Returns:
        the sheet as text, in the layout of a step list.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if decimal_mark() == "," else ",", lineterminator="\r\n")
    writer.writerow(_HEADER)
    for process_id in sorted(audit.processes):
        for step in audit.steps_of(process_id):
            writer.writerow([safe(cell) for cell in _row(audit, process_id, step.id)])
    return "\ufeff" + out.getvalue()


def _row(audit: Audit, process_id: int, step_id: int) -> list[str]:
    step, work = audit.steps[step_id], audit.work(step_id)
    frequency = ""
    if work.labour_s is not None:
        frequency = format_per_period(work.labour_s, work.labour_period, True)
    elif work.events is not None:
        frequency = format_per_period(work.events, work.events_period, False)
    inventory = f"{_plain(work.inventory_days_before)} d" if work.inventory_days_before is not None else ""
    return [
        step.name,
        step.kind.value,
        audit.lanes[step.lane_id].name if step.lane_id else "",
        _onward(audit, process_id, step_id) or "end",
        format_field(work, "cycle_time_s"),
        time_basis_cell(audit, step_id),
        _plain(work.units_per_cycle),
        format_field(work, "setup_time_s"),
        _plain(work.batch_size),
        _plain(work.crew),
        format_field(work, "manual_share"),
        audit.roles[work.role_id].name if work.role_id else "",
        _plain(work.stations),
        format_field(work, "availability"),
        format_field(work, "repair_time_s"),
        format_field(work, "variation"),
        format_field(work, "scrap"),
        inventory or _plain(work.inventory_pieces_before),
        frequency,
        step.value_class.value.replace("_", "-") if step.value_class else "",
        step.domain.value if step.domain else "",
        step.task,
        step.place.value if step.place else "",
        "; ".join(sorted(audit.tags_of(step_id))),
        step.notes,
    ]


def _onward(audit: Audit, process_id: int, step_id: int) -> str:
    """What comes next, with shares; those that nobody said are left open where a reader splits the rest in the same way."""
    flows = [f for f in audit.flows_of(process_id) if f.source_id == step_id]
    assumed = [f.share for f in flows if f.share_basis is Basis.ASSUMED]
    is_open = len(assumed) > 1 and max(assumed) - min(assumed) < _EQUAL
    return "; ".join(
        audit.steps[f.target_id].name
        if f.share == 1 or (is_open and f.share_basis is Basis.ASSUMED)
        else f"{audit.steps[f.target_id].name} ({number(f.share * 100, 4)}%)"
        for f in flows
    )


def _plain(value: float | None) -> str:
    return number(value, 4, grouping=False) if value is not None else ""
