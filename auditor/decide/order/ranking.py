"""The order of the candidates, with the reasons and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from auditor.assess.readiness import readiness
from auditor.decide.candidate.candidate import Candidate, Exclusion
from auditor.decide.candidate.proposing import propose
from auditor.decide.doubt.draws import DrawnInputs
from auditor.decide.money.evaluation import Evaluation, evaluate
from auditor.decide.order.alternatives import alternatives, better_together, without_idle_remainders
from auditor.decide.order.rank_criteria import RANK_CRITERIA, Situation, normalised, stated_weights
from auditor.decide.order.scales import Scale, Values, firm_scales
from auditor.decide.order.scores import Scores, rank_acceptability, scores_of
from auditor.decide.order.screening import MOST_CANDIDATES, screened
from auditor.flow import Analysis, analyse
from auditor.flow.problems import Problem
from auditor.model import Audit

DEFAULT_DRAWS = 4096
DEFAULT_SEED = 20_240_501

#: What the figures of the catalogue are in.
CATALOGUE_CURRENCY = "EUR"


class Standing(StrEnum):
    """What to do with a candidate: carry it out, find out whether it fits, or leave it for now."""

    DO = "do"
    FIND_OUT = "find_out"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Ranked:
    """A candidate at its rank: first those that are better than doing nothing, then the others, each by score.

    Attributes:
        score: 100 for full marks on every criterion, on the likely values and the middle case of the money, times the chance that it fits.
        contributions: criterion key → points of the score.
        rank_acceptability: share of the draws in which it takes rank 1, 2, … and fits and is better than doing nothing.
        alternative_to: the best rank of what acts on the same work at one of its steps and comes before it: it is another
            way to do the same. A measure that costs little comes before hardware of a better rank too, where it brings as
            much (:mod:`auditor.decide.order.alternatives`). None where it stands on its own.
        better_together: for a cell or a technology for several steps, the ranks of candidates that together do at least
            as well at the same steps.
    """

    rank: int
    evaluation: Evaluation
    score: float
    contributions: dict[str, float]
    rank_acceptability: tuple[float, ...]
    alternative_to: int | None = None
    better_together: tuple[int, ...] = ()

    @property
    def worth_while(self) -> bool:
        """Whether it is better than doing nothing, in the middle case."""
        return self.evaluation.is_worth_while

    @property
    def standing(self) -> Standing:
        """What to do with it."""
        if not self.worth_while:
            return Standing.NOT_NOW
        return Standing.DO if self.evaluation.is_confirmed else Standing.FIND_OUT

    @property
    def is_recommended(self) -> bool:
        """Whether it is better than doing nothing, and nothing better does the same work."""
        return self.worth_while and self.alternative_to is None and not self.better_together


class CautionCode(StrEnum):
    """What to know of a ranking besides what is wrong with the maps."""

    NOTHING_FITS = "nothing_fits"
    NOT_CONVERTED = "not_converted"
    SCREENED = "screened"


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know of a ranking; :mod:`auditor.phrases.ranking` says it.

    Attributes:
        ranked: where not all candidates were ranked, at most so many were.
        proposed: of so many.
    """

    code: CautionCode
    ranked: int = 0
    proposed: int = 0


@dataclass(frozen=True)
class Ranking:
    """The candidates in order, what was excluded, and how it was computed.

    ``totals`` holds the value of each candidate in each draw, in the order of ``candidates``; ``rank_index`` which of
    the evaluations stands at each rank.
    """

    candidates: tuple[Ranked, ...]
    exclusions: tuple[Exclusion, ...]
    weights: dict[str, float]
    scales: dict[str, Scale]
    draws: int
    seed: int
    warnings: tuple[Problem | Caution, ...]
    totals: Values = field(repr=False, compare=False)
    rank_index: tuple[int, ...] = field(repr=False, compare=False)
    sample: DrawnInputs | None = field(repr=False, compare=False)
    _evaluations: tuple[Evaluation, ...] = field(repr=False, compare=False)
    _scores: Scores | None = field(repr=False, compare=False)

    @property
    def recommended(self) -> tuple[Ranked, ...]:
        """The candidates in order that are better than doing nothing and whose work nothing better does."""
        return tuple(r for r in self.candidates if r.is_recommended)

    def share_ahead(self, i: int, j: int) -> float:
        """Share of the draws in which the candidate at index i is worth more than the one at index j; a tie counts half.

        Args:
            i: index of one candidate in order of rank, from 0.
            j: index of the other, likewise.

        Returns:
            0–1.
        """
        ahead, level = self.totals[i] > self.totals[j], self.totals[i] == self.totals[j]
        return float(np.mean(ahead) + np.mean(level) / 2)

    @property
    def likely_values(self) -> NDArray[np.float64]:
        """The value (0–1) of each candidate, in order, on each criterion (candidate × criterion)."""
        if self._scores is None:
            return np.zeros((0, len(RANK_CRITERIA)))
        found: NDArray[np.float64] = self._scores.likely.T[list(self.rank_index)]
        return found

    @property
    def weight_draws(self) -> NDArray[np.float64]:
        """Multiples of the weights that were set (criterion × draw)."""
        return self._scores.weight_draws if self._scores is not None else np.zeros((len(RANK_CRITERIA), 0))


