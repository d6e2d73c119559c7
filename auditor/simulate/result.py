"""What a simulation found: figures with their intervals, by process, step and role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from auditor.simulate.notes import Note
from auditor.simulate.settings import Settings
from auditor.study.statistics import t_quantile


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over replications with its confidence interval (t distribution), and one value of each replication."""

    mean: float
    low: float
    high: float
    values: tuple[float, ...] = ()

    @property
    def half(self) -> float:
        """Half the width."""
        return (self.high - self.low) / 2

    @property
    def is_plainly_not_zero(self) -> bool:
        """Whether zero lies outside."""
        return self.low > 0 or self.high < 0


def interval(values: Sequence[float], confidence: float) -> Interval:
    """The mean of replications with its interval.

    Args:
        values: one of each replication; at least one.
        confidence: 0–1.

    Returns:
        the interval; of a single value it is that value.
    """
    found = tuple(values)
    mean = fmean(found)
    half = t_quantile(confidence, len(found) - 1) * stdev(found) / sqrt(len(found)) if len(found) > 1 else 0.0
    return Interval(mean, mean - half, mean + half, found)


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step, as a mean over replications. Waiting is that of one job at one pass.

    Attributes:
        waiting_s: all waiting before and at the step; the three below add up to it.
        for_station_s, for_people_s, blocked_s: waiting for a free station, for people, and to be let in at the next step.
        queue: jobs that wait, on average.
        passes_per_week: jobs that are worked on.
        busy_share, setup_share, down_share, held_share: of the stations' time (0–1): in work, set up, broken down, and
            waiting with a job for people; None where it has no stations of its own.
    """

    step_id: int
    waiting_s: Interval
    for_station_s: float
    for_people_s: float
    blocked_s: float
    queue: float
    passes_per_week: float
    busy_share: float | None
    setup_share: float | None
    down_share: float | None
    held_share: float | None


@dataclass(frozen=True, slots=True)
class RoleResult:
    """The people of one role (None: of work without one).

    Attributes:
        use: the part of their time on the floor that they work (0–1).
        people: on the floor at once, as a mean.
        over_day: the same in each part of the working day, the beginning of the runs included.
    """

    role_id: int | None
    use: Interval
    people: float
    is_assumed: bool
    over_day: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcessResult:
    """One process. Times in s of working time.

    Attributes:
        lead_s: mean lead time; ``lead_p50_s``, ``lead_p90_s``: what half and nine tenths of the pieces stay below.
        touch_s: time in which a piece is worked on, lots and set-ups included.
        throughput_per_week: good pieces a week; ``demand_per_week``: what is asked for.
        wip: pieces in the process.
        on_time: the part of the jobs that is done within the promised time; None where none was given, or it does not keep up.
        stays_s: lead times of single jobs of all runs, a sample of them in rising order, to be drawn.
        grows_per_week: how many pieces more wait each week, where it cannot keep up; then lead times say nothing.
    """

    process_id: int
    lead_s: Interval
    lead_p50_s: Interval
    lead_p90_s: Interval
    touch_s: float
    throughput_per_week: Interval
    demand_per_week: float
    scrapped_per_week: Interval
    wip: Interval
    stays_s: tuple[float, ...]
    grows_per_week: float | None = None
    on_time: Interval | None = None

    @property
    def is_stable(self) -> bool:
        """Whether it keeps up with what comes in."""
        return self.grows_per_week is None


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One state of the floor."""

    processes: dict[int, ProcessResult]
    steps: dict[int, StepResult]
    roles: tuple[RoleResult, ...]


@dataclass(frozen=True, slots=True)
class ProcessDifference:
    """After less before, of the same luck (paired).

    Attributes:
        lead_s: of the mean lead time (s).
        throughput_per_week: pieces.
        waiting_s: by step, of the mean waiting at one pass (s).
    """

    lead_s: Interval
    lead_p90_s: Interval
    throughput_per_week: Interval
    wip: Interval


@dataclass(frozen=True, slots=True)
class Doubt:
    """What not knowing the times exactly does to the mean lead time, beside the chance of the day.

    Attributes:
        low_s, high_s: the middle 80 % of what it may be (s).
        chance_s: half the interval of chance alone (s).
    """

    low_s: float
    high_s: float
    chance_s: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulation, and what it rests on.

    Attributes:
        before: as it is; ``after``: with a change; None where none was asked for.
        differences: by process, after less before.
        doubt: by process, as it is; of those that keep up.
        weeks: that each run lasted, ``warm_up_weeks`` of them left out.
        replications: done; ``is_precise``: whether the intervals are as narrow as was asked.
        notes: what was assumed, what is missing and what is not modelled.
    """

    settings: Settings
    before: ScenarioResult
    after: ScenarioResult | None
    differences: dict[int, ProcessDifference]
    doubt: dict[int, Doubt]
    weeks: float
    warm_up_weeks: float
    replications: int
    is_precise: bool
    day_s: float
    days_per_week: float
    notes: tuple[Note, ...]
