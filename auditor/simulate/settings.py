"""What a simulation is told beside the map: all of it assumed until somebody says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.simulate.net import Release

#: Standard deviation ÷ mean of single pieces: people vary, machines hardly do. Hopp & Spearman, Factory Physics (2008),
#: ch. 8, call up to 0.75 little; these lie at its lower end, as repetitive work does.
HAND_VARIATION = 0.3
MACHINE_VARIATION = 0.05
#: How long a breakdown lasts where only the uptime is known (s).
REPAIR_S = 3600.0


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change tried out in thought.

    Attributes:
        more_people: role id → people more (or, negative, fewer).
        lot_times: lots and set-up batches, as a multiple of what they are.
        breakdown_times: time lost to breakdowns, as a multiple of what it is.
        demand_times: demand, as a multiple of what it is.
    """

    more_people: tuple[tuple[int, float], ...] = ()
    lot_times: float = 1.0
    breakdown_times: float = 1.0
    demand_times: float = 1.0

    @property
    def is_nothing(self) -> bool:
        """Whether all stays as it is."""
        return self == WhatIf()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a simulation is done.

    Attributes:
        seed: the same seed gives the same figures to the last digit.
        weeks: working weeks that each run lasts; None: as many as the map needs.
        lot: pieces that stay together through the line; None: the smallest batch size stated on the map, else one.
        release: how orders come in.
        hand_variation, machine_variation: standard deviation ÷ mean of the times of single pieces.
        repair_s: how long a breakdown lasts (s).
        due_days: working days within which a job is promised; None: nothing is.
        precision: half the interval of the lead time ÷ the lead time that is good enough.
        difference_precision: the same of the difference between two states.
        least, most: replications.
        confidence: of the intervals (0–1).
        what_if: a change tried out in thought.
    """

    seed: int = 1
    weeks: float | None = None
    lot: float | None = None
    release: Release = Release.CHANCE
    hand_variation: float = HAND_VARIATION
    machine_variation: float = MACHINE_VARIATION
    repair_s: float = REPAIR_S
    due_days: float | None = None
    precision: float = 0.05
    difference_precision: float = 0.1
    least: int = 10
    most: int = 40
    confidence: float = 0.95
    what_if: WhatIf = field(default_factory=WhatIf)
