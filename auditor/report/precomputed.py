"""What was computed before a report is made."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.order.ranking import Ranking
from auditor.decide.programme.plan import Plan


@dataclass(frozen=True)
class Precomputed:
    """The ranking and the plan of the same audit, for a report in any language; None is computed anew."""

    ranking: Ranking | None = None
    plan: Plan | None = None


NOTHING = Precomputed()
