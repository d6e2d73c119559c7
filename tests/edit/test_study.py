"""What can be done to a time study."""

from __future__ import annotations

import pytest

from auditor.edit import perform
from auditor.edit.study import (
    add_element,
    add_times,
    exclude_observations,
    new_study,
    record_lap,
    remove_element,
    set_allowance,
    set_follows,
    set_observation_text,
    study_value,
)
from auditor.errors import InputError
from auditor.locale import using
from auditor.model import Process, Step, Study
from auditor.store import AuditFile
from auditor.study.allowances import allowance_kinds
from auditor.study.laps import Lap


@pytest.fixture
def study(audit_file: AuditFile) -> Study:
    with audit_file.edit("Step") as edit:
        step = edit.put(Step(process_id=edit.put(Process(name="P")).id, name="Pack"))
    made = perform(audit_file, new_study, step.id, ["Fold", " ", "Close"], "2026-03-10T09:00+01:00")
    return audit_file.audit.table(Study)[made]


def test_a_new_study_has_its_elements_one_for_what_is_foreign_and_the_constant_allowances(
    audit_file: AuditFile, study: Study
) -> None:
    elements = audit_file.audit.elements_of(study.id)
    assert [e.name for e in elements if not e.is_foreign] == ["Fold", "Close"]
    assert [e.name for e in elements if e.is_foreign] == ["Foreign element"]
    constant = {kind.key for kind in allowance_kinds() if kind.is_constant}
    assert {a.key for a in audit_file.audit.allowances_of(study.id)} == constant != set()


def test_a_study_of_nothing_in_particular_is_of_the_whole_cycle(audit_file: AuditFile, study: Study) -> None:
    other = perform(audit_file, new_study, study.step_id, ["  "], "2026-03-10T10:00+01:00")
    assert [e.name for e in audit_file.audit.elements_of(other) if not e.is_foreign] == ["Whole cycle"]
    assert audit_file.audit.table(Study)[other].name == "Study 2"


def test_the_last_element_of_the_cycle_stays(audit_file: AuditFile, study: Study) -> None:
    for element in audit_file.audit.elements_of(study.id):
        if not element.is_foreign:
            perform(audit_file, remove_element, element)
    assert [e.name for e in audit_file.audit.elements_of(study.id) if not e.is_foreign] == ["Close"]


def test_typed_times_go_round_the_elements(audit_file: AuditFile, study: Study) -> None:
    perform(audit_file, add_element, study.id, "Label")
    perform(audit_file, add_times, study, "10 20 0,5min 11")
    fold, close, label = (e.id for e in audit_file.audit.elements_of(study.id) if not e.is_foreign)
    seen = [(o.element_id, o.seconds, o.cycle) for o in audit_file.audit.observations_of(study.id)]
    assert seen == [(fold, 10, 1), (close, 20, 1), (label, 30, 1), (fold, 11, 2)]


def test_a_step_that_follows_moves_with_what_counts(audit_file: AuditFile, study: Study) -> None:
    fold = audit_file.audit.elements_of(study.id)[0]
    perform(audit_file, add_times, study, "10 5; 20 5")
    perform(audit_file, set_follows, study, True)
    before = audit_file.audit.work(study.step_id).cycle_time_s
    slow = [o for o in audit_file.audit.observations_of(study.id) if o.element_id == fold.id and o.seconds == 20]
    perform(audit_file, exclude_observations, slow, "dropped it")
    after = audit_file.audit.work(study.step_id).cycle_time_s
    assert before is not None
    assert after is not None
    assert after.likely / before.likely == pytest.approx(15 / 20)
    assert [line.label for line in audit_file.history()[:2]] == ["Exclude observation", "Step follows study"]


def test_a_lap_is_stored_with_its_pace_and_can_be_corrected(audit_file: AuditFile, study: Study) -> None:
    fold = audit_file.audit.elements_of(study.id)[0]
    lap = perform(audit_file, record_lap, study, Lap(fold.id, 12.5, 1, False), 1.1)
    assert (lap.seconds, lap.rating) == (12.5, 1.1)
    perform(audit_file, set_observation_text, lap, "rating", "95 %")
    perform(audit_file, set_observation_text, audit_file.audit.observations_of(study.id)[0], "note", "slow pallet")
    (stored,) = audit_file.audit.observations_of(study.id)
    assert (stored.seconds, stored.rating, stored.note) == (12.5, 0.95, "slow pallet")
    with pytest.raises(InputError):
        perform(audit_file, set_observation_text, lap, "seconds", "5 kg")


def test_an_allowance_is_one_line_a_key(audit_file: AuditFile, study: Study) -> None:
    for share in (0.02, 0.05):
        perform(audit_file, set_allowance, study.id, "noise", share)
    assert [a.share for a in audit_file.audit.allowances_of(study.id) if a.key == "noise"] == [0.05]
    perform(audit_file, set_allowance, study.id, "noise", None)
    assert not [a for a in audit_file.audit.allowances_of(study.id) if a.key == "noise"]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [("rating", "120 %", 1.2), ("units_per_cycle", "4", 4), ("precision", "5", 0.05), ("confidence", "95 %", 0.95)],
)
def test_what_is_typed_about_a_study_is_read(key: str, typed: str, value: float) -> None:
    assert study_value(key, typed) == pytest.approx(value)


@pytest.mark.parametrize(
    ("key", "typed"),
    [("rating", "19"), ("rating", "301 %"), ("units_per_cycle", "0"), ("precision", "100 %"), ("confidence", "0")],
)
def test_what_can_not_be_true_of_a_study_is_refused(key: str, typed: str) -> None:
    with pytest.raises(InputError):
        study_value(key, typed)


def test_decimals_are_those_of_the_language() -> None:
    with using("nl"):
        assert study_value("rating", "97,5 %") == pytest.approx(0.975)
