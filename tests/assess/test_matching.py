"""A technology held against the work of a step: what speaks for it, and which limits it violates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess import Match, Technology, catalogue, matches
from auditor.assess.limits import Limit, Measured, Verdict, hours_verdict, verdicts
from auditor.assess.tasks import StepTask, TaskGround
from auditor.assess.technology import Limits
from auditor.flow import analyse
from auditor.flow.workload.repetitive import Repetitive
from auditor.locale import using
from auditor.model import Audit, StepKind, Work
from auditor.phrases.limits import remedy_text, verdict_text
from tests.build import audit_from, point

COBOT = catalogue()["welding_cobot"]


def welding(seconds: float = 300.0, demand: float = 20_000.0, **work: float) -> Audit:
    return audit_from(
        {("Welding", "out"): 1}, demand=demand, work={"Welding": {"cycle_time_s": point(seconds), **work}}
    )


def found_for(audit: Audit, *known: Technology) -> list[Match]:
    numbers = analyse(audit).step(1)
    assert numbers is not None
    return matches(audit, numbers, known)


@pytest.mark.parametrize(
    ("limits", "work", "limit", "inside"),
    [
        (Limits(min_load_kg=5), Work(id=1, load_kg=5), Limit.LEAST_LOAD, True),
        (Limits(min_load_kg=5), Work(id=1, load_kg=4.9), Limit.LEAST_LOAD, False),
        (Limits(max_load_kg=25), Work(id=1, load_kg=25), Limit.MOST_LOAD, True),
        (Limits(max_load_kg=25), Work(id=1, load_kg=25.1), Limit.MOST_LOAD, False),
        (Limits(min_batch=10), Work(id=1, batch_size=10), Limit.LEAST_BATCH, True),
        (Limits(min_batch=10), Work(id=1, batch_size=9), Limit.LEAST_BATCH, False),
        (Limits(max_variants=3), Work(id=1, variants=3), Limit.MOST_VARIANTS, True),
        (Limits(max_variants=3), Work(id=1, variants=4), Limit.MOST_VARIANTS, False),
        (Limits(max_cycle_s=60), Work(id=1, cycle_time_s=point(60)), Limit.LONGEST_CYCLE, True),
        (Limits(max_cycle_s=60), Work(id=1, cycle_time_s=point(61)), Limit.LONGEST_CYCLE, False),
    ],
)
def test_a_bound_itself_is_inside(limits: Limits, work: Work, limit: Limit, inside: bool) -> None:
    (verdict,) = verdicts(limits, Measured(work, None))
    assert (verdict.limit, verdict.is_kept) == (limit, inside)
    assert verdict_text(verdict) != remedy_text(verdict)


def test_what_is_unknown_violates_nothing() -> None:
    every = Limits(1, 2, 3, 4, 5, 6)
    assert verdicts(every, Measured(Work(id=1), None)) == []


def test_hours_are_held_against_the_least_that_make_it_worth_while() -> None:
    assert hours_verdict(Limits(), 10) is None
    assert hours_verdict(Limits(min_hours_per_year=400), 400) == Verdict(Limit.LEAST_HOURS, True, 400, 400)
    few = hours_verdict(Limits(min_hours_per_year=400), 399)
    assert few == Verdict(Limit.LEAST_HOURS, False, 399, 400)
    assert verdict_text(few) == "399 hours of labour a year are fewer than the 400 that make it worthwhile."
    with using("nl"):
        assert "400" in remedy_text(few) and "From" not in remedy_text(few)


def test_a_step_without_a_task_or_that_only_waits_matches_nothing() -> None:
    unknown = audit_from({("Xyzzy", "out"): 1}, work={"Xyzzy": {"cycle_time_s": point(30)}})
    assert found_for(unknown, *catalogue().values()) == []
    waiting = audit_from({("Welding", "out"): 1}, kinds={"Welding": StepKind.DELAY})
    assert found_for(waiting, *catalogue().values()) == []


def test_a_match_says_what_speaks_for_it_the_task_first() -> None:
    (match,) = found_for(welding(seconds=20, demand=100_000, batch_size=50.0), COBOT)
    task, repetitive, *kept = match.reasons
    assert isinstance(task, StepTask) and task.ground is TaskGround.NAME and task.word == "weld"
    assert isinstance(repetitive, Repetitive) and repetitive.is_repetitive
    assert {v.limit for v in kept if isinstance(v, Verdict)} == {Limit.LEAST_BATCH, Limit.LEAST_HOURS}
    assert match.violated == ()


def test_a_violated_limit_carries_its_value_and_its_bound() -> None:
    (match,) = found_for(welding(batch_size=2.0), COBOT)
    assert match.violated == (Verdict(Limit.LEAST_BATCH, False, 2.0, 5.0),)


def test_hours_of_one_step_are_not_held_against_what_serves_many() -> None:
    little = welding(demand=10.0)
    (alone,) = found_for(little, COBOT)
    assert [v.limit for v in alone.violated if isinstance(v, Verdict)] == [Limit.LEAST_HOURS]
    (shared,) = found_for(little, replace(COBOT, shared=True))
    assert shared.violated == ()


def test_a_technology_of_another_task_or_domain_is_no_match() -> None:
    assert found_for(welding(), catalogue()["deburring_machine"]) == []
    assert found_for(welding(), replace(COBOT, domains=frozenset())) == []
