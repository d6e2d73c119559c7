"""Equal machines that are bought more than once though fewer might serve: said before the second is ordered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.assess import Technology
from auditor.decide.money.evaluation import Evaluation
from auditor.flow import Analysis
from auditor.flow.workload.capacity import at_once
from auditor.model import Audit

#: Up to this use a machine leaves room for set-up between steps and for trouble.
_MOST_USE = 0.85
_MACHINES = frozenset({"robotics", "mechanisation"})


@dataclass(frozen=True)
class Twins:
    """Projects with one technology at several places that one machine less might serve.

    Attributes:
        price: of the first of them, likely, in the audit's currency.
        uses: of the stations at each place, as a share of their time, in the order of the steps.
    """

    technology: Technology
    step_ids: tuple[int, ...]
    uses: tuple[float, ...]
    price: float

    @property
    def count(self) -> int:
        """How many are bought."""
        return len(self.uses)


def twins(audit: Audit, analysis: Analysis, chosen: Sequence[Evaluation]) -> tuple[Twins, ...]:
    """Equal machines whose steps together keep one machine less busy for no more than its time.

    Only steps whose use is known are judged: without a cycle time nothing is said.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        chosen: candidates of a plan.

    Returns:
        one for each technology that is bought too often, in the order of the plan.
    """
    found = []
    by_technology: dict[str, list[Evaluation]] = defaultdict(list)
    for e in chosen:
        if e.candidate.technology.kind in _MACHINES:
            by_technology[e.candidate.technology.key].append(e)
    for equal in by_technology.values():
        loads = [_load(audit, analysis, e) for e in equal]
        known = [load for load in loads if load is not None]
        if len(equal) < 2 or len(known) < len(equal) or sum(known) > _MOST_USE * (len(equal) - 1):
            continue
        first = equal[0]
        steps = tuple(i for e in equal for i in e.candidate.step_ids)
        found.append(Twins(first.candidate.technology, steps, tuple(known), first.candidate.figures.investment.likely))
    return tuple(found)


def _load(audit: Audit, analysis: Analysis, e: Evaluation) -> float | None:
    """How many machines the steps of a candidate keep busy, at today's cycle times."""
    steps = analysis.processes[e.candidate.process_id].steps
    total = 0.0
    for step_id in e.candidate.step_ids:
        use = steps[step_id].workload.utilisation
        if use is None:
            return None
        total += use * (at_once(audit, audit.work(step_id)) or 0.0)
    return total
