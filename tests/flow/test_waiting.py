"""Waiting takes no labour, and labour beyond the firm's people is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from auditor.flow import Analysis, analyse
from auditor.flow.line.yamazumi import implied_elements
from auditor.flow.workload.beyond import MOST_PEOPLE, beyond
from auditor.flow.workload.capacity import at_once, is_handwork
from auditor.flow.workload.waiting import manual_share_of, waits
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Basis, Entity, Estimate, Firm, Flow, Part, Process, Role, Step, StepKind, Work
from auditor.phrases.beyond import beyond_of, beyond_sentence
from tests.build import point

FIRM = Firm(productive_hours_per_fte=point(1500))


def bakery(*steps: tuple[str, Work], people: float | None = 32, demand: float = 1_000_000) -> Audit:
    made: list[Entity] = [
        Process(id=1, name="Bread", demand_per_year=point(demand)),
        Role(id=1, name="Baker", headcount=people),
        FIRM,
    ]
    for name, work in steps:
        made += [Step(id=work.id, process_id=1, name=name), work]
        if work.id > 1:
            made.append(Flow(id=work.id, process_id=1, source_id=work.id - 1, target_id=work.id))
    return Audit.of(made)


def timed(minutes: float, key: int = 1, **more: object) -> Work:
    return Work(id=key, cycle_time_s=point(minutes * 60), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    ["Rijzen", "Deeg laten rijzen", "Koelen", "Lak drogen", "Stückgare", "Lack trocknen", "Käse reifen", "Teig gehen lassen",
     "Abkühlen", "Proving", "Cooling", "Ripening", "Droogtijd lak"],
)  # fmt: skip
def test_names_say_that_work_waits(name: str) -> None:
    assert waits(Step(id=1, process_id=1, name=name))


@pytest.mark.parametrize(
    "name",
    ["Bakken", "Wassen en drogen", "Trockner beladen", "Koelcel inruimen", "Wartung", "Maschine warten", "Load dryer",
     "Bestellungen gehen ein", "Proving out the program", "Koelen/verpakken", "Kühlschmierstoff prüfen"],
)  # fmt: skip
def test_names_of_work_beside_waiting_do_not(name: str) -> None:
    assert not waits(Step(id=1, process_id=1, name=name))


def test_a_stated_task_says_that_it_is_work() -> None:
    assert not waits(Step(id=1, process_id=1, name="Drying", task="clean"))
    assert waits(Step(id=1, process_id=1, name="Powder coating", kind=StepKind.DELAY))


@pytest.mark.parametrize("kind", [StepKind.OPERATION, StepKind.DELAY])
def test_waiting_takes_no_labour_where_nobody_stated_a_manual_share(kind: StepKind) -> None:
    audit = bakery(("Proving", timed(45)))
    audit = audit.replaced({"step": {1: replace(audit.steps[1], kind=kind)}})
    numbers = analyse(audit).processes[1].steps[1].workload
    assert numbers.labour_hours_per_year is not None
    assert numbers.labour_hours_per_year.likely == 0
    assert manual_share_of(audit, audit.work(1)) == Estimate.point(0, Basis.ASSUMED)


def test_a_stated_manual_share_and_stated_hours_stay() -> None:
    audit = bakery(("Proving", timed(45, manual_share=point(0.1))), ("Cooling", Work(id=2, labour_s=point(3600))))
    hours = analyse(audit).hours_by_step
    assert hours[1] == approx(0.1 * 0.75 * 1_000_000)
    assert hours[2] > 0


def test_the_set_up_of_waiting_is_labour() -> None:
    audit = bakery(("Proving", timed(45, setup_time_s=point(3600), batch_size=1000)))
    assert analyse(audit).hours_by_step[1] == approx(1000)


def test_of_waiting_whose_places_nobody_counted_no_use_is_said() -> None:
    audit = bakery(("Proving", timed(45, units_per_cycle=12)))
    assert not is_handwork(audit, audit.work(1))
    assert at_once(audit, audit.work(1)) is None
    assert analyse(audit).processes[1].bottleneck is None
    places = bakery(("Proving", timed(45, stations=400)))
    assert at_once(places, places.work(1)) == 400


def test_waiting_is_no_work_by_hand_on_the_line() -> None:
    audit = bakery(("Proving", timed(45)))
    assert [(e.part, e.seconds) for e in implied_elements(audit, audit.steps[1])] == [(Part.MACHINE, 2700)]


def test_a_step_beyond_all_hours_of_the_people_is_asked_about() -> None:
    """45 minutes a loaf, a million loaves: 750,000 hours against 48,000."""
    audit = bakery(("Baking", timed(45)), ("Slicing", timed(0.01, key=2)))
    analysis = analyse(audit)
    found = beyond(audit, analysis.coverage, analysis.hours_by_step)
    assert found is not None
    assert (found.step_id, found.is_step, found.are_people_known) == (1, True, True)
    assert found.times == approx(750_000 / (32 * 1500))
    assert found.people == approx(500)
    said = beyond_sentence(audit, found)
    assert "15.6 times your firm" in said
    assert "“Baking”: is 45 min per piece or per batch?" in said
    assert beyond(audit, analysis.coverage, analysis.hours_by_step, 2) is None


def test_many_steps_together_can_exceed_the_people() -> None:
    audit = bakery(("Knead", timed(2)), ("Shape", timed(1.5, key=2)), people=30)
    analysis = analyse(audit)
    found = beyond(audit, analysis.coverage, analysis.hours_by_step)
    assert found is not None
    assert (found.step_id, found.is_step) == (1, False)
    assert found.hours == approx(3.5 / 60 * 1_000_000)
    assert beyond(audit, analysis.coverage, analysis.hours_by_step, 1) is None


def test_where_people_are_not_counted_a_firm_of_250_stands_for_them() -> None:
    few = bakery(("Baking", timed(20)), people=None)
    assert beyond(few, analyse(few).coverage, analyse(few).hours_by_step) is None
    many = bakery(("Baking", timed(45)), people=None)
    found = beyond(many, analyse(many).coverage, analyse(many).hours_by_step)
    assert found is not None
    assert found.hours_of_people == MOST_PEOPLE * 1500
    assert "the work of 500 people" in beyond_sentence(many, found)


def test_what_fits_in_the_people_is_not_mentioned() -> None:
    audit = bakery(("Baking", timed(45, units_per_cycle=300)))
    assert beyond(audit, analyse(audit).coverage, analyse(audit).hours_by_step) is None
    empty = Audit.of([])
    assert beyond(empty, analyse(empty).coverage, {}) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "work",
    [timed(45), timed(450, units_per_cycle=2.0), Work(id=1, labour_s=point(3600 * 40_000))],
)
def test_the_question_fits_what_is_stated(work: Work, language: str) -> None:
    audit = bakery(("Baking", work))
    found = beyond(audit, analyse(audit).coverage, analyse(audit).hours_by_step)
    assert found is not None
    with using(language):
        said = beyond_sentence(audit, found)
    assert "{" not in said
    assert said.endswith("?")


def test_the_map_as_a_whole_is_warned_of_once() -> None:
    assert "times your firm" in beyond_of(*both(bakery(("Baking", timed(45)))))
    assert beyond_of(*both(bakery(("Baking", timed(45, units_per_cycle=300))))) == ""


def both(audit: Audit) -> tuple[Audit, Analysis]:
    return audit, analyse(audit)
