"""The uncertain inputs of the candidates: what is drawn, and under which name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.doubt.assumptions import assumption_key
from auditor.model import Estimate

#: The range of a delay: 0 is everything at its shortest, 1 at its longest.
DELAY = Estimate(0.0, 0.5, 1.0)
#: Where between 0 and 1 a draw lies that decides whether a technology fits: it does below its chance.
FITS = Estimate(0.0, 0.5, 1.0)
#: What is drawn of a candidate and moves none of its money: that is what it brings where it fits.
WITHOUT_MONEY = frozenset({"suitability", "fit"})


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


def inputs_of(
    candidates: Sequence[Candidate], assumed: Mapping[str, Estimate], horizon_years: int
) -> dict[Hashable, Estimate]:
    """Everything that is drawn. What candidates share comes first: demand, rates, hours of steps.

    Args:
        candidates: whose figures are drawn.
        assumed: what is assumed of every project, by key.
        horizon_years: a useful life beyond it changes nothing and is not drawn.

    Returns:
        estimate by key, in the order in which they are drawn.
    """
    found: dict[Hashable, Estimate] = {assumption_key(k): v for k, v in assumed.items()}
    for candidate in candidates:
        found[demand_key(candidate.process_id)] = candidate.demand
        for item in candidate.labour:
            found[rate_key(item.role_id)] = item.rate_per_hour
    for candidate in candidates:
        for item in candidate.labour:
            found[item.key] = item.hours_per_year
            if not item.attended.is_point:  # a sum of many steps has its attended hours in it already
                found[item.attended_key] = item.attended
    for candidate in candidates:
        figures = candidate.figures
        slips = not (figures.lead_time_months.is_point and figures.ramp_up_months.is_point)
        found |= {
            ("investment", candidate.key): figures.investment,
            ("running_cost_per_year", candidate.key): figures.running_cost_per_year,
            ("saving_share", candidate.key): figures.saving_share,
            ("delay", candidate.key): DELAY if slips else Estimate.point(0.5),
            ("suitability", candidate.key): candidate.suitability,
            ("fit", candidate.key): FITS if 0 < candidate.fit.chance < 1 else Estimate.point(0.5),
            ("own_hours", candidate.key): figures.own_hours,
        }
        if figures.useful_life_years.low < horizon_years:
            found["useful_life_years", candidate.key] = figures.useful_life_years
        if candidate.consumables:
            found["consumables_saving_share", candidate.key] = figures.consumables_saving_share
        if candidate.scrap:
            found["scrap_saving_share", candidate.key] = figures.scrap_saving_share
        if candidate.growth is not None:
            found["cycle_saving_share", candidate.key] = figures.cycle_saving_share
    return found
