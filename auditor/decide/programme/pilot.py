"""Which project of a plan comes first, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.planned import Planned, delivery_quarters, project_of
from auditor.model import Audit

#: A pilot must be delivered within so many quarters where there is one that is.
_QUICK = 2


class PilotCode(StrEnum):
    """Why a project is the pilot."""

    NAMED = "named"
    INSTRUCTIVE = "instructive"
    CHEAPEST = "cheapest"
    QUICKEST = "quickest"
    EASIEST = "easiest"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class PilotReason:
    """Why a project is the pilot; :mod:`auditor.phrases.plan` says it.

    Attributes:
        outlay: what the firm pays for it, in the audit's currency.
        months: from the order to delivery, in the likely case.
        ease: 1 (hard) to 5.
        others: how many more projects of the plan have the same technology.
    """

    code: PilotCode
    outlay: float
    months: float
    ease: int
    others: int = 0


def pilot_of(
    audit: Audit, chosen: Sequence[Evaluation], dependent: set[str], may_lead: Collection[str] | None = None
) -> Evaluation | None:
    """The one a person named, else a small, quick and easy one that depends on nothing else.

    Args:
        audit: the snapshot.
        chosen: candidates of the portfolio.
        dependent: keys of those that wait for another.
        may_lead: keys of those that the program may begin with; None: any.

    Returns:
        the candidate to begin with; None where nothing is chosen, or nothing of it may lead.
    """
    for e in chosen:
        project = project_of(audit, e)
        if project is not None and project.is_pilot:
            return e
    leading = [e for e in chosen if may_lead is None or e.candidate.key in may_lead]
    free = [e for e in leading if e.candidate.key not in dependent] or leading

    def order(e: Evaluation) -> tuple[bool, bool, int, float, str]:
        p = e.candidate
        slow = delivery_quarters(e, None) > _QUICK
        return (slow, e.npv_middle <= 0, -p.technology.ease, p.figures.investment.likely, p.key)

    return min(free, key=order, default=None)


def pilot_reason(planned: Sequence[Planned]) -> PilotReason | None:
    """What speaks for the pilot of a plan, against all of its projects.

    Args:
        planned: the projects on the roadmap.

    Returns:
        the reason; None where there is no pilot.
    """
    pilot = next((p for p in planned if p.is_pilot), None)
    if pilot is None:
        return None
    others = [p for p in planned if p is not pilot]
    same = sum(_technology(p) == _technology(pilot) for p in others)
    if pilot.project is not None and pilot.project.is_pilot:
        code = PilotCode.NAMED
    elif same:
        code = PilotCode.INSTRUCTIVE
    elif all(pilot.evaluation.outlay <= p.evaluation.outlay for p in others):
        code = PilotCode.CHEAPEST
    elif all(_ease(pilot) >= _ease(p) for p in others):
        code = PilotCode.EASIEST
    else:
        code = PilotCode.QUICKEST if pilot.quarters <= _QUICK else PilotCode.INDEPENDENT
    return PilotReason(code, pilot.evaluation.candidate.figures.investment.likely, _months(pilot), _ease(pilot), same)


def _technology(p: Planned) -> str:
    return p.evaluation.candidate.technology.key


def _ease(p: Planned) -> int:
    return p.evaluation.candidate.technology.ease


def _months(p: Planned) -> float:
    return p.evaluation.candidate.figures.lead_time_months.likely
