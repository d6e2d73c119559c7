"""Who helps: every instrument with country, status, month and source, and none for firms that can't use it."""

from __future__ import annotations

import re

import pytest

from auditor.assess.readiness import thresholds
from auditor.assess.support import Status, all_support, directory, has_own_support, support_for
from auditor.locale import LANGUAGES, using
from auditor.phrases.support import missing_support, support_state

THRESHOLDS = [t.key for t in thresholds()]
NORTH = {"edih_nn", "ai_hub_noord", "mit_nn", "via"}


@pytest.mark.parametrize("item", all_support(), ids=lambda item: item.key)
def test_every_instrument_has_its_country_month_source_and_words(item: object) -> None:
    found = next(s for s in all_support() if s is item)
    assert found.country in ("NL", "DE", "BE", "AT", "EU")
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", found.as_of)
    assert found.source
    assert found.thresholds
    assert found.thresholds <= set(THRESHOLDS)
    assert all(found.names[code] and found.texts[code] for code in LANGUAGES)
    assert len(set(found.texts.values())) == len(LANGUAGES)


def test_instruments_have_keys_of_their_own_and_a_law_is_none_of_them() -> None:
    keys = [s.key for s in all_support()]
    assert len(keys) == len(set(keys))
    assert "robot_rules" not in keys


@pytest.mark.parametrize("country", ["DE", "DE-NI", "BE", "AT", "FR", ""])
@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_a_firm_elsewhere_is_never_offered_a_dutch_scheme(country: str, threshold: str) -> None:
    assert {s.country for s in support_for(threshold, country)} <= {country[:2], "EU"}


def test_a_dutch_firm_is_offered_what_most_use_and_no_german_scheme() -> None:
    keys = {s.key for s in directory("NL")}
    assert {"kia", "wbso", "slim", "bmkb", "eia", "mia", "mit_rd", "edih_eu"} | NORTH <= keys
    assert not any(s.country == "DE" for s in directory("NL"))


def test_what_one_state_pays_is_offered_there_and_where_the_state_is_not_stated() -> None:
    offered = {code: {s.key for s in directory(code)} for code in ("DE", "DE-NW", "DE-NI")}
    assert "mid_nrw" in offered["DE"] & offered["DE-NW"]
    assert "mid_nrw" not in offered["DE-NI"]
    assert {"mittelstand_digital", "investitionsbooster", "zim", "bafa"} <= offered["DE-NI"]


def test_the_nearest_comes_first() -> None:
    order = [2 if s.country == "EU" else 0 if s.regions else 1 for s in directory("NL")]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_what_is_closed_is_known_and_never_offered() -> None:
    closed = {s.key: s for s in all_support() if s.status is Status.CLOSED}
    assert {"go_digital", "digital_jetzt"} <= closed.keys()
    for item in closed.values():
        assert item not in directory(item.country)


def test_country_status_and_month_are_said() -> None:
    found = {s.key: s for s in all_support()}
    assert support_state(found["edih_nn"]) == "Netherlands · not known whether it still runs · as of November 2023"
    with using("de"):
        assert support_state(found["investitionsbooster"]).startswith("Deutschland · lief")


def test_a_country_of_which_nothing_is_known_is_told() -> None:
    assert (has_own_support("DE"), has_own_support("AT")) == (True, False)
    assert missing_support("DE-BY") == ""
    assert "(Austria)" in missing_support("AT")
