"""Every file in ``resources/sectors`` is a sector that can be asked about; adding one is adding a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.assess import catalogue, tasks
from auditor.assess.sector_template import NUMBERS, SectorTemplate, sector_templates
from auditor.assess.sectors import sector_of
from auditor.resources import RESOURCES

LANGUAGES = ("nl", "en", "de")
KEYS = sorted(path.stem for path in (RESOURCES / "sectors").glob("*.toml"))
#: One tap a row, and thirty taps for all: more rows would not fit.
MOST_ROWS = 15


@pytest.fixture(params=KEYS)
def template(request: pytest.FixtureRequest) -> SectorTemplate:
    return sector_templates()[request.param]


def test_each_text_is_there_in_every_language(template: SectorTemplate) -> None:
    texts = [template.titles, template.examples, template.units]
    texts += [named.names for named in (*template.roles, *template.lanes)]
    texts += [step.names for step in template.steps]
    texts += [t for q in template.questions for t in (q.texts, *(o.texts for o in q.options))]
    for text in texts:
        assert set(text) == set(LANGUAGES)
        assert all(text[code].strip() == text[code] != "" for code in LANGUAGES), text
    for step in template.steps:
        assert set(step.hints) == set(LANGUAGES)
    assert set(template.words) == set(LANGUAGES)


def test_its_steps_are_work_that_the_program_knows(template: SectorTemplate) -> None:
    assert 10 <= len(template.steps) <= MOST_ROWS
    keys = [step.key for step in template.steps]
    assert len(set(keys)) == len(keys)
    roles, lanes = {r.key for r in template.roles}, {lane.key for lane in template.lanes}
    for step in template.steps:
        assert step.task in tasks(), step.key
        assert step.role in roles and step.lane in lanes
    assert roles == {step.role for step in template.steps} and lanes == {step.lane for step in template.steps}
    assert 2 <= len(roles) <= 4


def test_its_shares_can_add_up_to_all_hours(template: SectorTemplate) -> None:
    assert sum(step.share.low for step in template.steps) <= 1 <= sum(step.share.high for step in template.steps)


def test_its_technologies_are_in_the_catalogue_and_do_its_work(template: SectorTemplate) -> None:
    division = template.sector_code[:2]
    assert len(template.technologies) >= 5
    for key in template.technologies:
        technology = catalogue()[key]
        assert not division or not technology.sectors or division in technology.sectors, key
        assert any(step.task in technology.tasks and step.place in technology.places for step in template.steps), key


def test_its_questions_are_answered_in_what_they_say_of_technologies(template: SectorTemplate) -> None:
    assert 5 <= len(template.questions) <= 12
    steps = {step.key: step for step in template.steps}
    for question in template.questions:
        assert question.step in steps, question.key
        assert 2 <= len(question.options) <= 5
        assert sum(option.chance for option in question.options) == pytest.approx(1)
        assert any(option.effects or option.numbers for option in question.options)
        for option in question.options:
            assert set(option.numbers) <= set(NUMBERS) and all(v > 0 for v in option.numbers.values())
            for effect in option.effects:
                technology = catalogue()[effect.technology]
                assert effect.question in {q.key for q in technology.fit_questions}, (question.key, effect)
                assert steps[question.step].task in technology.tasks, (question.key, effect)
                division = template.sector_code[:2]
                assert not division or not technology.sectors or division in technology.sectors, (question.key, effect)
                step = steps[question.step]
                assert step.place in technology.places and step.domain in technology.domains, (question.key, effect)


def test_its_code_is_that_of_a_sector_and_people_have_words_for_it(template: SectorTemplate) -> None:
    if template.key != "other":
        sector = sector_of(template.sector_code)
        assert sector is not None and sector.code == template.sector_code
    for code in LANGUAGES:
        assert len(set(template.words[code])) == len(template.words[code]) >= 3


def test_no_two_sectors_have_the_same_title() -> None:
    for code in LANGUAGES:
        titles = [t.titles[code] for t in sector_templates().values()]
        assert len(set(titles)) == len(titles)


def test_the_folder_holds_nothing_else() -> None:
    assert all(path.suffix == ".toml" for path in Path(RESOURCES / "sectors").iterdir())
