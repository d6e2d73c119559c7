"""How many pieces stay together through a process."""

from __future__ import annotations

from math import floor

from auditor.model import Audit, Process
from auditor.simulate.net import Clock
from auditor.simulate.notes import NoteKind
from auditor.simulate.settings import Settings

_LOT_OF_DAY = 0.25


def lot_of(
    audit: Audit, process: Process, demand_per_year: float, clock: Clock, settings: Settings
) -> tuple[float, NoteKind]:
    """Pieces that stay together, and where that is from; as stated where that is no more than a day's demand.

    Args:
        audit: the snapshot.
        process: one of its processes.
        demand_per_year: finished pieces a year.
        clock: the firm's working time.
        settings: of the run.

    Returns:
        pieces (at least 1, but where a log says when work comes), and the note that says it.
    """
    if arrivals := settings.arrivals_s:  # the log says when, the map how many in all
        return demand_per_year * clock.days_of(arrivals) / clock.days_per_year / len(arrivals), NoteKind.LOT_OF_LOG
    stated = settings.lot
    is_stated = stated is not None and stated <= max(demand_per_year / max(clock.days_per_year, 1.0), 1.0)
    lot = stated if stated is not None and is_stated else _usual_lot(audit, process, demand_per_year)
    return float(max(lot * settings.what_if.lot_times, 1.0)), NoteKind.LOT_STATED if is_stated else NoteKind.LOT


def _usual_lot(audit: Audit, process: Process, demand_per_year: float) -> float:
    """Pieces that are taken to stay together: the smallest batch of a process, at most a quarter of a day's demand.

    Args:
        audit: the snapshot.
        process: one of its processes.
        demand_per_year: finished pieces a year.

    Returns:
        whole pieces; 1 where no batch is stated.
    """
    steps = audit.steps_of(process.id)
    batches = [audit.work(step.id).batch_size for step in steps]
    batches += [row.batch_size for step in steps for row in audit.family_works_of(step.id)]
    known = [batch for batch in batches if batch]
    days = audit.calendar.working_days_per_year
    daily = demand_per_year / days if days else demand_per_year
    return float(max(floor(min([*known, daily * _LOT_OF_DAY])), 1)) if known else 1.0
