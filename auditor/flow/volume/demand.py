"""How many units a year a process makes: its own demand, its family's, or that of the step it shows in detail."""

from __future__ import annotations

from auditor.model import Audit


def yearly_demand(audit: Audit, process_id: int) -> float | None:
    """Likely finished units per year; None where nobody said.

    A sub-process without a demand of its own is passed as often as its step; a detail that leads back to itself ends
    the search.
    """
    return _demand(audit, process_id, frozenset())


def _demand(audit: Audit, process_id: int, seen: frozenset[int]) -> float | None:
    stated = audit.demand_per_year(audit.processes[process_id])
    parent = audit.parent_steps.get(process_id)
    if stated is not None or parent is None or process_id in seen:
        return stated
    above = _demand(audit, parent.process_id, seen | {process_id})
    if above is None:
        return None
    from auditor.flow.volume.volumes import visits_per_unit

    return above * visits_per_unit(audit, parent.process_id)[0].get(parent.id, 0.0)
