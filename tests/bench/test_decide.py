"""Deciding for two hundred candidates, and how exact its draws are."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.proposing import propose
from auditor.decide.doubt.assumptions import assumptions
from auditor.decide.doubt.draws import DrawnInputs
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.inputs import inputs_of
from auditor.decide.money.outcome import outcome
from auditor.decide.order.ranking import DEFAULT_DRAWS, DEFAULT_SEED, order, reweighed
from auditor.decide.order.screening import screened
from auditor.decide.programme.portfolio import Limits, Rules, capacities_of, choose, options_of
from auditor.flow import analyse
from auditor.model import Audit, Estimate
from tests.bench.conftest import Figure, pairs_s
from tests.bench.maps import busy_firm

_PSEUDO = 100_000


@cache
def two_hundred() -> tuple[Audit, list[Candidate]]:
    """Two hundred candidates over ten years."""
    audit = busy_firm()
    audit = audit.replaced({"firm": {1: replace(audit.firm, horizon_years=10)}})
    candidates, _left_out = propose(audit, analyse(audit))
    kept = screened(audit, candidates)
    assert len(kept) == 200
    return audit, kept


def test_ranking_two_hundred_candidates(figure: Figure) -> None:
    """Draws, cash flows over ten years, quantiles, chances and rank acceptability; then a slider."""
    audit, candidates = two_hundred()

    def rank_all() -> None:
        for ranked in order(audit, analyse(audit), candidates).candidates:
            _ = ranked.evaluation.npv, ranked.evaluation.payback_years, ranked.rank_acceptability
            _ = ranked.evaluation.probability_payback_within_target

    def draw_alone() -> None:
        inputs = inputs_of(candidates, assumptions(audit), audit.firm.horizon_years)
        sample = DrawnInputs(inputs, DEFAULT_DRAWS, DEFAULT_SEED)
        for key in inputs:
            sample[key]

    ranking = order(audit, analyse(audit), candidates)
    ranked, drawn = pairs_s(rank_all, draw_alone, 7)
    what = "drawing the same numbers alone (200 candidates, 10 years, 4,096 draws)"
    figure("rank_200_ratio", ranked / drawn, 6, what, ranked)
    values = np.random.default_rng(1).random((len(ranking.candidates), DEFAULT_DRAWS))
    slider, sorted_alone = pairs_s(
        lambda: reweighed(ranking, {**ranking.weights, "money": 0.4}), lambda: np.argsort(values, axis=0), 9
    )
    figure("rank_200_slider", slider / sorted_alone, 3.0, "sorting as many values in each draw by numpy", slider)


def test_quantiles_are_as_exact_as_many_more_pseudo_random_draws(figure: Figure) -> None:
    """Root mean square error of P10, P50 and P90 of the net present value over twelve seeds and five candidates."""
    audit, candidates = two_hundred()
    places = (0.1, 0.5, 0.9)
    sobol, pseudo = [], []
    for candidate in candidates[::40]:
        inputs = inputs_of([candidate], assumptions(audit), audit.firm.horizon_years)
        truth = np.quantile(outcome(audit, candidate, DrawnInputs(inputs, 1 << 20, 7)).npv, places)
        scale = truth[2] - truth[0]
        for seed in range(12):
            drawn = outcome(audit, candidate, DrawnInputs(inputs, DEFAULT_DRAWS, seed))
            q = Evaluation(candidate, drawn, audit).npv
            sobol.append((np.array((q.p10, q.p50, q.p90)) - truth) / scale)
            found = np.quantile(outcome(audit, candidate, _Pseudo(inputs, _PSEUDO, seed)).npv[:_PSEUDO], places)
            pseudo.append((found - truth) / scale)
    ratio = float(np.sqrt(np.mean(np.square(sobol))) / np.sqrt(np.mean(np.square(pseudo))))
    figure("sobol_4096_error", ratio, 1.0, "the error of 100,000 pseudo-random draws")


class _Pseudo(DrawnInputs):
    """Independent pseudo-random draws in place of Sobol points."""

    def __init__(self, inputs: Mapping[Hashable, Estimate], count: int, seed: int) -> None:
        super().__init__(inputs, count, seed)
        rng = np.random.default_rng(1000 + seed)
        self._strata = rng.integers(0, self.count, self._strata.shape).astype(np.int32)


def test_choosing_among_two_hundred_candidates(figure: Figure) -> None:
    """The best of 200 within a budget, a yearly budget and four projects at once, proven."""
    audit, candidates = two_hundred()
    evaluations = [r.evaluation for r in order(audit, analyse(audit), candidates).candidates]
    limits = Limits(2_000_000, 600_000, 4, 0.08)

    def best() -> None:
        found = choose(options_of(audit, evaluations), limits, Rules(), capacities_of(audit))
        assert found.is_optimal and len(found.years) > 10

    def draw_alone() -> None:
        inputs = inputs_of(candidates, assumptions(audit), audit.firm.horizon_years)
        sample = DrawnInputs(inputs, DEFAULT_DRAWS, DEFAULT_SEED)
        for key in inputs:
            sample[key]

    taken, drawn = pairs_s(best, draw_alone, 5)
    what = "drawing the numbers of the same 200 candidates (chosen by HiGHS, proven optimal)"
    figure("portfolio_200", taken / drawn, 13.0, what, taken)  # drawing itself became a third quicker
