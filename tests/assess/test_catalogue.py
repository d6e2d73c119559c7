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


def test_hours_of_people_outside_and_hours_retyped_in_the_office_are_two_things() -> None:
    outside, retyped = catalogue()["time_recording_app"], catalogue()["hours_entry_app"]
    assert not outside.tasks & retyped.tasks
    assert outside["saving_share"].high < retyped["saving_share"].likely
    assert (retyped.limits.min_hours_per_year or 0) < (outside.limits.min_hours_per_year or 0)


def test_an_ordering_app_is_for_food_and_costs_less_than_a_portal_of_ones_own() -> None:
    app, portal = catalogue()["ordering_app"], catalogue()["order_portal"]
    assert app.tasks == portal.tasks
    assert app.sectors == {"10", "11", "46"}
    assert app["investment"].high < portal["investment"].low
    assert app["running_cost_per_year"].likely < portal["running_cost_per_year"].likely


def test_a_bakery_without_a_chilled_room_pays_for_one_and_is_not_shut_out() -> None:
    """querschrift.de: the retarder of a small bakery cost EUR 30,000."""
    assert catalogue()["cold_fermentation"]["investment"].high > 30_000


def test_what_goes_back_for_missing_parts_can_be_helped_by_tracking_them() -> None:
    assert "install_on_site" in catalogue()["part_tracking"].tasks


def test_a_positioner_and_a_cobot_do_different_parts_of_welding_and_a_hand_held_laser_the_same() -> None:
    cobot = catalogue()["welding_cobot"].elements
    assert not catalogue()["weld_positioner"].elements & cobot
    assert catalogue()["handheld_laser_welding"].elements & cobot


def test_whoever_welds_by_hand_with_a_laser_is_told_of_the_danger_of_its_light() -> None:
    points = {point.key: point for point in catalogue()["handheld_laser_welding"].legal_points_in("DE")}
    assert "class 4" in points["optical_radiation"].texts["en"]
    assert "OStrV" in points["optical_radiation"].texts["en"]
