"""Candidates of several steps: one machine for some of them, many steps in one sum, and which are worth drawing for."""

from __future__ import annotations

from dataclasses import replace

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.freed_labour import ALL
from auditor.decide.candidate.proposing import propose
from auditor.decide.doubt.assumptions import assumptions
from auditor.decide.money.inputs import inputs_of
from auditor.decide.order.screening import screened
from auditor.flow.analysis import analyse
from auditor.model import Audit, CandidateOverride
from tests.build import audit_from, confirmed, point


def together(audit: Audit, key: str) -> list[Candidate]:
    found, _excluded = propose(audit, analyse(audit))
    return [c for c in found if c.technology.key == key and len(c.step_ids) > 1]


def deburring(cycle_s: float, crew: float, demand: float) -> Audit:
    """Two steps of deburring, each with a cycle and a crew; one shift of 8 hours on 220 days and more is available."""
    work = {"cycle_time_s": point(cycle_s), "crew": crew}
    audit = audit_from(
        {("Deburr plates", "Deburr pipes"): 1.0}, demand=demand, work={"Deburr plates": work, "Deburr pipes": work}
    )
    return confirmed(audit)


def test_it_serves_as_many_steps_as_its_own_time_allows() -> None:
    """1,000 h at each step: 2,000 h of one machine is more than a shift, 1,600 h is not."""
    available = deburring(60.0, 1.0, 1.0).calendar.available_time_per_year_s / 3600
    half = available / 2 * 60  # passes of a minute that fill half of its time
    assert together(deburring(60.0, 1.0, 1.1 * half), "deburring_machine") == []
    (one,) = together(deburring(60.0, 1.0, 0.9 * half), "deburring_machine")
    assert one.step_ids == (1, 2)


def test_two_people_at_a_step_do_not_take_twice_its_time() -> None:
    available = deburring(60.0, 1.0, 1.0).calendar.available_time_per_year_s / 3600
    (one,) = together(deburring(60.0, 2.0, 0.9 * available / 2 * 60), "deburring_machine")
    assert one.step_ids == (1, 2)
    assert sum(item.hours_per_year.likely for item in one.labour) > available


def test_one_for_both_and_one_for_each_are_alternatives() -> None:
    audit = deburring(60.0, 1.0, 20_000.0)
    found, _excluded = propose(audit, analyse(audit))
    alone = [c for c in found if c.technology.key == "deburring_machine" and len(c.step_ids) == 1]
    (both,) = together(audit, "deburring_machine")
    assert len(alone) == 2
    assert all(c.claims and c.claims < both.claims for c in alone)
    assert len({c.key for c in found}) == len(found)


def test_a_sum_of_many_steps_does_not_make_the_time_a_person_is_needed_certain() -> None:
    """What a shared technology sums up has it in its hours; the machine at the same step still draws it."""
    work = {"setup_time_s": point(600), "batch_size": 50.0, "cycle_time_s": point(120)}
    audit = confirmed(audit_from({("Milling", "out"): 1.0}, demand=20_000, work={"Milling": work}))
    found, _excluded = propose(audit, analyse(audit))
    one = next(c for c in found if any(not item.attended.is_point for item in c.labour))
    item = next(item for item in one.labour if not item.attended.is_point)
    summed = replace(item, key=("hours", "many", None), attended=ALL)
    many = replace(one, key="many", labour=(summed,))
    for order in ([one, many], [many, one]):
        assert inputs_of(order, assumptions(audit), 5)[item.attended_key] == item.attended


def test_what_a_person_changed_is_never_left_out_for_lack_of_room() -> None:
    audit = deburring(60.0, 1.0, 20_000.0)
    found, _excluded = propose(audit, analyse(audit))
    assert len(found) > 3
    for wanted in found:
        stored = CandidateOverride(id=1, technology=wanted.technology.key, is_wanted=True)
        kept = screened(audit, [replace(c, stored=stored) if c is wanted else c for c in found], most=2)
        assert wanted.key in {c.key for c in kept}
        assert len(kept) <= 3
