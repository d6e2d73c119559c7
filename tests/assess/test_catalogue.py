"""The catalogue: complete, in three languages, every figure with a source or a reason."""

from __future__ import annotations

import pytest

from auditor.assess import catalogue, task_of, tasks
from auditor.assess.tasks import TaskGround
from auditor.assess.technology import FIGURES
from auditor.locale import LANGUAGES, using
from auditor.model import Domain, Step

KEYS = sorted(catalogue())


def test_there_are_at_least_thirty_technologies_over_all_domains() -> None:
    assert len(KEYS) >= 30
    assert {d for t in catalogue().values() for d in t.domains} == set(Domain)
    assert {t.kind for t in catalogue().values()} == {"robotics", "mechanisation", "software", "ai"}


@pytest.mark.parametrize("key", KEYS)
def test_a_technology_is_complete(key: str) -> None:
    technology = catalogue()[key]
    assert technology.key == key
    assert technology.tasks <= tasks().keys()
    assert 1 <= technology.ease <= 5
    for texts in (technology.names, technology.summaries, technology.asks, technology.ease_ground.texts):
        assert texts.keys() == LANGUAGES.keys()
        assert all(texts.values())
        assert len(set(texts.values())) > 1
    for figure in technology.figures.values():
        assert figure.ground.texts.keys() == LANGUAGES.keys()
        assert all(len(text) > 15 for text in figure.ground.texts.values())
        assert figure.is_sourced or len(set(figure.ground.texts.values())) == 3
        assert figure.estimate.low <= figure.estimate.likely <= figure.estimate.high
    assert technology["saving_share"].high < 1
    assert technology.figures.keys() == set(FIGURES)
    assert sum(technology.split.values()) == pytest.approx(1)
    assert all(technology.split_ground.texts.values())
    assert technology.barriers
    assert len(technology.questions) >= 3
    assert all(point.source and point.text for point in technology.legal_points)
    needs_law = technology.kind in ("robotics", "ai")
    assert technology.legal_points or not needs_law


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("Eindcontrole", "inspect"), ("Final Inspection Q.C.", "inspect"), ("Turning & Milling - Machine 4", "machine"),
        ("Turning & Milling Q.C.", "inspect"), ("Lassen", "weld"), ("Schweißen", "weld"), ("Packing", "pack"), ("Verpakken", "pack"),
        ("Order invoeren", "enter_data"), ("Pay Invoice", "invoice"), ("Approve Purchase Order for payment", "approve"),
        ("Kanten", "bend"), ("Lasersnijden", "cut"), ("Laser Marking - Machine 7", "mark"), ("Grinding Rework - Machine 27", "deburr"),
        ("Settle Dispute With Supplier", "negotiate"), ("Stapelen op pallet", "palletise"), ("Montage", "assemble"),
        ("Round Grinding - Machine 2", "grind"), ("Leppen", "grind"), ("Schleifen", "grind"), ("Spuitgieten", "form"),
    ],
)  # fmt: skip
def test_the_task_is_guessed_from_the_name(name: str, task: str) -> None:
    found = task_of(Step(process_id=1, name=name))
    assert found is not None, name
    assert found.task.key == task
    assert found.ground is TaskGround.NAME
    assert found.word.casefold() in name.casefold()


def test_a_bar_feeder_is_no_machine_for_grinding_or_pressing() -> None:
    assert not catalogue()["bar_feeder"].tasks & {"grind", "form"}
    assert {"grind", "form"} <= catalogue()["cobot_machine_tending"].tasks


def test_a_stated_task_goes_before_the_name_in_any_language() -> None:
    for stated in ("weld", "lassen", "schweißen"):
        found = task_of(Step(process_id=1, name="Packing", task=stated))
        assert found is not None
        assert found.task.key == "weld"


def test_a_name_that_says_nothing_has_no_task() -> None:
    assert task_of(Step(process_id=1, name="other")) is None


def test_names_follow_the_language() -> None:
    names = set()
    for code in LANGUAGES:
        with using(code):
            names.add(catalogue()["welding_cobot"].name)
    assert names == {"Lascobot", "Welding cobot", "Schweißcobot"}
