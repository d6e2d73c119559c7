"""Time and labour content of a step."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.estimate import Estimate
from auditor.model.unit import COUNT, DAYS, KILOGRAMS, MONEY_PER_YEAR, PEOPLE, PIECES, SECONDS, SHARE


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
    ``consumables_per_year`` is what the step uses up: paint, film, wire. ``repair_time_s`` is how long a breakdown lasts on
    average. ``variation`` is how much single pieces differ: standard deviation ÷ mean of their times; the range of
    ``cycle_time_s`` is doubt about the mean and says nothing of it.
    """

    id: int = field(metadata={"references": "step"})
    cycle_time_s: Annotated[Estimate | None, SECONDS] = None
    units_per_cycle: Annotated[float, PIECES.above_zero] = 1.0
    setup_time_s: Annotated[Estimate | None, SECONDS] = None
    batch_size: Annotated[float | None, PIECES.above_zero] = None
    crew: Annotated[float, PEOPLE] = 1.0
    manual_share: Annotated[Estimate | None, SHARE] = None
    role_id: int | None = field(default=None, metadata={"references": "role"})
    stations: Annotated[float, COUNT] = 1.0
    availability: Annotated[float, SHARE] = 1.0
    scrap: Annotated[Estimate | None, SHARE] = None
    inventory_pieces_before: Annotated[float | None, PIECES] = None
    inventory_days_before: Annotated[float | None, DAYS] = None
    labour_s: Annotated[Estimate | None, SECONDS] = None
    labour_period: Period = Period.WEEK
    events: Annotated[Estimate | None, COUNT] = None
    events_period: Period = Period.DAY
    load_kg: Annotated[float | None, KILOGRAMS] = None
    variants: Annotated[float | None, COUNT] = None
    study_id: int | None = field(default=None, metadata={"references": "study"})
    consumables_per_year: Annotated[Estimate | None, MONEY_PER_YEAR] = None
    repair_time_s: Annotated[float | None, SECONDS.above_zero] = None
    variation: Annotated[float | None, SHARE.within(0, 10)] = None
