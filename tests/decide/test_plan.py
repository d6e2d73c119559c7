"""The plan: roadmap, what it brings together, people, before and after, planned against realised."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from auditor.decide import Goal, Ranking, plan, rank
from auditor.decide.programme.before_after import before_after, with_candidates
from auditor.decide.programme.people import people_view
from auditor.decide.programme.plan import Plan
from auditor.decide.programme.portfolio import Limits
from auditor.decide.programme.realised import compare
from auditor.decide.programme.together import together
from auditor.flow import analyse
from auditor.model import Audit, CandidateOverride, CandidateRule, CandidateStep, Entity, Project, RuleKind
from auditor.phrases.plan import stop_text, success_text, who_text

LIMITS = Limits(200_000, 100_000, 2, 0.08)


@pytest.fixture(scope="module")
def sample_plan(sample: Audit, sample_ranking: Ranking) -> Plan:
    return plan(sample, sample_ranking, LIMITS)


def stored(audit: Audit, keys: list[str], **fields: object) -> tuple[Audit, dict[str, int]]:
    """The audit with stored candidates for the keys of its ranking, and their ids."""
    candidates = {r.evaluation.candidate.key: r.evaluation.candidate for r in rank(audit).candidates}
    extra: list[Entity] = []
    for i, key in enumerate(keys, 1):
        extra.append(CandidateOverride(id=i, technology=candidates[key].technology.key, **fields))  # type: ignore[arg-type]
        extra += [CandidateStep(id=100 * i + s, candidate_id=i, step_id=s) for s in candidates[key].step_ids]
    return Audit.of([*audit.entities(), *extra]), {key: i for i, key in enumerate(keys, 1)}


def test_the_roadmap_keeps_to_the_limits_and_puts_the_pilot_first_and_alone(sample_plan: Plan) -> None:
    made = sample_plan
    assert made.choice.is_optimal
    assert made.together.investment <= 200_000
    pilot = made.planned[0]
    assert pilot.is_pilot and pilot.start_quarter == 0
    assert all(p.start_quarter >= pilot.quarters for p in made.planned[1:])
    running = Counter(q for p in made.planned for q in range(p.start_quarter, p.start_quarter + p.quarters))
    assert max(running.values()) <= 2
    spent: Counter[int] = Counter()
    for p in made.planned:
        spent[p.year] += int(p.evaluation.outlay)
    assert max(spent.values()) <= 100_000
    assert all(success_text(p) and stop_text(p) and who_text(p) for p in made.planned)


def test_no_two_projects_of_a_plan_share_a_step(sample: Audit, sample_ranking: Ranking) -> None:
    for goal in Goal:
        steps = [i for e in plan(sample, sample_ranking, goal=goal).evaluations for i in e.candidate.step_ids]
        assert len(steps) == len(set(steps))


def test_the_frontier_never_falls(sample: Audit, sample_plan: Plan, sample_ranking: Ranking) -> None:
    made = sample_plan
    worth = [f.together.npv.p50 or 0.0 for f in made.frontier]
    assert worth == sorted(worth)
    assert [f.budget for f in made.frontier] == sorted(f.budget for f in made.frontier)
    assert worth[0] == 0
    hours = [f.together.hours_freed_per_year for f in plan(sample, sample_ranking, LIMITS, Goal.HOURS).frontier]
    assert hours == sorted(hours)


def test_a_start_that_a_person_chose_stays(sample: Audit, sample_plan: Plan) -> None:
    first = sample_plan.planned[-1]
    audit, ids = stored(sample, [first.key], is_wanted=True)
    moved = Audit.of([*audit.entities(), Project(id=1, candidate_id=ids[first.key], start_quarter=7, who="Anna")])
    found = next(p for p in plan(moved, rank(moved), LIMITS).planned if p.key == first.key)
    assert found.start_quarter == 7 and found.is_fixed and who_text(found) == "Anna"


def test_a_project_starts_when_what_it_requires_has_been_delivered(sample: Audit, sample_plan: Plan) -> None:
    planned = sample_plan.planned
    a, b = planned[1].key, planned[2].key
    audit, ids = stored(sample, [a, b])
    ruled = Audit.of(
        [*audit.entities(), CandidateRule(id=1, candidate_id=ids[a], other_id=ids[b], kind=RuleKind.REQUIRES)]
    )
    found = {p.key: p for p in plan(ruled, rank(ruled), LIMITS).planned}
    assert a not in found or found[a].start_quarter >= found[b].start_quarter + found[b].quarters


def test_excluded_projects_are_not_in_one_plan(sample: Audit, sample_plan: Plan) -> None:
    planned = sample_plan.planned
    a, b = planned[1].key, planned[2].key
    audit, ids = stored(sample, [a, b])
    ruled = Audit.of(
        [*audit.entities(), CandidateRule(id=1, candidate_id=ids[a], other_id=ids[b], kind=RuleKind.EXCLUDES)]
    )
    assert len({a, b} & {p.key for p in plan(ruled, rank(ruled), LIMITS).planned}) < 2


def test_one_candidate_alone_brings_what_its_page_says_and_together_never_more_than_the_sum(
    sample: Audit, sample_ranking: Ranking
) -> None:
    evaluations = [r.evaluation for r in sample_ranking.recommended]
    for e in evaluations[:4]:
        spread = (e.npv.p90 or 0.0) - (e.npv.p10 or 0.0)
        assert together(sample, [e]).npv.p50 == pytest.approx(e.npv.p50, abs=0.02 * spread)
        assert together(sample, [e]).npv_expected == pytest.approx(float(e.drawn.npv.mean()))
    whole = together(sample, evaluations)
    assert whole.npv_expected <= sum(float(e.drawn.npv.mean()) for e in evaluations) + 1e-6
    assert whole.hours_freed_per_year == pytest.approx(sum(e.hours_freed_per_year.likely for e in evaluations))


def test_the_same_audit_gives_the_same_plan(sample: Audit) -> None:
    one, two = plan(sample, rank(sample), LIMITS), plan(sample, rank(sample), LIMITS)
    assert [(p.key, p.start_quarter) for p in one.planned] == [(p.key, p.start_quarter) for p in two.planned]
    assert one.together == two.together


def test_freed_hours_of_a_role_are_used_once_and_add_up(sample: Audit, sample_plan: Plan) -> None:
    made = sample_plan
    view = people_view(sample, analyse(sample), made.evaluations)
    assert sum(r.freed_hours for r in view.roles) == pytest.approx(made.together.hours_freed_per_year)
    for role in view.roles:
        assert role.overtime_hours + role.vacancy_hours + role.other_hours == pytest.approx(role.freed_hours)
        assert bool(role.ideas) is (role.freed_hours > 0)
        assert role.freed_hours <= role.mapped_hours
    welders = next(r for r in view.roles if r.role is not None and r.role.name == "Welder")
    assert welders.missing_fte == 1


def test_after_the_plan_the_map_takes_the_hours_less_that_the_plan_frees(sample: Audit, sample_plan: Plan) -> None:
    """Where no scrap is avoided volumes stay, so the difference is exactly the freed hours."""
    evaluations = [
        e for e in sample_plan.evaluations
        if not e.candidate.figures.scrap_saving_share.likely or not e.candidate.scrap
    ]  # fmt: skip
    assert evaluations
    before = analyse(sample)
    for e in evaluations:
        after = analyse(with_candidates(sample, [e]))
        assert before.labour_hours_per_year is not None and after.labour_hours_per_year is not None
        freed = before.labour_hours_per_year.likely - after.labour_hours_per_year.likely
        steps = [audit_scrap for i in e.candidate.step_ids if (audit_scrap := sample.work(i).scrap) is not None]
        gained = e.candidate.figures.cycle_saving_share.likely > 0
        if not steps and not gained:
            assert freed == pytest.approx(e.hours_freed_per_year.likely)
        else:
            assert freed >= e.hours_freed_per_year.likely * 0.9


def test_before_and_after_show_the_bottleneck_and_the_strain(sample: Audit, sample_plan: Plan) -> None:
    made = sample_plan
    changes = before_after(sample, analyse(sample), made.evaluations)
    assert {c.name for c in changes} == {sample.processes[e.candidate.process_id].name for e in made.evaluations}
    for change in changes:
        hours = next(m for m in change.measures if m.unit == "h")
        assert hours.before is not None and hours.after is not None
        assert hours.after < hours.before
        strain = change.measures[-1]
        assert strain.after is not None and strain.before is not None
        assert strain.after <= strain.before


def test_what_was_planned_is_held_against_what_the_later_audit_finds(sample: Audit, sample_plan: Plan) -> None:
    made = sample_plan
    welding = next(e for e in made.evaluations if e.candidate.technology.key == "welding_cobot")
    later = with_candidates(sample, [welding])
    found = compare(sample, analyse(sample), later, analyse(later), made.evaluations)
    realised = {r.steps: r for r in found.realised}
    welded = realised[sample.step_names(welding.candidate.step_ids)]
    assert welded.share == pytest.approx(1.0, abs=0.05)
    others = [r for r in found.realised if r is not welded]
    assert all(abs(r.realised_hours or 0.0) < 1 for r in others)
    renamed = later.replaced({"step": {welding.candidate.step_ids[0]: replace(later.steps[welding.candidate.step_ids[0]], name="X")}})  # fmt: skip
    again = compare(sample, analyse(sample), renamed, analyse(renamed), made.evaluations)
    assert "X" in again.new and sample.step_names(welding.candidate.step_ids) in again.gone
    assert next(r for r in again.realised if r.steps == welded.steps).realised_hours is None


def test_an_audit_without_candidates_has_an_empty_plan() -> None:
    audit = Audit.of()
    made = plan(audit, rank(audit))
    assert made.planned == ()
    assert made.together.hours_freed_per_year == 0
    assert people_view(audit, analyse(audit), ()).roles == ()
