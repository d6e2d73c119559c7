"""What may be wrong between a map and a log: one type a kind, each with what it takes to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.flow.branching import ENTRY, EXIT
from auditor.model import Estimate, Work

__all__ = [
    "ENTRY",
    "EXIT",
    "DemandDiffers",
    "NeverSeen",
    "NeverTaken",
    "NoStep",
    "NoWay",
    "Problem",
    "SharesDiffer",
    "TimeDiffers",
    "about",
]


@dataclass(frozen=True)
class NoStep:
    """An activity that the map has no step for.

    Attributes:
        passages, cases: how often, and in how many cases.
        share: of all cases, 0–1.
        before, after: the steps that it mostly follows and precedes; ``ENTRY`` or ``EXIT`` for the edges of the map,
            None where only other such activities stand there.
        share_in: of what leaves ``before``, the part that goes to it.
        work: what it takes, by the log.
    """

    activity: str
    passages: int
    cases: int
    share: float
    before: int | None
    after: int | None
    share_in: float
    work: Work


@dataclass(frozen=True)
class NeverSeen:
    """A step that the log never shows."""

    step: int


@dataclass(frozen=True)
class NoWay:
    """A way that the log goes and the map has no connection for.

    Attributes:
        source, target: steps; ``ENTRY`` and ``EXIT`` for where cases begin and end.
        count, cases: how often, and in how many cases; ``share``: of all cases, 0–1.
        departs: the step from which a connection would leave: the decision behind the source where there is one.
        arrives: the step that it would lead to.
        share_out: of what leaves ``departs``, the part that goes this way.
    """

    source: int
    target: int
    count: int
    cases: int
    share: float
    departs: int | None
    arrives: int | None
    share_out: float


@dataclass(frozen=True)
class NeverTaken:
    """A connection that no case takes.

    Attributes:
        source, target: the steps that it joins, by one flow or by several.
        share: that the map states, 0–1.
    """

    source: int
    target: int
    share: float


@dataclass(frozen=True)
class TimeDiffers:
    """The stated time of a step and the time in the log.

    Attributes:
        stated: seconds a passage on the map; None where it states none.
        seen: the same in the log.
        units_per_cycle: of the step: what a passage is multiplied with to be a cycle.
    """

    step: int
    stated: Estimate | None
    seen: Estimate
    units_per_cycle: float

    @property
    def factor(self) -> float | None:
        """The log's time ÷ the stated one; None where none is stated or it is 0."""
        return self.seen.likely / self.stated.likely if self.stated is not None and self.stated.likely > 0 else None


@dataclass(frozen=True)
class SharesDiffer:
    """The shares out of a step.

    Attributes:
        stated: flow → share on the map, those out of the step adding up to 1; of parallel flows the first stands for all.
        seen: flow → share in the log; the same flows.
        count: passages in the log that these shares rest on.
    """

    step: int
    stated: Mapping[int, float]
    seen: Mapping[int, float]
    count: int

    @property
    def most(self) -> float:
        """By how much the share differs that differs most, 0–1."""
        return max(abs(self.seen[flow] - share) for flow, share in self.stated.items())


@dataclass(frozen=True)
class DemandDiffers:
    """The yearly demand.

    Attributes:
        stated: units a year on the map; None where it states none.
        seen: the same in the log.
        of_families: it adds up what product families are asked for, who may be made elsewhere too: the map can't take
            another.
    """

    stated: float | None
    seen: Estimate
    of_families: bool = False


Problem = NoStep | NeverSeen | NoWay | NeverTaken | TimeDiffers | SharesDiffer | DemandDiffers


def about(problem: Problem) -> tuple[type[Problem], *tuple[int | str, ...]]:
    """What a problem is about, whatever its figures: by it, one is found again in a later comparison.

    Args:
        problem: of a comparison.

    Returns:
        its kind, and ids of steps or the name of an activity.
    """
    match problem:
        case NoStep():
            return NoStep, problem.activity
        case NoWay() | NeverTaken():
            return type(problem), problem.source, problem.target
        case NeverSeen() | TimeDiffers() | SharesDiffer():
            return type(problem), problem.step
        case DemandDiffers():
            return (DemandDiffers,)
