"""Questions about fit: what a person answers, and what a figure of the step answers by itself."""

from __future__ import annotations

import tomllib

import pytest

from auditor.assess import Technology, catalogue
from auditor.assess.catalogue import technology_of
from auditor.assess.fit import Fit, fit_of
from auditor.assess.tasks import task_of
from auditor.decide.candidate.proposing import propose
from auditor.flow import analyse
from auditor.model import Audit, FitAnswer
from auditor.phrases.standing import load_answers
from auditor.resources import RESOURCES
from tests.build import audit_from, point

LIFT = catalogue()["lift_assist"]
STEP = 1


def packing(load_kg: float | None, said: bool | None = None) -> Audit:
    """A step with a load, and what a person says to: does anybody regularly lift more than 15 kg in this work?"""
    audit = audit_from({("Packing", "out"): 1}, work={"Packing": {"load_kg": load_kg}})
    if said is None:
        return audit
    row = FitAnswer(id=1, step_id=STEP, technology=LIFT.key, question="over_15_kg", is_yes=said)
    return audit.replaced({"fit_answer": {1: row}})


def fit(audit: Audit, technology: Technology = LIFT) -> Fit:
    task = task_of(audit.steps[STEP])
    assert task is not None
    return fit_of(audit, STEP, technology, task)


def is_open(found: Fit) -> bool:
    return "over_15_kg" in {question.key for question in found.open_questions}


def test_a_stated_load_answers_the_question_about_it() -> None:
    heavy, light = fit(packing(45)), fit(packing(12))
    assert not is_open(heavy) and heavy.wrong is None
    assert light.wrong is not None and light.wrong.key == "over_15_kg"
    assert fit(packing(15)).wrong is not None, "15 kg is not more than 15 kg"


def test_a_load_that_nobody_stated_leaves_the_question_open() -> None:
    unknown = fit(packing(None))
    assert is_open(unknown) and unknown.wrong is None
    assert unknown.chance < fit(packing(45)).chance


def test_what_a_person_answers_goes_before_the_figure() -> None:
    assert fit(packing(45, said=False)).wrong is not None
    assert fit(packing(12, said=True)).wrong is None


def test_a_load_answers_no_other_question() -> None:
    assert {q.key for q in fit(packing(45)).open_questions} == {q.key for q in LIFT.fit_questions} - {"over_15_kg"}


def test_beside_the_question_it_is_said_that_the_load_answers_it() -> None:
    week = {"labour_s": point(20 * 3600.0), "load_kg": 45}
    audit = audit_from({("Packing", "out"): 1}, work={"Packing": week})
    (candidate,) = (c for c in propose(audit, analyse(audit))[0] if c.technology is LIFT)
    about_load, about_place = LIFT.fit_questions[:2]
    assert "45 kg" in load_answers(audit, candidate, about_load)
    assert load_answers(audit, candidate, about_place) == ""
    row = FitAnswer(id=1, step_id=STEP, technology=LIFT.key, question=about_load.key, is_yes=True)
    assert load_answers(audit.replaced({"fit_answer": {1: row}}), candidate, about_load) == ""


@pytest.mark.parametrize("written", ["0", "-3", "nan", "inf", '"heavy"'])
def test_a_question_about_a_load_names_a_load(written: str) -> None:
    text = (RESOURCES / "catalogue" / "lift_assist.toml").read_text("utf-8")
    data = tomllib.loads(text.replace("load_over_kg = 15 ", f"load_over_kg = {written} "))
    with pytest.raises(ValueError):
        technology_of(data)
