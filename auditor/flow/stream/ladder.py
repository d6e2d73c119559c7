"""The value-stream ladder: inventory as days of demand, lead time, value-adding time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import WORKING_KINDS, Audit, Step, StepKind, ValueClass


@dataclass(frozen=True)
class ValueStream:
    """The ladder of one process.

    Attributes:
        inventory_days: step id → days of demand waiting before it; only where an inventory is known.
        processing_time_s: cycle times along the map, weighted by passes per finished unit (seconds).
        value_added_time_s: the value-adding part of it (seconds).
        lead_time_days: Σ inventory days + processing, in working days; None without any inventory in days. It is the
            least that it can be where stocks are uncounted.
        process_cycle_efficiency: value-adding time ÷ lead time (0–1), None without a lead time or with uncounted stocks.
        uncounted: steps before which pieces wait that are not known in days, as the demand is not known.
    """

    inventory_days: dict[int, float]
    processing_time_s: float
    value_added_time_s: float
    lead_time_days: float | None
    process_cycle_efficiency: float | None
    uncounted: tuple[int, ...] = ()


def value_class(step: Step) -> ValueClass:
    """The step's class; where nobody said, that of its kind.

    Args:
        step: the step.

    Returns:
        value-adding, necessary or neither.
    """
    if step.value_class is not None:
        return step.value_class
    if step.kind in (StepKind.OPERATION, StepKind.SUBPROCESS):
        return ValueClass.VALUE_ADDING
    return ValueClass.NECESSARY if step.kind is StepKind.INSPECTION else ValueClass.WASTE


def value_stream(
    audit: Audit, process_id: int, visits_per_unit: Mapping[int, float], demand_per_year: float | None
) -> ValueStream:
    """Lead time and its parts.

    Source: Rother & Shook, Learning to See (1999): an inventory is as many days as it covers daily demand.

    Args:
        audit: the snapshot.
        process_id: the process.
        visits_per_unit: step id → passes per finished unit; a step that is not in it is passed once.
        demand_per_year: finished units a year; without them an inventory in pieces is not known in days.

    Returns:
        days of lead time, seconds of processing and of value-adding time, and their ratio.
    """
    calendar = audit.calendar
    demand = demand_per_year
    daily = demand / calendar.working_days_per_year if demand and calendar.working_days_per_year else None
    days: dict[int, float] = {}
    uncounted: list[int] = []
    processing = value_added = 0.0
    for step in audit.steps_of(process_id):
        work = audit.work(step.id)
        if work.inventory_days_before is not None:
            days[step.id] = work.inventory_days_before
        elif work.inventory_pieces_before is not None and daily:
            days[step.id] = work.inventory_pieces_before / daily
        elif work.inventory_pieces_before:
            uncounted.append(step.id)
        if work.cycle_time_s is not None and step.kind in WORKING_KINDS:
            time = visits_per_unit.get(step.id, 1.0) * work.cycle_time_s.likely
            processing += time
            if value_class(step) is ValueClass.VALUE_ADDING:
                value_added += time
    available = calendar.available_time_per_day_s
    if not days or available <= 0:
        return ValueStream(days, processing, value_added, None, None, tuple(uncounted))
    lead = sum(days.values()) + processing / available
    efficiency = value_added / (lead * available) if lead > 0 and not uncounted else None
    return ValueStream(days, processing, value_added, lead, efficiency, tuple(uncounted))
