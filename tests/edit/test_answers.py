"""Verbs as anything can do them: the answers as the example."""

from __future__ import annotations

from auditor.edit import perform
from auditor.edit.answers import answer_readiness, answer_suitability
from auditor.model import Answer, ReadinessAnswer
from auditor.store import AuditFile


def test_a_level_is_stored_changed_and_taken_back(sample_file: AuditFile) -> None:
    perform(sample_file, answer_readiness, "own_question", 4)
    perform(sample_file, answer_readiness, "own_question", 2)
    (answer,) = (a for a in sample_file.audit.table(ReadinessAnswer).values() if a.question == "own_question")
    assert answer.level == 2
    perform(sample_file, answer_readiness, "own_question", 0)
    assert answer.id not in sample_file.audit.table(ReadinessAnswer)


def test_a_verb_is_one_line_of_history_under_its_own_name_and_undo_takes_it_back(sample_file: AuditFile) -> None:
    before, step_id = sample_file.audit.table(Answer), next(iter(sample_file.audit.steps))
    perform(sample_file, answer_suitability, step_id, "new_criterion", 3)
    assert sample_file.undo() == "Answer suitability"
    assert sample_file.audit.table(Answer) == before


def test_a_verb_that_changes_nothing_leaves_no_history(sample_file: AuditFile) -> None:
    lines = len(sample_file.history())
    perform(sample_file, answer_readiness, "own_question", 0)
    assert len(sample_file.history()) == lines
