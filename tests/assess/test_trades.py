"""Technologies for wood, windows, textile and print: at the work they are made for, and at no other trade's."""

from __future__ import annotations

import pytest

from auditor.assess import catalogue, matches, tasks
from auditor.assess.misfit import OtherTrade
from auditor.assess.uncovered import uncovered
from auditor.flow import analyse
from auditor.model import Audit, Estimate, Firm, Period, Process, Step, Work
from tests.assess.test_tasks import BAKERY, JOINERY

KEYS = (
    "cad_cam_branch_software",
    "carcase_press",
    "cnc_nesting",
    "cutting_table",
    "digital_finishing",
    "digital_survey",
    "edge_bander_return",
    "glazing_lift",
    "panel_saw",
    "panel_storage",
    "part_tracking",
    "spray_automat",
    "web_to_print",
    "wide_belt_sander",
)


def firm_of(names: list[str], code: str) -> Audit:
    """A firm where each step takes twenty hours a week."""
    hours = Estimate.point(20 * 3600.0)
    steps = [Step(id=i, process_id=1, name=name) for i, name in enumerate(names, 1)]
    work = [Work(id=step.id, labour_s=hours, labour_period=Period.WEEK) for step in steps]
    return Audit.of([Firm(sector_code=code), Process(id=1, name="P"), *steps, *work])


def fitting(name: str, code: str) -> set[str]:
    """The technologies of this list that can do the work of a step, whether or not they keep their limits."""
    audit = firm_of([name], code)
    numbers = analyse(audit).step(1)
    assert numbers is not None
    found = matches(audit, numbers, (catalogue()[key] for key in KEYS))
    return {m.technology.key for m in found if not any(isinstance(v, OtherTrade) for v in m.violated)}


@pytest.mark.parametrize("key", KEYS)
def test_it_saves_no_more_than_the_work_it_acts_on(key: str) -> None:
    technology = catalogue()[key]
    for task in technology.tasks:
        share = sum(tasks()[task].elements.get(element, 0.0) for element in technology.elements)
        assert technology["saving_share"].high <= share + 1e-9, task


@pytest.mark.parametrize("key", KEYS)
def test_it_is_told_for_whom_and_where_and_asked_whether_it_fits(key: str) -> None:
    technology = catalogue()[key]
    assert technology.sectors
    assert 2 <= len(technology.fit_questions) <= 5
    assert all(0 < question.chance < 1 for question in technology.fit_questions)
    assert technology["investment"].low < technology["investment"].high


@pytest.mark.parametrize(
    ("name", "code", "keys"),
    [
        ("Zuschnitt", "31.0", {"panel_saw", "panel_storage", "cnc_nesting"}),
        ("Kanten", "31.0", {"edge_bander_return"}),
        ("Schleifen", "16.2", {"wide_belt_sander"}),
        ("Pressen/Verleimen", "31.0", {"carcase_press"}),
        ("Lackieren", "31.0", {"spray_automat"}),
        ("Zeichnen", "31.0", {"cad_cam_branch_software"}),
        ("Aufmaß beim Kunden", "31.0", {"digital_survey"}),
        ("Verglasen", "25.1", {"glazing_lift"}),
        ("Zuschnitt", "14.1", {"cutting_table"}),
        ("Falzen und Heften", "18.1", {"digital_finishing"}),
        ("Angebot", "18.1", {"web_to_print"}),
        ("Zuschnitt", "25.1", set()),
        ("Kanten", "25.1", set()),
        ("Angebot", "31.0", set()),
    ],
)
def test_work_gets_the_technology_of_its_trade(name: str, code: str, keys: set[str]) -> None:
    assert fitting(name, code) == keys


def test_a_survey_in_the_workshop_is_none() -> None:
    audit = firm_of(["Messen in der Werkstatt"], "31.0")
    numbers = analyse(audit).step(1)
    assert numbers is not None
    (match,) = matches(audit, numbers, [catalogue()["digital_survey"]])
    assert match.violated


@pytest.mark.parametrize(
    ("names", "code", "known"),
    [(JOINERY, "31.0", {"Zuschnitt", "Kanten", "Schleifen", "Lackieren"}), (BAKERY, "10.7", {"Kommissionieren"})],
)
def test_a_firm_is_told_for_which_steps_nothing_is_known(
    names: dict[str, str | None], code: str, known: set[str]
) -> None:
    audit = firm_of(list(names), code)
    found = uncovered(audit, analyse(audit))
    told = {audit.steps[i].name for i in found.steps}
    assert found.of_steps == len(names)
    assert not told & known
    assert {name for name, task in names.items() if task is None} <= told
    assert found.share == pytest.approx(len(told) / len(names))
