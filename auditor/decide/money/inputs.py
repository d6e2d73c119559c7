"""The uncertain inputs of the candidates: what is drawn, and under which name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from auditor.decide.candidate.proposing import Candidate
from auditor.model import Estimate

#: The range of a delay: 0 is everything at its shortest, 1 at its longest.
DELAY = Estimate(0.0, 0.5, 1.0)


def demand_key(process_id: int) -> Hashable:
    """What the demand of a process is drawn under.

    Args:
        process_id: the process.

    Returns:
        the key of the input.
    """
    return ("demand", process_id)


def rate_key(role_id: int | None) -> Hashable:
    """What the hourly rate of a role is drawn under.

    Args:
        role_id: the role; None: work without a role.

    Returns:
        the key of the input.
    """
    return ("rate", role_id)


def inputs_of(candidates: Sequence[Candidate]) -> dict[Hashable, Estimate]:
    """Everything that is drawn. What candidates share comes first: demand, rates, hours of steps.

    Args:
        candidates: whose figures are drawn.

    Returns:
        estimate by key, in the order in which they are drawn.
    """
    found: dict[Hashable, Estimate] = {}
    for candidate in candidates:
        found[demand_key(candidate.process_id)] = candidate.demand
        for item in candidate.labour:
            found[rate_key(item.role_id)] = item.rate_per_hour
    for candidate in candidates:
        for item in candidate.labour:
            found[item.key] = item.hours_per_year
    for candidate in candidates:
        figures = candidate.figures
        slips = not (figures.lead_time_months.is_point and figures.ramp_up_months.is_point)
        found |= {
            ("investment", candidate.key): figures.investment,
            ("running_cost_per_year", candidate.key): figures.running_cost_per_year,
            ("saving_share", candidate.key): figures.saving_share,
            ("delay", candidate.key): DELAY if slips else Estimate.point(0.5),
            ("suitability", candidate.key): candidate.suitability,
        }
        if candidate.scrap:
            found["scrap_saving_share", candidate.key] = figures.scrap_saving_share
        if candidate.growth is not None:
            found["cycle_saving_share", candidate.key] = figures.cycle_saving_share
    return found
