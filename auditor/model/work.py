"""Time and labour content of a step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.entity import Entity
from auditor.model.estimate import Estimate


class Period(StrEnum):
    """A stretch of working time that a frequency is stated in."""

    HOUR = "hour"
    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Entity):
    """What a step takes. ``id`` is the step's id.

    Times in seconds. ``labour_s`` per ``labour_period`` states work directly (2 h/week);
    ``events`` per ``events_period`` replaces the volume that follows from the map (40 per day).
    ``scrap``, ``manual_share`` and ``availability`` are shares, 0–1. ``study_id`` is the study that the cycle time follows.
    """

    id: int = field(metadata={"references": "step"})
    cycle_time_s: Estimate | None = None
    units_per_cycle: float = 1.0
    setup_time_s: Estimate | None = None
    batch_size: float | None = None
    crew: float = 1.0
    manual_share: Estimate | None = None
    role_id: int | None = field(default=None, metadata={"references": "role"})
    stations: float = 1.0
    availability: float = 1.0
    scrap: Estimate | None = None
    inventory_pieces_before: float | None = None
    inventory_days_before: float | None = None
    labour_s: Estimate | None = None
    labour_period: Period = Period.WEEK
    events: Estimate | None = None
    events_period: Period = Period.DAY
    load_kg: float | None = None
    variants: float | None = None
    study_id: int | None = field(default=None, metadata={"references": "study"})
