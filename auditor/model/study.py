"""Studies: what was observed on the floor, with the clock, at random moments, and at the body at work."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.unit import COUNT, DEGREES, HOURS, KILOGRAMS, METRES, ORDER, PIECES, SECONDS, SHARE, Unit


class Timing(StrEnum):
    """How a stopwatch is read: each element from zero, or the clock running on."""

    SNAP_BACK = "snap_back"
    CONTINUOUS = "continuous"


class Part(StrEnum):
    """What fills the time of an element of work."""

    MANUAL = "manual"
    MACHINE = "machine"
    WALKING = "walking"
    WAITING = "waiting"


class Coupling(StrEnum):
    """How well a load can be held (Waters et al. 1994)."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Entity):
    """A time study of one step.

    ``rating`` is the performance of the whole study (1.0 = normal pace) unless ``rates_each`` asks it per observation.
    ``units_per_cycle`` pieces are made in one cycle of the study. ``precision`` and ``confidence`` are wanted of the mean.
    """

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    name: str = ""
    started_at: str = ""
    timing: Timing = Timing.SNAP_BACK
    rating: Annotated[float, SHARE.within(0)] = 1.0
    rates_each: bool = False
    units_per_cycle: Annotated[float, PIECES.above_zero] = 1.0
    precision: Annotated[float, SHARE.within(0)] = 0.05
    confidence: Annotated[float, SHARE.within(0)] = 0.95
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Entity):
    """A part of the cycle that is timed by itself, or a foreign one, which is not part of the work.

    ``per_cycle`` is how often it comes in a cycle (0.05: once in twenty).
    """

    id: int = 0
    study_id: int = field(metadata={"references": "study"})
    name: str
    position: Annotated[int, ORDER] = 0
    part: Part = Part.MANUAL
    per_cycle: Annotated[float, COUNT] = 1.0
    is_foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Entity):
    """One timed element (seconds), with its performance rating (1.0 = normal pace).

    ``cycle`` counts from 1. ``is_missed``: the lap was not taken, so the time stands for this element and the next.
    """

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    seconds: Annotated[float, SECONDS]
    rating: Annotated[float, SHARE.within(0)] = 1.0
    excluded_because: str = ""
    note: str = ""
    study_id: int | None = field(default=None, metadata={"references": "study"})
    element_id: int | None = field(default=None, metadata={"references": "element"})
    cycle: Annotated[int, COUNT.within(1, 1_000_000)] = 1
    is_missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance(Entity):
    """One line of a study's allowance: which, and how much of the normal time (0.05 = 5 %)."""

    id: int = 0
    study_id: int = field(metadata={"references": "study"})
    key: str
    share: Annotated[float, SHARE.within(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkElement(Entity):
    """A part of a step's work for the line view: seconds per piece, and the operator (1, 2 …) who does it; 0: nobody yet."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    name: str
    part: Part = Part.MANUAL
    seconds: Annotated[float, SECONDS] = 0.0
    position: Annotated[int, ORDER] = 0
    operator: Annotated[int, COUNT.within(0, 10_000)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift(Entity):
    """A lifting task of a step: metres, kilograms, degrees, lifts per minute, hours without a break of light work.

    Hands at the origin and at the destination: how far in front of the ankles, how high, how far turned aside.
    """

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    name: str = ""
    load_kg: Annotated[float, KILOGRAMS]
    horizontal_origin_m: Annotated[float, METRES] = 0.3
    vertical_origin_m: Annotated[float, METRES] = 0.75
    turn_origin_deg: Annotated[float, DEGREES] = 0.0
    horizontal_destination_m: Annotated[float, METRES] = 0.3
    vertical_destination_m: Annotated[float, METRES] = 1.0
    turn_destination_deg: Annotated[float, DEGREES] = 0.0
    lifts_per_min: Annotated[float, Unit("1 / minute")] = 0.2
    duration_h: Annotated[float, HOURS] = 8.0
    coupling: Coupling = Coupling.FAIR
    places_with_care: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSampling(Entity):
    """A work-sampling round: who is looked at, what can be seen, and between which times of the day (seconds).

    ``subjects`` and ``categories`` are one name a line.
    """

    id: int = 0
    name: str
    subjects: str = ""
    categories: str = ""
    start_s: Annotated[float, SECONDS] = 8 * 3600.0
    end_s: Annotated[float, SECONDS] = 16 * 3600.0
    seed: Annotated[int, ORDER] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entity):
    """One planned look at one subject, and what was seen; empty: not looked at yet."""

    id: int = 0
    sampling_id: int = field(metadata={"references": "sampling"})
    at_s: Annotated[float, SECONDS]
    subject: str = ""
    seen: str = ""
