"""The net that is simulated: places with what they do to each product, people, and where work comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from math import inf


class Kind(IntEnum):
    """What happens to a job at a place."""

    PASS = 0
    WORK = 1
    DELAY = 2
    FORK = 3
    JOIN = 4
    OUT = 5


class Law(IntEnum):
    """How the times of single pieces are spread round their mean."""

    LOGNORMAL = 0
    EXPONENTIAL = 1


class Release(IntEnum):
    """How orders come in: at chance, at even distances, or together every morning or every week."""

    CHANCE = 0
    EVEN = 1
    DAILY = 2
    WEEKLY = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a place: the index of the place that it leads to, and its share (0–1; of a fork each gets all)."""

    to: int
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a place does with one product.

    Attributes:
        piece_s: mean time of one piece (s); of a delay, of the whole job.
        variation: standard deviation ÷ mean of single pieces (coefficient of variation).
        setup_s, pieces_per_setup: a set-up (s) comes every so many pieces; 0 pieces: none.
        attended: share of the piece time in which the crew is needed (0–1), always its first part.
        setup_attended: share of the set-up in which the crew is needed (0–1).
        yields: share of the pieces that goes on (0–1).
        is_round_the_clock: whether a delay goes on while the firm is closed.
        ways: where the job goes next.
    """

    kind: Kind = Kind.WORK
    piece_s: float = 0.0
    variation: float = 0.0
    law: Law = Law.LOGNORMAL
    setup_s: float = 0.0
    pieces_per_setup: float = 0.0
    attended: float = 1.0
    setup_attended: float = 1.0
    yields: float = 1.0
    is_round_the_clock: bool = False
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A step, or the way out of a process.

    Attributes:
        step_id: the step; of the way out of a process, less than 0.
        contents: by product of its process; one where there is only one.
        stations: how many jobs can be in work side by side, as a mean over the days; infinite where people alone limit.
        pool: index of the people who work there; None where nobody is needed.
        crew: how many of them at once.
        limit: how many jobs may wait before it; None: any number. Who is not let in stays where it was made.
        failure_s: mean working time between breakdowns (s); repair_s: mean time that one lasts (s).
        meets_at: of a fork, the place at which all its branches have met.
        heads_before: of a join, fork (index) → how many of its branches can come there.
    """

    step_id: int
    contents: tuple[Content, ...]
    stations: float = inf
    pool: int | None = None
    crew: int = 1
    limit: int | None = None
    failure_s: float = inf
    repair_s: float = 0.0
    meets_at: int | None = None
    heads_before: dict[int, int] = field(default_factory=dict)


class Turn(IntEnum):
    """Who is served first by people that several steps ask for."""

    OLDEST_JOB = 0
    FIRST_COME = 1


@dataclass(frozen=True, slots=True)
class Pool:
    """People who can stand in for each other.

    Attributes:
        role_id: their role; None for those of work without one.
        people: how many are there at once, as a mean over the days.
        is_assumed: whether nobody counted them.
        turn: which of the jobs that ask for them they go to first.
    """

    role_id: int | None
    people: float
    is_assumed: bool = False
    turn: Turn = Turn.OLDEST_JOB


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the jobs of one product of a process come in.

    Attributes:
        product: index of the content that counts for it at each place.
        family_id: the product family; None for the only product.
        place: where it enters.
        pieces_per_s: mean pieces that are started (1/s of working time).
        lot: pieces that stay together as one job.
        season: how busy each of the twelve months is against an average one.
        at_s: when jobs come in (working time, rising, s), as a log says; none: at the rate, by ``release``.
    """

    process_id: int
    product: int
    place: int
    pieces_per_s: float
    lot: float = 1.0
    family_id: int | None = None
    release: Release = Release.CHANCE
    season: tuple[float, ...] = ()
    at_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """Working time: the clock of the simulation stands still while the firm is closed.

    Attributes:
        day_s: available time of a working day (s).
        days_per_week: working days in a week.
        days_per_year: working days in a year.
    """

    day_s: float
    days_per_week: float = 5.0
    days_per_year: float = 250.0

    def days_of(self, arrivals_s: Sequence[float]) -> int:
        """How many working days the arrivals of a log fill; they come again on the morning after.

        Args:
            arrivals_s: when jobs come in (working time, rising, s); at least one.

        Returns:
            at least 1.
        """
        return int(arrivals_s[-1] // self.day_s) + 1

    def after(self, start_s: float, wait_s: float) -> float:
        """When something ends that goes on day and night, the weekend too.

        Args:
            start_s: when it begins, in working time from the first morning (s).
            wait_s: how long it takes by the clock on the wall (s).

        Returns:
            working time (s); the next opening where it ends while the firm is closed.
        """
        worked = min(max(int(self.days_per_week), 1), 7)
        day, into = divmod(start_s, self.day_s)
        week, weekday = divmod(int(day), worked)
        wall = (week * 7 + weekday) * _WALL_DAY_S + into + wait_s
        wall_day, wall_into = divmod(wall, _WALL_DAY_S)
        week, weekday = divmod(int(wall_day), 7)
        if weekday >= worked:
            return (week + 1) * worked * self.day_s
        return (week * worked + weekday) * self.day_s + min(wall_into, self.day_s)


_WALL_DAY_S = 86400.0


@dataclass(frozen=True, slots=True)
class Net:
    """Everything that is simulated together: places are named by their index."""

    clock: Clock
    places: tuple[Place, ...]
    pools: tuple[Pool, ...]
    sources: tuple[Source, ...]

    @property
    def is_same_each_day(self) -> bool:
        """Whether as many people and stations are there every day, for none is there in part."""
        stations = (place.stations for place in self.places if place.stations < inf)
        return not any(pool.people % 1 for pool in self.pools) and not any(n % 1 for n in stations)
