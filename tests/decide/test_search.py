"""The best set of candidates: against trying everything, more budget, the norm, and what a person wants."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decide import Goal, Ranking, plan, rank
from auditor.decide.programme import search as rooms
from auditor.decide.programme.eligible import is_eligible, may_be_pilot, plannable
from auditor.decide.programme.plan import limits_of
from auditor.decide.programme.portfolio import Limits, Rules
from auditor.decide.programme.roadmap import roadmap
from auditor.decide.programme.search import Search
from auditor.decide.programme.together import of_planned
from auditor.model import Audit, CandidateOverride, CandidateStep, Estimate

budgets = st.integers(0, 300).map(lambda thousands: thousands * 1_000.0)


def searched(audit: Audit, ranking: Ranking, goal: Goal = Goal.MONEY) -> Search:
    allowed = plannable(ranking.candidates, Rules())
    leading = frozenset(r.evaluation.candidate.key for r in allowed if may_be_pilot(r))
    return Search(audit, [r.evaluation for r in allowed], leading, limits_of(audit), goal, Rules())


@pytest.fixture(scope="module")
def exact(sample: Audit, sample_ranking: Ranking) -> Search:
    return searched(sample, sample_ranking)


def value_of(found: Search, budget: float) -> float:
    best = found.best(budget)
    assert best is not None
    return best[0].value


@pytest.mark.parametrize("budget", [40_000.0, 120_000.0, 250_000.0])
def test_no_set_within_the_budget_brings_more(sample: Audit, sample_ranking: Ranking, budget: float) -> None:
    """Every set of candidates that may be planned, each on its own roadmap, none skipped."""
    allowed = plannable(sample_ranking.candidates, Rules())
    leading = frozenset(r.evaluation.candidate.key for r in allowed if may_be_pilot(r))
    limits, best = limits_of(sample), 0.0
    evaluations = [r.evaluation for r in allowed]
    for chosen in chain.from_iterable(combinations(evaluations, n) for n in range(len(evaluations) + 1)):
        steps = [i for e in chosen for i in e.candidate.step_ids]
        if len(steps) == len(set(steps)) and sum(e.outlay for e in chosen) <= budget:
            planned = roadmap(sample, chosen, {}, limits, (), leading)
            best = max(best, of_planned(sample, planned).npv_expected)
    made = plan(sample, sample_ranking, replace(limits, budget=budget), with_frontier=False)
    assert made.choice.is_optimal
    assert made.together.npv_expected == pytest.approx(best)


@settings(max_examples=30)
@given(budgets, budgets)
def test_more_budget_never_lowers_the_value(exact: Search, less: float, more: float) -> None:
    assert value_of(exact, less + more) >= value_of(exact, less) - 1e-6


def test_better_neighbours_come_near_the_proven_best_and_claim_no_proof(
    sample: Audit, sample_ranking: Ranking, exact: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "MOST_SETS", 10)
    near = searched(sample, sample_ranking)
    values = []
    for budget in (30_000.0, 90_000.0, 150_000.0, 250_000.0):
        best, true = near.best(budget), exact.best(budget)
        assert best is not None and true is not None
        assert not best[1].is_optimal and true[1].is_optimal
        assert true[0].value * 0.98 <= best[0].value <= true[0].value + 1e-6
        assert near.cost(best[0].keys) <= budget
        values.append(best[0].value)
    assert values == sorted(values)


def test_the_frontier_is_what_the_plan_brings_at_each_budget(sample: Audit, sample_ranking: Ranking) -> None:
    limits = limits_of(sample)
    made = plan(sample, sample_ranking, limits)
    for point in made.frontier:
        alone = plan(sample, sample_ranking, replace(limits, budget=point.budget), with_frontier=False)
        assert alone.together == point.together
    own = next(p for p in made.frontier if p.budget == limits.budget)
    assert own.together == made.together


def test_only_what_keeps_the_norm_is_planned(sample: Audit, sample_ranking: Ranking) -> None:
    for goal in Goal:
        made = plan(sample, sample_ranking, Limits(), goal)
        assert made.planned
        for e in made.evaluations:
            assert e.probability_payback_within_target >= 0.5
            assert e.npv_likely > 0
    assert made.considered == len(sample_ranking.candidates)
    assert made.eligible == sum(is_eligible(r) for r in sample_ranking.candidates)


def test_a_stricter_norm_plans_less_and_one_that_nothing_keeps_plans_nothing(sample: Audit) -> None:
    sizes = []
    for years in (4.0, 2.0, 0.2):
        strict = sample.replaced({"firm": {1: replace(sample.firm, payback_target_years=years)}})
        made = plan(strict, rank(strict, draws=256), Limits())
        sizes.append(made.eligible)
    assert sizes[0] > sizes[1] > sizes[2] == 0
    assert made.planned == ()


def test_what_a_person_wants_is_planned_though_it_misses_the_norm(sample: Audit, sample_ranking: Ranking) -> None:
    misses = next(r for r in sample_ranking.candidates if not is_eligible(r)).evaluation.candidate
    wanted = CandidateOverride(id=1, technology=misses.technology.key, is_wanted=True)
    steps = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(misses.step_ids, 1)]
    audit = Audit.of([*sample.entities(), wanted, *steps])
    made = plan(audit, rank(audit), Limits(), with_frontier=False)
    item = next(p for p in made.planned if p.key == misses.key)
    assert not item.is_pilot


def test_what_is_wanted_and_too_dear_is_told(sample: Audit, sample_ranking: Ranking) -> None:
    first = sample_ranking.candidates[0].evaluation.candidate
    wanted = CandidateOverride(
        id=1, technology=first.technology.key, is_wanted=True, investment=Estimate.point(900_000)
    )
    steps = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(first.step_ids, 1)]
    audit = Audit.of([*sample.entities(), wanted, *steps])
    made = plan(audit, rank(audit, draws=64), Limits(budget=250_000), with_frontier=False)
    assert made.planned == () and made.choice.problem is not None


def test_the_pilot_is_recommended_and_in_the_plan(sample: Audit, sample_ranking: Ranking) -> None:
    for budget in (None, 250_000.0, 60_000.0):
        made = plan(sample, sample_ranking, Limits(budget), with_frontier=False)
        pilot = next(p for p in made.planned if p.is_pilot)
        ranked = next(r for r in sample_ranking.candidates if r.evaluation.candidate.key == pilot.key)
        assert ranked.is_recommended and ranked.evaluation.npv_likely > 0