def rank(
    audit: Audit, draws: int = DEFAULT_DRAWS, seed: int = DEFAULT_SEED, analysis: Analysis | None = None
) -> Ranking:
    """Rank all candidates by the additive multi-attribute value Σ weight · value.

    Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976); rank acceptability: Lahdelma & Salminen,
    Operations Research 49 (2001), SMAA-2.

    Args:
        audit: the snapshot.
        draws: Monte Carlo draws, rounded up to a power of two.
        seed: of the scrambled Sobol points; the same seed gives the same result.
        analysis: the same audit in numbers; None: it is made.

    Returns:
        the candidates in order, with what was ruled out.
    """
    analysis = analysis or analyse(audit)
    candidates, exclusions = propose(audit, analysis)
    kept = screened(audit, candidates)
    warnings = _warnings(audit, analysis, bool(kept))
    if len(kept) < len(candidates):
        warnings += (Caution(CautionCode.SCREENED, MOST_CANDIDATES, len(candidates)),)
    return replace(order(audit, analysis, kept, draws, seed), exclusions=tuple(exclusions), warnings=warnings)


def order(
    audit: Audit,
    analysis: Analysis,
    candidates: Sequence[Candidate],
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
) -> Ranking:
    """Draw for the candidates and put them in order, by the weights of the audit.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        candidates: n of them.
        draws: how many; rounded up to a power of two.
        seed: the same seed gives the same ranking.

    Returns:
        the candidates in order.
    """
    weights, scales = stated_weights(audit), firm_scales(audit, analysis)
    if not candidates:
        return Ranking(
            (),
            (),
            normalised(weights),
            scales,
            draws,
            seed,
            (),
            np.zeros((0, draws), dtype=np.float32),
            (),
            None,
            (),
            None,
        )
    evaluations, sample = evaluate(audit, candidates, draws, seed)
    evaluations = without_idle_remainders(evaluations)
    scores = scores_of(Situation(audit, readiness(audit)), evaluations, scales, sample.count, seed)
    nothing = np.zeros((0, sample.count), dtype=np.float32)
    unordered = Ranking((), (), {}, scales, sample.count, seed, (), nothing, (), sample, tuple(evaluations), scores)
    return reweighed(unordered, weights)


def reweighed(ranking: Ranking, stated: Mapping[str, float]) -> Ranking:
    """The same candidates and draws under other weights: what a slider asks for.

    Args:
        ranking: with its draws.
        stated: swing weight by criterion, of any scale.

    Returns:
        a ranking over the very same draws.
    """
    weights = normalised(stated)
    scores, evaluations = ranking._scores, ranking._evaluations
    if scores is None:
        return replace(ranking, weights=weights)
    factors = np.array([weights[c.key] for c in RANK_CRITERIA])
    points = 100 * factors[:, None] * scores.likely * scores.fit
    likely_totals = points.sum(axis=0)
    rank_index = sorted(range(len(evaluations)), key=lambda i: place_of(evaluations[i], likely_totals[i]))
    totals = scores.totals(weights)[rank_index]
    acceptability = rank_acceptability(totals)
    ordered = [evaluations[i] for i in rank_index]
    parts = [better_together(e, ordered) for e in ordered]
    other_ways = alternatives(ordered, parts)
    candidates = tuple(
        Ranked(
            rank,
            ordered[rank - 1],
            float(likely_totals[i]),
            {c.key: float(points[row, i]) for row, c in enumerate(RANK_CRITERIA)},
            tuple(acceptability[rank - 1].tolist()),
            other_ways[rank - 1],
            parts[rank - 1],
        )
        for rank, i in enumerate(rank_index, 1)
    )
    return replace(ranking, candidates=candidates, weights=weights, totals=totals, rank_index=tuple(rank_index))


def place_of(evaluation: Evaluation, score: float) -> tuple[bool, float, str]:
    """What the order goes by: better than doing nothing, then the score.

    Args:
        evaluation: of the candidate.
        score: its value.

    Returns:
        a key to sort by, the first ones first.
    """
    return (not evaluation.is_worth_while, -float(score), evaluation.candidate.key)


def _warnings(audit: Audit, analysis: Analysis, has_candidates: bool) -> tuple[Problem | Caution, ...]:
    """What is wrong with the maps first, the rest behind it."""
    found: list[Problem | Caution] = list(analysis.warnings)
    if not has_candidates:
        found.append(Caution(CautionCode.NOTHING_FITS))
    if audit.firm.currency != CATALOGUE_CURRENCY:
        found.append(Caution(CautionCode.NOT_CONVERTED))
    return tuple(found)
