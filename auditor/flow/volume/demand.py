"""How many units a year a process makes: its own demand, its family's, or that of the step it shows in detail."""

from __future__ import annotations

from auditor.flow.volume.visits import visits
from auditor.model import Audit, Step


def yearly_demand(audit: Audit, process_id: int) -> float | None:
    """Likely finished units per year; None where nobody said.

    A sub-process without a demand of its own is passed as often as its step; a detail that leads back to itself ends
    the search.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        units per year.

    Raises:
        EndlessLoop: the demand follows from a process above in which some steps feed only each other.
    """
    passed: list[Step] = []
    for here in reversed(audit.process_path(process_id)):
        stated = audit.demand_per_year(audit.processes[here])
        if stated is not None:
            for step in reversed(passed):
                stated *= visits(audit, step.process_id).per_unit.get(step.id, 0.0)
            return stated
        if here in audit.parent_steps:
            passed.append(audit.parent_steps[here])
    return None
