"""How many machines a candidate takes: one does not free a whole crew."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from auditor.assess import Technology
from auditor.assess.catalogue import own_id
from auditor.decide.candidate.elements import share_of, shares_at
from auditor.decide.candidate.fitting import Group
from auditor.decide.candidate.freed_labour import labour_of
from auditor.model import Audit, CandidateCost, CandidateOverride, CostHeading

#: Kinds of technology that are machines, each with a pace of its own.
_MACHINES = frozenset({"robotics", "mechanisation"})
#: One machine does the work of so many people at most in the time that the firm works. Our own judgement.
PEOPLE_PER_MACHINE = 2


def machines_of(
    audit: Audit,
    technology: Technology,
    group: Group,
    change: CandidateOverride | None,
    costs: Sequence[CandidateCost] = (),
) -> int:
    """How many machines the work needs that the technology acts on, at two people's work each.

    Args:
        audit: the snapshot, for the time that the firm works.
        technology: of the candidate.
        group: its steps.
        change: what the firm changed; its own price is that of what it will buy.
        costs: the firm's own amounts for headings of the investment.

    Returns:
        1 or more; 1 of what serves all steps or is a row of stations, and where the price is the firm's own.
    """
    is_own = own_id(technology.key) is not None or (change is not None and change.investment is not None)
    if technology.kind not in _MACHINES or technology.shared or technology.chain or is_own:
        return 1
    if any(cost.heading is CostHeading.DEVICE for cost in costs):
        return 1
    touched = 0.0
    for match, numbers in group:
        task = match.task.task
        hours = labour_of(audit, numbers, task).attended_hours_per_year.likely
        touched += hours * share_of(technology, shares_at(audit, match.step_id, task))
    most = PEOPLE_PER_MACHINE * audit.calendar.available_time_per_year_s / 3600
    return max(ceil(touched / most - 1e-9), 1) if most > 0 else 1
