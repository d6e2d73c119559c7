"""Every technology whose file says which elements of the work it takes over: complete, and in order within itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.assess.catalogue import KINDS, technology_of
from auditor.assess.registry import Grade
from auditor.assess.technology import ELEMENTS, FIGURES, Technology
from auditor.locale import LANGUAGES
from auditor.resources import RESOURCES

FILES = sorted((RESOURCES / "catalogue").glob("*.toml"))


def _raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _load(path: Path) -> Technology:
    return technology_of(_raw(path))


STATING = [path for path in FILES if "elements" in _raw(path)]
each_file = pytest.mark.parametrize("path", STATING, ids=lambda path: path.stem)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_can_be_read(path: Path) -> None:
    assert _load(path).key == path.stem


def test_measures_that_cost_little_stand_beside_hardware() -> None:
    measures = [t for t in map(_load, STATING) if t.kind == "organisation"]
    assert len(measures) >= 8
    assert {"smed_workshop", "tidy_store"} <= {t.key for t in measures}
    for measure in measures:
        assert measure["investment"].low <= 500
        assert measure["own_hours"].likely > 0


@each_file
def test_it_says_what_it_is_in_three_languages(path: Path) -> None:
    technology = _load(path)
    assert technology.kind in KINDS
    texts = [technology.names, technology.summaries, technology.asks, technology.ease_ground.texts]
    texts += [question.texts for question in technology.fit_questions]
    for text in texts:
        assert text.keys() == LANGUAGES.keys()
        assert all(words.strip() for words in text.values())
        assert len(set(text.values())) > 1


@each_file
def test_it_says_where_and_on_what_work_it_acts(path: Path) -> None:
    raw, technology = _raw(path), _load(path)
    assert raw["places"]
    assert technology.places
    assert technology.elements
    assert technology.elements <= set(ELEMENTS)
    assert technology.tasks
    assert technology.domains
    assert all(len(division) == 2 and division.isdigit() for division in technology.sectors)
    assert not (technology.shared and technology.serves_several)


@each_file
def test_its_questions_can_be_answered_on_the_floor(path: Path) -> None:
    questions = _load(path).fit_questions
    assert 2 <= len(questions) <= 5
    assert len({question.key for question in questions}) == len(questions)
    for question in questions:
        assert all(text.endswith("?") for text in question.texts.values())
        assert 0 < question.chance < 1


@each_file
def test_its_figures_are_ranges_with_a_ground(path: Path) -> None:
    technology = _load(path)
    assert technology.figures.keys() == set(FIGURES)
    for name, figure in technology.figures.items():
        estimate = figure.estimate
        assert 0 <= estimate.low <= estimate.likely <= estimate.high, name
        assert all(len(text) > 15 for text in figure.ground.texts.values()), name
        assert figure.is_sourced or len(set(figure.ground.texts.values())) == len(LANGUAGES), name
    for name in (
        "saving_share",
        "scrap_saving_share",
        "cycle_saving_share",
        "resale_share",
        "consumables_saving_share",
    ):
        assert technology[name].high <= 1, name
    assert technology["saving_share"].likely < technology["saving_share"].high
    assert sum(technology.split.values()) == pytest.approx(1)


@each_file
def test_its_price_has_a_source_or_a_reason(path: Path) -> None:
    price = _load(path).figures["investment"]
    assert price.estimate.high > price.estimate.low
    if price.is_sourced:
        assert price.grade is not Grade.ESTIMATE
    else:
        assert all(text.endswith(".") for text in price.ground.texts.values())


@each_file
def test_a_source_says_its_grade(path: Path) -> None:
    for name, table in _raw(path).items():
        if isinstance(table, dict) and "source" in table:
            assert Grade(table["grade"]) is not Grade.ESTIMATE, name


@each_file
def test_a_claim_of_a_vendor_is_no_likely_value_without_a_range(path: Path) -> None:
    for name, figure in _load(path).figures.items():
        if figure.grade in (Grade.VENDOR_CLAIM, Grade.VENDOR_EXAMPLE):
            assert figure.estimate.likely < figure.estimate.high, name


def test_what_shares_an_element_is_an_alternative_and_what_does_not_a_complement() -> None:
    found: dict[str, Technology] = {path.stem: _load(path) for path in STATING}
    assert found["smed_workshop"].elements & found["tool_presetter"].elements
    assert not found["oven_loader"].elements & found["dough_divider_rounder"].elements
