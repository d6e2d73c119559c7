"""Candidates that no other one beats on every criterion."""

from __future__ import annotations

from auditor.decide.order.ranking import Ranking


def pareto_front(ranking: Ranking) -> frozenset[str]:
    """Keys of the candidates that are not dominated on the criteria that count.

    One dominates another where it is at least as good on all criteria and better on one (likely values).

    Args:
        ranking: candidates with their values.

    Returns:
        keys of candidates.
    """
    counted = [row for row, weight in enumerate(ranking.weights.values()) if weight > 0]
    values = ranking.likely_values[:, counted]
    found = set()
    for i, ranked in enumerate(ranking.candidates):
        at_least = (values >= values[i] - 1e-12).all(axis=1)
        better = (values > values[i] + 1e-12).any(axis=1)
        if not (at_least & better).any():
            found.add(ranked.evaluation.candidate.key)
    return frozenset(found)
