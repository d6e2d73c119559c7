"""What the catalogue rests on: every figure has a ground with its grade, and no vendor's claim is taken at its word."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.assess import catalogue, tasks
from auditor.assess.catalogue import technologies
from auditor.assess.evidence import DECISIVE, grade_of, weakest
from auditor.assess.registry import Grade, ground
from auditor.assess.technology import FIGURES
from auditor.locale import LANGUAGES
from auditor.model import Audit, Estimate, OwnTechnology
from auditor.resources import RESOURCES, read_toml

KEYS = sorted(catalogue())
each_technology = pytest.mark.parametrize("key", KEYS)
#: Figures that a vendor likes to be high; what one claims of them is an upper bound.
BENEFITS = ("saving_share", "scrap_saving_share", "cycle_saving_share", "resale_share", "consumables_saving_share")


def raw(key: str) -> dict[str, Any]:
    return tomllib.loads(Path(RESOURCES / "catalogue" / f"{key}.toml").read_text("utf-8"))


@each_technology
def test_every_figure_has_a_ground_of_a_known_grade(key: str) -> None:
    for name in FIGURES:
        known = catalogue()[key].figures[name].ground
        assert known.texts.keys() == LANGUAGES.keys(), name
        assert known.grade in Grade, name
        assert known.grade is not Grade.ESTIMATE or not known.is_sourced, name


@each_technology
def test_a_source_says_of_which_year_it_is_or_that_it_says_none(key: str) -> None:
    for name, table in raw(key).items():
        if isinstance(table, dict) and isinstance(table.get("source"), dict) and "year" not in table:
            assert "undated" in table["source"]["en"], name
            assert "zonder datum" in table["source"]["nl"], name
            assert "ohne Datum" in table["source"]["de"], name


@pytest.mark.parametrize("key", sorted(read_toml("grounds.toml")))
def test_a_shared_ground_states_its_grade_and_year_in_three_languages(key: str) -> None:
    stated = read_toml("grounds.toml")[key]
    known = ground({"ground": key})
    assert "grade" in stated
    assert len(set(known.texts.values())) == len(LANGUAGES)
    assert known.grade is Grade.FIRM or known.year is not None or "undated" in known.texts["en"]


@each_technology
def test_what_a_vendor_claims_is_never_the_likely_value(key: str) -> None:
    for name in BENEFITS:
        figure = catalogue()[key].figures[name]
        if figure.ground.claimed is not None:
            assert figure.estimate.likely < figure.ground.claimed, name


@each_technology
def test_where_a_large_saving_rests_on_a_vendor_the_claim_is_written_down(key: str) -> None:
    saving = catalogue()[key].figures["saving_share"]
    if saving.grade in (Grade.VENDOR_CLAIM, Grade.VENDOR_EXAMPLE) and saving.estimate.likely > 0.25:
        assert saving.ground.claimed is not None


@each_technology
def test_it_says_for_whom_where_and_on_what_it_is_and_what_to_ask(key: str) -> None:
    stated, technology = raw(key), catalogue()[key]
    assert "sectors" in stated  # none are an empty list: any sector, said on purpose
    assert all(len(division) == 2 and division.isdigit() for division in technology.sectors)
    assert stated["places"]
    assert technology.elements
    assert stated["elements"] == [*dict.fromkeys(stated["elements"])]
    assert 2 <= len(technology.fit_questions) <= 5
    for question in technology.fit_questions:
        assert question.texts.keys() == LANGUAGES.keys()
        assert len(set(question.texts.values())) == len(LANGUAGES)


@each_technology
def test_no_more_is_saved_than_the_elements_are_that_it_acts_on(key: str) -> None:
    technology = catalogue()[key]
    shares = [
        sum(share for element, share in tasks()[task].elements.items() if element in technology.elements)
        for task in technology.tasks
    ]
    most = max(shares) or 1.0  # an element that no task knows of is not bounded by one
    assert technology["saving_share"].high <= most + 1e-9


def test_the_weakest_grade_is_the_one_that_counts() -> None:
    assert weakest([Grade.ACADEMIC, Grade.VENDOR_PRICE, Grade.GOVERNMENT]) is Grade.VENDOR_PRICE
    assert weakest([Grade.VENDOR_CLAIM, Grade.ESTIMATE]) is Grade.ESTIMATE
    assert weakest([Grade.FIRM]) is Grade.FIRM
    with pytest.raises(ValueError):
        weakest([])


def test_a_technology_is_known_as_well_as_the_weaker_of_its_price_and_its_saving() -> None:
    cobot = catalogue()["welding_cobot"]
    assert grade_of(cobot) is Grade.PRESS  # prices of vendors, a saving from a trade paper
    for name in DECISIVE:
        figure = cobot.figures[name]
        guessed = replace(figure, ground=replace(figure.ground, grade=Grade.ESTIMATE))
        assert grade_of(replace(cobot, figures=cobot.figures | {name: guessed})) is Grade.ESTIMATE
    scrap = cobot.figures["scrap_saving_share"]
    assert scrap.grade is Grade.ESTIMATE  # decides nothing here


@pytest.mark.parametrize("source", ["", "quotation 12 of a supplier"])
def test_what_the_firm_states_itself_is_graded_as_such(source: str) -> None:
    own = OwnTechnology(
        id=1, name="Press", source=source, investment=Estimate(1, 2, 3), running_cost_per_year=Estimate.point(1),
        saving_share=Estimate(0.1, 0.2, 0.3), lead_time_months=Estimate.point(2),
    )  # fmt: skip
    (found,) = (t for t in technologies(Audit.of([own])).values() if t.name == "Press")
    assert grade_of(found) is Grade.FIRM


def test_the_language_assistant_saves_what_a_trial_measured_and_not_what_is_promised() -> None:
    """Randomised trial, arXiv 2504.11436: 1.3–1.4 hours of mail a week, about 3.5 % of the working week."""
    assistant = catalogue()["language_assistant"]
    assert assistant.figures["saving_share"].grade is Grade.ACADEMIC
    assert assistant["saving_share"].low == 0
    assert assistant["saving_share"].likely == pytest.approx(0.035, abs=0.02)
    assert not assistant.tasks & {"enter_data", "plan"}


def test_around_packing_what_does_something_else_is_no_alternative() -> None:
    known = catalogue()
    wrapper, machine, lift, erector = (
        known[k].elements for k in ("stretch_wrapper", "packing_machine", "lift_assist", "box_erector")
    )
    assert not wrapper & (machine | lift)
    assert not machine & lift
    assert machine & erector
