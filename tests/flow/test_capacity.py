"""What limits a step, and the people of the firm against the map."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from pytest import approx

from auditor.flow import analyse
from auditor.flow.problems import ProblemKind
from auditor.flow.workload.capacity import at_once, is_handwork
from auditor.locale import using
from auditor.model import (
    Audit,
    Calendar,
    Entity,
    Estimate,
    Family,
    Firm,
    Flow,
    Part,
    Process,
    Role,
    Season,
    Step,
    Work,
    WorkElement,
)
from auditor.phrases.flow import coverage_sentence, warning_sentences
from tests.build import point

#: 250 days of 7.5 h are 1,875 h; a person is there for 1,500 of them.
CALENDAR = Calendar(working_days_per_year=250)
FIRM = Firm(productive_hours_per_fte=point(1500))


def joinery(headcount: float | None, *works: Work, demand: float = 120) -> Audit:
    """One step after the other, each by the one role."""
    steps = [Step(id=work.id, process_id=1, name=f"S{work.id}") for work in works]
    flows = [Flow(id=b.id, process_id=1, source_id=a.id, target_id=b.id) for a, b in itertools.pairwise(steps)]
    made: list[Entity] = [
        Process(id=1, name="P", demand_per_year=point(demand)), Role(id=1, name="Fitter", headcount=headcount),
        *steps, *flows, *works, CALENDAR, FIRM,
    ]  # fmt: skip
    return Audit.of(made)


def fitting(hours: float, key: int = 1, **more: object) -> Work:
    return Work(id=key, cycle_time_s=point(hours * 3600), role_id=1, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "by_hand"),
    [
        ({}, True),
        ({"manual_share": point(1)}, True),
        ({"manual_share": Estimate(0.3, 0.9, 1)}, False),
        ({"setup_time_s": point(0)}, False),
        ({"batch_size": 20.0}, False),
        ({"units_per_cycle": 4.0}, False),
        ({"availability": 0.9}, False),
        ({"stations": 2.0}, False),
    ],
)
def test_handwork_is_what_nothing_speaks_of_a_machine_at(said: dict[str, object], by_hand: bool) -> None:
    work = Work(id=1, cycle_time_s=point(60), **said)  # type: ignore[arg-type]
    assert is_handwork(joinery(2, work), work) is by_hand


def test_an_element_that_a_machine_does_speaks_of_a_machine() -> None:
    audit = joinery(2, fitting(1))
    burn_in = WorkElement(id=1, step_id=1, name="Burn in", seconds=200, part=Part.MACHINE)
    assert is_handwork(audit, audit.work(1))
    assert not is_handwork(audit.replaced({"work_element": {1: burn_in}}), audit.work(1))


def test_handwork_has_the_capacity_of_its_people_and_no_station() -> None:
    """120 kitchens of 15.78 h are 101 % of one station; three fitters of 1,500 h do them in 42 % of their time."""
    audit = joinery(3, fitting(15.78))
    numbers = analyse(audit).processes[1]
    assert numbers.steps[1].workload.utilisation == approx(120 * 15.78 / (3 * 1500))
    assert numbers.bottleneck is not None
    assert warning_sentences(audit, numbers.warnings) == ()


def test_a_crew_takes_its_people_together() -> None:
    audit = joinery(3, fitting(15.78, crew=2.0))
    assert analyse(audit).processes[1].steps[1].workload.utilisation == approx(2 * 120 * 15.78 / (3 * 1500))
    assert at_once(audit, audit.work(1)) == approx(3 * 1500 / (2 * 1875))


@pytest.mark.parametrize("headcount", [None, 0])
def test_of_handwork_whose_people_nobody_counted_no_use_is_said(headcount: float | None) -> None:
    """400 kitchens: as one station it would have to run 336 %, which nobody knows to be true."""
    audit = joinery(headcount, fitting(15.78), demand=400)
    numbers = analyse(audit).processes[1]
    assert numbers.steps[1].workload.utilisation is None
    assert numbers.bottleneck is None
    assert warning_sentences(audit, numbers.warnings) == ()


def test_the_bottleneck_is_sought_only_where_the_use_is_known() -> None:
    saw = Work(id=2, cycle_time_s=point(3600), setup_time_s=point(0))
    numbers = analyse(joinery(None, fitting(15.78), saw)).processes[1]
    assert numbers.bottleneck is not None
    assert numbers.bottleneck.id == 2


def test_a_machine_beyond_its_hours_is_still_said_to_be_so() -> None:
    audit = joinery(9, fitting(15.78, setup_time_s=point(0)))
    (warning,) = warning_sentences(audit, analyse(audit).processes[1].warnings)
    assert "“S1” would have to run 101% of its available time" in warning


def test_steps_of_one_role_share_its_people() -> None:
    """Each takes 80 % of two people, both together 3.2."""
    audit = joinery(2, fitting(20), fitting(20, key=2))
    found = analyse(audit)
    assert [n.workload.utilisation for n in found.processes[1].steps.values()] == approx([0.8, 0.8])
    (problem,) = found.warnings
    assert (problem.kind, problem.step_ids) == (ProblemKind.SHORT_OF_PEOPLE, (1, 2))
    said = "The work mapped for “Fitter” needs 3.2 people; there are 2."
    assert warning_sentences(audit, found.warnings) == (said,)
    with using("de"):
        assert warning_sentences(audit, found.warnings) != (said,)


def test_a_role_that_is_too_small_is_told_once_where_most_of_its_hours_are() -> None:
    one = joinery(2, fitting(20))
    other = [
        Process(id=2, name="Q", demand_per_year=point(120)),
        Step(id=5, process_id=2, name="S5"),
        fitting(25, key=5),
    ]
    found = analyse(Audit.of([*one.entities(), *other]))
    assert [p.process_id for p in found.warnings] == [2]
    assert found.processes[1].warnings == ()


def test_coverage_is_mapped_hours_against_those_of_the_people() -> None:
    """2 × 1,500 h of people; 120 × 10 h on the map, and 120 × 5 h that no role is said of."""
    found = analyse(joinery(2, fitting(10), replace(fitting(5, key=2), role_id=None))).coverage
    fitter, nobody = found.roles
    assert (fitter.mapped_hours, fitter.hours_of_people, fitter.share, fitter.people_needed) == approx(
        (1200, 3000, 0.4, 0.8)
    )
    assert (nobody.role_id, nobody.share) == (None, None)
    assert nobody.mapped_hours == approx(600)
    assert found.share == approx(1800 / 3000)
    assert found.short == ()


def test_coverage_is_unknown_where_people_are_not_counted() -> None:
    audit = joinery(2, fitting(10))
    found = analyse(Audit.of([*audit.entities(), Role(id=2, name="Clerk")])).coverage
    assert [role.share for role in found.roles] == [approx(0.4), None]
    assert (found.hours_of_people, found.share) == (None, None)
    assert found.mapped_hours == approx(1200)
    assert analyse(Audit.of([])).coverage.share is None


def test_the_sentence_says_how_much_of_the_peoples_hours_is_mapped(sample: Audit) -> None:
    """8.2 of 11 people: 75 %."""
    found = analyse(sample).coverage
    assert found.mapped_hours / 1686 == approx(8.2, abs=0.05)
    assert coverage_sentence(found).startswith("75% of your people's hours are on the map: ")
    uncounted = coverage_sentence(analyse(joinery(None, fitting(10))).coverage)
    assert "not known" in uncounted
    assert coverage_sentence(analyse(Audit.of([])).coverage) == ""
    with using("nl"):
        assert (
            coverage_sentence(found)
            .replace("\N{NO-BREAK SPACE}", " ")
            .startswith("75 % van de uren van uw mensen staat op de kaart: ")
        )


def test_handwork_may_be_too_little_in_the_busiest_month_only() -> None:
    """Three people are in use 80 % over the year; one month is twice as busy as each of the others."""
    audit = joinery(3, fitting(30))
    process = replace(audit.processes[1], family_id=1, demand_per_year=None)
    busy = [Season(id=m, family_id=1, month=m, weight=2.0 if m == 12 else 1.0) for m in range(1, 13)]
    family = Family(id=1, name="Kitchens", demand_per_year=point(120))
    kept = [e for e in audit.entities() if not isinstance(e, Process)]
    (problem,) = analyse(Audit.of([*kept, process, family, *busy])).warnings
    assert problem.kind is ProblemKind.BUSY_SEASON
    assert problem.values["use"] == approx(0.8 * 2 / (13 / 12))
