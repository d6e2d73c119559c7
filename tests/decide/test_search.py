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
from auditor.decide.programme.promise import Promise
from auditor.decide.programme.roadmap import crowded, roadmap
from auditor.decide.programme.search import Search
from auditor.decide.programme.together import of_planned, together
from auditor.model import (
    Audit,
    CandidateOverride,
    CandidateStep,
    Entity,
    Estimate,
    Firm,
    Flow,
    Process,
    Role,
    Step,
    Work,
)
from tests.build import confirmed

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
        claims = [claim for e in chosen for claim in e.candidate.claims]
        if len(claims) == len(set(claims)) and sum(e.outlay for e in chosen) <= budget:
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
    budgets = (30_000.0, 90_000.0, 150_000.0, 250_000.0)
    proven = [exact.best(budget) for budget in budgets]
    monkeypatch.setattr(rooms, "MOST_SETS", 4)
    near = searched(sample, sample_ranking)
    values = []
    for budget, true in zip(budgets, proven, strict=True):
        best = near.best(budget)
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
    for years in (5.0, 2.0, 0.2):
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


def test_an_exchange_promises_what_it_brings_where_all_begin_at_once(sample: Audit, sample_ranking: Ranking) -> None:
    """Against the judgement over all draws: the order of what is promised is that of what comes."""
    evaluations = {e.candidate.key: e for r in plannable(sample_ranking.candidates, Rules()) for e in (r.evaluation,)}
    keys = frozenset(list(evaluations)[:4])
    before = together(sample, [evaluations[k] for k in keys]).npv_expected
    found = Promise(sample, list(evaluations.values()), Goal.MONEY).exchanges(keys)
    assert [gain for gain, _out, _new in found] == sorted((gain for gain, _out, _new in found), reverse=True)
    assert len(found) == 4 + 5 * (len(evaluations) - 4)
    for gain, out, new in found:
        after = keys - {out} | ({new} if new else set())
        brought = together(sample, [evaluations[k] for k in after]).npv_expected - before
        assert gain == pytest.approx(brought, abs=0.03 * before)


def many_steps(count: int) -> Audit:
    """A row of steps of several tasks by two roles, too many candidates to try every set."""
    tasks = ("weld", "deburr", "pack", "assemble", "bend")
    entities: list[Entity] = [
        Firm(yearly_budget=150_000.0, projects_at_once=3),
        Role(id=1, name="A", vacancies=2.0),
        Role(id=2, name="B", overtime_hours_per_year=900.0),
        Process(id=1, name="P", demand_per_year=Estimate.point(30_000)),
    ]
    for i in range(1, count + 1):
        cycle = Estimate.point(60.0 + 37 * i % 200)
        entities += [
            Step(id=i, process_id=1, name=f"S{i}", task=tasks[i % 5]),
            Work(id=i, cycle_time_s=cycle, role_id=1 + i % 2, batch_size=50.0),
        ]
        if i > 1:
            entities.append(Flow(id=i, process_id=1, source_id=i - 1, target_id=i))
    return Audit.of(entities)


def test_where_not_every_set_is_tried_more_budget_still_buys_no_less() -> None:
    audit = confirmed(many_steps(24))
    ranking = rank(audit, draws=256)
    limits = replace(limits_of(audit), budget=333_333.0)
    made = plan(audit, ranking, limits)
    assert made.eligible > 15 and not made.choice.is_optimal and made.planned
    values = [p.together.npv_expected for p in made.frontier]
    assert values == sorted(values) and values[-1] > 0
    assert all(p.together.investment <= p.budget + 1e-6 for p in made.frontier)
    assert crowded(made.planned, limits) == ()
    larger = [
        plan(audit, ranking, replace(limits, budget=b), with_frontier=False) for b in (333_333.0, 450_000.0, None)
    ]
    brought = [p.together.npv_expected for p in larger]
    assert brought == sorted(brought)
