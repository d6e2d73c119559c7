"""Lifting: the revised NIOSH lifting equation.

Source: Waters, Putz-Anderson & Garg, Applications Manual for the Revised NIOSH Lifting Equation, DHHS (NIOSH)
Publication 94-110 (revised 9/2021).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from auditor.model import Coupling, Lift

LOAD_CONSTANT_KG = 23.0
_HIGH_M = 0.75  # from this height of the hands on, frequency and coupling have other values

#: Lifts per minute, and the multiplier for up to 1, 2 and 8 hours: hands below 75 cm, and from 75 cm on (table 5).
_FREQUENCIES = (0.2, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
_LOW_FM = (
    (1.00, 0.97, 0.94, 0.91, 0.88, 0.84, 0.80, 0.75, 0.70, 0.60, 0.52, 0.45, 0.41, 0.37, 0.00, 0.00, 0.00),
    (0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.60, 0.50, 0.42, 0.35, 0.30, 0.26, 0.00, 0.00, 0.00, 0.00, 0.00),
    (0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00),
)
_HIGH_FM = (
    (1.00, 0.97, 0.94, 0.91, 0.88, 0.84, 0.80, 0.75, 0.70, 0.60, 0.52, 0.45, 0.41, 0.37, 0.34, 0.31, 0.28),
    (0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.60, 0.50, 0.42, 0.35, 0.30, 0.26, 0.23, 0.21, 0.00, 0.00, 0.00),
    (0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18, 0.15, 0.13, 0.00, 0.00, 0.00, 0.00, 0.00),
)
_DURATIONS_H = (1.0, 2.0)
#: Below it there is time enough to recover, so that the values of up to 1 hour apply (manual, p. 15).
SELDOM_PER_MIN = 0.1
#: There are no values for more hours a day.
MOST_HOURS = 8.0


@dataclass(frozen=True, slots=True)
class LiftEnd:
    """One end of a lift: its multipliers, the recommended weight limit (kg) and the lifting index."""

    hm: float
    vm: float
    dm: float
    am: float
    fm: float
    cm: float
    limit_kg: float
    index: float


@dataclass(frozen=True, slots=True)
class LiftNumbers:
    """A lift in numbers; ``destination`` counts only where the load is put down with care.

    Attributes:
        index: the higher lifting index of the ends that count.
    """

    origin: LiftEnd
    destination: LiftEnd | None

    @property
    def index(self) -> float:
        """The worse lifting index of both ends."""
        return max(self.origin.index, self.destination.index if self.destination is not None else 0.0)


def lift_numbers(lift: Lift) -> LiftNumbers:
    """RWL = LC · HM · VM · DM · AM · FM · CM and LI = load ÷ RWL, at both ends; an index may be infinite.

    FM follows the height of the hands at the origin at both ends (manual, p. 15), CM that of each end.

    Args:
        lift: lengths in m, load in kg, turns in degrees.

    Returns:
        recommended weight (kg), index and multipliers of both ends.
    """
    origin = _end(lift, lift.horizontal_origin_m, lift.vertical_origin_m, lift.turn_origin_deg)
    if not lift.places_with_care:
        return LiftNumbers(origin, None)
    return LiftNumbers(
        origin, _end(lift, lift.horizontal_destination_m, lift.vertical_destination_m, lift.turn_destination_deg)
    )


def composite_index(lifts: Sequence[Lift]) -> float:
    """The composite lifting index of several tasks of one job.

    The worst task by itself, and for each next one what its frequency adds: FILI · (1 ÷ FM of all so far − 1 ÷ FM
    of those before). Source: as above, section 2.4 (multi-task procedure).

    Args:
        lifts: of one job.

    Returns:
        dimensionless; 0 for no lifts, infinite where no weight is safe.
    """
    if not lifts:
        return 0.0
    ranked = sorted(lifts, key=lambda lift: lift_numbers(lift).index, reverse=True)
    index = lift_numbers(ranked[0]).index
    rate = ranked[0].lifts_per_min
    hours = max(lift.duration_h for lift in ranked)
    for lift in ranked[1:]:
        before = frequency_multiplier(rate, hours, lift.vertical_origin_m)
        rate += lift.lifts_per_min
        after = frequency_multiplier(rate, hours, lift.vertical_origin_m)
        if after <= 0:
            return inf
        seldom = replace(lift, lifts_per_min=0.0, duration_h=0.0)  # FM 1: the index without its frequency
        index += lift_numbers(seldom).index * (1 / after - 1 / before)
    return index


def frequency_multiplier(lifts_per_min: float, duration_h: float, height_m: float) -> float:
    """FM of table 5, straight between its lines; the first line below them, 0 above.

    Less than one lift in ten minutes counts as up to 1 hour, whatever the hours.

    Args:
        lifts_per_min: lifts per minute.
        duration_h: hours of lifting a shift; more than 8 count as 8, for which alone there are values.
        height_m: of the hands at the origin, in m.

    Returns:
        0–1.
    """
    column = 0 if lifts_per_min < SELDOM_PER_MIN else bisect_left(_DURATIONS_H, duration_h)
    values = (_HIGH_FM if height_m >= _HIGH_M else _LOW_FM)[column]
    if lifts_per_min <= _FREQUENCIES[0]:
        return values[0]
    if lifts_per_min > _FREQUENCIES[-1]:
        return 0.0
    above = bisect_left(_FREQUENCIES, lifts_per_min)
    low, high = _FREQUENCIES[above - 1], _FREQUENCIES[above]
    part = (lifts_per_min - low) / (high - low)
    return values[above - 1] + (values[above] - values[above - 1]) * part


def coupling_multiplier(coupling: Coupling, height_m: float) -> float:
    """CM of table 7.

    Args:
        coupling: how well hands hold it.
        height_m: of the hands, in m.

    Returns:
        0–1.
    """
    if coupling is Coupling.FAIR:
        return 1.0 if height_m >= _HIGH_M else 0.95
    return 1.0 if coupling is Coupling.GOOD else 0.9


def _end(lift: Lift, horizontal_m: float, vertical_m: float, turn_deg: float) -> LiftEnd:
    h, v = horizontal_m * 100, vertical_m * 100
    d = abs(lift.vertical_destination_m - lift.vertical_origin_m) * 100
    hm = 0.0 if h > 63 else 25 / max(h, 25.0)
    vm = 0.0 if not 0 <= v <= 175 else 1 - 0.003 * abs(v - 75)
    dm = 0.0 if d > 175 else 1.0 if d < 25 else 0.82 + 4.5 / d
    am = 0.0 if turn_deg > 135 else 1 - 0.0032 * turn_deg
    fm = frequency_multiplier(lift.lifts_per_min, lift.duration_h, lift.vertical_origin_m)
    cm = coupling_multiplier(lift.coupling, vertical_m)
    limit = LOAD_CONSTANT_KG * hm * vm * dm * am * fm * cm
    index = lift.load_kg / limit if limit > 0 else inf if lift.load_kg > 0 else 0.0
    return LiftEnd(hm, vm, dm, am, fm, cm, limit, index)
