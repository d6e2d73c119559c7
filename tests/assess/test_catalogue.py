"""The catalogue: complete, in three languages, every figure with a source or a reason."""

from __future__ import annotations

import pytest

from auditor.assess import catalogue, tasks
from auditor.assess.catalogue import KINDS
from auditor.assess.technology import FIGURES
from auditor.locale import LANGUAGES, using
from auditor.model import Domain

KEYS = sorted(catalogue())


def test_there_are_at_least_thirty_technologies_over_all_domains() -> None:
    assert len(KEYS) >= 30
    assert {d for t in catalogue().values() for d in t.domains} == set(Domain)
    assert {t.kind for t in catalogue().values()} == set(KINDS)


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


def test_a_bar_feeder_is_no_machine_for_grinding_or_pressing() -> None:
    assert not catalogue()["bar_feeder"].tasks & {"grind", "form"}
    assert {"grind", "form"} <= catalogue()["cobot_machine_tending"].tasks


def test_names_follow_the_language() -> None:
    names = set()
    for code in LANGUAGES:
        with using(code):
            names.add(catalogue()["welding_cobot"].name)
    assert names == {"Lascobot", "Welding cobot", "Schweißcobot"}
