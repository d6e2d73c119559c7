"""What was computed before a report is made."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.order.ranking import Ranking
from auditor.decide.programme.plan import Plan
from auditor.simulate.result import Simulation


@dataclass(frozen=True)
class Precomputed:
    """The ranking and the plan of the same audit, for a report in any language; None is computed anew.

    Attributes:
        simulation: of the same audit, as it is and with the plan; the report says nothing of it where none was run.
    """

    ranking: Ranking | None = None
    plan: Plan | None = None
    simulation: Simulation | None = None


NOTHING = Precomputed()
