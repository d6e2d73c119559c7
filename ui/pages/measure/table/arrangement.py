"""Which steps the table shows, and in which order: filtered, sorted, and under the lanes they belong to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.flow import Analysis
from auditor.model import WORKING_KINDS, Audit, Step

Sortable = float | str | None


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A heading over the steps of a lane; ``lane_id`` None for those without one."""

    process_id: int
    lane_id: int | None


Row = int | LaneRow
Value = Callable[[Audit, Analysis | None, Step], Sortable]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person asked for. ``value`` gives what rows are sorted by; None keeps the order of the map."""

    part: str = ""
    value: Value | None = None
    descending: bool = False
    by_lane: bool = False


def arranged(audit: Audit, analysis: Analysis | None, wanted: Arrangement) -> list[Row]:
    """The rows; what has no value to sort by stands last either way."""
    part = wanted.part.strip().casefold()
    steps = [
        step
        for process_id in sorted(audit.processes)
        for step in audit.steps_of(process_id)
        if step.kind in WORKING_KINDS and _matches(audit, step, part)
    ]
    if wanted.value is not None:
        steps = _sorted(audit, analysis, steps, wanted.value, wanted.descending)
    if not wanted.by_lane:
        return [step.id for step in steps]
    rows: list[Row] = []
    for process_id in sorted(audit.processes):
        for lane_id in (*(lane.id for lane in audit.lanes_of(process_id)), None):
            members = [s.id for s in steps if s.process_id == process_id and s.lane_id == lane_id]
            if members:
                rows += [LaneRow(process_id, lane_id), *members]
    return rows


def _matches(audit: Audit, step: Step, part: str) -> bool:
    """Whether a step's name, lane, process or a tag holds a text."""
    if not part:
        return True
    lane = audit.lanes.get(step.lane_id or 0)
    words = [step.name, audit.processes[step.process_id].name, lane.name if lane else "", *audit.tags_of(step.id)]
    return any(part in word.casefold() for word in words)


def _sorted(audit: Audit, analysis: Analysis | None, steps: list[Step], value: Value, descending: bool) -> list[Step]:
    keyed = [(value(audit, analysis, step), step) for step in steps]
    known = [(key, step) for key, step in keyed if key not in (None, "")]
    unknown = [step for key, step in keyed if key in (None, "")]
    known.sort(key=lambda item: (isinstance(item[0], str), item[0]), reverse=descending)
    return [step for _key, step in known] + unknown
