"""What was computed before a report is made."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.plan import Plan
from auditor.decide.ranking import Ranking


@dataclass(frozen=True)
class Known:
    """The ranking and the plan of the same audit in the same language; None is computed anew."""

    ranking: Ranking | None = None
    plan: Plan | None = None


NOTHING = Known()
