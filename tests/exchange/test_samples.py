"""The samples: believable firms, in every language, in which the ranking makes sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.assess import catalogue, division_of
from auditor.decide import Ranking, rank
from auditor.decide.order.ranking import Standing
from auditor.errors import InputError
from auditor.exchange import store
from auditor.exchange.template import read_readable, read_sample, sample_names, sample_title
from auditor.flow.analysis import Analysis, analyse
from auditor.flow.problems import problems
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Basis, FitAnswer, Place, Work
from auditor.store import AuditFile

NAMES = sample_names()


def read(name: str) -> Audit:
    return Audit.of(read_sample(name).entities)


@pytest.fixture(scope="module")
def rankings() -> dict[str, Ranking]:
    return {name: rank(read(name), 256, 1) for name in NAMES}


def hours_by_role(audit: Audit, analysis: Analysis) -> dict[int | None, float]:
    found: dict[int | None, float] = {}
    for process in analysis.processes.values():
        for step_id, numbers in process.steps.items():
            hours = numbers.workload.labour_hours_per_year
            if hours is not None and hours.likely:
                role_id = audit.work(step_id).role_id
                found[role_id] = found.get(role_id, 0.0) + hours.likely
    return found


def test_there_is_one_for_each_of_these_firms() -> None:
    assert set(NAMES) == {"sheet_metal", "joinery", "bakery", "metal_shop", "control_cabinets", "office"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_it_opens_and_is_analysed_without_problems_in_every_language(tmp_path: Path, name: str, code: str) -> None:
    with using(code):
        with AuditFile.create(tmp_path / "a.audit") as file:
            store(file, read_sample(name), sample_title(name))
            audit = file.audit
        assert audit.firm.illustrative
        assert {p: problems(audit, p) for p in audit.processes} == {p: [] for p in audit.processes}
        assert sum(hours_by_role(audit, analyse(audit)).values()) > 0


def test_no_name_is_the_same_in_two_languages_by_oversight() -> None:
    """Names may agree (“Problem”), but not all of a sample's."""
    for name in NAMES:
        names = []
        for code in LANGUAGES:
            with using(code):
                names.append([step.name for step in read(name).steps.values()])
        for one, other in ((0, 1), (1, 2), (0, 2)):
            same = sum(a == b for a, b in zip(names[one], names[other], strict=True))
            assert same <= 0.2 * len(names[0]), (name, one, other)


@pytest.mark.parametrize("name", NAMES)
def test_the_hours_on_the_map_are_those_of_its_people(name: str) -> None:
    audit = read(name)
    found = hours_by_role(audit, analyse(audit))
    assert set(found) == set(audit.roles), "everybody has work, and all work has somebody"
    per_head = audit.firm.productive_hours_per_fte.likely
    people = {role_id: (role.headcount or 0) * per_head for role_id, role in audit.roles.items()}
    assert 0.7 <= sum(found.values()) / sum(people.values()) <= 1.0
    assert all(found[i] <= people[i] for i in people)
    assert 8 <= sum(role.headcount or 0 for role in audit.roles.values()) <= 25


@pytest.mark.parametrize("name", NAMES)
def test_some_questions_are_answered_and_some_are_open(name: str) -> None:
    audit = read(name)
    answered = {(a.technology, a.question) for a in audit.table(FitAnswer).values()}
    asked = {t for t, _question in answered}
    open_ones = {(t, q.key) for t in asked for q in catalogue()[t].fit_questions} - answered
    assert len(answered) >= 10
    assert open_ones


def test_what_was_guessed_is_assumed() -> None:
    for name in set(NAMES) - {"sheet_metal"}:
        audit = read(name)
        bases = {w.labour_s.basis for w in audit.table(Work).values() if w.labour_s is not None}
        assert bases == {Basis.STATED, Basis.ASSUMED}, name


@pytest.mark.parametrize("name", NAMES)
def test_no_technology_of_another_trade_and_none_that_cannot_be_used_there(
    name: str, rankings: dict[str, Ranking]
) -> None:
    audit = read(name)
    division = division_of(audit.firm)
    assert division is not None
    for ranked in rankings[name].candidates:
        technology = ranked.evaluation.candidate.technology
        assert not technology.sectors or division in technology.sectors, technology.key
        for step_id in ranked.evaluation.candidate.step_ids:
            place = audit.steps[step_id].place
            assert place in technology.places, (technology.key, audit.steps[step_id].name)
            if place is Place.SITE:
                assert technology.kind not in {"robotics", "mechanisation"} or Place.SITE in technology.places


@pytest.mark.parametrize("name", NAMES)
def test_something_is_worth_doing_now(name: str, rankings: dict[str, Ranking]) -> None:
    best = rankings[name].candidates[0]
    assert best.worth_while
    assert any(r.standing is Standing.DO for r in rankings[name].candidates)


@pytest.mark.parametrize(
    ("name", "obvious"),
    [
        ("joinery", {"quotation_templates", "tidy_store", "wide_belt_sander", "cad_cam_branch_software"}),
        ("bakery", {"dough_divider_rounder", "moulder", "oven_loader", "crate_washer", "slicer_bagger"}),
        ("metal_shop", {"deburring_machine", "smed_workshop", "welding_cobot", "quotation_templates"}),
        ("control_cabinets", {"label_printer_terminal", "wire_processing", "wire_marking_prefab"}),
        ("office", {"quotation_templates", "document_reading", "e_invoicing", "rpa"}),
    ],
)
def test_what_the_trade_would_name_first_is_among_the_first_ten(
    name: str, obvious: set[str], rankings: dict[str, Ranking]
) -> None:
    first = {r.evaluation.candidate.technology.key for r in rankings[name].candidates[:10]}
    assert obvious <= first


def test_one_label_printer_serves_all_steps_of_a_process(rankings: dict[str, Ranking]) -> None:
    candidates = [r.evaluation.candidate for r in rankings["control_cabinets"].candidates]
    (printer,) = (c for c in candidates if c.technology.key == "label_printer_terminal")
    assert len(printer.step_ids) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("colour = 'red'", "colour"),
        ("fit = { welding_cobot = { colour = true } }", "welding_cobot.colour"),
        ("fit = { no_such = { jig = true } }", "no_such.jig"),
        ("answers = { colour = 3 }", "colour"),
        ("task = 'no_such'", "no_such"),
        ("place = 'moon'", "moon"),
        ("hours = 'many'", "hours"),
        ("assumed = ['scrap']", "scrap"),
    ],
)
def test_what_means_nothing_is_an_error_that_names_it(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"[[process]]\nname = 'P'\n[[process.step]]\nkey = 'weld'\nname = 'Weld'\n{line}\n")
    with pytest.raises(InputError, match=told) as error:
        read_readable(path)
    assert "weld" in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[firm]\ncolour = 1\n", "colour"),
        ("[calendar]\ncolour = 1\n", "colour"),
        ("[[role]]\nkey = 'a'\nname = 'A'\ncolour = 1\n", "colour"),
        ("[[process]]\nname = 'P'\nstep = []\ncolour = 1\n", "colour"),
        ("[[process]]\nname = 'P'\nstep = []\n[[process.lane]]\nkey = 'l'\nname = 'L'\ncolour = 1\n", "colour"),
        ("colour = 1\n", "colour"),
    ],
)
def test_unknown_keys_anywhere_are_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=told):
        read_readable(path)


def test_a_sample_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(InputError, match="joinery"):
        read_sample("no_such")
