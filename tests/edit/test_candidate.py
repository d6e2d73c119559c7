"""What a person changes in a candidate."""

from __future__ import annotations

import pytest

from auditor.decide import Candidate, rank
from auditor.edit import perform
from auditor.edit.candidate import (
    add_rule,
    choose_pilot,
    override_of,
    remove_rule,
    set_cost,
    set_figures,
    set_outcome,
    set_project,
    take_back_in,
)
from auditor.model import CandidateRule, CostHeading, Estimate, Outcome, OutcomeStatus, Project, RuleKind
from auditor.store import AuditFile


@pytest.fixture
def candidates(sample_file: AuditFile) -> list[Candidate]:
    return [ranked.evaluation.candidate for ranked in rank(sample_file.audit, draws=64).candidates[:3]]


def pilots(file: AuditFile) -> set[int]:
    return {p.candidate_id for p in file.audit.table(Project).values() if p.is_pilot}


def test_there_is_one_pilot_at_most(sample_file: AuditFile, candidates: list[Candidate]) -> None:
    for candidate in candidates:
        perform(sample_file, choose_pilot, candidate)
    last = override_of(sample_file.audit, candidates[-1])
    assert last is not None
    assert pilots(sample_file) == {last.id}
    perform(sample_file, choose_pilot, candidates[-1], False)
    assert pilots(sample_file) == set()


def test_a_candidate_is_stored_once_however_often_it_is_changed(
    sample_file: AuditFile, candidates: list[Candidate]
) -> None:
    before = len(sample_file.audit.candidate_overrides)
    perform(sample_file, set_figures, candidates[0], investment=Estimate(1, 2, 3))
    perform(sample_file, set_figures, candidates[0], is_wanted=True)
    perform(sample_file, set_project, candidates[0], who="the team")
    assert len(sample_file.audit.candidate_overrides) == before + 1
    stored = override_of(sample_file.audit, candidates[0])
    assert stored is not None
    assert (stored.investment, stored.is_wanted) == (Estimate(1, 2, 3), True)
    assert sample_file.audit.steps_of_candidate(stored.id) == frozenset(candidates[0].step_ids)


def test_a_cost_without_an_amount_goes_back_to_its_share(sample_file: AuditFile, candidates: list[Candidate]) -> None:
    for amount in (Estimate.point(500.0), Estimate.point(700.0)):
        perform(sample_file, set_cost, candidates[0], CostHeading.SAFETY, amount)
    stored = override_of(sample_file.audit, candidates[0])
    assert stored is not None
    assert [c.amount.likely for c in sample_file.audit.costs_of(stored.id)] == [700.0]
    perform(sample_file, set_cost, candidates[0], CostHeading.SAFETY, None)
    assert sample_file.audit.costs_of(stored.id) == ()


def test_rules_between_candidates_come_and_go(sample_file: AuditFile, candidates: list[Candidate]) -> None:
    one, two = candidates[:2]
    perform(sample_file, add_rule, one, two, RuleKind.EXCLUDES)
    (rule,) = sample_file.audit.table(CandidateRule).values()
    stored = [override_of(sample_file.audit, c) for c in (one, two)]
    assert [o.id for o in stored if o is not None] == [rule.candidate_id, rule.other_id]
    perform(sample_file, remove_rule, rule)
    assert not sample_file.audit.table(CandidateRule)


def test_what_was_left_out_can_be_taken_back_in(sample_file: AuditFile, candidates: list[Candidate]) -> None:
    perform(sample_file, set_figures, candidates[0], dropped_because="too loud")
    assert candidates[0].key not in {r.evaluation.candidate.key for r in rank(sample_file.audit, draws=64).candidates}
    dropped = override_of(sample_file.audit, candidates[0])
    assert dropped is not None
    perform(sample_file, take_back_in, dropped)
    assert candidates[0].key in {r.evaluation.candidate.key for r in rank(sample_file.audit, draws=64).candidates}


def test_the_history_says_what_was_changed_in_a_project(sample_file: AuditFile, candidates: list[Candidate]) -> None:
    perform(sample_file, set_project, candidates[0], start_quarter=3)
    perform(sample_file, set_project, candidates[0], who="the team")
    assert [line.label for line in sample_file.history()[:2]] == ["Change project", "Move project"]


def test_what_became_of_a_candidate_is_kept_once_and_can_be_taken_back(
    sample_file: AuditFile, candidates: list[Candidate]
) -> None:
    perform(sample_file, set_outcome, candidates[0], OutcomeStatus.PENDING)
    perform(sample_file, set_outcome, candidates[0], OutcomeStatus.CARRIED_OUT, "2027-03-01", 12_500.0, 310.0)
    stored = override_of(sample_file.audit, candidates[0])
    assert stored is not None
    told = sample_file.audit.outcome_of(stored.id)
    assert told is not None and len(sample_file.audit.table(Outcome)) == 1
    assert (told.status, told.known_on) == (OutcomeStatus.CARRIED_OUT, "2027-03-01")
    assert (told.investment, told.hours_per_year) == (12_500.0, 310.0)
    perform(sample_file, set_outcome, candidates[0], None)
    assert sample_file.audit.outcome_of(stored.id) is None
