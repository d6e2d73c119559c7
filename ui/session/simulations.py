"""The simulations that were looked at, kept by what they depend on: the audit, and which projects of a plan they play."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.decide import Plan
    from auditor.model import Audit
    from ui.session.result import SimulationResult

_MOST = 8


class Simulations:
    """A few of them, the newest first; one of each audit and choice of projects."""

    def __init__(self) -> None:
        self._kept: list[SimulationResult] = []

    @property
    def newest(self) -> SimulationResult | None:
        """What was looked at last."""
        return self._kept[0] if self._kept else None

    def keep(self, made: SimulationResult) -> None:
        """Keep one, in place of an older one of the same."""
        others = [old for old in self._kept if old.projects != made.projects or old.audit != made.audit]
        self._kept = [made, *others][:_MOST]

    def clear(self) -> None:
        """Forget all of them."""
        self._kept = []

    def telling(self, audit: Audit, plan: Plan | None) -> SimulationResult | None:
        """The newest that says something true beside a plan: of the floor as it is, or with just the plan's projects.

        An audit or a plan that was changed and changed back is equal again, and so finds what was looked at before.
        """
        from ui.session.result import projects_of

        wanted = (None, projects_of(plan)) if plan is not None else (None,)
        return next((made for made in self._kept if made.projects in wanted and made.audit == audit), None)

    def for_goal(self, audit: Audit, goal: str) -> SimulationResult | None:
        """The newest with a plan of an audit that was made for a goal."""
        of_goal = (made for made in self._kept if made.plan is not None and made.plan.goal == goal)
        return next((made for made in of_goal if made.audit == audit), None)
