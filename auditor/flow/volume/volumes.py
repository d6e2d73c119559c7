"""How often each step is passed a year."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.flow.volume.demand import yearly_demand
from auditor.flow.volume.visits import visits
from auditor.model import Audit


@dataclass(frozen=True)
class Volumes:
    """Passes of every step.

    Attributes:
        visits_per_unit: step id → passes per finished unit (dimensionless).
        per_year: step id → passes per year; empty when the demand is not known.
        entry_per_unit: units started per finished unit (1 ÷ overall yield).
    """

    visits_per_unit: dict[int, float]
    per_year: dict[int, float]
    entry_per_unit: float


def volumes(audit: Audit, process_id: int) -> Volumes:
    """Expected passes of every step per year: those for one finished unit (:func:`.visits.visits`) times the demand.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        passes per year, and for one finished unit, by step.

    Raises:
        EndlessLoop: some steps feed only each other; the exception lists them.
    """
    found = visits(audit, process_id)
    demand = yearly_demand(audit, process_id)
    per_year = {key: value * demand for key, value in found.per_unit.items()} if demand is not None else {}
    return Volumes(dict(found.per_unit), per_year, found.entry_per_unit)
