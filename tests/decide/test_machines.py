"""One machine does not free a whole crew: how many a candidate takes, and what that costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess import tasks
from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.machines import PEOPLE_PER_MACHINE
from auditor.decide.candidate.proposing import propose
from auditor.flow.analysis import analyse
from auditor.locale import using
from auditor.model import Audit, Calendar, CandidateCost, CandidateOverride, CandidateStep, CostHeading, Entity, Period
from auditor.phrases.candidate import machines_sentence, machines_text
from tests.build import audit_from, confirmed, point

#: A year of one person in the time that the firm works.
YEAR = Calendar().available_time_per_year_s / 3600
KEY = "deburring_machine"


def deburring(people: float, shifts: float = 1.0) -> Audit:
    """A step at which so many people deburr the whole year."""
    hours = point(people * YEAR * 3600 / 50)
    work = {"Deburr plates": {"labour_s": hours, "labour_period": Period.WEEK}}
    made = audit_from({("Deburr plates", "out"): 1.0}, work=work, calendar=Calendar(id=1, shifts_per_day=shifts))
    return confirmed(made)


def of(audit: Audit, key: str = KEY) -> Candidate:
    found, _excluded = propose(audit, analyse(audit))
    return next(c for c in found if c.technology.key == key)


def touched(candidate: Candidate) -> float:
    """The part of deburring that the machine acts on."""
    return sum(s for e, s in tasks()["deburr"].elements.items() if e in candidate.technology.elements)


@pytest.mark.parametrize(("work", "machines"), [(0.5, 1), (0.99, 1), (1.01, 2), (1.99, 2), (2.01, 3)])
def test_a_machine_does_the_work_of_two_people_and_no_more(work: float, machines: int) -> None:
    share = touched(of(deburring(1.0)))
    made = of(deburring(PEOPLE_PER_MACHINE * work / share))
    assert made.machines == machines
    one = of(deburring(1.0)).figures
    for name in ("investment", "running_cost_per_year", "own_hours"):
        for case in ("low", "likely", "high"):
            assert getattr(getattr(made.figures, name), case) == pytest.approx(
                machines * getattr(getattr(one, name), case)
            )
    for name in ("saving_share", "lead_time_months", "useful_life_years"):
        assert getattr(made.figures, name) == getattr(one, name)
    assert made.figures.resale() == pytest.approx(machines * one.resale())


def test_a_second_shift_lets_one_machine_do_twice_as_much() -> None:
    people = PEOPLE_PER_MACHINE * 1.5 / touched(of(deburring(1.0)))
    assert of(deburring(people)).machines == 2
    assert of(deburring(people, shifts=2.0)).machines == 1


def test_software_and_organisation_and_what_serves_all_steps_come_once() -> None:
    found, _excluded = propose(audit := deburring(40.0), analyse(audit))
    kinds = {c.technology.kind for c in found}
    assert kinds & {"software", "organisation", "ai"}
    for candidate in found:
        once = candidate.technology.shared or candidate.technology.kind not in {"mechanisation", "robotics"}
        assert (candidate.machines == 1) if once else (candidate.machines > 1), candidate.key


def with_own(audit: Audit, change: CandidateOverride, *costs: CandidateCost) -> Audit:
    rows: dict[str, dict[int, Entity]] = {
        "candidate": {1: replace(change, id=1)},
        "candidate_step": {1: CandidateStep(id=1, candidate_id=1, step_id=1)},
        "candidate_cost": {i: replace(c, id=i) for i, c in enumerate(costs, 1)},
    }
    return audit.replaced(rows)


def test_a_price_of_the_firms_own_is_that_of_what_it_will_buy() -> None:
    audit = deburring(20.0)
    assert of(audit).machines > 1
    own = of(with_own(audit, CandidateOverride(technology=KEY, investment=point(100_000))))
    assert own.machines == 1
    assert own.figures.investment.likely == pytest.approx(100_000)
    assert own.figures.own_hours == of(deburring(1.0)).figures.own_hours
    device = CandidateCost(candidate_id=1, heading=CostHeading.DEVICE, amount=point(80_000))
    assert of(with_own(audit, CandidateOverride(technology=KEY), device)).machines == 1


def test_other_figures_of_the_firms_own_are_for_all_of_them() -> None:
    audit = deburring(20.0)
    count = of(audit).machines
    training = CandidateCost(candidate_id=1, heading=CostHeading.TRAINING, amount=point(4_000))
    own = of(
        with_own(
            audit, CandidateOverride(technology=KEY, running_cost_per_year=point(5_000), own_hours=point(90)), training
        )
    )
    assert own.machines == count
    assert own.figures.running_cost_per_year.likely == 5_000
    assert own.figures.own_hours.likely == 90
    assert own.figures.costs[CostHeading.TRAINING].likely == 4_000
    assert own.figures.costs[CostHeading.DEVICE] == of(audit).figures.costs[CostHeading.DEVICE]


def test_how_many_it_takes_is_told() -> None:
    with using("en"):
        assert machines_text(of(deburring(1.0))) == machines_sentence(of(deburring(1.0))) == ""
        many = of(deburring(20.0))
        assert machines_text(many) == f"{many.machines} machines"
        assert machines_text(many) in machines_sentence(many)
