"""How well a step suits automation: a weighted additive value, 0–100, with every contribution."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.assess.criteria import CRITERIA, Criterion, Facts, Level
from auditor.assess.tasks import domain_of, task_of
from auditor.flow import StepNumbers
from auditor.locale import _
from auditor.model import Audit, Basis, Estimate


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion adds to the score (points), and why."""

    criterion: Criterion
    level: Level
    points: Estimate


@dataclass(frozen=True)
class Suitability:
    """The score of a step, 0–100; open criteria make it a range."""

    score: Estimate
    contributions: tuple[Contribution, ...]


def suitability(audit: Audit, numbers: StepNumbers) -> Suitability:
    """Σ weight · (level − 1) ÷ 4 · 100. A person's answer goes before the data; an open criterion is worst to best."""
    task = task_of(numbers.step)
    facts = Facts(audit, numbers, task, domain_of(numbers.step, task))
    answers = audit.answers_of(numbers.step.id)
    contributions: list[Contribution] = []
    for criterion in CRITERIA:
        answer = answers.get(criterion.key)
        if answer is not None:
            level = Level(answer, answer, _("Answered."))
        else:
            level = criterion.prefill(facts) or Level(1, 5, _("Not known yet."))
        low, high = (criterion.weight * (n - 1) / 4 * 100 for n in (level.low, level.high))
        contributions.append(Contribution(criterion, level, Estimate(low, (low + high) / 2, high, Basis.CALCULATED)))
    parts = [c.points for c in contributions]
    score = Estimate(
        sum(p.low for p in parts), sum(p.likely for p in parts), sum(p.high for p in parts), Basis.CALCULATED
    )
    return Suitability(score, tuple(contributions))
