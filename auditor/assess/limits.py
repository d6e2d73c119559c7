"""Hard limits of technologies held against the work of a step: which are kept, and which are violated by how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.assess.technology import Limits
from auditor.model import Work


class Limit(StrEnum):
    """What a technology can set a limit to."""

    LEAST_LOAD = "least_load"
    MOST_LOAD = "most_load"
    LEAST_BATCH = "least_batch"
    MOST_VARIANTS = "most_variants"
    LONGEST_CYCLE = "longest_cycle"
    LEAST_HOURS = "least_hours"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One limit held against a value; :mod:`auditor.phrases.limits` says it, and what would have to change.

    Attributes:
        value: what the step has: kg, pieces, variants, seconds or labour hours a year, as the limit is stated in.
        bound: what the technology allows, in the same unit.
    """

    limit: Limit
    is_kept: bool
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What limits look at: the work of a step, and the labour hours (h/yr) that count for the technology."""

    work: Work
    hours_per_year: float | None


def verdicts(limits: Limits, measured: Measured) -> list[Verdict]:
    """Every limit that both the technology and the step have a value for.

    Args:
        limits: those of the technology.
        measured: the work of the step; yearly hours of None leave that limit out.

    Returns:
        the limits, kept and violated, each with the value and the bound in the unit of the limit.
    """
    work, cycle = measured.work, measured.work.cycle_time_s
    found = (
        _at_least(Limit.LEAST_LOAD, work.load_kg, limits.min_load_kg),
        _at_most(Limit.MOST_LOAD, work.load_kg, limits.max_load_kg),
        _at_least(Limit.LEAST_BATCH, work.batch_size, limits.min_batch),
        _at_most(Limit.MOST_VARIANTS, work.variants, limits.max_variants),
        _at_most(Limit.LONGEST_CYCLE, cycle.likely if cycle is not None else None, limits.max_cycle_s),
        hours_verdict(limits, measured.hours_per_year) if measured.hours_per_year is not None else None,
    )
    return [verdict for verdict in found if verdict is not None]


def hours_verdict(limits: Limits, hours: float) -> Verdict | None:
    """The limit on yearly labour hours (h/yr), for one step or for all that an investment serves together.

    Args:
        limits: those of the technology.
        hours: labour hours (h/year), the likely value.

    Returns:
        the limit held against the hours; None where the technology sets none.
    """
    return _at_least(Limit.LEAST_HOURS, hours, limits.min_hours_per_year)


def _at_least(limit: Limit, value: float | None, bound: float | None) -> Verdict | None:
    return Verdict(limit, value >= bound, value, bound) if value is not None and bound is not None else None


def _at_most(limit: Limit, value: float | None, bound: float | None) -> Verdict | None:
    return Verdict(limit, value <= bound, value, bound) if value is not None and bound is not None else None
