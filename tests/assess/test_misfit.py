"""What is made for another trade, or cannot be used where the work is done, is ruled out and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess import Match, Technology, catalogue, matches
from auditor.assess.misfit import OtherPlace, OtherTrade, divisions, misfits
from auditor.assess.sectors import sectors
from auditor.decide.candidate import proposing
from auditor.flow import analyse
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Firm, OwnTechnology, Place
from auditor.phrases.candidate import exclusion_text
from auditor.phrases.misfit import obstacle_remedy, obstacle_text
from tests.build import audit_from, point

METAL = frozenset({"24", "25", "28"})
INDOORS = frozenset({Place.WORKSHOP})
COBOT = replace(catalogue()["welding_cobot"], sectors=METAL, places=INDOORS)


def firm_doing(name: str, code: str = "", place: Place | None = None, task: str = "") -> Audit:
    audit = audit_from({(name, "out"): 1}, demand=20_000.0, work={name: {"cycle_time_s": point(300.0)}})
    step = replace(audit.steps[1], place=place, task=task)
    return Audit.of([*audit.entities(), Firm(sector_code=code), step])


def matches_of(audit: Audit, *known: Technology) -> list[Match]:
    numbers = analyse(audit).step(1)
    assert numbers is not None
    return matches(audit, numbers, known)


def test_what_is_not_known_rules_nothing_out() -> None:
    assert misfits(COBOT, None, None) == ()
    assert misfits(COBOT, "25", Place.WORKSHOP) == ()


def test_another_trade_rules_out_and_says_so_in_every_language() -> None:
    (match,) = matches_of(firm_doing("Welding", "31.0"), COBOT)
    assert match.violated == (OtherTrade(METAL, "31"),)
    said = set()
    for language in LANGUAGES:
        with using(language):
            said.add(obstacle_text(match.violated[0]))
    assert len(said) == 3
    assert obstacle_text(match.violated[0]) == (
        "It is made for basic metals, metal, machines; the firm's trade is furniture and interiors."
    )
    assert obstacle_remedy(match.violated[0]) == ""


def test_every_trade_that_a_technology_is_made_for_has_a_name() -> None:
    for technology in catalogue().values():
        if technology.sectors:
            said = obstacle_text(OtherTrade(technology.sectors, "43"))
            assert "NACE" not in said, technology.key


def test_a_machine_of_the_workshop_is_ruled_out_at_the_customers() -> None:
    (guessed,) = matches_of(firm_doing("Welding on site"), COBOT)
    assert guessed.violated == (OtherPlace(INDOORS, Place.SITE, is_guessed=True),)
    (stated,) = matches_of(firm_doing("Welding", place=Place.SITE), COBOT)
    assert stated.violated == (OtherPlace(INDOORS, Place.SITE),)
    with using("de"):
        assert "beim Kunden" in obstacle_text(stated.violated[0]) and "vermut" not in obstacle_text(stated.violated[0])
        assert "eigenen Schritt" in obstacle_remedy(stated.violated[0])
        assert "vermut" in obstacle_text(guessed.violated[0])
        assert "Merkmale und Aufgaben" in obstacle_remedy(guessed.violated[0])
    (match,) = matches_of(firm_doing("Welding on site", place=Place.WORKSHOP), COBOT)
    assert match.violated == ()


def test_what_is_made_for_another_trade_is_not_named_among_what_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere, indoors = replace(COBOT, key="elsewhere"), replace(COBOT, key="indoors", sectors=frozenset())
    known = {"elsewhere": elsewhere, "indoors": indoors}
    monkeypatch.setattr(proposing, "technologies", lambda _audit: known)
    audit = firm_doing("Welding on site", "31.0")
    candidates, left_out = proposing.propose(audit, analyse(audit))
    assert candidates == []
    assert [exclusion.technology.key for exclusion in left_out] == ["indoors"]
    assert exclusion_text(left_out[0]).startswith(
        "It can be used here: in the workshop; this work is done here, as we guess: at the"
    )


@pytest.mark.parametrize("name", ["Montage beim Kunden", "Keuken monteren bij de klant", "Fitting on site"])
@pytest.mark.parametrize("code", ["31.0", "16.2", ""])
def test_work_at_the_customers_gets_nothing_that_stays_in_the_workshop(name: str, code: str) -> None:
    fitting = [m.technology for m in matches_of(firm_doing(name, code), *catalogue().values()) if not m.violated]
    assert all(Place.SITE in technology.places for technology in fitting)
    assert not {"lift_assist", "quick_change"} & {technology.key for technology in fitting}


def test_the_firms_own_technology_is_for_its_trade_whatever_it_is() -> None:
    from auditor.assess import technologies

    own = OwnTechnology(
        id=1,
        name="Ours",
        kind="robotics",
        domains="production",
        tasks="edge_band",
        investment=point(9000),
        running_cost_per_year=point(500),
        saving_share=point(0.2),
        lead_time_months=point(3),
    )
    audit = Audit.of([*firm_doing("Kanten anleimen", "31.0").entities(), own])
    (match,) = matches_of(audit, technologies(audit)["own_1"])
    assert match.violated == ()


def test_every_division_of_manufacturing_has_a_word() -> None:
    made = {sector.code[:2] for sector in sectors() if "10" <= sector.code[:2] <= "33"}
    assert divisions().keys() == made
    assert all(d.names.keys() == LANGUAGES.keys() and all(d.names.values()) for d in divisions().values())
