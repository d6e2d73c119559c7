"""What each candidate is worth before it is weighed, in each draw; and how often it takes each rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.rank_criteria import RANK_CRITERIA, Situation
from auditor.decide.order.scales import Scale, Values
from auditor.model import Estimate

#: What is no better than doing nothing lies so much lower in a draw.
BELOW = 64.0
#: What lies below this in a draw is no better than doing nothing.
LEAST_THAT_PAYS = -BELOW / 2
#: How far a weight may lie from what was set: half of it to one and a half times.
_WEIGHT_RANGE = (0.5, 1.5)


@dataclass(frozen=True)
class Scores:
    """The parts of the score that do not depend on the weights.

    Attributes:
        likely: criterion × candidate, on likely values (0 for nothing, 1 for full marks).
        drawn: criterion → candidate × draw; what does not vary is candidate × 1.
        fit: chance that each candidate fits.
        below: :data:`BELOW` where a candidate does not fit or is no better than doing nothing, else 0 (candidate × draw).
        weight_draws: criterion × draw, multiples of the weight that was set.
    """

    likely: Draws
    drawn: dict[str, Values]
    weight_draws: NDArray[np.float64]
    fit: Draws
    below: Values

    def totals(self, weights: Mapping[str, float]) -> Values:
        """The value of each candidate in each draw (candidate × draw), for normalised weights.

        Where it does not pay, or does not fit, it lies below everything that does.

        Args:
            weights: 0–1 by criterion, summing to 1.

        Returns:
            n candidates × m draws; 0 for nothing, 1 for full marks, less :data:`BELOW` where it is no better than doing nothing.
        """
        factors = np.array([weights[c.key] for c in RANK_CRITERIA])[:, None] * self.weight_draws
        factors = (factors / factors.sum(axis=0)).astype(np.float32)
        total: Values = np.zeros((self.likely.shape[1], factors.shape[1]), dtype=np.float32)
        part = np.empty_like(total)
        for row, criterion in enumerate(RANK_CRITERIA):
            if weights[criterion.key] > 0:
                total += np.multiply(self.drawn[criterion.key], factors[row], out=part)
        total -= self.below
        return total


def scores_of(
    situation: Situation, evaluations: list[Evaluation], scales: dict[str, Scale], draws: int, seed: int
) -> Scores:
    """The scores of the candidates before they are weighed.

    Args:
        situation: the audit and its readiness.
        evaluations: n of them.
        scales: by criterion.
        draws: of the evaluations.
        seed: of the draws of the weights.

    Returns:
        for n candidates and as many draws.
    """
    likely = {c.key: [c.likely(situation, e) for e in evaluations] for c in RANK_CRITERIA}
    return Scores(
        np.array([scales[c.key].value(np.array(likely[c.key])) for c in RANK_CRITERIA]),
        _drawn(situation, evaluations, likely, scales),
        _weight_draws(draws, seed),
        np.array([e.fit_probability for e in evaluations]),
        np.float32(BELOW) * ~np.stack([e.drawn.fits & (e.drawn.npv > 0) for e in evaluations]),
    )


def rank_acceptability(totals: Values) -> NDArray[np.float64]:
    """Row i: share of the draws in which candidate i takes each rank (candidate × draw → candidate × rank).

    A place among what is no better than doing nothing is none: nobody is first where nothing is worth while.

    Args:
        totals: value of each candidate in each draw (n × m).

    Returns:
        0–1 (n candidates × n ranks); a row sums to the share of the draws in which the candidate is worth while.
    """
    n, draws = totals.shape
    order = np.argsort(np.ascontiguousarray(-totals.T), axis=1)
    order += np.arange(n) * n
    counted = np.arange(n) < (totals > LEAST_THAT_PAYS).sum(axis=0)[:, None]  # the best ones come first
    counts = np.bincount(order[counted], minlength=n * n).reshape(n, n).T
    shares: NDArray[np.float64] = counts / draws
    return shares


def _drawn(
    situation: Situation, evaluations: list[Evaluation], likely: dict[str, list[float]], scales: dict[str, Scale]
) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for criterion in RANK_CRITERIA:
        scale = scales[criterion.key]
        if criterion.draws is None:
            found[criterion.key] = scale.value(np.array(likely[criterion.key])).astype(np.float32)[:, None]
            continue
        values = np.empty((len(evaluations), len(evaluations[0].drawn.npv)), dtype=np.float32)
        for row, e in enumerate(evaluations):
            drawn = criterion.draws(situation, e)
            if drawn is None:
                values[row] = 0.0
            else:
                scale.fill(drawn, values[row])
        found[criterion.key] = values
    return found


def _weight_draws(count: int, seed: int) -> NDArray[np.float64]:
    """Multiples of the weights that were set, by PERT (criterion × draw): no one knows their weights exactly."""
    low, high = _WEIGHT_RANGE
    spread = DrawnInputs({c.key: Estimate(low, 1.0, high) for c in RANK_CRITERIA}, count, seed + 1)
    drawn: list[Draws] = [spread[c.key] for c in RANK_CRITERIA]
    return np.stack(drawn)
