"""How well a step suits automation: a weighted additive value, 0–100, with every contribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from auditor.assess.criteria import Criterion, Evidence, Facts, Level, Sign, criteria
from auditor.assess.tasks import division_of, domain_of, task_of
from auditor.flow import StepNumbers
from auditor.model import Audit, Basis, Estimate


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion adds to the score (points), why, and whether a person said so.

    ``suggested`` is what the data points to, also where a person answered otherwise.
    """

    criterion: Criterion
    level: Level
    points: Estimate
    answer: int | None
    suggested: Level | None

    @property
    def spread(self) -> float:
        """How many points the answer may still move."""
        return self.points.high - self.points.low


@dataclass(frozen=True)
class Suitability:
    """The score of a step, 0–100; open criteria make it a range."""

    score: Estimate
    contributions: tuple[Contribution, ...]

    def to_answer(self, most: int = 3) -> tuple[Contribution, ...]:
        """The open answers that could change the score most, widest first.

        Args:
            most: how many at most.

        Returns:
            contributions whose points are still a range, the widest first.
        """
        still_open = [c for c in self.contributions if c.spread > 0]
        return tuple(sorted(still_open, key=lambda c: -c.spread)[:most])


def suitability(audit: Audit, numbers: StepNumbers) -> Suitability:
    """Σ weight · (level − 1) ÷ 4 · 100. A person's answer goes before the data; an open criterion is worst to best.

    Args:
        audit: the snapshot.
        numbers: the computed numbers of the step.

    Returns:
        the score (0–100, a range where criteria are open) and what each criterion adds to it, in points.
    """
    asked = criteria()
    known = audit.derived.get(("suitability", numbers.step.id))
    if known is not None and known[0] is numbers and known[1] is asked:
        return cast(Suitability, known[2])
    made = _suitability(audit, numbers, asked)
    audit.derived["suitability", numbers.step.id] = (numbers, asked, made)
    return made


def _suitability(audit: Audit, numbers: StepNumbers, asked: Sequence[Criterion]) -> Suitability:
    task = task_of(numbers.step, division_of(audit.firm))
    facts = Facts(audit, numbers, task, domain_of(numbers.step, task))
    answers = audit.answers_of(numbers.step.id)
    found = tuple(_contribution(criterion, facts, answers.get(criterion.key)) for criterion in asked)
    return Suitability(Estimate.sum(c.points for c in found), found)


def _contribution(criterion: Criterion, facts: Facts, answer: int | None) -> Contribution:
    suggested = criterion.prefill(facts)
    if answer is not None:
        level = Level(answer, answer, Evidence(Sign.ANSWERED))
    else:
        level = suggested or Level(1, 5, Evidence(Sign.UNKNOWN))
    low, high = (criterion.weight * (n - 1) / 4 * 100 for n in (level.low, level.high))
    points = Estimate(low, (low + high) / 2, high, Basis.CALCULATED)
    return Contribution(criterion, level, points, answer, suggested)
