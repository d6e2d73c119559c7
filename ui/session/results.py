"""What is computed of the snapshot: the analysis, then the ranking, and a plan while somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.session.simulations import Simulations

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.flow import Analysis
    from auditor.model import Audit
    from ui.session.follows import Follows
    from ui.session.result import PlanResult, RankingResult, Result

#: Up to so many steps the analysis is made at once, so that totals follow while typing.
_AT_ONCE = 400


class Results(QObject):
    """The newest results. While newer ones are made the older ones stay, each with the audit that it is of.

    Signals:
        analysed, ranked, planned: a result is ready for the snapshot that was followed last.

    Attributes:
        simulations: of the floor as it is or with a plan, with nothing else tried out; for the report.
        goal: what a plan is made for; see :class:`auditor.decide.Goal`.
    """

    analysed = Signal()
    ranked = Signal()
    planned = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.analysis: Result[Analysis] | None = None
        self.ranking: RankingResult | None = None
        self.plan: PlanResult | None = None
        self.simulations = Simulations()
        self.goal = "money"
        self._audit: Audit | None = None
        self._is_plan_wanted = False
        self._background = background

    def clear(self) -> None:
        """Forget everything: no audit is open."""
        self._audit = self.analysis = self.ranking = self.plan = None
        self.simulations.clear()

    def follow(self, audit: Audit) -> None:
        """Compute anew for another snapshot."""
        from auditor.flow import analyse
        from ui.session.result import Result

        self._audit, last = audit, self.analysis
        if last is not None and _differ_in_weights_only(last.audit, audit):
            self._on_analysis(Result(audit, last.value))
        elif len(audit.steps) <= _AT_ONCE:
            self._on_analysis(Result(audit, analyse(audit)))
        else:
            self._background.run("analysis", lambda: Result(audit, analyse(audit)), self._on_analysis)

    def is_waiting(self, what: Follows) -> bool:
        """Whether there is an older result of a kind, and a newer one is on its way."""
        from ui.session.follows import Follows

        result: Result[Analysis] | RankingResult | None = self.ranking
        if Follows.PLAN in what:
            return self.plan is not None and not self._is_plan_current()
        if Follows.ANALYSIS in what:
            result = self.analysis
        elif Follows.RANKING not in what:
            return False
        return result is not None and result.audit is not self._audit

    def want_plan(self, is_wanted: bool = True) -> None:
        """Make a plan now and after every ranking, while somebody looks at it."""
        self._is_plan_wanted = is_wanted
        if is_wanted and not self._is_plan_current():
            self._make_plan()

    def plan_for(self, goal: str) -> None:
        """Plan for another goal."""
        self.goal = goal
        self._make_plan()

    def _on_analysis(self, made: Result[Analysis]) -> None:
        self.analysis = made
        self.analysed.emit()
        last = self.ranking
        self._background.run("ranking", lambda: _ranked(made, last), self._on_ranking)

    def _on_ranking(self, made: RankingResult) -> None:
        if made.audit is not self._audit:  # the analysis for a newer one is at work
            return
        self.ranking = made
        self.ranked.emit()
        if self._is_plan_wanted:
            self._make_plan()

    def _make_plan(self) -> None:
        ranking, goal = self.ranking, self.goal
        if ranking is not None and ranking.audit is self._audit:  # else the next ranking leads to a plan
            self._background.run("plan", lambda: _planned(ranking, goal), self._on_plan)

    def _on_plan(self, made: PlanResult) -> None:
        if made.ranking is self.ranking:
            self.plan = made
            self.planned.emit()

    def _is_plan_current(self) -> bool:
        plan, ranking = self.plan, self.ranking
        return (
            plan is not None
            and ranking is not None
            and plan.ranking is ranking
            and ranking.audit is self._audit
            and plan.value.goal.value == self.goal
        )


def _differ_in_weights_only(one: Audit, other: Audit) -> bool:
    from auditor.decide.order.rank_criteria import differ_in_weights_only

    return differ_in_weights_only(one, other)


def _ranked(analysis: Result[Analysis], last: RankingResult | None) -> RankingResult:
    """The ranking of an analysed audit; the draws of the last one serve again where only weights have changed."""
    from auditor.decide import rank, reweighed
    from auditor.decide.order.rank_criteria import stated_weights
    from ui.session.result import RankingResult

    audit = analysis.audit
    if last is not None and _differ_in_weights_only(last.audit, audit):
        ranking = reweighed(last.value, stated_weights(audit))
    else:
        ranking = rank(audit, analysis=analysis.value)
    made = RankingResult(audit, ranking, analysis.value)
    _ = made.certainty, made.known  # here, off the window's thread
    return made


def _planned(ranking: RankingResult, goal: str) -> PlanResult:
    from auditor.decide import Goal, plan
    from ui.session.result import PlanResult

    made = PlanResult(ranking.audit, plan(ranking.audit, ranking.value, goal=Goal(goal)), ranking)
    _ = made.people, made.changes, made.quarters, made.twins  # here, off the window's thread
    return made
