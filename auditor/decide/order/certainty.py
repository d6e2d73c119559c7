"""How sure the first place is, what would overtake it, and what to measure to become surer."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.decide.doubt.draws import Draws, Strata
from auditor.decide.order.rank_criteria import RANK_CRITERIA
from auditor.decide.order.ranking import Ranked, Ranking
from auditor.decide.order.scales import Values
from auditor.decide.order.scores import LEAST_THAT_PAYS

#: Draws are put in so many groups by an input; each holds a few hundred of them.
_GROUPS = 16
#: From this correlation on an input is named as what would turn two ranks round.
_NAMED_FROM = 0.15
#: An order is called stable from this share of the draws on.
STABLE = 0.8


@dataclass(frozen=True)
class Measuring:
    """How sure the first place would be, on average, if one input were known exactly."""

    key: Hashable
    certainty: float


@dataclass(frozen=True)
class Certainty:
    """The first place among the candidates that are recommended.

    Attributes:
        share: of the draws in which the first candidate is the best of them.
        nothing_share: of the draws in which none of them is better than doing nothing.
        rival: what is first most often after it, and in which share of the draws; None where nothing ever is.
        cause: the input (or weight) whose value most decides between the two, and whether the rival gains from a
            higher one; None where no single one does.
        measuring: the uncertain inputs that would make the first place surer, the best first.
    """

    first: Ranked
    share: float
    nothing_share: float
    rival: Ranked | None
    rival_share: float
    cause: tuple[Hashable, bool] | None
    measuring: tuple[Measuring, ...]

    @property
    def is_stable(self) -> bool:
        """Whether the first place is as sure as a recommendation should be."""
        return self.share >= STABLE


def certainty(ranking: Ranking) -> Certainty | None:
    """How sure the first place of a ranking is; None where nothing is recommended.

    Args:
        ranking: whose first place it is.

    Returns:
        shares of the draws (0–1), the rival, and what to find out first.
    """
    recommended = ranking.recommended
    if not recommended:
        return None
    totals = recommended_totals(ranking)
    counts = winners(totals)
    shares = counts[:-1] / ranking.draws
    others = shares.copy()
    others[0] = 0.0
    second = int(np.argmax(others))
    rival = recommended[second] if others[second] > 0 else None
    return Certainty(
        first=recommended[0],
        share=float(shares[0]),
        nothing_share=float(counts[-1] / ranking.draws),
        rival=rival,
        rival_share=float(others[second]),
        cause=_cause(ranking, totals[second] - totals[0]) if rival is not None else None,
        measuring=measuring(ranking),
    )


def recommended_totals(ranking: Ranking) -> Values:
    """The value of each recommended candidate in each draw.

    Args:
        ranking: with its draws.

    Returns:
        k candidates × m draws, in order.
    """
    return ranking.totals[[r.rank - 1 for r in ranking.recommended]]


def best_of(totals: Values) -> NDArray[np.int64]:
    """Which candidate is the best in each draw.

    Args:
        totals: k candidates × m draws.

    Returns:
        an index a draw (shape: m); k where none is better than doing nothing.
    """
    found = np.argmax(totals, axis=0)
    return np.where(totals.max(axis=0) > LEAST_THAT_PAYS, found, len(totals)).astype(np.int64)


def winners(totals: Values) -> NDArray[np.int64]:
    """In how many draws each candidate is the best.

    Args:
        totals: k candidates × m draws.

    Returns:
        k + 1 counts; the last one is of the draws in which none is better than doing nothing.
    """
    return np.bincount(best_of(totals), minlength=len(totals) + 1)


def measuring(ranking: Ranking, most: int = 5) -> tuple[Measuring, ...]:
    """The inputs that, known exactly, would most raise the certainty of the first place.

    The draws are grouped by the input; within each group the candidate that is first most often would be chosen. What
    the same grouping by an input that means nothing would gain by chance is taken off.
    Source: value of perfect information on one parameter, Felli & Hazen, Medical Decision Making 18 (1998), with the
    chance of choosing the best in place of money.

    Args:
        ranking: whose first place it is.
        most: how many inputs are given at most.

    Returns:
        the one that would help most first, each with the certainty it would give (0–1).
    """
    sample, n = ranking.sample, len(ranking.recommended) + 1
    if sample is None or n < 2:
        return ()
    best = best_of(recommended_totals(ranking))
    before = float(np.bincount(best, minlength=n).max()) / sample.count

    def after(strata: Strata) -> float:
        groups = strata.astype(np.int64) * _GROUPS // sample.count
        counts = np.bincount(groups * n + best, minlength=_GROUPS * n)
        return float(counts.reshape(_GROUPS, n).max(axis=1).sum() / sample.count)

    shuffled = np.random.default_rng(ranking.seed).permutation(sample.count).astype(np.int64)
    chance = after(shuffled) - before
    found = []
    for key in _inputs_of_recommended(ranking):
        known = after(sample.strata_of(key)) - max(chance, 0.0)
        if known > before + 0.005:
            found.append(Measuring(key, min(known, 1.0)))
    return tuple(sorted(found, key=lambda m: -m.certainty)[:most])


def _inputs_of_recommended(ranking: Ranking) -> list[Hashable]:
    """The uncertain inputs that any of the recommended candidates has, those that all share among them."""
    assert ranking.sample is not None
    recommended = {r.evaluation.candidate.key for r in ranking.recommended}
    others = {r.evaluation.candidate.key for r in ranking.candidates} - recommended
    return [key for key in ranking.sample.uncertain if not (isinstance(key, tuple) and key[1] in others)]


def _cause(ranking: Ranking, gain: Draws) -> tuple[Hashable, bool] | None:
    """What most decides between two candidates: the input or weight that goes with the rival's gain."""
    sample = ranking.sample
    assert sample is not None
    spread = gain.std()
    if spread <= 0:
        return None
    best: tuple[float, Hashable] = (0.0, None)
    candidates: list[tuple[Hashable, Draws]] = [
        (k, sample.strata_of(k).astype(np.float64)) for k in _inputs_of_recommended(ranking)
    ]
    candidates += [(("weight", c.key), w) for c, w in zip(RANK_CRITERIA, ranking.weight_draws, strict=True)]
    centred = (gain - gain.mean()) / spread
    for key, values in candidates:
        deviation = values - values.mean()
        size = deviation.std()
        if size > 0:
            correlation = float(np.mean(centred * deviation) / size)
            if abs(correlation) > abs(best[0]):
                best = (correlation, key)
    return (best[1], best[0] > 0) if abs(best[0]) >= _NAMED_FROM else None
