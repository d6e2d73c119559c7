"""Small readings of the map that a simulation begins with: uptime, season, and the pieces that stay together."""

from __future__ import annotations

from math import floor

from auditor.model import Audit, Season, Work
from auditor.simulate.settings import Settings

#: A lot is taken to be no more than this part of a day's demand.
_LOT_OF_DAY = 0.25


def usual_lot(audit: Audit, process_id: int, demand_per_day: float) -> float:
    """Pieces that stay together through a process where nobody says how many: the smallest batch, of a part of a day at most.

    Args:
        audit: the snapshot.
        process_id: the process.
        demand_per_day: finished pieces.

    Returns:
        pieces; 1 where no step works in batches.
    """
    steps = audit.steps_of(process_id)
    batches = [b for step in steps if (b := audit.work(step.id).batch_size)]
    batches += [row.batch_size for step in steps for row in audit.family_works_of(step.id) if row.batch_size]
    return float(max(floor(min([*batches, demand_per_day * _LOT_OF_DAY])), 1)) if batches else 1.0


def uptime_of(work: Work, settings: Settings) -> float:
    """How much of the time that is needed a station works.

    Args:
        work: of the step.
        settings: breakdowns may be tried out as more or fewer.

    Returns:
        0–1.
    """
    if work.availability <= 0:
        return 0.0
    return 1 / (1 + (1 / work.availability - 1) * settings.what_if.breakdown_times)


def season_of(audit: Audit, family_id: int | None) -> tuple[float, ...]:
    """The weight of each month against an average one.

    Args:
        audit: the snapshot.
        family_id: the product family; None for all products.

    Returns:
        twelve weights; none where all months are alike.
    """
    if family_id is None:
        return ()
    rows: list[Season] = list(audit.seasons_of(family_id))
    weights = {row.month: row.weight for row in rows}
    year = [weights.get(month, 1.0) for month in range(1, 13)]
    mean = sum(year) / len(year)
    return tuple(w / mean for w in year) if weights and mean > 0 and max(year) != min(year) else ()
