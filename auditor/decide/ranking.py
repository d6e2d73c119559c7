"""The order of the candidates, with the reasons and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from auditor.decide.candidates import Exclusion, propose
from auditor.decide.evaluation import Evaluation, evaluate
from auditor.decide.uncertainty import Draws
from auditor.flow import Analysis, analyse
from auditor.locale import N_, _
from auditor.model import Audit, Weight

DEFAULT_DRAWS = 1024
DEFAULT_SEED = 20_240_501


@dataclass(frozen=True)
class Scale:
    """What counts as 0 and as 1 of a criterion."""

    worst: float
    best: float

    def value(self, x: Draws | float) -> Draws:
        span = self.best - self.worst
        plain = np.asarray(x, dtype=np.float64)
        return (plain - self.worst) / span if span > 0 else np.zeros_like(plain)


@dataclass(frozen=True)
class RankCriterion:
    """One criterion of the ranking: how it is read from an evaluation, on likely values and over the draws.

    ``scale`` gives its range from the likely values of all candidates.
    """

    key: str
    label: str
    default_weight: float
    likely: Callable[[Evaluation], float]
    draws: Callable[[Evaluation], Draws]
    scale: Callable[[list[float]], Scale]


def _ease(evaluation: Evaluation) -> float:
    return float(evaluation.proposal.technology.ease)


def _from_nothing(values: list[float]) -> Scale:
    """From nothing (or the worst, where that is less) to the best of the candidates."""
    return Scale(min([0.0, *values]), max([0.0, *values]))


#: Labour shortage comes first for these firms, so hours weigh as much as money (product.md).
RANK_CRITERIA = (
    RankCriterion(
        "hours", N_("Hours freed"), 0.30, lambda e: e.hours_freed_per_year.likely, lambda e: e.hours_draws, _from_nothing
    ),
    RankCriterion("money", N_("Money"), 0.30, lambda e: e.npv_likely, lambda e: e.npv_draws, _from_nothing),
    RankCriterion(
        "suitability", N_("Suitability"), 0.20, lambda e: e.proposal.suitability.likely, lambda e: e.suitability_draws,
        lambda _values: Scale(0.0, 100.0),
    ),
    RankCriterion(
        "ease", N_("Ease"), 0.20, _ease, lambda e: np.full_like(e.npv_draws, _ease(e)), lambda _values: Scale(1.0, 5.0)
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Ranked:
    """A candidate at its rank.

    Attributes:
        score: 0–100, on the likely values.
        contributions: criterion key → points of the score.
        rank_acceptability: share of the draws in which it takes rank 1, 2, … (sums to 1).
    """

    rank: int
    evaluation: Evaluation
    score: float
    contributions: dict[str, float]
    rank_acceptability: tuple[float, ...]


@dataclass(frozen=True)
class Ranking:
    """The candidates in order, what was excluded, and how it was computed."""

    candidates: tuple[Ranked, ...]
    exclusions: tuple[Exclusion, ...]
    weights: dict[str, float]
    scales: dict[str, Scale]
    draws: int
    seed: int
    warnings: tuple[str, ...]


def rank(
    audit: Audit, draws: int = DEFAULT_DRAWS, seed: int = DEFAULT_SEED, analysis: Analysis | None = None
) -> Ranking:
    """Rank all candidates by the additive multi-attribute value Σ weight · value.

    Args:
        draws: Monte Carlo draws, rounded up to a power of two.
        seed: of the scrambled Sobol points; the same seed gives the same result.

    Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976); rank acceptability: Lahdelma & Salminen,
    Operations Research 49 (2001), SMAA-2.
    """
    analysis = analysis or analyse(audit)
    proposals, exclusions = propose(audit, analysis)
    evaluations = evaluate(audit, proposals, draws, seed) if proposals else []
    weights = criterion_weights(audit)
    scales = {c.key: c.scale([c.likely(e) for e in evaluations]) for c in RANK_CRITERIA}
    points = [
        {c.key: 100 * weights[c.key] * float(scales[c.key].value(c.likely(e))) for c in RANK_CRITERIA}
        for e in evaluations
    ]
    scores = [sum(p.values()) for p in points]
    acceptability = _acceptability(evaluations, weights, scales)
    order = sorted(range(len(evaluations)), key=lambda i: (-scores[i], evaluations[i].proposal.key))
    candidates = tuple(
        Ranked(place, evaluations[i], scores[i], points[i], acceptability[i]) for place, i in enumerate(order, 1)
    )
    count = len(evaluations[0].npv_draws) if evaluations else draws
    return Ranking(candidates, tuple(exclusions), weights, scales, count, seed, _warnings(audit, analysis, candidates))


def criterion_weights(audit: Audit) -> dict[str, float]:
    """Weights by criterion, normalised to sum 1; the audit's own where it has them."""
    stated = {w.criterion: w.value for w in audit.table(Weight).values()}
    raw = {c.key: stated.get(c.key, c.default_weight) for c in RANK_CRITERIA}
    whole = sum(raw.values())
    return (
        {key: value / whole for key, value in raw.items()}
        if whole > 0
        else {c.key: 1 / len(raw) for c in RANK_CRITERIA}
    )


def _acceptability(
    evaluations: list[Evaluation], weights: dict[str, float], scales: dict[str, Scale]
) -> list[tuple[float, ...]]:
    """Row i: share of the draws in which candidate i takes each rank (shape: n × n)."""
    if not evaluations:
        return []
    values = np.stack(
        [
            sum((weights[c.key] * scales[c.key].value(c.draws(e)) for c in RANK_CRITERIA), np.zeros(1))
            for e in evaluations
        ]
    )
    n = len(evaluations)
    places = np.argsort(np.argsort(-values, axis=0, kind="stable"), axis=0, kind="stable")
    return [tuple(float(x) for x in np.bincount(row, minlength=n) / values.shape[1]) for row in places]


def _warnings(audit: Audit, analysis: Analysis, candidates: tuple[Ranked, ...]) -> tuple[str, ...]:
    found = list(analysis.warnings)
    if not candidates:
        found.append(
            _(
                "No technology of the catalogue fits a step with known labour hours. Measure the steps or state their task."
            )
        )
    if audit.firm.currency != "EUR":
        found.append(
            _("Catalogue figures are in euros and were not converted to {currency}.").format(
                currency=audit.firm.currency
            )
        )
    return tuple(found)
